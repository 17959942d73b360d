-- What became of the limits that ended at :due. Times are those of the commits, counted from the limit in seconds.
WITH due AS (
    SELECT complaint_id AS id FROM sla_clock WHERE kind = 'handling' AND due_at = :'due'
), breach AS (
    SELECT pg_xact_commit_timestamp(xmin) - :'due'::timestamptz AS after
    FROM event WHERE type = 'breached' AND complaint_id IN (SELECT id FROM due) AND at >= :'due'
), told AS (
    SELECT count(*) AS n FROM event WHERE type = 'notice-issued' AND complaint_id IN (SELECT id FROM due) AND at >= :'due'
), issued AS (
    SELECT count(*) AS n, count(DISTINCT (complaint_id, clock_ordinal)) AS complaints
    FROM notice WHERE clock_kind = 'handling' AND rung = 'expediting' AND due_at = :'due'
)
SELECT (SELECT count(*) FROM due), (SELECT count(*) FROM breach), (SELECT n FROM told), (SELECT n FROM issued),
    (SELECT complaints FROM issued), extract(epoch FROM min(after))::numeric(9, 3),
    extract(epoch FROM percentile_disc(0.99) WITHIN GROUP (ORDER BY after))::numeric(9, 3),
    extract(epoch FROM max(after))::numeric(9, 3)
FROM breach;
