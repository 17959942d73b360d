-- Who is at their post, in which order each line hands out work, and what happened there. The release before knows none of these tables.
CREATE TABLE agent_floor (
    person         bigint PRIMARY KEY REFERENCES person,
    -- Code of the department whose rotation it is.
    line           text        NOT NULL,
    state          text        NOT NULL CHECK (state IN
        ('off', 'ready', 'offered', 'busy', 'wrap-up', 'break', 'away-on-duty', 'missed')),
    -- Of a break its code in the policy; of `off` why, if the person did not choose it; of `busy` whose customer it is, if it counts as no turn.
    reason         text,
    since          timestamptz NOT NULL,
    -- When the break's limit passes or the wrap-up is over.
    until          timestamptz,
    -- What the person chose while work was in their hands.
    next_state     text CHECK (next_state IN ('off', 'break', 'away-on-duty')),
    next_reason    text,
    -- Place in the rotation (R1), lower is earlier; null: not in it today.
    turn           bigint,
    -- R2: lost a turn while away on duty, and no supervisor has decided about it yet.
    turn_owed      boolean     NOT NULL DEFAULT false,
    -- R2: a supervisor confirmed that they are away on duty.
    away_confirmed boolean     NOT NULL DEFAULT false,
    -- Offers missed in a row.
    missed         smallint    NOT NULL DEFAULT 0,
    -- The day of the next two, in the policy's zone.
    day            date        NOT NULL,
    missed_today   smallint    NOT NULL DEFAULT 0,
    lost_today     smallint    NOT NULL DEFAULT 0,
    last_ended_at  timestamptz,
    -- Presence lease: renewed by the node with the person's open stream.
    seen_until     timestamptz NOT NULL,
    -- Raised by each change but a renewal.
    version        int         NOT NULL DEFAULT 1,
    -- A place is one person's. Deferrable, so that two may change places in one statement.
    CONSTRAINT agent_floor_turn UNIQUE (line, turn) DEFERRABLE
-- Some hundreds of rows, read as a whole; no index holds what a renewal changes, so that renewals stay within their pages.
) WITH (fillfactor = 50);

CREATE TABLE rotation (
    line      text   NOT NULL,
    day       date   NOT NULL,
    last_turn bigint NOT NULL,
    PRIMARY KEY (line, day)
);

-- The log of the floor: presence concerns no complaint, so it stands in no complaint's log.
CREATE TABLE floor_event (
    tx      xid8        NOT NULL DEFAULT pg_current_xact_id(),
    id      bigint GENERATED ALWAYS AS IDENTITY,
    at      timestamptz NOT NULL,
    line    text        NOT NULL,
    person  bigint      NOT NULL,
    type    text        NOT NULL,
    -- Null: the program.
    by_whom bigint,
    -- No personal data of customers.
    details jsonb       NOT NULL,
    PRIMARY KEY (tx, id)
);

CREATE INDEX floor_event_of_person ON floor_event (person, at);
