-- K4: campaigns of calls to customers. The release before neither hands out nor counts callbacks without a complaint.
CREATE TABLE campaign (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name        text        NOT NULL,
    purpose     text        NOT NULL,
    filter      jsonb       NOT NULL,
    -- A customer whom another campaign has called within so many days is left out.
    quiet_days  int         NOT NULL CHECK (quiet_days BETWEEN 0 AND 366),
    -- Callbacks made in an hour.
    pace        int         NOT NULL CHECK (pace BETWEEN 1 AND 3600),
    state       text        NOT NULL CHECK (state IN ('proposed', 'refused', 'running', 'ended', 'done')),
    created_by  bigint      NOT NULL REFERENCES person,
    created_at  timestamptz NOT NULL,
    decided_by  bigint REFERENCES person,
    decided_at  timestamptz,
    ended_by    bigint REFERENCES person,
    ended_at    timestamptz,
    -- Of a refusal or an early end.
    reason      text,
    -- SHA-256 of the members that were previewed and approved.
    digest      text,
    members     int,
    left_out    jsonb,
    -- When the next callback is made.
    next_at     timestamptz,
    CHECK (decided_by IS NULL OR decided_by <> created_by)
);

CREATE INDEX campaign_running ON campaign (next_at) WHERE state = 'running';

CREATE TABLE campaign_member (
    campaign bigint NOT NULL REFERENCES campaign,
    file     bigint NOT NULL,
    -- due: a callback is to be made now; called: there is one.
    state    text   NOT NULL CHECK (state IN ('waiting', 'due', 'called', 'reached', 'refused', 'unreachable', 'left-out', 'failed', 'ended')),
    -- Why the customer was left out at the call.
    reason   text,
    callback bigint,
    PRIMARY KEY (campaign, file)
);

CREATE INDEX campaign_member_to_call ON campaign_member (campaign, file) WHERE state = 'waiting';
CREATE INDEX campaign_member_due ON campaign_member (campaign, file) WHERE state = 'due';
CREATE INDEX campaign_member_of_file ON campaign_member (file);
CREATE UNIQUE INDEX campaign_member_callback ON campaign_member (callback) WHERE callback IS NOT NULL;

ALTER TABLE callback ALTER COLUMN complaint_id DROP NOT NULL;
ALTER TABLE callback ADD COLUMN campaign bigint;
ALTER TABLE callback ADD COLUMN file bigint;
ALTER TABLE callback ADD CONSTRAINT callback_of_complaint_or_campaign
    CHECK ((complaint_id IS NULL) = (campaign IS NOT NULL) AND (campaign IS NULL) = (file IS NULL)) NOT VALID;

-- Two campaigns never call one customer at once.
CREATE UNIQUE INDEX callback_open_of_customer ON callback (file) WHERE campaign IS NOT NULL AND status IN ('waiting', 'in-progress');
CREATE INDEX callback_of_customer ON callback (file, created_at) WHERE campaign IS NOT NULL;
CREATE INDEX callback_of_campaign_waiting ON callback (due_at, id) WHERE campaign IS NOT NULL AND status = 'waiting';
