-- R1, R7: work that is proposed to one agent until a moment. The release before makes no offers and ignores them: what it assigns or hands out
-- meanwhile ends their open offers with the next look of a node of this release.
CREATE TABLE offer (
    kind        text        NOT NULL,
    -- complaint.id of a case, callback.id of a callback.
    subject     bigint      NOT NULL,
    -- Counts the offers of this work: whoever answers names it, so that an answer to an offer that is over changes nothing.
    number      int         NOT NULL,
    agent       bigint      NOT NULL,
    -- Code of the department whose rotation it belongs to.
    line        text        NOT NULL,
    offered_at  timestamptz NOT NULL,
    until       timestamptz NOT NULL,
    -- How it ended; empty while it is open.
    answer      text CHECK (answer IN ('accepted', 'declined', 'expired', 'withdrawn', 'lost')),
    answered_at timestamptz,
    -- A code of why it was declined or withdrawn.
    reason      text,
    -- How it came to the agent, which decides what accepting does to the rotation: dealt, returning, asked-for, helping.
    taking      text        NOT NULL,
    -- The order in which the agent was found, and who was passed over because of what.
    why         jsonb       NOT NULL,
    PRIMARY KEY (kind, subject, number),
    CHECK ((answer IS NULL) = (answered_at IS NULL))
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

-- No work is offered to two, and no agent is offered two.
CREATE UNIQUE INDEX offer_open_of_work ON offer (kind, subject) WHERE answer IS NULL;
CREATE UNIQUE INDEX offer_open_of_agent ON offer (agent) WHERE answer IS NULL;
CREATE INDEX offer_until ON offer (until) WHERE answer IS NULL;
CREATE INDEX offer_of_agent ON offer (agent, offered_at);

-- The first of each need of a department: what is needed follows from type and severity, so a block of complaints that nobody can take hides none.
CREATE INDEX complaint_unowned_of_department ON complaint (held_by, type, severity, turn_at(due_at, breached_at, ahead_minutes), id)
    WHERE ended_at IS NULL AND owner IS NULL AND status IN ('received', 'reopened');
