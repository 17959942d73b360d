-- Of the closings of a day, those of cases that had been closed before: without them it is a count of cases. A server of
-- the version before writes none, so that the closings in its time count as those of different cases.
ALTER TABLE measure_daily ADD COLUMN closed_again int NOT NULL DEFAULT 0;

-- Closings that the figures hold already, by days of the zone that they are kept in: that of the oldest policy in force.
-- Only cases that were reopened can have several.
WITH house AS (
    SELECT coalesce((
        SELECT z.name
        FROM policy_in_force f JOIN policy_version v ON v.id = f.version
            JOIN pg_timezone_names z ON z.name = substring(v.source FROM '(?n)^time-zone: *["'']?([A-Za-z0-9_/+-]+)')
        ORDER BY v.id
        LIMIT 1), 'UTC') AS zone
), again AS (
    SELECT (e.at AT TIME ZONE house.zone)::date AS day, e.data ->> 'type' AS type, e.data ->> 'severity' AS severity,
           e.data ->> 'channel' AS channel, count(*) AS n
    FROM house, complaint c JOIN event e ON e.complaint_id = c.id
    WHERE c.reopened > 0 AND e.type = 'closed'
        AND EXISTS (SELECT FROM event earlier
                    WHERE earlier.complaint_id = e.complaint_id AND earlier.seq < e.seq AND earlier.type = 'closed')
        AND EXISTS (SELECT FROM log_position p WHERE p.reader = 'measures' AND (e.tx, e.id) <= (p.tx, p.id))
    GROUP BY 1, 2, 3, 4
)
UPDATE measure_daily daily
SET closed_again = again.n
FROM again
WHERE (daily.day, daily.type, daily.severity, daily.channel) = (again.day, again.type, again.severity, again.channel);
