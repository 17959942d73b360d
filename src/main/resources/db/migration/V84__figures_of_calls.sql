-- Figures of telephone calls are sums of signed facts, as those of complaints are: each row counts one thing of one call, and a row with n = -1 takes
-- another back. Calls concern no complaint, so they have no place in the log: the follower of calls writes their facts in the transaction that changes
-- them. The release before knows no calls.
CREATE TABLE call_fact (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    call      bigint      NOT NULL REFERENCES call ON DELETE CASCADE,
    -- hotline.telephony.figure.CallFactKind
    kind      text        NOT NULL,
    about     text        NOT NULL,
    -- Of the call's arrival, in the zone of the policy.
    day       date        NOT NULL,
    hour      smallint    NOT NULL,
    direction text        NOT NULL,
    connector bigint      NOT NULL,
    -- Empty: none.
    queue     text        NOT NULL,
    -- 0: none.
    person    bigint      NOT NULL,
    -- Milliseconds.
    value     bigint      NOT NULL,
    n         smallint    NOT NULL CHECK (n IN (-1, 1)),
    counted_at timestamptz NOT NULL
) WITH (autovacuum_vacuum_insert_scale_factor = 0.05);

-- A figure is read from the index alone.
CREATE INDEX call_fact_of_day ON call_fact (day, kind) INCLUDE (about, hour, direction, connector, queue, person, value, n, call);
CREATE INDEX call_fact_of_call ON call_fact (call);

-- How long the agent's time after the call really was, once it is over.
ALTER TABLE call ADD COLUMN wrap_up_ms bigint;
CREATE INDEX call_wrap_up_open ON call (ended_at) WHERE wrap_up_until IS NOT NULL AND wrap_up_ms IS NULL;
