-- Many clocks for each complaint, pauses and extensions, departments that hold it, notices of the escalation ladder, and
-- policies and calendars that change while the server runs.

-- Who answers for a department: its people, its named supervisor (督办) and its head (T5).
ALTER TABLE person
    ADD COLUMN department text,
    ADD COLUMN duty       text CHECK (duty IN ('supervisor', 'head')),
    ADD CHECK (duty IS NULL OR department IS NOT NULL),
    -- Whoever handles no complaints gets no notices of them.
    ADD CHECK (department IS NULL OR role IN ('agent', 'supervisor'));

CREATE UNIQUE INDEX person_of_duty ON person (department, duty) WHERE duty IS NOT NULL AND enabled;

ALTER TABLE policy_version
    ADD COLUMN line_of_business text NOT NULL DEFAULT 'freight',
    ADD COLUMN installed_by     bigint;

-- What rules new complaints of each line of business.
CREATE TABLE policy_in_force (
    line_of_business text PRIMARY KEY,
    version          int         NOT NULL REFERENCES policy_version (id),
    -- Null: a server's start.
    put_by           bigint,
    since            timestamptz NOT NULL
);

-- Calendars as they were published; the latest of a code counts. An older text that is put in force again is a new row.
CREATE TABLE calendar_version (
    id           int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code         text        NOT NULL,
    digest       text        NOT NULL,
    source       text        NOT NULL,
    -- With the server, in a file named at its start, or by a person.
    origin       text        NOT NULL CHECK (origin IN ('shipped', 'file', 'upload')),
    installed_by bigint,
    installed_at timestamptz NOT NULL,
    CHECK ((origin = 'upload') = (installed_by IS NOT NULL))
);

CREATE INDEX calendar_version_of_code ON calendar_version (code, id);

-- Raised by every change of what is in force. An intake batch writes nothing unless its node knows the latest, so a
-- change takes effect on every node at once.
CREATE TABLE rules_epoch (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    epoch    bigint NOT NULL
);

INSERT INTO rules_epoch (epoch) VALUES (1);

ALTER TABLE complaint
    -- P5 sets limits by whether the customer is abroad.
    ADD COLUMN market            text        NOT NULL DEFAULT 'domestic' CHECK (market IN ('domestic', 'foreign')),
    -- Code of the department that holds it, since when, and its place in the policy's fixed order (P3).
    ADD COLUMN held_by           text        NOT NULL DEFAULT 'customer-service',
    ADD COLUMN held_since        timestamptz,
    ADD COLUMN stage             text,
    -- The latest calendar that its limits were counted with; null: the one that the server ships.
    ADD COLUMN calendar_version  int,
    ADD COLUMN paused_at         timestamptz,
    ADD COLUMN pause_reason      text,
    ADD COLUMN first_response_at timestamptz,
    -- How many notices bear its number.
    ADD COLUMN notices           int         NOT NULL DEFAULT 0;

-- With the department as a last column, so that a list of one passes over the others' rows without reading them.
DROP INDEX complaint_open_by_due;
DROP INDEX complaint_unowned_by_due;
CREATE INDEX complaint_open_by_due ON complaint (due_at, id, held_by) WHERE ended_at IS NULL;
CREATE INDEX complaint_unowned_by_due ON complaint (due_at, id, held_by)
    WHERE ended_at IS NULL AND owner IS NULL AND status IN ('received', 'reopened');
-- What stands still, which the wallboard leaves out.
CREATE INDEX complaint_paused ON complaint (due_at, id) WHERE paused_at IS NOT NULL;

-- Which complaints were open in a period long ago: a few kilobytes, by blocks of rows that came and ended together.
CREATE INDEX complaint_life ON complaint USING brin (received_at, ended_at) WITH (autosummarize = on);

ALTER TABLE sla_clock
    DROP CONSTRAINT sla_clock_pkey,
    DROP CONSTRAINT sla_clock_kind_check,
    DROP CONSTRAINT sla_clock_state_check,
    ALTER COLUMN original_due_at DROP NOT NULL,
    ALTER COLUMN due_at DROP NOT NULL,
    ADD COLUMN ordinal           int         NOT NULL DEFAULT 1,
    ADD COLUMN department        text,
    ADD COLUMN stage             text,
    -- By the policy's limit alone, then with pauses, then (due_at) with extensions too.
    ADD COLUMN counted_due_at    timestamptz,
    ADD COLUMN unextended_due_at timestamptz,
    ADD COLUMN extended_days     int         NOT NULL DEFAULT 0,
    ADD COLUMN paused_at         timestamptz,
    -- Microseconds of working time.
    ADD COLUMN paused_time       bigint      NOT NULL DEFAULT 0,
    ADD COLUMN cancelled         boolean     NOT NULL DEFAULT false,
    -- The ladder's rungs that have happened.
    ADD COLUMN rungs             text[]      NOT NULL DEFAULT '{}';

UPDATE sla_clock
SET counted_due_at = due_at, unextended_due_at = due_at, cancelled = state = 'cancelled';

ALTER TABLE sla_clock
    ADD PRIMARY KEY (complaint_id, kind, ordinal),
    ADD CHECK (kind IN ('first-response', 'handling', 'stage', 'holding', 'callback', 'promised-reply')),
    ADD CHECK (state IN ('running', 'paused', 'met', 'breached', 'cancelled')),
    ADD CHECK ((due_at IS NULL) = (original_due_at IS NULL)
        AND (due_at IS NULL) = (counted_due_at IS NULL)
        AND (due_at IS NULL) = (unextended_due_at IS NULL));

-- What a change of the calendar has to count anew.
CREATE INDEX sla_clock_open ON sla_clock (complaint_id) WHERE stopped_at IS NULL;

CREATE TABLE extension (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    complaint_id bigint      NOT NULL REFERENCES complaint (id),
    working_days int         NOT NULL CHECK (working_days > 0),
    reason       text        NOT NULL,
    asked_by     bigint      NOT NULL,
    asked_at     timestamptz NOT NULL,
    due_before   timestamptz NOT NULL,
    due_after    timestamptz,
    granted      boolean,
    decided_by   bigint,
    decided_at   timestamptz,
    decision     text,
    CHECK ((granted IS NULL) = (decided_at IS NULL))
);

CREATE UNIQUE INDEX extension_asked ON extension (complaint_id) WHERE granted IS NULL;
CREATE INDEX extension_undecided ON extension (due_before, id) WHERE granted IS NULL;
CREATE INDEX extension_decided ON extension (decided_at, id) WHERE granted IS NOT NULL;
CREATE INDEX extension_of_complaint ON extension (complaint_id, id);

-- P9, T5: what each rung of a ladder sent, once.
CREATE TABLE notice (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- The case number and a count, such as 202609-000123-N2: no gaps, and no counter that all notices wait for.
    number         text        NOT NULL UNIQUE,
    complaint_id   bigint      NOT NULL,
    clock_kind     text        NOT NULL,
    clock_ordinal  int         NOT NULL,
    rung           text        NOT NULL,
    kind           text        NOT NULL CHECK (kind IN ('reminder', 'expediting', 'supervision', 'report', 'inquiry')),
    -- Whose time it is about: the department that held the case, or whose clock it is.
    department     text        NOT NULL,
    -- Where the rung stood by the clock, and when it happened.
    due_at         timestamptz NOT NULL,
    issued_at      timestamptz NOT NULL,
    -- One person, the people of a department, or (both null) every supervisor.
    to_person      bigint,
    to_department  text,
    -- When its recipient is told: later than issued in quiet hours and digests.
    tell_at        timestamptz NOT NULL,
    in_digest      boolean     NOT NULL,
    -- By when it must be answered; null where reading it is enough.
    answer_due_at  timestamptz,
    received_by    bigint,
    received_at    timestamptz,
    answered_by    bigint,
    answered_at    timestamptz,
    answer         text,
    -- A reminder whose clock ended before anybody read it.
    lapsed_at      timestamptz,
    -- Unread, or still to be answered: what its recipient has on their desk.
    is_open        boolean     NOT NULL GENERATED ALWAYS AS (answered_at IS NULL AND lapsed_at IS NULL
        AND (received_at IS NULL OR answer_due_at IS NOT NULL)) STORED,
    UNIQUE (complaint_id, clock_kind, clock_ordinal, rung),
    CHECK (to_person IS NULL OR to_department IS NULL)
) WITH (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.02);

CREATE INDEX notice_unanswered ON notice (answer_due_at, id) WHERE is_open AND answer_due_at IS NOT NULL;
CREATE INDEX notice_open_of_person ON notice (to_person, tell_at, id) WHERE is_open AND to_person IS NOT NULL;
CREATE INDEX notice_open_of_department ON notice (to_department, tell_at, id)
    WHERE is_open AND to_department IS NOT NULL;
CREATE INDEX notice_open_of_supervisors ON notice (tell_at, id)
    WHERE is_open AND to_person IS NULL AND to_department IS NULL;
CREATE INDEX notice_of_kind ON notice (kind, id);
CREATE INDEX notice_of_department ON notice (department, id);

-- How many notices a recipient gets within a window, which decides what is told one by one. Old windows are deleted.
CREATE TABLE notice_window (
    recipient text        NOT NULL,
    begins_at timestamptz NOT NULL,
    -- Length in minutes: policies differ.
    length    int         NOT NULL,
    notices   int         NOT NULL,
    PRIMARY KEY (recipient, begins_at, length)
) WITH (fillfactor = 70);

CREATE INDEX notice_window_age ON notice_window (begins_at);

ALTER TABLE measure_daily
    ADD COLUMN notices_reminder    int NOT NULL DEFAULT 0,
    ADD COLUMN notices_expediting  int NOT NULL DEFAULT 0,
    ADD COLUMN notices_supervision int NOT NULL DEFAULT 0,
    ADD COLUMN notices_report      int NOT NULL DEFAULT 0,
    ADD COLUMN notices_inquiry     int NOT NULL DEFAULT 0,
    -- Of them those that ask for an answer; and, on the day of issue, whenever the answer came, how many were answered.
    ADD COLUMN notices_to_answer   int NOT NULL DEFAULT 0,
    ADD COLUMN notices_answered    int NOT NULL DEFAULT 0,
    ADD COLUMN notices_in_time     int NOT NULL DEFAULT 0;

-- Work in the background that outlives a node: limits counted anew, histories replayed.
CREATE TABLE background_job (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind        text        NOT NULL CHECK (kind IN ('recount', 'replay')),
    state       text        NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled')),
    request     jsonb       NOT NULL,
    -- How far it has come: what the next batch begins after.
    position    bigint      NOT NULL DEFAULT 0,
    done        bigint      NOT NULL DEFAULT 0,
    total       bigint,
    result      jsonb,
    problem     text,
    asked_by    bigint,
    asked_at    timestamptz NOT NULL,
    -- The run that holds it: raised by whoever takes it over, checked with every batch.
    run         int         NOT NULL DEFAULT 0,
    lease_until timestamptz,
    finished_at timestamptz
);

CREATE INDEX background_job_to_do ON background_job (id) WHERE state IN ('waiting', 'running');

ALTER TABLE measure_daily ADD COLUMN closed_on_time_unextended int NOT NULL DEFAULT 0;
-- Open ones whose limit without extensions has passed or, since they were extended, will pass before the other.
ALTER TABLE measure_backlog ADD COLUMN unextended int NOT NULL DEFAULT 0;

-- From when so many more count as past their limit without extensions; what has passed by then on the day it was known.
-- What passes from an instant on is taken off the backlog's sum, as with days.
CREATE TABLE measure_unextended (
    passes_at timestamptz NOT NULL,
    type      text        NOT NULL,
    severity  text        NOT NULL,
    channel   text        NOT NULL,
    n         int         NOT NULL,
    PRIMARY KEY (passes_at, type, severity, channel)
);

-- How long departments held what they let go of on each day, in working minutes.
CREATE TABLE measure_holding (
    day        date   NOT NULL,
    department text   NOT NULL,
    type       text   NOT NULL,
    severity   text   NOT NULL,
    channel    text   NOT NULL,
    cases      int    NOT NULL,
    minutes    bigint NOT NULL,
    late       int    NOT NULL,
    PRIMARY KEY (day, department, type, severity, channel)
);

-- Counted again from the log, which holds all of it.
TRUNCATE measure_daily, measure_backlog;
DELETE FROM log_position WHERE reader = 'measures';

-- Lists of open work and the timer read indexes from their earliest entry, where those of what has been handled lie dead
-- until a vacuum takes them out. By a share of all rows it would come after hundreds of thousands of them, and pass the
-- indexes over where few pages of the table are concerned.
ALTER TABLE complaint SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, vacuum_index_cleanup = on);
ALTER TABLE sla_clock SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, vacuum_index_cleanup = on);
ALTER TABLE callback SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, vacuum_index_cleanup = on);
