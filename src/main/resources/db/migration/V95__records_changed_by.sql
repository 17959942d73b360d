-- Who changed the record of a call last, a supervisor or its agent; null: no one since it was written, or the release before.
ALTER TABLE call_record ADD COLUMN changed_by bigint REFERENCES person;
