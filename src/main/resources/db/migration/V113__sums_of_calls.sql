-- Sums of facts of calls over months, so that long periods are read from few rows. A loop adds new facts to them; what it has not added yet
-- is read from the facts themselves. They can be emptied together with their place, and are then made again.

-- The transaction that wrote a fact: one below the oldest open one has been seen by everyone. Facts of before are of none.
ALTER TABLE call_fact ADD COLUMN tx bigint NOT NULL DEFAULT 0;
ALTER TABLE call_fact ALTER COLUMN tx SET DEFAULT pg_current_xact_id()::text::bigint;

CREATE TABLE call_sum (
    -- Its first day.
    month     date     NOT NULL,
    -- hotline.telephony.figure.CallGrain: dimension 0 sums over all calls.
    dimension smallint NOT NULL,
    member    text     NOT NULL,
    kind      text     NOT NULL,
    about     text     NOT NULL,
    -- A time that is judged when it is read: whole seconds, and one millisecond more for all between them and the next.
    judged    bigint   NOT NULL,
    n         bigint   NOT NULL,
    -- Of all its facts, in milliseconds.
    value     bigint   NOT NULL,
    PRIMARY KEY (month, dimension, member, kind, about, judged)
);

-- Facts before this one, by transaction and then by id, have been added; none, without a row.
CREATE TABLE call_sum_place (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    tx  bigint  NOT NULL,
    id  bigint  NOT NULL
);
