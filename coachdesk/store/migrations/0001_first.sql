-- The records of coachdesk/docs/domain.md, section 2, the settings and the journal.

CREATE TABLE coach (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uid VARCHAR NOT NULL,
  version INTEGER NOT NULL,
  name VARCHAR NOT NULL,
  email VARCHAR,
  team VARCHAR,
  caseload_limit INTEGER,
  UNIQUE (uid)
);

CREATE TABLE organisation (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uid VARCHAR NOT NULL,
  version INTEGER NOT NULL,
  name VARCHAR NOT NULL,
  sector VARCHAR,
  contact_person VARCHAR,
  phone VARCHAR,
  email VARCHAR,
  note VARCHAR,
  UNIQUE (uid),
  UNIQUE (name)
);

CREATE TABLE workshop (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uid VARCHAR NOT NULL,
  version INTEGER NOT NULL,
  title VARCHAR NOT NULL,
  held_on DATE NOT NULL,
  hours FLOAT NOT NULL,
  place VARCHAR,
  starts_at VARCHAR,
  UNIQUE (uid)
);

CREATE TABLE jobseeker (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uid VARCHAR NOT NULL,
  version INTEGER NOT NULL,
  coach_id INTEGER NOT NULL,
  ref VARCHAR NOT NULL,
  first_name VARCHAR NOT NULL,
  prefix VARCHAR,
  last_name VARCHAR NOT NULL,
  born_on DATE,
  phone VARCHAR,
  email VARCHAR,
  neighbourhood VARCHAR,
  language VARCHAR,
  tags TEXT NOT NULL,
  buddy VARCHAR,
  benefit_kind VARCHAR,
  benefit_from DATE,
  registered_on DATE NOT NULL,
  intake_started_on DATE,
  intake_closed_on DATE,
  plan_goal VARCHAR,
  plan_agreed_on DATE,
  plan_reviewed_on DATE,
  rights_checked_on DATE,
  income_supplement_on DATE,
  closed_on DATE,
  closed_reason VARCHAR,
  closing_note VARCHAR,
  note VARCHAR,
  UNIQUE (uid),
  FOREIGN KEY(coach_id) REFERENCES coach (id) ON DELETE CASCADE,
  UNIQUE (ref)
);

CREATE TABLE contact (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uid VARCHAR NOT NULL,
  version INTEGER NOT NULL,
  jobseeker_id INTEGER NOT NULL,
  "on" DATE NOT NULL,
  at VARCHAR,
  mode VARCHAR NOT NULL,
  purpose VARCHAR NOT NULL,
  outcome VARCHAR,
  jobseeker_present BOOLEAN NOT NULL,
  note VARCHAR,
  UNIQUE (uid),
  FOREIGN KEY(jobseeker_id) REFERENCES jobseeker (id) ON DELETE CASCADE
);

CREATE TABLE plan_step (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uid VARCHAR NOT NULL,
  version INTEGER NOT NULL,
  jobseeker_id INTEGER NOT NULL,
  domain VARCHAR NOT NULL,
  title VARCHAR NOT NULL,
  owner VARCHAR NOT NULL,
  due_on DATE,
  status VARCHAR NOT NULL,
  done_on DATE,
  note VARCHAR,
  UNIQUE (uid),
  FOREIGN KEY(jobseeker_id) REFERENCES jobseeker (id) ON DELETE CASCADE
);

CREATE TABLE circumstance (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uid VARCHAR NOT NULL,
  version INTEGER NOT NULL,
  jobseeker_id INTEGER NOT NULL,
  kind VARCHAR NOT NULL,
  domain VARCHAR NOT NULL,
  text VARCHAR NOT NULL,
  resolved_on DATE,
  UNIQUE (uid),
  FOREIGN KEY(jobseeker_id) REFERENCES jobseeker (id) ON DELETE CASCADE
);

CREATE TABLE debt (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uid VARCHAR NOT NULL,
  version INTEGER NOT NULL,
  jobseeker_id INTEGER NOT NULL,
  creditor VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  amount INTEGER,
  noted_on DATE NOT NULL,
  problematic BOOLEAN NOT NULL,
  status VARCHAR NOT NULL,
  note VARCHAR,
  UNIQUE (uid),
  FOREIGN KEY(jobseeker_id) REFERENCES jobseeker (id) ON DELETE CASCADE
);

CREATE TABLE debt_assistance (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uid VARCHAR NOT NULL,
  version INTEGER NOT NULL,
  jobseeker_id INTEGER NOT NULL,
  requested_on DATE NOT NULL,
  first_talk_on DATE,
  threat VARCHAR,
  threat_on DATE,
  threat_strikes_on DATE,
  threat_averted_on DATE,
  plan_agreed_on DATE,
  administrator VARCHAR,
  administrator_certified BOOLEAN,
  ended_on DATE,
  end_reason VARCHAR,
  UNIQUE (uid),
  FOREIGN KEY(jobseeker_id) REFERENCES jobseeker (id) ON DELETE CASCADE
);

CREATE TABLE placement (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uid VARCHAR NOT NULL,
  version INTEGER NOT NULL,
  jobseeker_id INTEGER NOT NULL,
  organisation_id INTEGER NOT NULL,
  kind VARCHAR NOT NULL,
  role VARCHAR NOT NULL,
  supervisor VARCHAR,
  hours_per_week FLOAT,
  started_on DATE NOT NULL,
  ends_on DATE,
  ended_on DATE,
  outcome VARCHAR,
  allowance_per_month INTEGER,
  displacement_checked_on DATE,
  displacement_risk BOOLEAN,
  learning_goal VARCHAR,
  note VARCHAR,
  UNIQUE (uid),
  FOREIGN KEY(jobseeker_id) REFERENCES jobseeker (id) ON DELETE CASCADE,
  FOREIGN KEY(organisation_id) REFERENCES organisation (id)
);

CREATE TABLE attendance (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uid VARCHAR NOT NULL,
  version INTEGER NOT NULL,
  workshop_id INTEGER NOT NULL,
  jobseeker_id INTEGER NOT NULL,
  status VARCHAR NOT NULL,
  UNIQUE (workshop_id, jobseeker_id),
  UNIQUE (uid),
  FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE,
  FOREIGN KEY(jobseeker_id) REFERENCES jobseeker (id) ON DELETE CASCADE
);

CREATE TABLE aftercare (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uid VARCHAR NOT NULL,
  version INTEGER NOT NULL,
  jobseeker_id INTEGER NOT NULL,
  "on" DATE NOT NULL,
  still_working BOOLEAN,
  note VARCHAR,
  UNIQUE (uid),
  FOREIGN KEY(jobseeker_id) REFERENCES jobseeker (id) ON DELETE CASCADE
);

CREATE TABLE setting (
  id INTEGER NOT NULL,
  name VARCHAR NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE (name)
);

CREATE TABLE journal_entry (
  id INTEGER NOT NULL,
  at VARCHAR NOT NULL,
  what VARCHAR NOT NULL,
  facts TEXT NOT NULL,
  window VARCHAR NOT NULL,
  undoes INTEGER,
  undone_by INTEGER,
  PRIMARY KEY (id),
  FOREIGN KEY(undoes) REFERENCES journal_entry (id),
  FOREIGN KEY(undone_by) REFERENCES journal_entry (id)
);

CREATE TABLE change (
  id INTEGER NOT NULL,
  entry_id INTEGER NOT NULL,
  record VARCHAR NOT NULL,
  record_id INTEGER NOT NULL,
  jobseeker_id INTEGER,
  before TEXT,
  after TEXT,
  PRIMARY KEY (id),
  FOREIGN KEY(entry_id) REFERENCES journal_entry (id)
);

CREATE UNIQUE INDEX ix_organisation_name ON organisation (name COLLATE NOCASE);
CREATE INDEX ix_jobseeker_coach_id ON jobseeker (coach_id);
CREATE INDEX ix_jobseeker_closed_on ON jobseeker (closed_on);
CREATE INDEX ix_contact_latest ON contact (jobseeker_id, "on", at, id);
CREATE INDEX ix_contact_held ON contact (jobseeker_id, "on") WHERE outcome = 'held';
CREATE INDEX ix_contact_debts ON contact (jobseeker_id, "on")
  WHERE outcome = 'held' AND purpose = 'debts';
CREATE INDEX ix_contact_open ON contact ("on") WHERE outcome IS NULL;
CREATE INDEX ix_plan_step_jobseeker_id ON plan_step (jobseeker_id);
CREATE INDEX ix_plan_step_open ON plan_step (jobseeker_id) WHERE status IN ('todo', 'doing');
CREATE INDEX ix_circumstance_jobseeker_id ON circumstance (jobseeker_id);
CREATE INDEX ix_debt_jobseeker_id ON debt (jobseeker_id);
CREATE INDEX ix_debt_assistance_jobseeker_id ON debt_assistance (jobseeker_id);
CREATE INDEX ix_placement_jobseeker_id ON placement (jobseeker_id);
CREATE INDEX ix_placement_organisation_id ON placement (organisation_id);
CREATE INDEX ix_attendance_jobseeker_id ON attendance (jobseeker_id);
CREATE INDEX ix_aftercare_jobseeker_id ON aftercare (jobseeker_id);
CREATE INDEX ix_workshop_held_on ON workshop (held_on);
CREATE INDEX ix_change_entry_id ON change (entry_id);
CREATE INDEX ix_change_jobseeker_id ON change (jobseeker_id, id);
CREATE INDEX ix_change_record ON change (record, record_id, id);

-- Signals set aside until a day, and forms not yet saved (those are not in the journal).
CREATE TABLE set_aside (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uid VARCHAR NOT NULL,
  version INTEGER NOT NULL,
  jobseeker_id INTEGER,
  rule VARCHAR NOT NULL,
  record VARCHAR NOT NULL,
  until_on DATE NOT NULL,
  reason VARCHAR,
  UNIQUE (uid),
  UNIQUE (rule, record),
  FOREIGN KEY(jobseeker_id) REFERENCES jobseeker (id) ON DELETE CASCADE
);

CREATE TABLE draft (
  id INTEGER NOT NULL,
  form VARCHAR NOT NULL,
  jobseeker_id INTEGER,
  record_id INTEGER,
  texts TEXT NOT NULL,
  kept_at VARCHAR NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(jobseeker_id) REFERENCES jobseeker (id) ON DELETE CASCADE
);
