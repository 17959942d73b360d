-- The list behind a number of breaks, of all people of a period.
CREATE INDEX floor_event_breaks ON floor_event (at) WHERE type = 'state' AND details ->> 'to' = 'break';
