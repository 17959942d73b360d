-- Limits of uploads: open ones are counted for each address, and one that its sender ended still counts for its network's day.
-- The release before takes no uploads.
ALTER TABLE upload
    -- A digest, as that of the network is.
    ADD COLUMN address uuid,
    DROP CONSTRAINT upload_state_check,
    ADD CONSTRAINT upload_state_check CHECK (state IN ('open', 'whole', 'taken', 'ended'));
CREATE INDEX upload_of_address ON upload (address, begun_at) WHERE state = 'open';
-- Read once a minute.
CREATE INDEX upload_of_strangers ON upload (expires_at) WHERE person IS NULL AND complaint_id IS NULL AND state IN ('open', 'whole');
