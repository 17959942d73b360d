-- K7: by when somebody of the department must have taken what was handed over to it; NULL: somebody has, or there is no such limit. The release before leaves it alone: what it gives to a person leaves the index.
ALTER TABLE complaint ADD COLUMN accept_by timestamptz;

CREATE INDEX complaint_to_accept ON complaint (accept_by) WHERE accept_by IS NOT NULL AND owner IS NULL;
