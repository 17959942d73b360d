-- Figures by the tier that the customer had on the day of the receipt. Events of before name no tier, so their facts are right as they are. The
-- release before writes facts without a tier; if it counted complaints of customers with one while nodes were replaced, `hotline measures rebuild` counts again.
ALTER TABLE fact ADD COLUMN tier smallint NOT NULL DEFAULT 0;

DROP INDEX fact_read_alone;
CREATE INDEX fact_read_alone ON fact (kind, day)
    INCLUDE (n, value, flags, variant, type, subtype, severity, channel, source, language, market, branch, hub, region, department, agent,
             cause, outcome, validity, remedy, tier);

-- In the place of month_end and month_end_place, which have no tier and which nodes of the release before go on filling; the release after this one
-- drops them.
CREATE TABLE month_stock (
    month      date     NOT NULL,
    kind       smallint NOT NULL,
    branch     int      NOT NULL,
    hub        int      NOT NULL,
    region     int      NOT NULL,
    agent      int      NOT NULL,
    type       smallint NOT NULL,
    subtype    smallint NOT NULL,
    severity   smallint NOT NULL,
    channel    smallint NOT NULL,
    source     smallint NOT NULL,
    language   smallint NOT NULL,
    market     smallint NOT NULL,
    department smallint NOT NULL,
    cause      smallint NOT NULL,
    outcome    smallint NOT NULL,
    validity   smallint NOT NULL,
    remedy     smallint NOT NULL,
    tier       smallint NOT NULL,
    n          int      NOT NULL,
    PRIMARY KEY (month, kind, branch, hub, region, agent, type, subtype, severity, channel, source, language, market, department,
                 cause, outcome, validity, remedy, tier)
);

CREATE INDEX month_stock_gone ON month_stock (kind) WHERE n = 0;

-- What was counted so far is taken over, so that nothing is read again.
INSERT INTO month_stock (month, kind, branch, hub, region, agent, type, subtype, severity, channel, source, language, market, department,
                         cause, outcome, validity, remedy, tier, n)
SELECT month, kind, branch, hub, region, agent, type, subtype, severity, channel, source, language, market, department,
       cause, outcome, validity, remedy, 0, n
FROM month_end;

CREATE TABLE month_stock_place (
    one    boolean PRIMARY KEY DEFAULT true CHECK (one),
    tx     bigint NOT NULL,
    id     bigint NOT NULL,
    latest date
);

INSERT INTO month_stock_place SELECT * FROM month_end_place;
