-- T8, R1 to R6: customers who come in person. Each waits as work for an agent, as a call does; its offers stand in offer with the kind visit. The release
-- before offers none of them: they wait until a node of this release looks.
CREATE TABLE visit (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- Code of the department whose agents receive the visitor.
    line          text        NOT NULL,
    -- What the visitor is called while they are here; emptied when the visit ends.
    who           text        NOT NULL DEFAULT '',
    -- The customer, where the desk knew them: the root of merged files.
    file          bigint,
    -- What agents must be able to do: skill and level.
    needs         jsonb       NOT NULL,
    registered_by bigint      NOT NULL,
    arrived_at    timestamptz NOT NULL,
    -- By when an agent is to greet them.
    due_at        timestamptz NOT NULL,
    ahead_minutes int         NOT NULL DEFAULT 0,
    -- R3 to R5: for whom it is first, and whom it must not get (R6).
    prefer        bigint,
    prefer_why    text CHECK (prefer_why IN ('tie', 'owner', 'asked-for')),
    avoid         bigint[]    NOT NULL DEFAULT '{}',
    -- Who receives them, and since when; empty while they wait.
    agent         bigint,
    -- When an agent greeted them first.
    greeted_at    timestamptz,
    taken_at      timestamptz,
    ended_at      timestamptz,
    outcome       text CHECK (outcome IN ('served', 'left')),
    -- What came of it.
    complaint     bigint,
    CHECK ((agent IS NULL) = (taken_at IS NULL)),
    CHECK ((ended_at IS NULL) = (outcome IS NULL))
) WITH (fillfactor = 80);

CREATE INDEX visit_waiting ON visit (line, arrived_at) WHERE ended_at IS NULL AND agent IS NULL;
-- A visitor has one agent, and an agent one visitor.
CREATE UNIQUE INDEX visit_of_agent ON visit (agent) WHERE ended_at IS NULL;
CREATE INDEX visit_of_agent_by_end ON visit (agent, ended_at) WHERE ended_at IS NOT NULL AND agent IS NOT NULL;
CREATE INDEX visit_by_time ON visit (line, arrived_at, id);
