-- Keys of actions that clients may send again. An action claims its key in its own transaction.
CREATE TABLE action_key (
    -- SHA-256 of the caller's scope and key, first 128 bits.
    id          uuid PRIMARY KEY,
    -- SHA-256 of method, address and body, first 128 bits.
    fingerprint uuid        NOT NULL,
    created_at  timestamptz NOT NULL,
    -- The first answer, compressed and sealed by a key that is not stored; null until it was given.
    answer      bytea
);

CREATE INDEX action_key_age ON action_key USING brin (created_at);
