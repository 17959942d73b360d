-- R1 to R6 for telephone calls: an exchange asks whom to ring, and the call waits here as work until somebody has answered it or it is over. Its offers
-- stand in offer with the kind call. The release before asks for none of it: its sweep ends open offers of calls, and what really happens to a call is
-- written by the follower of calls anyway.
CREATE TABLE call_work (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    connector     bigint      NOT NULL,
    -- The call, once the exchange has said something about it.
    call          bigint,
    -- The exchange's id of it, where it gave one when it asked; else a digest of the caller's number.
    call_id       text,
    digest        bigint,
    line          text        NOT NULL,
    -- What agents must be able to do: skill and level.
    needs         jsonb       NOT NULL,
    arrived_at    timestamptz NOT NULL,
    -- C1.
    due_at        timestamptz NOT NULL,
    ahead_minutes int         NOT NULL DEFAULT 0,
    -- R3 to R5: for whom it is first, and whom it must not get (R6).
    prefer        bigint,
    prefer_why    text CHECK (prefer_why IN ('tie', 'owner', 'asked-for')),
    avoid         bigint[]    NOT NULL DEFAULT '{}',
    -- When the exchange asked last. One that asks again has the next agent who becomes free.
    asked_at      timestamptz NOT NULL,
    -- It rings those named one after the other without asking again.
    hunts         boolean     NOT NULL,
    -- Answered, or over.
    ended_at      timestamptz
) WITH (fillfactor = 80);

CREATE INDEX call_work_waiting ON call_work (line, asked_at) WHERE ended_at IS NULL;
CREATE INDEX call_work_of_id ON call_work (connector, call_id) WHERE call_id IS NOT NULL;
CREATE INDEX call_work_of_digest ON call_work (connector, digest, asked_at) WHERE call_id IS NULL;
CREATE UNIQUE INDEX call_work_of_call ON call_work (call) WHERE call IS NOT NULL;
CREATE INDEX call_work_left ON call_work (asked_at) WHERE ended_at IS NULL;
