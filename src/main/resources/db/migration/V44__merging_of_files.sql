-- Merged files and hints at duplicates. The release before reads none of it; files that it changes during a rolling start get their hints when
-- they change again.
ALTER TABLE file_link ADD COLUMN undone_reason text;

ALTER TABLE customer_change DROP CONSTRAINT customer_change_what_check;
ALTER TABLE customer_change ADD CONSTRAINT customer_change_what_check CHECK (what IN (
    'made', 'changed', 'contact-added', 'contact-ended', 'case-joined', 'case-left', 'set-aside', 'merged', 'unmerged')) NOT VALID;

-- The links of a file, standing and undone.
CREATE INDEX file_link_of_from ON file_link (from_file, id);
CREATE INDEX file_link_of_into ON file_link (into_file, id);

-- Two files that may be one customer's.
CREATE TABLE duplicate_hint (
    a       bigint      NOT NULL,
    b       bigint      NOT NULL,
    id      bigint GENERATED ALWAYS AS IDENTITY,
    -- The higher, the likelier.
    score   smallint    NOT NULL,
    reasons text[]      NOT NULL,
    -- Of the rule that suggested them; with another one hints that no person has decided are made again.
    rule    int         NOT NULL,
    state   text        NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'dismissed', 'merged', 'undone')),
    by      bigint REFERENCES person,
    at      timestamptz NOT NULL,
    PRIMARY KEY (a, b),
    CHECK (a < b)
);

CREATE INDEX duplicate_hint_open ON duplicate_hint (score DESC, id DESC) WHERE state = 'open';
CREATE INDEX duplicate_hint_of_b ON duplicate_hint (b, a);

-- Files that were made or changed and are still to be compared with others.
CREATE TABLE hint_due (
    id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    file bigint NOT NULL
);

-- How far all files were compared by a rule. One row.
CREATE TABLE hint_pass (
    one      boolean PRIMARY KEY DEFAULT true CHECK (one),
    rule     int         NOT NULL,
    up_to    bigint      NOT NULL,
    ended_at timestamptz
);
