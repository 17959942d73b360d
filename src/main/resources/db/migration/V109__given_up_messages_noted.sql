-- Administrators are rung for messages that were given up, until they have taken note of them. The release before reads none of it.

-- Those that were given up until then have been seen.
ALTER TABLE outbox_route ADD COLUMN noted_until timestamptz;

CREATE INDEX outbox_given_up ON outbox (route, settled_at) WHERE state = 'dead';
