-- Figures are sums of facts. A reader of the log writes them, all from the log: they can be deleted and counted again.
-- The tables of the sums before, measure_daily, measure_backlog, measure_unextended and measure_holding, stay for servers of the version
-- before; nothing of this version reads or writes them.

-- The codes of dimensions as small numbers, by kind of dimension; kind 0 holds variants.
CREATE TABLE dimension (
    kind smallint NOT NULL,
    id   int      NOT NULL,
    code text     NOT NULL,
    PRIMARY KEY (kind, id),
    UNIQUE (kind, code)
);

-- One row for each thing that is counted; 0 is a dimension that it does not have. A row never changes: what a correction
-- moves is taken back by a row with n = -1 and counted again by another, both on the original day. The reader makes a
-- partition for each month.
CREATE TABLE fact (
    -- The event that it was counted from.
    tx          bigint   NOT NULL,
    id          bigint   NOT NULL,
    complaint   bigint   NOT NULL,
    value       bigint   NOT NULL,
    day         date     NOT NULL,
    received_on date     NOT NULL,
    branch      int      NOT NULL,
    hub         int      NOT NULL,
    region      int      NOT NULL,
    agent       int      NOT NULL,
    kind        smallint NOT NULL,
    n           smallint NOT NULL,
    flags       smallint NOT NULL,
    variant     smallint NOT NULL,
    type        smallint NOT NULL,
    subtype     smallint NOT NULL,
    severity    smallint NOT NULL,
    channel     smallint NOT NULL,
    source      smallint NOT NULL,
    language    smallint NOT NULL,
    market      smallint NOT NULL,
    department  smallint NOT NULL
) PARTITION BY RANGE (day);

CREATE INDEX fact_of_kind ON fact (kind, day);
CREATE INDEX fact_of_complaint ON fact (complaint);

-- Sums of facts by day and judgement, for screens that ask for many days at once.
CREATE TABLE fact_sum (
    day      date     NOT NULL,
    kind     smallint NOT NULL,
    type     smallint NOT NULL,
    severity smallint NOT NULL,
    channel  smallint NOT NULL,
    variant  smallint NOT NULL,
    flags    smallint NOT NULL,
    n        int      NOT NULL,
    value    bigint   NOT NULL,
    PRIMARY KEY (kind, day, type, severity, channel, variant, flags)
);

-- What is there now of each stock, by the day on which its complaints were received. Rows of 0 are deleted.
CREATE TABLE fact_stock (
    kind        smallint NOT NULL,
    received_on date     NOT NULL,
    type        smallint NOT NULL,
    severity    smallint NOT NULL,
    channel     smallint NOT NULL,
    n           int      NOT NULL,
    PRIMARY KEY (kind, received_on, type, severity, channel)
);

CREATE INDEX fact_stock_gone ON fact_stock (kind) WHERE n = 0;

-- Their events are read again for the facts.
DELETE FROM parked WHERE place = 'log-measures';
