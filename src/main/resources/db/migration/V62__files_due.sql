-- A6: when a person last changed a file or confirmed that nothing has changed, and when they first found it complete. The release before
-- writes neither, so its edits leave a file due.
ALTER TABLE customer_file ADD COLUMN tended_at timestamptz, ADD COLUMN completed_at timestamptz;

-- Files that are still to be completed, and files that somebody looks after, by the last time that a person did: by department and by agent.
CREATE INDEX customer_file_to_complete ON customer_file (coalesce(department, ''), created_at, id)
    WHERE completed_at IS NULL AND set_aside_at IS NULL AND erased_at IS NULL AND sealed_at IS NULL;
CREATE INDEX customer_file_to_complete_by ON customer_file (responsible, created_at, id)
    WHERE completed_at IS NULL AND responsible IS NOT NULL AND set_aside_at IS NULL AND erased_at IS NULL AND sealed_at IS NULL;
CREATE INDEX customer_file_to_update ON customer_file (coalesce(department, ''), tended_at, id)
    WHERE completed_at IS NOT NULL AND (department IS NOT NULL OR responsible IS NOT NULL)
        AND set_aside_at IS NULL AND erased_at IS NULL AND sealed_at IS NULL;
CREATE INDEX customer_file_to_update_by ON customer_file (responsible, tended_at, id)
    WHERE completed_at IS NOT NULL AND responsible IS NOT NULL AND set_aside_at IS NULL AND erased_at IS NULL AND sealed_at IS NULL;

ALTER TABLE customer_change DROP CONSTRAINT customer_change_what_check;
ALTER TABLE customer_change ADD CONSTRAINT customer_change_what_check CHECK (what IN (
    'made', 'changed', 'contact-added', 'contact-ended', 'case-joined', 'case-left', 'set-aside', 'merged', 'unmerged', 'sealed', 'unsealed',
    'readmitted', 'confirmed')) NOT VALID;
