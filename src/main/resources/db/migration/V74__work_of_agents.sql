-- What agents did with work, and how long, by day: sums of offers, calls and the floor's log of days that are over. The release before reads none of it.
CREATE TABLE work_day (
    day    date   NOT NULL,
    -- Code of the department; empty: none.
    line   text   NOT NULL,
    person bigint NOT NULL,
    -- What was counted (hotline.workday.Done).
    what   text   NOT NULL,
    -- Of offers the kind of work, of calls their outcome, of breaks the reason; else empty.
    about  text   NOT NULL,
    n      bigint NOT NULL,
    millis bigint NOT NULL,
    PRIMARY KEY (day, person, line, what, about)
);

-- The last day in it; empty: no day yet.
CREATE TABLE work_day_place (counted_until date);
INSERT INTO work_day_place VALUES (NULL);

-- Days that are not over are counted from these rows.
CREATE INDEX offer_by_time ON offer (offered_at);
CREATE INDEX callback_attempt_by_end ON callback_attempt (ended_at) WHERE ended_at IS NOT NULL;
