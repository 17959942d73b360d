-- Any figure of a month, by any dimension and limited by others, is read from this index alone, in the order of its kind and days. It
-- takes the place of two smaller ones.
CREATE INDEX fact_read_alone ON fact (kind, day)
    INCLUDE (n, value, flags, variant, type, subtype, severity, channel, source, language, market, branch, hub, region, department, agent,
             cause, outcome, validity, remedy);
DROP INDEX fact_of_kind;
DROP INDEX fact_of_closing;

-- What there was of each stock at the end of each month, with all dimensions; months after the latest that has any change have no
-- rows. A loop adds facts to it in the order of the log, as it does to roll_up, but keeps a place of its own.
CREATE TABLE month_end (
    month      date     NOT NULL,
    kind       smallint NOT NULL,
    branch     int      NOT NULL,
    hub        int      NOT NULL,
    region     int      NOT NULL,
    agent      int      NOT NULL,
    type       smallint NOT NULL,
    subtype    smallint NOT NULL,
    severity   smallint NOT NULL,
    channel    smallint NOT NULL,
    source     smallint NOT NULL,
    language   smallint NOT NULL,
    market     smallint NOT NULL,
    department smallint NOT NULL,
    cause      smallint NOT NULL,
    outcome    smallint NOT NULL,
    validity   smallint NOT NULL,
    remedy     smallint NOT NULL,
    n          int      NOT NULL,
    PRIMARY KEY (month, kind, branch, hub, region, agent, type, subtype, severity, channel, source, language, market, department,
                 cause, outcome, validity, remedy)
);

CREATE INDEX month_end_gone ON month_end (kind) WHERE n = 0;

-- All facts of places in the log before this one have been added; none, without a row.
CREATE TABLE month_end_place (
    one    boolean PRIMARY KEY DEFAULT true CHECK (one),
    tx     bigint NOT NULL,
    id     bigint NOT NULL,
    -- The latest month that has an end; null before the first.
    latest date
);

-- Readers of the index alone need pages that are known to be visible to all.
DO $$
DECLARE
    month regclass;
BEGIN
    FOR month IN SELECT inhrelid FROM pg_inherits WHERE inhparent = 'fact'::regclass LOOP
        EXECUTE format('ALTER TABLE %s SET (autovacuum_vacuum_insert_scale_factor = 0.05)', month);
    END LOOP;
END $$;

-- The wall counts open complaints from these indexes alone: late ones by owner and department, and how long the first of the
-- unowned ones has waited.
DROP INDEX complaint_open_by_due;
CREATE INDEX complaint_open_by_due ON complaint (due_at, id, held_by, severity) INCLUDE (owner, policy_version) WHERE ended_at IS NULL;
DROP INDEX complaint_unowned_by_due;
CREATE INDEX complaint_unowned_by_due ON complaint (due_at, id, held_by, severity) INCLUDE (received_at)
    WHERE ended_at IS NULL AND owner IS NULL AND status IN ('received', 'reopened');
