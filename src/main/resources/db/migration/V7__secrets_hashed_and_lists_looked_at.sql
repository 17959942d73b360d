-- Secrets of tracking codes are kept as hashes: who reads the database opens no customer's page with them.
-- They are 120 random bits, so a plain SHA-256 can't be turned back by trying.
ALTER TABLE complaint ADD COLUMN tracking_hash bytea;

-- A node of the version before goes on writing tracking_secret while nodes are replaced; readers take either.
UPDATE complaint
SET tracking_hash = sha256(convert_to(tracking_secret, 'UTF8')), tracking_secret = NULL
WHERE tracking_secret IS NOT NULL;

-- A repeated request gets the first answer, code included. The code is sealed with the caller's own Idempotency-Key, of
-- which only a hash is stored, and forgotten with it.
ALTER TABLE idempotency_key ADD COLUMN sealed_secret bytea;

-- K8: a list shows many complaints at once. One row keeps the look, with the ids of all that were shown.
ALTER TABLE personal_data_access
    ALTER COLUMN complaint_id DROP NOT NULL,
    ADD COLUMN complaints bigint[],
    ADD CONSTRAINT personal_data_access_of_something CHECK ((complaint_id IS NULL) <> (complaints IS NULL)) NOT VALID;

CREATE INDEX personal_data_access_age ON personal_data_access USING brin (at);
