-- The number a new dossier gets, and whether one is in use, are found without reading the journal.

-- 123 where a change is of the dossier K-00123. The noted row is JSON without spaces, and a quote
-- within its texts is escaped, so what is looked for is the field itself.
ALTER TABLE change ADD COLUMN dossier_number INTEGER AS (
  CASE WHEN record = 'jobseeker' AND instr(upper(coalesce(after, before)), '"REF":"K-') > 0
    THEN CAST(substr(coalesce(after, before),
                     instr(upper(coalesce(after, before)), '"REF":"K-') + 9, 10) AS INTEGER)
  END
) VIRTUAL;

CREATE INDEX ix_change_dossier_number ON change (dossier_number) WHERE dossier_number IS NOT NULL;
CREATE INDEX ix_journal_entry_erase ON journal_entry (id) WHERE what = 'erase';
CREATE INDEX ix_jobseeker_ref ON jobseeker (ref COLLATE NOCASE);
CREATE INDEX ix_jobseeker_ref_letters ON jobseeker (ref) WHERE ref GLOB '*[^ -~]*';

-- Whom a text was made for, or a plan printed: nothing changed, so no change tells it.
ALTER TABLE journal_entry ADD COLUMN jobseeker_id INTEGER;

CREATE INDEX ix_journal_entry_jobseeker_id ON journal_entry (jobseeker_id)
  WHERE jobseeker_id IS NOT NULL;
