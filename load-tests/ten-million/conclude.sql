-- The start of serials, sequences and log readers: the figures are summed from the complaints themselves, so that the log
-- reader need not read the whole log at the first start.
BEGIN;
SELECT setval('complaint_id_seq', (SELECT max(id) FROM complaint)) \g /dev/null

INSERT INTO case_serial (series, last)
SELECT left(number, 7), max(substr(number, 8)::int) FROM complaint GROUP BY 1;

INSERT INTO idempotency_key (id, fingerprint, complaint_id, created_at)
SELECT gen_random_uuid(), gen_random_uuid(), id, received_at FROM complaint WHERE received_at > now() - interval '2 days';

INSERT INTO measure_daily (day, type, severity, channel, received, closed, closed_on_time, withdrawn, not_valid, breached,
    past_due_change)
SELECT (at AT TIME ZONE 'Asia/Shanghai')::date, type, severity, channel, sum(received), sum(closed), sum(on_time),
    sum(withdrawn), sum(not_valid), sum(breached), sum(past_due)
FROM (
    SELECT type, severity, channel, received_at AS at, 1 AS received, 0 AS closed, 0 AS on_time, 0 AS withdrawn, 0 AS not_valid,
        0 AS breached, 0 AS past_due
    FROM complaint
    UNION ALL
    SELECT type, severity, channel, ended_at, 0, (status = 'closed')::int, (status = 'closed' AND ended_at <= due_at)::int,
        (status = 'withdrawn')::int, (status = 'not-valid')::int, 0, CASE WHEN breached_at IS NULL THEN 0 ELSE -1 END
    FROM complaint WHERE ended_at IS NOT NULL
    UNION ALL
    SELECT type, severity, channel, breached_at, 0, 0, 0, 0, 0, 1, 1 FROM complaint WHERE breached_at IS NOT NULL
) change
GROUP BY 1, 2, 3, 4;

INSERT INTO measure_backlog (received_on, type, severity, channel, open, past_due)
SELECT (received_at AT TIME ZONE 'Asia/Shanghai')::date, type, severity, channel, count(*), count(breached_at)
FROM complaint WHERE ended_at IS NULL GROUP BY 1, 2, 3, 4;

UPDATE log_position SET (tx, id) = (SELECT tx, id FROM event ORDER BY tx DESC, id DESC LIMIT 1);
COMMIT;
