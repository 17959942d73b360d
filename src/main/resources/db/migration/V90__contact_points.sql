-- Where a complainant wants to be told by mail what happens.
ALTER TABLE complaint ADD COLUMN email text;

-- Keys that all nodes share: each is made once, by the first node that needs it.
CREATE TABLE server_key (
    purpose text PRIMARY KEY,
    key     bytea       NOT NULL,
    made_at timestamptz NOT NULL DEFAULT now()
);

-- What is known of an address to which messages go. The address itself stands with the complaint alone; here is a keyed digest of
-- it, so that who wants no mail gets none, also after an erasure, and no one can read who that is.
CREATE TABLE contact_point (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    way          text    NOT NULL CHECK (way IN ('e-mail', 'sms')),
    address_hash bytea   NOT NULL,
    -- Null: no one has shown yet that the complainant reads what is sent there.
    verified_at  timestamptz,
    stopped      text CHECK (stopped IN ('opted-out', 'bounced', 'complained')),
    stopped_at   timestamptz,
    soft_bounces integer NOT NULL DEFAULT 0,
    UNIQUE (way, address_hash),
    CHECK ((stopped IS NULL) = (stopped_at IS NULL))
);
