-- The rows behind the way of a complaint. Every step changes state and appends to "event" in one transaction;
-- feed, figures and audit read the log. Times are instants; zones belong to the policy.
--
-- The hot tables (complaint, event, sla_clock, idempotency_key) carry no foreign keys: each would cost a trigger and a
-- share lock per row of every intake batch, and their rows are only ever written together, by one statement.

CREATE TABLE person (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    login         text        NOT NULL UNIQUE,
    name          text        NOT NULL,
    role          text        NOT NULL CHECK (role IN ('agent', 'supervisor', 'admin', 'branch')),
    branch        text,
    password_hash text        NOT NULL,
    enabled       boolean     NOT NULL DEFAULT true,
    -- Raised to end every session of this person at once (S1).
    session_epoch int         NOT NULL DEFAULT 1,
    created_at    timestamptz NOT NULL,
    CHECK ((role = 'branch') = (branch IS NOT NULL))
);

CREATE TABLE signing_key (
    kid         text PRIMARY KEY,
    algorithm   text        NOT NULL,
    private_pem text        NOT NULL,
    public_pem  text        NOT NULL,
    created_at  timestamptz NOT NULL
);

CREATE TABLE policy_version (
    id           int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    policy       text        NOT NULL,
    version      text        NOT NULL,
    digest       text        NOT NULL UNIQUE,
    source       text        NOT NULL,
    installed_at timestamptz NOT NULL
);

-- P1: one row a month and number format, advanced once per intake batch inside its transaction, so serials have no gaps over any number
-- of nodes.
CREATE TABLE case_serial (
    -- The fixed part of the month's numbers, such as 202609-.
    series text PRIMARY KEY,
    last   int NOT NULL
);

CREATE SEQUENCE complaint_id_seq AS bigint;

CREATE TABLE complaint (
    id                    bigint PRIMARY KEY,
    number                text        NOT NULL UNIQUE,
    policy_version        int         NOT NULL,
    channel               text        NOT NULL,
    source                text        NOT NULL,
    language              text        NOT NULL,
    complainant           text        NOT NULL,
    phone                 text        NOT NULL,
    waybill               text,
    branch                text,
    region                text,
    description           text        NOT NULL,
    demand                text,
    preferred_callback_at timestamptz,
    -- The branch that filed it (internal sources), which alone of the branches may see it.
    filed_by_branch       text,
    filed_by              bigint,
    -- 120 bits, the second half of a customer's tracking code; null for internal complaints.
    tracking_secret       text,
    type                  text        NOT NULL,
    subtype               text,
    severity              text        NOT NULL,
    confidence            real        NOT NULL,
    reasons               jsonb       NOT NULL,
    judged_by             text        NOT NULL,
    status                text        NOT NULL,
    owner                 bigint,
    -- K7: who was contacted first, and stays answerable for it.
    first_contact         bigint,
    received_at           timestamptz NOT NULL,
    due_at                timestamptz NOT NULL,
    original_due_at       timestamptz NOT NULL,
    calendar_warning      text,
    breached_at           timestamptz,
    resolution            text,
    resolved_at           timestamptz,
    -- Closed, withdrawn or judged not valid: whatever ended it.
    ended_at              timestamptz,
    linked_to             bigint,
    reopened              int         NOT NULL DEFAULT 0,
    last_seq              int         NOT NULL,
    -- The ETag: raised by every step of a person, not by the timer.
    version               int         NOT NULL DEFAULT 1
) WITH (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.02);

CREATE INDEX complaint_open_by_due ON complaint (due_at, id) WHERE ended_at IS NULL;
CREATE INDEX complaint_open_of_owner ON complaint (owner, due_at, id) WHERE ended_at IS NULL AND owner IS NOT NULL;
-- Nobody's yet: what "take next" takes from.
CREATE INDEX complaint_unowned_by_due ON complaint (due_at, id)
    WHERE ended_at IS NULL AND owner IS NULL AND status IN ('received', 'reopened');
CREATE INDEX complaint_of_phone ON complaint (phone, id);
CREATE INDEX complaint_of_waybill ON complaint (waybill, id) WHERE waybill IS NOT NULL;
CREATE INDEX complaint_of_branch ON complaint (filed_by_branch, id) WHERE filed_by_branch IS NOT NULL;
CREATE INDEX complaint_linked_to ON complaint (linked_to, id) WHERE linked_to IS NOT NULL;

CREATE TABLE event (
    -- Readers take what lies behind pg_snapshot_xmin, so that nothing that commits late is skipped.
    tx           xid8        NOT NULL DEFAULT pg_current_xact_id(),
    id           bigint GENERATED ALWAYS AS IDENTITY,
    complaint_id bigint      NOT NULL,
    seq          int         NOT NULL,
    type         text        NOT NULL,
    at           timestamptz NOT NULL,
    -- A person's id; null for a customer or the program.
    actor        bigint,
    actor_kind   text        NOT NULL CHECK (actor_kind IN ('person', 'customer', 'program')),
    -- P6: what is internal never reaches a customer.
    internal     boolean     NOT NULL,
    data         jsonb       NOT NULL,
    PRIMARY KEY (tx, id),
    UNIQUE (complaint_id, seq)
);

CREATE TABLE sla_clock (
    complaint_id    bigint      NOT NULL,
    kind            text        NOT NULL CHECK (kind IN ('handling')),
    state           text        NOT NULL CHECK (state IN ('running', 'met', 'breached', 'cancelled')),
    started_at      timestamptz NOT NULL,
    original_due_at timestamptz NOT NULL,
    due_at          timestamptz NOT NULL,
    next_action_at  timestamptz,
    breached_at     timestamptz,
    stopped_at      timestamptz,
    PRIMARY KEY (complaint_id, kind)
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02);

CREATE INDEX sla_clock_due ON sla_clock (next_action_at) WHERE next_action_at IS NOT NULL;

CREATE TABLE idempotency_key (
    -- SHA-256 of the caller's scope and key, first 128 bits.
    id           uuid PRIMARY KEY,
    -- SHA-256 of the body, first 128 bits.
    fingerprint  uuid        NOT NULL,
    complaint_id bigint      NOT NULL,
    created_at   timestamptz NOT NULL
);

CREATE INDEX idempotency_key_age ON idempotency_key USING brin (created_at);

CREATE TABLE callback (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    complaint_id bigint      NOT NULL REFERENCES complaint (id),
    status       text        NOT NULL CHECK (status IN
        ('waiting', 'in-progress', 'reached', 'refused', 'unreachable', 'answered-online', 'cancelled')),
    -- The complaint's own limit: callbacks are made in that order, so that closing is in time.
    due_at       timestamptz NOT NULL,
    not_before   timestamptz NOT NULL,
    -- Attempts begun; the number of the current one is the fencing token of its holder.
    attempts     int         NOT NULL DEFAULT 0,
    agent        bigint,
    lease_until  timestamptz,
    created_at   timestamptz NOT NULL,
    finished_at  timestamptz
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02);

CREATE INDEX callback_waiting ON callback (due_at, id) WHERE status = 'waiting';
CREATE INDEX callback_leased ON callback (lease_until) WHERE status = 'in-progress';
CREATE UNIQUE INDEX callback_open_of_complaint ON callback (complaint_id) WHERE status IN ('waiting', 'in-progress');
CREATE INDEX callback_of_complaint ON callback (complaint_id, id);

CREATE TABLE callback_attempt (
    callback_id bigint      NOT NULL REFERENCES callback (id),
    attempt     int         NOT NULL,
    agent       bigint      NOT NULL,
    started_at  timestamptz NOT NULL,
    ended_at    timestamptz,
    outcome     text CHECK (outcome IN ('reached', 'no-answer', 'refused', 'given-back', 'lease-expired')),
    comment     text,
    PRIMARY KEY (callback_id, attempt)
);

CREATE TABLE rating (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    complaint_id bigint      NOT NULL REFERENCES complaint (id),
    callback_id  bigint REFERENCES callback (id),
    -- How often the complaint had been reopened by then: each resolution is rated once.
    resolution   int         NOT NULL,
    score        smallint    NOT NULL CHECK (score BETWEEN 1 AND 5),
    comment      text,
    rated_at     timestamptz NOT NULL,
    UNIQUE (complaint_id, resolution)
);

-- P7: new cases promised to customers who do not accept a conclusion. Written with the rating and deleted once filed, so
-- that a crash between the two loses none.
CREATE TABLE linked_case_owed (
    key          text PRIMARY KEY,
    complaint_id bigint      NOT NULL,
    comment      text        NOT NULL,
    -- Who recorded it; null where the customer rated on their page.
    person       bigint,
    owed_at      timestamptz NOT NULL
);

-- How far each log reader has come; moved in the transaction that writes what it derived.
CREATE TABLE log_position (
    reader text PRIMARY KEY,
    tx     xid8   NOT NULL,
    id     bigint NOT NULL
);

-- What happened on each day (policy zone). Derived from the log alone, so it can be thrown away and counted again.
CREATE TABLE measure_daily (
    day                   date NOT NULL,
    type                  text NOT NULL,
    severity              text NOT NULL,
    channel               text NOT NULL,
    received              int  NOT NULL DEFAULT 0,
    closed                int  NOT NULL DEFAULT 0,
    closed_on_time        int  NOT NULL DEFAULT 0,
    withdrawn             int  NOT NULL DEFAULT 0,
    not_valid             int  NOT NULL DEFAULT 0,
    reopened              int  NOT NULL DEFAULT 0,
    breached              int  NOT NULL DEFAULT 0,
    -- The running sum over all days up to one is what was open and past due at that day's end.
    past_due_change       int  NOT NULL DEFAULT 0,
    callbacks_reached     int  NOT NULL DEFAULT 0,
    callbacks_refused     int  NOT NULL DEFAULT 0,
    callbacks_unreachable int  NOT NULL DEFAULT 0,
    callbacks_online      int  NOT NULL DEFAULT 0,
    callbacks_cancelled   int  NOT NULL DEFAULT 0,
    callback_attempts     int  NOT NULL DEFAULT 0,
    -- Of them, those for customers who were reached in the end.
    reached_attempts      int  NOT NULL DEFAULT 0,
    ratings_asked         int  NOT NULL DEFAULT 0,
    -- On the day of asking, whenever the answer came, so that it never exceeds ratings_asked.
    ratings_answered      int  NOT NULL DEFAULT 0,
    ratings_given         int  NOT NULL DEFAULT 0,
    ratings_satisfied     int  NOT NULL DEFAULT 0,
    ratings_sum           int  NOT NULL DEFAULT 0,
    -- On the day of closing, whenever the rating came.
    closed_satisfied      int  NOT NULL DEFAULT 0,
    PRIMARY KEY (day, type, severity, channel)
);

-- What is open, by the day it was received: the backlog's age without counting complaints.
-- What has been handled to the end is deleted, so that it stays as small as the backlog is old.
CREATE TABLE measure_backlog (
    received_on date NOT NULL,
    type        text NOT NULL,
    severity    text NOT NULL,
    channel     text NOT NULL,
    open        int  NOT NULL,
    past_due    int  NOT NULL,
    PRIMARY KEY (received_on, type, severity, channel)
);

CREATE INDEX measure_backlog_handled ON measure_backlog (received_on) WHERE open = 0 AND past_due = 0;

-- K8: every look at a customer's personal data by a person of ours.
CREATE TABLE personal_data_access (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at           timestamptz NOT NULL,
    person       bigint      NOT NULL,
    complaint_id bigint      NOT NULL,
    what         text        NOT NULL
);

CREATE INDEX personal_data_access_of_complaint ON personal_data_access (complaint_id, id);
