-- Rows that some work of the server fails for: left out of it, so that all others go on, and tried apart.

CREATE TABLE parked (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- The work that leaves it out, and the row's key there.
    place        text        NOT NULL,
    item         text        NOT NULL,
    complaint_id bigint,
    -- For people: the case number, and of a log entry its type.
    number       text,
    event        text,
    reason       text        NOT NULL,
    tries        int         NOT NULL,
    failed_at    timestamptz NOT NULL,
    tried_at     timestamptz NOT NULL,
    -- Null: only when a server starts or an administrator asks.
    next_try_at  timestamptz,
    UNIQUE (place, item)
);

CREATE INDEX parked_complaint ON parked (complaint_id, place);
CREATE INDEX parked_next_try ON parked (next_try_at) WHERE next_try_at IS NOT NULL;
