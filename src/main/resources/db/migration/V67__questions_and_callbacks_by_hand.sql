-- K5: what customers answered to the questions of the policy, by telephone or on their page. The release before asks only for the rating,
-- and ignores the table.
CREATE TABLE survey_answer (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    purpose        text        NOT NULL CHECK (purpose IN ('resolution', 'care', 'campaign', 'by-hand')),
    question       text        NOT NULL,
    kind           text        NOT NULL CHECK (kind IN ('score', 'nps', 'ces', 'yes-no', 'choice', 'text')),
    channel        text        NOT NULL CHECK (channel IN ('phone', 'page')),
    -- Asked a second time, in the other channel (brief 4.3 d).
    asked_again    boolean     NOT NULL DEFAULT false,
    -- The policy that asked.
    policy_version int         NOT NULL,
    callback_id    bigint REFERENCES callback,
    complaint_id   bigint REFERENCES complaint,
    -- Of a complaint: how often it had been reopened by then.
    resolution     int,
    agent          bigint,
    -- Of a score, NPS, CES or yes-no; null with all others, and where the customer gave no answer.
    value          smallint CHECK (value BETWEEN 0 AND 10),
    choice         text,
    -- In the customer's own words: personal data.
    words          text,
    -- "No answer" is an answer.
    none           boolean     NOT NULL,
    answered_at    timestamptz NOT NULL,
    CHECK (NOT none OR num_nonnulls(value, choice, words) = 0)
);

-- An outcome is recorded once, and a page answers each resolution once.
CREATE UNIQUE INDEX survey_answer_of_callback ON survey_answer (callback_id, question) WHERE callback_id IS NOT NULL;
CREATE UNIQUE INDEX survey_answer_on_page ON survey_answer (complaint_id, resolution, question) WHERE channel = 'page';
CREATE INDEX survey_answer_of_complaint ON survey_answer (complaint_id, resolution) WHERE complaint_id IS NOT NULL;
CREATE INDEX survey_answer_by_time ON survey_answer (answered_at) INCLUDE (purpose, question, kind, channel, asked_again, value, choice, none);

CREATE INDEX survey_answer_asked_again ON survey_answer (answered_at) WHERE asked_again;

-- Callbacks that people ask for, with or without a complaint. Those without a complaint to move stand in callback as those of campaigns do;
-- the release before hands them out to nobody.
ALTER TABLE callback ADD COLUMN by_hand boolean NOT NULL DEFAULT false;
ALTER TABLE callback DROP CONSTRAINT callback_of_complaint_or_campaign;
ALTER TABLE callback ADD CONSTRAINT callback_of_complaint_campaign_or_person
    CHECK ((complaint_id IS NOT NULL)::int + (campaign IS NOT NULL)::int + by_hand::int = 1 AND (campaign IS NULL) = (file IS NULL)) NOT VALID;
CREATE INDEX callback_by_hand_waiting ON callback (due_at, id) WHERE by_hand AND status = 'waiting';

CREATE TABLE callback_by_hand (
    callback_id     bigint PRIMARY KEY REFERENCES callback,
    complaint_id    bigint REFERENCES complaint,
    file            bigint,
    purpose         text        NOT NULL CHECK (purpose IN ('resolution', 'care', 'campaign', 'by-hand')),
    -- Whom to call and why: personal data.
    name            text,
    phone           text        NOT NULL,
    phone_extension text,
    reason          text        NOT NULL,
    wished_at       timestamptz,
    asked_by        bigint      NOT NULL,
    asked_at        timestamptz NOT NULL,
    cancelled_by    bigint,
    cancel_reason   text
);

CREATE INDEX callback_by_hand_of_complaint ON callback_by_hand (complaint_id) WHERE complaint_id IS NOT NULL;
CREATE INDEX callback_by_hand_of_file ON callback_by_hand (file) WHERE file IS NOT NULL;
CREATE INDEX callback_by_hand_of_phone ON callback_by_hand (phone);
