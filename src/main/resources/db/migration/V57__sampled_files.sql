-- A1: files drawn for a check of what they say, for each month and department, and what people found. The release before ignores both tables.
CREATE TABLE file_sample (
    month      date        NOT NULL,
    file       bigint      NOT NULL,
    -- Code of the department that deals with the customer when the sample is drawn; empty: none.
    department text        NOT NULL,
    -- In the order of the draw, from 1.
    place      int         NOT NULL,
    -- What the file had, and what it lacked, when the sample was drawn: codes, no values.
    fields     text[]      NOT NULL,
    missing    text[]      NOT NULL,
    drawn_at   timestamptz NOT NULL,
    drawn_by   bigint      NOT NULL REFERENCES person,
    PRIMARY KEY (month, file)
);

CREATE UNIQUE INDEX file_sample_place ON file_sample (month, department, place);

CREATE TABLE file_check (
    month   date        NOT NULL,
    file    bigint      NOT NULL,
    field   text        NOT NULL,
    verdict text        NOT NULL CHECK (verdict IN ('true', 'false', 'unreachable')),
    by      bigint      NOT NULL REFERENCES person,
    at      timestamptz NOT NULL,
    PRIMARY KEY (month, file, field)
);
