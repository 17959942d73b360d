-- K2, D4: contacts that are due to customers by calendar periods, and what became of each. The release before ignores these tables.
CREATE TABLE care_contact (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- The file that others are merged into, as it was then.
    file        bigint      NOT NULL,
    way         text        NOT NULL CHECK (way IN ('phone', 'sms', 'e-mail', 'visit')),
    -- Of the person who contacted the customer.
    level       text        NOT NULL CHECK (level IN ('staff', 'vice-president', 'leader')),
    at          timestamptz NOT NULL,
    recorded_by bigint      NOT NULL REFERENCES person,
    recorded_at timestamptz NOT NULL,
    score       smallint CHECK (score BETWEEN 1 AND 5),
    -- Texts that people wrote (K5), and the place and the people of it.
    personal    jsonb
);

CREATE INDEX care_contact_of_file ON care_contact (file, at DESC, id DESC);

CREATE TABLE care_due (
    file           bigint      NOT NULL,
    rule           text        NOT NULL,
    period_from    date        NOT NULL,
    -- The first day after it.
    period_end     date        NOT NULL,
    policy_version int         NOT NULL,
    -- As they were when the row was made.
    tier           text        NOT NULL,
    -- D2: of what is due by one day the better tier's comes first.
    rank           smallint    NOT NULL,
    department     text        NOT NULL,
    level          text        NOT NULL,
    ways           text[]      NOT NULL,
    state          text        NOT NULL CHECK (state IN ('due', 'done', 'missed', 'excused')),
    changed_at     timestamptz NOT NULL,
    contact        bigint REFERENCES care_contact,
    -- Who chose the customer of a selective rule.
    chosen_by      bigint REFERENCES person,
    excused_by     bigint REFERENCES person,
    reason         text,
    PRIMARY KEY (file, rule, period_from),
    CHECK (period_from < period_end),
    CHECK ((state = 'done') = (contact IS NOT NULL)),
    CHECK ((state = 'excused') = (excused_by IS NOT NULL AND reason IS NOT NULL))
) WITH (fillfactor = 85);

CREATE INDEX care_due_listed ON care_due (state, period_end, rank, file, rule);
CREATE INDEX care_due_of_period ON care_due (rule, period_from, state);

-- Up to which tier (customer_tier.id) a rule's rows of a period were made. Each day all tiers are gone through again, for those who joined.
CREATE TABLE care_made (
    rule        text   NOT NULL,
    period_from date   NOT NULL,
    day         date   NOT NULL,
    up_to       bigint NOT NULL,
    PRIMARY KEY (rule, period_from)
);
