-- Digests of numbers that no key protects are kept no longer than they are needed. The release before still writes them.
ALTER TABLE dial ALTER COLUMN digest DROP NOT NULL;
UPDATE dial SET digest = NULL WHERE requested_at < now() - interval '1 hour';
CREATE INDEX dial_with_digest ON dial (callback) WHERE digest IS NOT NULL;
CREATE INDEX call_work_over ON call_work (ended_at) WHERE ended_at IS NOT NULL;

-- The calls that a message is about, so that an erasure finds each, also one that said nothing new.
ALTER TABLE call_event_raw ADD COLUMN calls bigint[];
CREATE INDEX call_event_raw_of_calls ON call_event_raw USING gin (calls);
CREATE INDEX call_event_raw_unread ON call_event_raw (id) WHERE state IN ('refused', 'ignored');
