-- Connectors of telephone exchanges, what they send, and the calls that follow from it. The release before knows none of it.
CREATE TABLE connector (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- Part of its address.
    code       text        NOT NULL UNIQUE,
    name       text        NOT NULL,
    -- Of hotline.telephony.mapping.Format; by-hand: calls that people write down, without an exchange.
    format     text        NOT NULL,
    -- A mapping file in place of the one shipped for the format.
    mapping    text,
    -- Zone of times that come without one.
    zone       text        NOT NULL,
    enabled    boolean     NOT NULL DEFAULT true,
    created_at timestamptz NOT NULL,
    version    int         NOT NULL DEFAULT 1
);

-- Calls written down by people.
INSERT INTO connector (code, name, format, zone, created_at) VALUES ('by-hand', 'by hand', 'by-hand', 'Asia/Shanghai', now());

CREATE TABLE connector_secret (
    connector  bigint      NOT NULL REFERENCES connector,
    number     int         NOT NULL,
    -- SHA-256 of it; of a format that signs its messages the secret itself, which each check needs.
    digest     bytea       NOT NULL,
    signing    bytea,
    created_at timestamptz NOT NULL,
    -- Null: until the next one. A replaced secret stays valid for a time.
    valid_until timestamptz,
    used_at    timestamptz,
    -- Of an administrator's trial: its messages are read, and make no calls.
    trial      boolean     NOT NULL DEFAULT false,
    PRIMARY KEY (connector, number)
);

-- Messages as received, kept for 7 days, so that they can be read again after a mapping was corrected.
CREATE TABLE call_event_raw (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    connector    bigint      NOT NULL REFERENCES connector,
    received_at  timestamptz NOT NULL,
    content_type text        NOT NULL,
    body         bytea       NOT NULL,
    -- The sender's own id of the message: it is taken once.
    message_id   text,
    -- waiting: not folded yet; done; refused: nothing could be understood; ignored: understood, and about no call.
    state        text        NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'refused', 'ignored')),
    -- How many events it held; why nothing was understood, as code and values.
    events       int         NOT NULL DEFAULT 0,
    problem      jsonb,
    done_at      timestamptz,
    -- An administrator's own trial.
    trial        boolean     NOT NULL DEFAULT false
) WITH (autovacuum_vacuum_scale_factor = 0.02);
CREATE UNIQUE INDEX call_event_raw_message ON call_event_raw (connector, message_id) WHERE message_id IS NOT NULL;
CREATE INDEX call_event_raw_waiting ON call_event_raw ((done_at IS NOT NULL), received_at, id) WHERE state = 'waiting';
CREATE INDEX call_event_raw_of ON call_event_raw (connector, id);
CREATE INDEX call_event_raw_age ON call_event_raw (received_at);

-- One row for each call, whatever number of telephones rang. The ids of an exchange repeat after its restart, so the day belongs to the key.
CREATE TABLE call (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    connector     bigint      NOT NULL REFERENCES connector,
    -- Of its first known event, in the connector's zone.
    day           date        NOT NULL,
    call_id       text        NOT NULL,
    direction     text        NOT NULL CHECK (direction IN ('in', 'out', 'internal')),
    -- The greatest state it has come to (hotline.telephony.CallState).
    state         text        NOT NULL CHECK (state IN ('offered', 'queued', 'alerting', 'answered', 'ended')),
    -- E.164, an extension, or as it came; null: not known or withheld.
    from_number   text,
    to_number     text,
    -- As the exchange knows them.
    caller_name   text,
    queue         text,
    -- Each by the earliest of its kind, or by the exchange's record of the call.
    offered_at    timestamptz,
    queued_at     timestamptz,
    alerting_at   timestamptz,
    answered_at   timestamptz,
    -- Null: not on hold.
    held_since    timestamptz,
    held_ms       bigint      NOT NULL DEFAULT 0,
    transferred_at timestamptz,
    ended_at      timestamptz,
    cause         text CHECK (cause IN ('answered', 'abandoned', 'no-answer', 'busy', 'rejected', 'unreachable',
        'wrong-number', 'forwarded', 'voicemail', 'failed', 'unknown')),
    ended_by      text CHECK (ended_by IN ('customer', 'agent')),
    extension     text,
    person        bigint REFERENCES person,
    -- The call it was transferred from.
    orig_call     text,
    -- exchange: times of the exchange; arrival: when its messages came in; both.
    times_by      text        NOT NULL CHECK (times_by IN ('exchange', 'arrival', 'both')),
    -- Times that the exchange's record of the call corrected.
    corrected     text[]      NOT NULL DEFAULT '{}',
    -- The last sign of life.
    seen_at       timestamptz NOT NULL,
    -- Written by other rooms.
    file          bigint,
    complaint     bigint,
    wrap_up_until timestamptz,
    version       bigint      NOT NULL DEFAULT 1,
    UNIQUE (connector, day, call_id)
) WITH (fillfactor = 80);
-- Calls that go on.
CREATE INDEX call_open ON call (seen_at) WHERE ended_at IS NULL;
CREATE INDEX call_open_of ON call (person) WHERE ended_at IS NULL;
CREATE INDEX call_of_person ON call (person, offered_at);
CREATE INDEX call_of_file ON call (file, id) WHERE file IS NOT NULL;
CREATE INDEX call_of_complaint ON call (complaint) WHERE complaint IS NOT NULL;
CREATE INDEX call_from ON call (from_number, id) WHERE from_number IS NOT NULL;
CREATE INDEX call_to ON call (to_number, id) WHERE to_number IS NOT NULL;
CREATE INDEX call_by_time ON call (offered_at, id);

-- What is known of a call, each fact once; the call is their fold.
CREATE TABLE call_event (
    call       bigint      NOT NULL REFERENCES call ON DELETE CASCADE,
    -- A telephone of the call; empty: the call itself.
    leg        text        NOT NULL,
    type       text        NOT NULL,
    -- Of types that happen more than once in a leg, such as being put on hold; else empty.
    own_id     text        NOT NULL DEFAULT '',
    at         timestamptz NOT NULL,
    -- hotline.telephony.CallEvent, without what people and numbers are called.
    data       jsonb       NOT NULL,
    -- Numbers and names.
    personal   jsonb       NOT NULL,
    -- The message that brought it.
    raw        bigint,
    PRIMARY KEY (call, leg, type, own_id)
);

-- Telephones of a call.
CREATE TABLE call_leg (
    call        bigint NOT NULL REFERENCES call ON DELETE CASCADE,
    leg         text   NOT NULL,
    extension   text,
    person      bigint REFERENCES person,
    alerting_at timestamptz,
    answered_at timestamptz,
    held_ms     bigint NOT NULL DEFAULT 0,
    ended_at    timestamptz,
    cause       text,
    PRIMARY KEY (call, leg)
);

-- Whose telephone an extension is. One plan of numbers for the whole company.
CREATE TABLE agent_extension (
    extension text PRIMARY KEY,
    person    bigint NOT NULL REFERENCES person ON DELETE CASCADE
);
CREATE INDEX agent_extension_of ON agent_extension (person);
