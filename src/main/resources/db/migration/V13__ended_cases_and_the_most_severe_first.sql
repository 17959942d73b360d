-- Lists beside those by due time: ended complaints, newest first, and open ones with the most severe first.

-- Of any age, and between two days, without reading what lies outside.
CREATE INDEX complaint_ended ON complaint (received_at, id, held_by) WHERE ended_at IS NOT NULL;

-- With the severity too, so that those of one severity are read in the order of their due times without reading the
-- others. No index is added to those that a new complaint is written to.
DROP INDEX complaint_open_by_due;
DROP INDEX complaint_unowned_by_due;
CREATE INDEX complaint_open_by_due ON complaint (due_at, id, held_by, severity) WHERE ended_at IS NULL;
CREATE INDEX complaint_unowned_by_due ON complaint (due_at, id, held_by, severity)
    WHERE ended_at IS NULL AND owner IS NULL AND status IN ('received', 'reopened');
