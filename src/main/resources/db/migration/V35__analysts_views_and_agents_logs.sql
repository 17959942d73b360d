-- An analyst reads figures and no personal data. A server of the release before does not know the role: accounts with it are
-- added once all nodes run this one.
ALTER TABLE person DROP CONSTRAINT person_role_check,
    ADD CONSTRAINT person_role_check CHECK (role IN ('agent', 'supervisor', 'admin', 'branch', 'analyst'));

-- A view of the console that a person keeps: the query of its address, without anything that names a customer.
CREATE TABLE saved_view (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    owner       bigint      NOT NULL REFERENCES person,
    name        text        NOT NULL,
    query       text        NOT NULL,
    -- Codes of roles.
    shared_with text[]      NOT NULL,
    changed_at  timestamptz NOT NULL,
    UNIQUE (owner, name)
);

-- C4: each agent's log of problems. Entries are added, never changed; a supervisor checks them.
CREATE TABLE problem_entry (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person     bigint      NOT NULL REFERENCES person,
    day        date        NOT NULL,
    text       text        NOT NULL,
    -- The number of the case that it is about.
    number     text,
    written_at timestamptz NOT NULL,
    checked_by bigint REFERENCES person,
    checked_at timestamptz,
    CHECK ((checked_by IS NULL) = (checked_at IS NULL))
);

CREATE INDEX problem_entry_of_day ON problem_entry (day, id);
CREATE INDEX problem_entry_unchecked ON problem_entry (id) WHERE checked_at IS NULL;

-- C4: the agent whose turn it is to sum up, by week from Monday.
CREATE TABLE summary_duty (
    week    date PRIMARY KEY,
    person  bigint NOT NULL REFERENCES person,
    -- The supervisor who chose the agent; null: it was the agent's turn.
    set_by  bigint REFERENCES person
);

CREATE TABLE day_summary (
    day        date PRIMARY KEY,
    person     bigint      NOT NULL REFERENCES person,
    text       text        NOT NULL,
    entries    int         NOT NULL,
    written_at timestamptz NOT NULL
);

-- What an agent did on a day is counted from the log and from the calls, a few days back.
CREATE INDEX event_of_actor ON event (actor, at) WHERE actor IS NOT NULL AND type IN ('assigned', 'resolved');
CREATE INDEX callback_attempt_of_agent ON callback_attempt (agent, ended_at);
