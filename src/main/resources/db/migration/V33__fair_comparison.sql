-- Early warnings: complaints of one type about one branch, hub or region that have become more frequent.

-- What each sum of a rise stands at; without a row it is 0.
CREATE TABLE warning_watch (
    -- A dimension: branch, hub or region.
    level    text             NOT NULL,
    member   text             NOT NULL,
    type     text             NOT NULL,
    score    double precision NOT NULL,
    -- A day had so many before the rise.
    base     double precision NOT NULL,
    -- The first day of the rise, and what was received and expected since.
    began    date             NOT NULL,
    seen     bigint           NOT NULL,
    expected double precision NOT NULL,
    PRIMARY KEY (level, member, type)
);

-- The last day that was looked at. One row.
CREATE TABLE warning_day (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    day    date NOT NULL
);

CREATE TABLE early_warning (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    level     text             NOT NULL,
    member    text             NOT NULL,
    type      text             NOT NULL,
    raised_at timestamptz      NOT NULL,
    -- The evidence: from the first day of the rise to the last that was looked at.
    began     date             NOT NULL,
    last_day  date             NOT NULL,
    seen      bigint           NOT NULL,
    expected  double precision NOT NULL,
    base      double precision NOT NULL,
    -- What a person found out; null: nobody has looked at it.
    verdict   text,
    words     text,
    judged_by bigint REFERENCES person (id),
    judged_at timestamptz
);

CREATE UNIQUE INDEX early_warning_open ON early_warning (level, member, type) WHERE verdict IS NULL;

-- Named limits of charts over time. A row never changes: a person who sees a reason makes another that replaces it.
CREATE TABLE chart_baseline (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name     text        NOT NULL,
    measure  text        NOT NULL,
    interval text        NOT NULL,
    from_day date        NOT NULL,
    to_day   date        NOT NULL,
    -- Dimensions and codes.
    filters  jsonb       NOT NULL,
    -- The counts as they were then, part by part.
    counts   jsonb       NOT NULL,
    reason   text        NOT NULL,
    replaces bigint UNIQUE REFERENCES chart_baseline (id),
    made_by  bigint      NOT NULL REFERENCES person (id),
    made_at  timestamptz NOT NULL
);

CREATE INDEX chart_baseline_of_measure ON chart_baseline (measure, id);

-- Words that have become more frequent in the texts of complaints, in the seven days that end with the day. One row, of the last night.
CREATE TABLE topic_day (
    single  boolean PRIMARY KEY DEFAULT true CHECK (single),
    day     date  NOT NULL,
    -- Complaints of the week, and of the eight weeks before it.
    week    int   NOT NULL DEFAULT 0,
    earlier int   NOT NULL DEFAULT 0,
    topics  jsonb NOT NULL DEFAULT '[]'
);
