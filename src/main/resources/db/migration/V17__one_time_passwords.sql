-- A password that another person made up opens until then, and only to choose one's own (S2). A server of the version
-- before takes it for a password like any other.
ALTER TABLE person ADD COLUMN one_time_until timestamptz;

-- S1: which person changed which account, and how.
CREATE TABLE person_change (
    id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at     timestamptz NOT NULL,
    person bigint      NOT NULL,
    -- Null: the command line.
    by     bigint,
    what   text        NOT NULL,
    -- Each changed field with its value before and after.
    fields jsonb       NOT NULL
);

CREATE INDEX person_change_of_person ON person_change (person, id);
