-- What became of messages, by the day on which they were made, for figures with a list behind them: both stay when a message is deleted after 90 days.
-- The release before writes neither, so messages that it settles while nodes are replaced are missing.
CREATE TABLE outbox_fact (
    -- Of the outbox, which may have deleted it since.
    message      bigint PRIMARY KEY,
    day          date   NOT NULL,
    way          text   NOT NULL,
    kind         text   NOT NULL,
    state        text   NOT NULL,
    complaint_id bigint
);
CREATE INDEX outbox_fact_behind ON outbox_fact (way, kind, state, day, message);

CREATE TABLE outbox_sum (
    day   date NOT NULL,
    way   text NOT NULL,
    kind  text NOT NULL,
    state text NOT NULL,
    n     int  NOT NULL,
    PRIMARY KEY (day, way, kind, state)
);
