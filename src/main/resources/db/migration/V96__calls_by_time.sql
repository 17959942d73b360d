-- Lists of calls go by the first moment known of each: a call written down later stands where it belongs.
CREATE INDEX call_newest ON call ((coalesce(offered_at, queued_at, alerting_at, answered_at, ended_at, timestamptz '1970-01-01 00:00:00+00')), id);
CREATE INDEX call_newest_of ON call (person, (coalesce(offered_at, queued_at, alerting_at, answered_at, ended_at, timestamptz '1970-01-01 00:00:00+00')), id);
CREATE INDEX call_newest_from ON call (from_number, (coalesce(offered_at, queued_at, alerting_at, answered_at, ended_at, timestamptz '1970-01-01 00:00:00+00')), id)
    WHERE from_number IS NOT NULL;
CREATE INDEX call_newest_to ON call (to_number, (coalesce(offered_at, queued_at, alerting_at, answered_at, ended_at, timestamptz '1970-01-01 00:00:00+00')), id)
    WHERE to_number IS NOT NULL;
-- Those above have their first columns.
DROP INDEX call_by_person;
DROP INDEX call_from;
DROP INDEX call_to;
