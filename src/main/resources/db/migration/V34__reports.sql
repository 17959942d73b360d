-- Reports that never change (F8, P10, K6, C4), their drafts, and when they are prepared and for whom.

-- Each row is a report as it was published: `body` is its canonical JSON, `digest` the SHA-256 of that. The row before it in the
-- order of `serial`, which has no gaps, is named in the body with its digest.
CREATE TABLE report (
    number       text PRIMARY KEY,
    serial       bigint      NOT NULL UNIQUE CHECK (serial > 0),
    kind         text        NOT NULL,
    first_day    date        NOT NULL,
    last_day     date        NOT NULL,
    replaces     text UNIQUE REFERENCES report (number),
    published_at timestamptz NOT NULL,
    published_by bigint      NOT NULL,
    body         bytea       NOT NULL,
    digest       text        NOT NULL UNIQUE
);

CREATE UNIQUE INDEX report_of_period ON report (kind, first_day) WHERE replaces IS NULL;

CREATE FUNCTION report_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a published report never changes; publish a correction';
END $$;

CREATE TRIGGER report_stays BEFORE UPDATE OR DELETE ON report FOR EACH ROW EXECUTE FUNCTION report_stays();

CREATE TABLE report_draft (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind      text        NOT NULL,
    first_day date        NOT NULL,
    last_day  date        NOT NULL,
    -- The report that it corrects, and why.
    replaces  text REFERENCES report (number),
    reason    text,
    -- Null: a schedule.
    opened_by bigint,
    opened_at timestamptz NOT NULL,
    -- The ETag: raised with each remark.
    version   int         NOT NULL DEFAULT 1,
    UNIQUE (kind, first_day)
);

-- What people add to the figures: proposals (F8), achievements, problems and improvements (K6), notes of the day (C4).
CREATE TABLE report_remark (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    draft      bigint      NOT NULL REFERENCES report_draft ON DELETE CASCADE,
    section    text        NOT NULL,
    text       text        NOT NULL,
    department text,
    by         bigint      NOT NULL,
    at         timestamptz NOT NULL
);

CREATE INDEX report_remark_of_draft ON report_remark (draft, id);

CREATE TABLE report_schedule (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind      text        NOT NULL,
    rule      jsonb       NOT NULL,
    owner     bigint      NOT NULL,
    active    boolean     NOT NULL DEFAULT true,
    -- All its runs up to then are done. The next one follows from the rule and the calendar of the moment.
    ran_until timestamptz NOT NULL,
    made_at   timestamptz NOT NULL
);

CREATE TABLE report_recipient (
    schedule bigint NOT NULL REFERENCES report_schedule ON DELETE CASCADE,
    person   bigint NOT NULL REFERENCES person,
    PRIMARY KEY (schedule, person)
);

-- What came to a person: a draft to look at, a published report, or why something did not come.
CREATE TABLE report_delivery (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person    bigint      NOT NULL,
    what      text        NOT NULL,
    kind      text        NOT NULL,
    first_day date        NOT NULL,
    last_day  date        NOT NULL,
    report    text REFERENCES report (number),
    -- Whom or what it is about, in words.
    about     text,
    at        timestamptz NOT NULL,
    seen_at   timestamptz,
    -- The same thing comes to a person once, whichever node sends it and however often.
    key       text        NOT NULL UNIQUE
);

CREATE INDEX report_delivery_of_person ON report_delivery (person, id DESC);
