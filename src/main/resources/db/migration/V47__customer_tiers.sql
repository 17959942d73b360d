-- K1, D1: how important each customer is. The release before ignores these tables.
CREATE TABLE tier_import (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at       timestamptz NOT NULL,
    -- Null: the server, for a demo.
    by       bigint REFERENCES person,
    scheme   text        NOT NULL CHECK (scheme IN ('trade', 'score')),
    added    int         NOT NULL,
    replaced int         NOT NULL,
    same     int         NOT NULL
);

-- Trade of a calendar year. The file is the one that the import named; merged files are added up when they are read.
CREATE TABLE customer_trade (
    file        bigint  NOT NULL,
    year        int     NOT NULL,
    amount_fen  bigint  NOT NULL CHECK (amount_fen >= 0),
    returns_fen bigint  NOT NULL CHECK (returns_fen >= 0),
    pays_well   boolean NOT NULL,
    import      bigint  NOT NULL REFERENCES tier_import,
    PRIMARY KEY (file, year)
);

CREATE INDEX customer_trade_of_year ON customer_trade (year, file);

-- In hundredths of a point.
CREATE TABLE customer_points (
    department text   NOT NULL,
    period     text   NOT NULL,
    file       bigint NOT NULL,
    criterion  text   NOT NULL,
    hundredths int    NOT NULL CHECK (hundredths BETWEEN 0 AND 10000),
    import     bigint NOT NULL REFERENCES tier_import,
    PRIMARY KEY (department, period, file, criterion)
);

CREATE TABLE tier_review (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    scheme           text        NOT NULL CHECK (scheme IN ('trade', 'score')),
    -- D7: a tier holds only in the department that gave it; empty: by trade, for the company.
    department       text        NOT NULL,
    period           text        NOT NULL,
    policy_version   int         NOT NULL,
    asked_by         bigint REFERENCES person,
    asked_at         timestamptz NOT NULL,
    finished_at      timestamptz,
    customers        int         NOT NULL DEFAULT 0,
    -- Those who already have the tier that the rules give them.
    unchanged        int         NOT NULL DEFAULT 0,
    lacking          int         NOT NULL DEFAULT 0,
    vip_places       int,
    preferred_places int
);

CREATE TABLE tier_proposal (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    review     bigint      NOT NULL REFERENCES tier_review,
    file       bigint      NOT NULL,
    department text        NOT NULL,
    -- What the proposal rests on, as it was then.
    inputs     jsonb       NOT NULL,
    score      int,
    rank       int,
    tied       boolean     NOT NULL DEFAULT false,
    held       text,
    proposed   text        NOT NULL,
    -- D3: by when a VIP is to be demoted.
    due_at     timestamptz,
    state      text        NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'accepted', 'declined', 'superseded')),
    decided_by bigint REFERENCES person,
    decided_at timestamptz,
    reason     text
);

-- One waits for each customer and department at most; a newer review takes the place of an older one.
CREATE UNIQUE INDEX tier_proposal_that_waits ON tier_proposal (file, department) WHERE state = 'waiting';
CREATE INDEX tier_proposal_to_decide ON tier_proposal (id) WHERE state = 'waiting';
CREATE INDEX tier_demotion_due ON tier_proposal (due_at) WHERE state = 'waiting' AND due_at IS NOT NULL;

-- Tiers with their validity. One is valid for each file and department at any moment: a tier begins when the one before ends.
CREATE TABLE customer_tier (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    file       bigint      NOT NULL,
    department text        NOT NULL,
    tier       text        NOT NULL
        CHECK (tier IN ('vip', 'key', 'preferred', 'ordinary', 'qualified', 'prospect')),
    since      timestamptz NOT NULL,
    until      timestamptz,
    proposal   bigint      NOT NULL REFERENCES tier_proposal,
    CHECK (until >= since)
);

CREATE UNIQUE INDEX customer_tier_now ON customer_tier (file, department) WHERE until IS NULL;
CREATE INDEX customer_tier_of_file ON customer_tier (file, id);
-- Customers of a tier.
CREATE INDEX customer_tier_holders ON customer_tier (tier, department, file) WHERE until IS NULL;
