-- All facts can be counted again from the log while the server runs: by parts, into tables beside the facts, which take their place
-- once they are whole.

-- One row while that is under way.
CREATE TABLE fact_rebuild (
    one          boolean PRIMARY KEY DEFAULT true CHECK (one),
    -- The events up to this place are counted; the reader of the log goes on from here.
    tx           bigint      NOT NULL,
    id           bigint      NOT NULL,
    -- There are no facts yet, so the reader of the log waits for these.
    reader_waits boolean     NOT NULL,
    begun_at     timestamptz NOT NULL DEFAULT now(),
    -- All is counted. The tables change places once no transaction of before is under way, which would find them empty.
    ready_at     timestamptz
);

-- Each is done in one transaction, by any node. A stage begins when the one before is done.
CREATE TABLE fact_rebuild_part (
    stage smallint NOT NULL,
    -- Complaints by id, or months as 202611.
    first bigint   NOT NULL,
    last  bigint   NOT NULL,
    done  boolean  NOT NULL DEFAULT false,
    PRIMARY KEY (stage, first)
);

CREATE INDEX fact_rebuild_part_open ON fact_rebuild_part (stage, first) WHERE NOT done;

-- Events that wait for a fix, which the new facts lack.
CREATE TABLE fact_rebuild_left_out (
    item text PRIMARY KEY
);

-- The sums of before there were facts. No running server reads or writes them: of the version before, only a demo that is filled names them.
DROP TABLE measure_daily, measure_backlog, measure_unextended, measure_holding;
