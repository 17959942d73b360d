-- Two complaints about one matter: one of them follows the other until it is separated again. The release before neither reads nor
-- writes the column; where it changes a follower, the ladder may act on it once more until a node of this release changes it.
ALTER TABLE complaint ADD COLUMN follows bigint CHECK (follows <> id);

CREATE INDEX complaint_follows ON complaint (follows, id) WHERE follows IS NOT NULL;

-- Pairs that may be about one matter, and what people made of them. A pair with a row is not noticed again.
CREATE TABLE complaint_hint (
    a          bigint      NOT NULL,
    b          bigint      NOT NULL,
    -- Why the server noticed it; empty for a pair that a person found.
    reasons    text[]      NOT NULL,
    state      text        NOT NULL CHECK (state IN ('open', 'dismissed', 'joined', 'undone')),
    noticed_at timestamptz NOT NULL,
    -- The person who decided, and when.
    by         bigint REFERENCES person,
    at         timestamptz,
    PRIMARY KEY (a, b),
    CHECK (a < b)
) WITH (fillfactor = 85);

CREATE INDEX complaint_hint_of_later ON complaint_hint (b, a);
CREATE INDEX complaint_hint_open ON complaint_hint (b DESC, a DESC) WHERE state = 'open';

-- The complaints of the last days by branch, so that new ones are compared with few others. Older rows are deleted as new ones come.
CREATE TABLE complaint_of_days (
    branch      text        NOT NULL,
    received_at timestamptz NOT NULL,
    complaint   bigint      NOT NULL,
    PRIMARY KEY (branch, received_at, complaint)
);

CREATE INDEX complaint_of_days_by_age ON complaint_of_days (received_at);
