-- The employers' half, and the people and rights around somebody.

CREATE TABLE employer_contact (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uid VARCHAR NOT NULL,
  version INTEGER NOT NULL,
  organisation_id INTEGER NOT NULL,
  "on" DATE NOT NULL,
  at VARCHAR,
  mode VARCHAR NOT NULL,
  with_whom VARCHAR,
  purpose VARCHAR NOT NULL,
  outcome VARCHAR,
  follow_up_on DATE,
  note VARCHAR,
  UNIQUE (uid),
  FOREIGN KEY(organisation_id) REFERENCES organisation (id) ON DELETE CASCADE
);

CREATE TABLE vacancy (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uid VARCHAR NOT NULL,
  version INTEGER NOT NULL,
  organisation_id INTEGER NOT NULL,
  title VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  sector VARCHAR,
  places INTEGER NOT NULL,
  hours_per_week FLOAT,
  place VARCHAR,
  country VARCHAR NOT NULL,
  asks VARCHAR,
  offers VARCHAR,
  source VARCHAR NOT NULL,
  social_return BOOLEAN NOT NULL,
  reported_on DATE NOT NULL,
  closes_on DATE,
  closed_on DATE,
  closed_reason VARCHAR,
  note VARCHAR,
  UNIQUE (uid),
  FOREIGN KEY(organisation_id) REFERENCES organisation (id) ON DELETE CASCADE
);

CREATE TABLE social_return (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uid VARCHAR NOT NULL,
  version INTEGER NOT NULL,
  organisation_id INTEGER NOT NULL,
  title VARCHAR NOT NULL,
  from_on DATE NOT NULL,
  until_on DATE NOT NULL,
  obligation INTEGER NOT NULL,
  settled_on DATE,
  note VARCHAR,
  UNIQUE (uid),
  FOREIGN KEY(organisation_id) REFERENCES organisation (id) ON DELETE CASCADE
);

CREATE TABLE introduction (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uid VARCHAR NOT NULL,
  version INTEGER NOT NULL,
  jobseeker_id INTEGER NOT NULL,
  vacancy_id INTEGER NOT NULL,
  status VARCHAR NOT NULL,
  "on" DATE NOT NULL,
  answer_by DATE,
  note VARCHAR,
  UNIQUE (uid),
  FOREIGN KEY(jobseeker_id) REFERENCES jobseeker (id) ON DELETE CASCADE,
  FOREIGN KEY(vacancy_id) REFERENCES vacancy (id) ON DELETE CASCADE
);

CREATE TABLE skill (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uid VARCHAR NOT NULL,
  version INTEGER NOT NULL,
  jobseeker_id INTEGER NOT NULL,
  kind VARCHAR NOT NULL,
  title VARCHAR NOT NULL,
  level VARCHAR,
  gained_at VARCHAR,
  obtained_on DATE,
  expires_on DATE,
  note VARCHAR,
  UNIQUE (uid),
  FOREIGN KEY(jobseeker_id) REFERENCES jobseeker (id) ON DELETE CASCADE
);

CREATE TABLE pairing (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uid VARCHAR NOT NULL,
  version INTEGER NOT NULL,
  jobseeker_id INTEGER NOT NULL,
  organisation_id INTEGER,
  kind VARCHAR NOT NULL,
  with_whom VARCHAR NOT NULL,
  with_ref VARCHAR,
  hours_per_month FLOAT,
  started_on DATE NOT NULL,
  ended_on DATE,
  checked_on DATE,
  note VARCHAR,
  UNIQUE (uid),
  FOREIGN KEY(jobseeker_id) REFERENCES jobseeker (id) ON DELETE CASCADE,
  FOREIGN KEY(organisation_id) REFERENCES organisation (id) ON DELETE SET NULL
);

CREATE TABLE "right" (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uid VARCHAR NOT NULL,
  version INTEGER NOT NULL,
  jobseeker_id INTEGER NOT NULL,
  kind VARCHAR NOT NULL,
  status VARCHAR NOT NULL,
  "on" DATE NOT NULL,
  until DATE,
  note VARCHAR,
  UNIQUE (uid),
  FOREIGN KEY(jobseeker_id) REFERENCES jobseeker (id) ON DELETE CASCADE
);

-- What is never empty needs a default here: an undo of what was done before does not name it.
ALTER TABLE organisation ADD COLUMN municipality VARCHAR;
ALTER TABLE organisation ADD COLUMN country VARCHAR NOT NULL DEFAULT 'nl';
ALTER TABLE organisation ADD COLUMN pso VARCHAR;
ALTER TABLE contact ADD COLUMN organisation_id INTEGER REFERENCES organisation (id) ON DELETE SET NULL;
ALTER TABLE placement ADD COLUMN social_return_id INTEGER REFERENCES social_return (id) ON DELETE SET NULL;
ALTER TABLE placement ADD COLUMN social_return_value INTEGER;
ALTER TABLE jobseeker ADD COLUMN wanted_sectors TEXT NOT NULL DEFAULT '[]';
ALTER TABLE jobseeker ADD COLUMN wanted_hours FLOAT;
ALTER TABLE jobseeker ADD COLUMN travel_minutes INTEGER;
ALTER TABLE jobseeker ADD COLUMN abroad BOOLEAN NOT NULL DEFAULT 0;
ALTER TABLE jobseeker ADD COLUMN share_profile_on DATE;

CREATE INDEX ix_employer_contact_organisation_id ON employer_contact (organisation_id, "on");
CREATE INDEX ix_vacancy_organisation_id ON vacancy (organisation_id);
CREATE INDEX ix_social_return_organisation_id ON social_return (organisation_id);
CREATE INDEX ix_introduction_jobseeker_id ON introduction (jobseeker_id);
CREATE INDEX ix_introduction_vacancy_id ON introduction (vacancy_id);
CREATE INDEX ix_skill_jobseeker_id ON skill (jobseeker_id);
CREATE INDEX ix_pairing_jobseeker_id ON pairing (jobseeker_id);
CREATE INDEX ix_pairing_organisation_id ON pairing (organisation_id);
CREATE INDEX ix_right_jobseeker_id ON "right" (jobseeker_id);
CREATE INDEX ix_contact_organisation_id ON contact (organisation_id) WHERE organisation_id IS NOT NULL;
CREATE INDEX ix_contact_visits ON contact (jobseeker_id, "on")
  WHERE outcome = 'held' AND purpose = 'placement_visit';
CREATE INDEX ix_placement_social_return_id ON placement (social_return_id);

-- A buddy becomes a pairing: one for each person who has or had one, as the journal tells, so that
-- what was done before can be undone and done again. Whoever has none now loses it again below.
-- Damaged texts of the journal stay as they are.
CREATE TEMP TABLE named_buddy AS
  SELECT id AS change_id, entry_id, record_id AS jobseeker_id, after IS NULL AS is_gone,
    CASE WHEN json_valid(before) THEN json_extract(before, '$.buddy') END AS before,
    CASE WHEN json_valid(after) THEN json_extract(after, '$.buddy') END AS after,
    CASE WHEN json_valid(coalesce(after, before))
      THEN json_extract(coalesce(after, before), '$.registered_on') END AS registered_on
  FROM main.change WHERE record = 'jobseeker' ORDER BY id;

CREATE TEMP TABLE had_buddy AS
  SELECT p.id AS jobseeker_id, lower(hex(randomblob(8))) AS uid,
    coalesce(
      (SELECT j.registered_on FROM main.jobseeker j WHERE j.id = p.id),
      (SELECT n.registered_on FROM named_buddy n WHERE n.jobseeker_id = p.id
       ORDER BY n.change_id DESC LIMIT 1)
    ) AS started_on
  FROM (
    SELECT id FROM main.jobseeker WHERE buddy IS NOT NULL
    UNION
    SELECT jobseeker_id FROM named_buddy WHERE coalesce(before, after) IS NOT NULL
  ) p ORDER BY p.id;

-- What went with a dossier was noted before it: those changes get numbers before all others.
INSERT INTO main.change (id, entry_id, record, record_id, jobseeker_id, before, after)
  SELECT CASE WHEN n.is_gone THEN -n.change_id END, n.entry_id, 'pairing', h.rowid, h.jobseeker_id,
    CASE WHEN n.before IS NOT NULL THEN json_object('id', h.rowid, 'uid', h.uid, 'version', 1,
      'jobseeker_id', h.jobseeker_id, 'organisation_id', NULL, 'kind', 'buddy',
      'with_whom', n.before, 'with_ref', NULL, 'hours_per_month', NULL,
      'started_on', h.started_on, 'ended_on', NULL, 'checked_on', NULL, 'note', NULL) END,
    CASE WHEN n.after IS NOT NULL THEN json_object('id', h.rowid, 'uid', h.uid, 'version', 1,
      'jobseeker_id', h.jobseeker_id, 'organisation_id', NULL, 'kind', 'buddy',
      'with_whom', n.after, 'with_ref', NULL, 'hours_per_month', NULL,
      'started_on', h.started_on, 'ended_on', NULL, 'checked_on', NULL, 'note', NULL) END
  FROM named_buddy n JOIN had_buddy h ON h.jobseeker_id = n.jobseeker_id
  WHERE n.before IS NOT n.after AND h.started_on IS NOT NULL ORDER BY n.change_id;

INSERT INTO pairing (id, uid, version, jobseeker_id, kind, with_whom, started_on)
  SELECT h.rowid, h.uid, 1, h.jobseeker_id, 'buddy', coalesce(j.buddy, '-'), h.started_on
  FROM had_buddy h LEFT JOIN main.jobseeker j ON j.id = h.jobseeker_id
  WHERE h.started_on IS NOT NULL;
DELETE FROM pairing WHERE jobseeker_id NOT IN (SELECT id FROM jobseeker WHERE buddy IS NOT NULL);

UPDATE main.change SET before = json_remove(before, '$.buddy')
  WHERE record = 'jobseeker' AND json_valid(before);
UPDATE main.change SET after = json_remove(after, '$.buddy')
  WHERE record = 'jobseeker' AND json_valid(after);
DROP TABLE named_buddy;
DROP TABLE had_buddy;
ALTER TABLE jobseeker DROP COLUMN buddy;
