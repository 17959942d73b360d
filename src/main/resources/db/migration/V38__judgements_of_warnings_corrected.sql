-- A judgement of an early warning can be corrected. The last one stands in early_warning, where an older version of the server reads
-- and writes it; those that were corrected stand here and never change.
CREATE TABLE warning_judgement_corrected (
    warning   bigint      NOT NULL REFERENCES early_warning (id),
    -- 1 is the first.
    number    int         NOT NULL,
    verdict   text        NOT NULL,
    words     text        NOT NULL,
    judged_by bigint      NOT NULL REFERENCES person (id),
    judged_at timestamptz NOT NULL,
    PRIMARY KEY (warning, number)
);
