-- Who changed the record of a call last, a supervisor or its agent; null: no one since it was written, or the release before.
ALTER TABLE call_record ADD COLUMN changed_by bigint REFERENCES person;

-- Who had an extension before, so that messages that are read again give past calls to those who took them. The release before writes none.
CREATE TABLE past_extension (
    extension text        NOT NULL,
    person    bigint      NOT NULL REFERENCES person ON DELETE CASCADE,
    until     timestamptz NOT NULL,
    PRIMARY KEY (extension, until)
);
