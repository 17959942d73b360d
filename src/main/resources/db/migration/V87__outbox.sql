-- Messages to customers and to other software. A reader of the log puts them here in the transaction that moves its position; nodes claim them by
-- route. The release before knows none of it.

-- A way out: a relay for mail, or one address that webhooks go to. A route that is not to be tried costs its row alone, however many messages wait.
CREATE TABLE outbox_route (
    id            int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- Of hotline.outbox.Way.
    way           text        NOT NULL,
    name          text        NOT NULL UNIQUE,
    -- Of its way; never a secret.
    settings      jsonb       NOT NULL,
    -- paused, disabled: by an administrator or, disabled, by the program. Messages wait, and new ones are made for paused ones alone.
    state         text        NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'paused', 'disabled')),
    -- Why it rests: a code.
    reason        text,
    per_second    real        NOT NULL CHECK (per_second > 0),
    in_flight     int         NOT NULL CHECK (in_flight > 0),
    -- What it may send at once, and when that was counted.
    tokens        real        NOT NULL DEFAULT 1,
    tokens_at     timestamptz NOT NULL,
    -- The breaker: failures one after the other, how often it opened without a success in between, and how many may be tried while it recovers (0: all).
    failures      int         NOT NULL DEFAULT 0,
    opens         int         NOT NULL DEFAULT 0,
    probes        int         NOT NULL DEFAULT 0,
    failing_since timestamptz,
    closed_until  timestamptz,
    -- No message is due before it.
    next_at       timestamptz NOT NULL,
    created_at    timestamptz NOT NULL,
    version       int         NOT NULL DEFAULT 1
) WITH (fillfactor = 50);
CREATE INDEX outbox_route_due ON outbox_route (next_at) WHERE state = 'active';

-- A replaced secret stays valid for a time.
CREATE TABLE outbox_secret (
    route       int         NOT NULL REFERENCES outbox_route ON DELETE CASCADE,
    number      int         NOT NULL,
    -- As it signs or logs in: each use needs it.
    secret      bytea       NOT NULL,
    created_at  timestamptz NOT NULL,
    valid_until timestamptz,
    PRIMARY KEY (route, number)
);

-- Everything that is sent is fixed when the message is made.
CREATE TABLE outbox (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    route            int         NOT NULL REFERENCES outbox_route,
    way              text        NOT NULL,
    -- Of its way: a contact point, an endpoint.
    recipient        bigint      NOT NULL,
    kind             text        NOT NULL,
    -- What it follows from, such as event:17:4. One cause gives a recipient one message of a kind, however often it is read.
    cause            text        NOT NULL,
    complaint_id     bigint,
    -- Messages of a lane go one behind the other by their place.
    lane             bigint      NOT NULL,
    place            bigint      NOT NULL,
    -- Personal: erasure empties them.
    address          text,
    subject          text,
    body             text        NOT NULL,
    -- The template of the policy that subject and body were made from.
    template         text,
    template_version int,
    -- What its way needs besides; nothing of or about a customer.
    details          jsonb       NOT NULL DEFAULT '{}',
    state            text        NOT NULL CHECK (state IN ('waiting', 'sending', 'unknown', 'accepted', 'delivered', 'undelivered', 'dead',
        'suppressed', 'cancelled')),
    -- Counts claims: a node that lost its claim writes nothing any more.
    attempt          int         NOT NULL DEFAULT 0,
    -- Tries that the message itself is to blame for, not its route.
    tries            int         NOT NULL DEFAULT 0,
    -- How often nobody knew whether it was sent.
    doubts           int         NOT NULL DEFAULT 0,
    -- When it is tried; null while it is being sent, and once it is settled.
    next_at          timestamptz,
    -- It waits for another one of its lane.
    held             boolean     NOT NULL DEFAULT false,
    -- When its latest attempt began, and until when a node has it.
    claimed_at       timestamptz,
    lease_until      timestamptz,
    give_up_at       timestamptz NOT NULL,
    provider_id      text,
    last_code        text,
    -- What the other side said, which may name the address: erasure empties it.
    last_detail      text,
    created_at       timestamptz NOT NULL,
    settled_at       timestamptz,
    UNIQUE (cause, recipient, kind, way)
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, vacuum_index_cleanup = on);
CREATE INDEX outbox_due ON outbox (route, next_at, id) WHERE next_at IS NOT NULL;
CREATE INDEX outbox_give_up ON outbox (give_up_at) WHERE next_at IS NOT NULL;
CREATE INDEX outbox_lane ON outbox (route, lane, place) WHERE settled_at IS NULL;
CREATE INDEX outbox_leased ON outbox (route, lease_until) WHERE state = 'sending';
CREATE INDEX outbox_listed ON outbox (route, state, id);
CREATE INDEX outbox_of_complaint ON outbox (complaint_id, id) WHERE complaint_id IS NOT NULL;
CREATE INDEX outbox_open_of ON outbox (way, recipient) WHERE next_at IS NOT NULL;
CREATE INDEX outbox_provider ON outbox (route, provider_id) WHERE provider_id IS NOT NULL;
CREATE INDEX outbox_old ON outbox (settled_at) WHERE settled_at IS NOT NULL;

CREATE TABLE outbox_attempt (
    outbox_id bigint      NOT NULL REFERENCES outbox ON DELETE CASCADE,
    attempt   int         NOT NULL,
    began_at  timestamptz NOT NULL,
    ended_at  timestamptz NOT NULL,
    -- Of hotline.outbox.Delivery, or lease-over.
    outcome   text        NOT NULL,
    code      text,
    detail    text,
    PRIMARY KEY (outbox_id, attempt)
);

-- How many messages an address or a complaint got in a window of time: what is above the limit is not sent.
CREATE TABLE outbox_window (
    hash      bytea       NOT NULL,
    begins_at timestamptz NOT NULL,
    seconds   int         NOT NULL,
    n         int         NOT NULL,
    PRIMARY KEY (hash, begins_at, seconds)
) WITH (fillfactor = 70);
CREATE INDEX outbox_window_old ON outbox_window (begins_at);

-- Settled messages by day, for figures.
CREATE TABLE outbox_count (
    day   date NOT NULL,
    way   text NOT NULL,
    state text NOT NULL,
    n     int  NOT NULL,
    PRIMARY KEY (day, way, state)
);

-- Who had which messages sent again.
CREATE TABLE outbox_replay (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at        timestamptz NOT NULL,
    person    bigint      NOT NULL REFERENCES person,
    selection jsonb       NOT NULL,
    messages  int         NOT NULL
);

-- Nothing is sent about what happened before.
INSERT INTO log_position (reader, tx, id) SELECT 'messages', tx, id FROM event ORDER BY tx DESC, id DESC LIMIT 1;
