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

-- A2: files that are sealed. The release before shows them open.
ALTER TABLE customer_file ADD COLUMN sealed_at timestamptz;

CREATE INDEX customer_file_to_seal ON customer_file (last_contact_at, id)
    WHERE sealed_at IS NULL AND erased_at IS NULL AND set_aside_at IS NULL;

ALTER TABLE customer_change DROP CONSTRAINT customer_change_what_check;
ALTER TABLE customer_change ADD CONSTRAINT customer_change_what_check CHECK (what IN (
    'made', 'changed', 'contact-added', 'contact-ended', 'case-joined', 'case-left', 'set-aside', 'merged', 'unmerged', 'sealed', 'unsealed')) NOT VALID;
