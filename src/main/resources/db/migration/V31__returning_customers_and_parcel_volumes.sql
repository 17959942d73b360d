-- Which complaints were filed by customers who had filed another one shortly before. The reader of facts notes it when it reads a
-- receipt and never changes it: a phone number that is corrected later does not change which complaints were one customer's.
CREATE TABLE customer_return (
    complaint    bigint  NOT NULL,
    -- The one that the customer had filed before.
    earlier      bigint  NOT NULL,
    -- The earlier one was received in the 30 days before.
    within_month boolean NOT NULL,
    -- Both are about the same waybill, or of the same type.
    same_matter  boolean NOT NULL,
    PRIMARY KEY (complaint, earlier)
);

CREATE INDEX customer_return_to ON customer_return (earlier) WHERE same_matter;

-- Parcels that a branch handled on a day. A day without a row is unknown, not 0.
CREATE TABLE parcel_volume (
    day     date   NOT NULL,
    branch  text   NOT NULL,
    -- To which the branch belonged on that day.
    hub     text,
    region  text,
    parcels bigint NOT NULL CHECK (parcels >= 0),
    insured bigint CHECK (insured BETWEEN 0 AND parcels),
    import  bigint NOT NULL,
    PRIMARY KEY (day, branch)
);

-- Every import is kept, also of rows that a later one replaced.
CREATE TABLE volume_import (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at       timestamptz NOT NULL,
    -- Null: the command line.
    by       bigint,
    from_day date        NOT NULL,
    to_day   date        NOT NULL,
    added    int         NOT NULL,
    replaced int         NOT NULL,
    same     int         NOT NULL
);

CREATE TABLE volume_replaced (
    import  bigint NOT NULL,
    day     date   NOT NULL,
    branch  text   NOT NULL,
    parcels bigint NOT NULL,
    insured bigint,
    -- The import that it came from.
    was     bigint NOT NULL,
    PRIMARY KEY (day, branch, import)
);

-- There are more facts of each event: they are counted again from the log.
TRUNCATE fact, fact_sum, fact_stock;
DELETE FROM log_position WHERE reader = 'facts';
