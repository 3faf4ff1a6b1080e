-- The coach's own tasks and templates, addresses, and how long and where an appointment is.

CREATE TABLE task (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uid VARCHAR NOT NULL,
  version INTEGER NOT NULL,
  title VARCHAR NOT NULL,
  due_on DATE,
  done_on DATE,
  note VARCHAR,
  UNIQUE (uid)
);

CREATE TABLE template (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uid VARCHAR NOT NULL,
  version INTEGER NOT NULL,
  kind VARCHAR NOT NULL,
  name VARCHAR NOT NULL,
  body VARCHAR NOT NULL,
  UNIQUE (uid)
);

ALTER TABLE coach ADD COLUMN phone VARCHAR;
ALTER TABLE contact ADD COLUMN minutes INTEGER;
ALTER TABLE contact ADD COLUMN place VARCHAR;
ALTER TABLE jobseeker ADD COLUMN street VARCHAR;
ALTER TABLE jobseeker ADD COLUMN postcode VARCHAR;
ALTER TABLE jobseeker ADD COLUMN town VARCHAR;

CREATE INDEX ix_task_open ON task (due_on) WHERE done_on IS NULL;
