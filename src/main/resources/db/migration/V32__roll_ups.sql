-- Sums of facts over months, years and all time, for each code of one dimension, so that long periods and large networks are read
-- from few rows. A loop adds new facts to them, in the order of the log; what it has not added yet is read from the facts themselves.
-- They can be emptied together with rolled_up, and are then made again.

-- span: 1 a month, 2 a year, 3 all time. dimension 0 sums over all complaints. Of stocks, n alone is kept; over all time, only stocks.
CREATE TABLE roll_up (
    span      smallint NOT NULL,
    kind      smallint NOT NULL,
    dimension smallint NOT NULL,
    flags     smallint NOT NULL,
    variant   smallint NOT NULL,
    begin     date     NOT NULL,
    member    int      NOT NULL,
    n         bigint   NOT NULL,
    value     bigint   NOT NULL,
    PRIMARY KEY (span, kind, dimension, begin, member, flags, variant)
);

-- The same by branch, type and severity, without years.
CREATE TABLE branch_roll_up (
    span     smallint NOT NULL,
    kind     smallint NOT NULL,
    flags    smallint NOT NULL,
    variant  smallint NOT NULL,
    type     smallint NOT NULL,
    severity smallint NOT NULL,
    begin    date     NOT NULL,
    branch   int      NOT NULL,
    n        bigint   NOT NULL,
    value    bigint   NOT NULL,
    PRIMARY KEY (span, kind, begin, branch, type, severity, flags, variant)
);

-- All facts of places in the log before this one have been added; none, without a row.
CREATE TABLE rolled_up (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    tx  bigint  NOT NULL,
    id  bigint  NOT NULL
);

-- For facts that have not been added yet.
CREATE INDEX fact_of_transaction ON fact (tx);

-- Percentiles of a month or a quarter, by any dimension, from the index alone: one fact in eight is a closing.
CREATE INDEX fact_of_closing ON fact (day)
    INCLUDE (value, flags, type, subtype, severity, channel, source, language, market, branch, hub, region, department, agent)
    WHERE kind = 2;

-- Lists behind a number stop after a page; also those of one branch.
CREATE INDEX fact_of_kind_and_complaint ON fact (kind, complaint);
CREATE INDEX fact_of_branch ON fact (branch, kind, day);
DROP INDEX fact_of_complaint;
