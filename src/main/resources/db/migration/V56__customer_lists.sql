-- Lists of customers that people send as files (A1). The release before reads none of it; a file that a list made has no complaint that it
-- was made of.
ALTER TABLE customer_file ALTER COLUMN made_from DROP NOT NULL;
-- The customer's number in the company's other software.
ALTER TABLE customer_file ADD COLUMN external_id text;
CREATE UNIQUE INDEX customer_file_of_external_id ON customer_file (external_id) WHERE external_id IS NOT NULL;

CREATE TABLE customer_list (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person     bigint      NOT NULL REFERENCES person,
    file_name  text        NOT NULL,
    size       bigint      NOT NULL CHECK (size > 0),
    begun_at   timestamptz NOT NULL,
    -- The first line of the file, as it was written.
    titles     text[]      NOT NULL DEFAULT '{}',
    -- The job that only says what would change, and the one that takes the list.
    trial_job  bigint REFERENCES background_job,
    take_job   bigint REFERENCES background_job,
    -- Until when its bytes and its refused rows are kept; null once they are deleted.
    file_until timestamptz
);

CREATE INDEX customer_list_with_file ON customer_list (file_until) WHERE file_until IS NOT NULL;

CREATE TABLE customer_list_part (
    list  bigint NOT NULL,
    seq   int    NOT NULL,
    bytes bytea  NOT NULL,
    PRIMARY KEY (list, seq)
);

-- Rows that were not taken, of the last run through the file.
CREATE TABLE customer_list_refusal (
    list     bigint NOT NULL,
    -- Of the row among all of the file, from 1.
    ordinal  bigint NOT NULL,
    sheet    text,
    line     bigint NOT NULL,
    -- What is wrong: column, code, values and words of each fault.
    faults   jsonb  NOT NULL,
    -- The cells as they were sent.
    personal jsonb  NOT NULL,
    PRIMARY KEY (list, ordinal)
);
