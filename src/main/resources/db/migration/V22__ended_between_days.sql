-- Complaints that ended in a span of days, without reading those that ended before or after it.
CREATE INDEX complaint_ended_between ON complaint (ended_at, id) WHERE ended_at IS NOT NULL;
