-- A4, K8: why a person looks at a customer's data, for a day. The release before ignores it.
CREATE TABLE look_reason (
    person    bigint      NOT NULL REFERENCES person,
    -- At one of the two.
    complaint bigint,
    file      bigint,
    why       text        NOT NULL,
    at        timestamptz NOT NULL,
    until     timestamptz NOT NULL,
    CHECK ((complaint IS NULL) <> (file IS NULL))
);

CREATE UNIQUE INDEX look_reason_at_complaint ON look_reason (person, complaint, until) WHERE complaint IS NOT NULL;
CREATE UNIQUE INDEX look_reason_at_file ON look_reason (person, file, until) WHERE file IS NOT NULL;
CREATE INDEX look_reason_of_person ON look_reason (person, until);

-- The reason that was given for a look, and until when it holds; null where none was asked for.
ALTER TABLE personal_data_access ADD COLUMN why text, ADD COLUMN until timestamptz;
