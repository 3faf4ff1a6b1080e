-- When somebody is busy by a calendar that was brought in: from when and how long, and not with what.

CREATE TABLE busy_time (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uid VARCHAR NOT NULL,
  version INTEGER NOT NULL,
  "on" DATE NOT NULL,
  at VARCHAR NOT NULL,
  minutes INTEGER NOT NULL,
  UNIQUE (uid)
);

CREATE INDEX ix_busy_time_on ON busy_time ("on");
