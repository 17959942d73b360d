-- Each message locked the row of its connector to prove that it stands: with hundreds a second, and the calls of others under way, that cost more than
-- storing it. No connector is ever deleted. By itself, as a node of the release before that folds messages locks them before facts.
ALTER TABLE call_event_raw DROP CONSTRAINT call_event_raw_connector_fkey;
