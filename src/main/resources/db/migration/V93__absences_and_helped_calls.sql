-- R3: who is away on which days, as was entered ahead: work for their customers waits for them no longer. The release before lets it wait.
CREATE TABLE absence (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person     bigint      NOT NULL REFERENCES person,
    first_day  date        NOT NULL,
    last_day   date        NOT NULL CHECK (last_day >= first_day),
    entered_by bigint      NOT NULL REFERENCES person,
    entered_at timestamptz NOT NULL,
    -- It was taken out, and counts no more from then on.
    ended_by   bigint REFERENCES person,
    ended_at   timestamptz,
    CHECK ((ended_by IS NULL) = (ended_at IS NULL))
);
-- Those of the past are never read again.
CREATE INDEX absence_by_end ON absence (last_day, id) WHERE ended_at IS NULL;

-- R9: calls that an agent answered for the absent owner of the customer, until the owner has read what was done. What that was stands in the record
-- of the call. The release before writes none.
CREATE TABLE helped_call (
    call    bigint PRIMARY KEY REFERENCES call ON DELETE CASCADE,
    owner   bigint      NOT NULL REFERENCES person,
    helper  bigint      NOT NULL REFERENCES person,
    at      timestamptz NOT NULL,
    read_at timestamptz
);
CREATE INDEX helped_call_of_owner ON helped_call (owner, call);
CREATE INDEX helped_call_to_read ON helped_call (owner) WHERE read_at IS NULL;
