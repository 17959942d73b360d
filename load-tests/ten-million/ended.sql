-- A chunk of ended complaints: numbers from :from up to, not including, :until. Each lived within its limit, but for 7 %.
BEGIN;
SET LOCAL synchronous_commit = off;
CREATE TEMP TABLE course ON COMMIT DROP AS
WITH received AS (
    SELECT n, n + 1 AS id, (n * days) / ended AS nth_day, ((n * days) % ended)::float8 / ended AS of_day, first_day
    FROM ten_million.span, generate_series(:from::bigint, :until::bigint - 1) n
), timed AS (
    -- A day's course: eight of a hundred by night, most in office hours.
    SELECT n, id, first_day + nth_day::int AS day, ((first_day + nth_day::int)::timestamp + CASE
            WHEN of_day < 0.08 THEN of_day / 0.08 * interval '8 hours'
            WHEN of_day < 0.85 THEN interval '8 hours' + (of_day - 0.08) / 0.77 * interval '10 hours'
            ELSE interval '18 hours' + (of_day - 0.85) / 0.15 * interval '6 hours'
        END) AT TIME ZONE 'Asia/Shanghai' AS received_at
    FROM received
), limited AS (
    SELECT timed.*, kind.n AS kind, day.due[kind.working_days] AS due_at
    FROM timed
        JOIN ten_million.kind ON kind.n = ten_million.pick(timed.id, 1, (SELECT count(*) FROM ten_million.kind))
        JOIN ten_million.day USING (day)
), fated AS (
    SELECT limited.*, least(due_at, now()) - received_at AS span,
        ten_million.chance(id, 2) < 0.07 AND due_at < now() - interval '5 days' AS is_late,
        CASE WHEN ten_million.chance(id, 3) < 0.97 THEN 'closed' WHEN ten_million.chance(id, 3) < 0.99 THEN 'withdrawn' ELSE 'not-valid' END
            AS status
    FROM limited
), resolved AS (
    SELECT fated.*, received_at + (0.01 + 0.1 * ten_million.chance(id, 4)) * span AS assigned_at,
        CASE WHEN is_late THEN due_at + ten_million.chance(id, 5) * interval '3 days'
            ELSE received_at + (0.2 + 0.6 * ten_million.chance(id, 5)) * span END AS done_at
    FROM fated
)
SELECT id, month.series || lpad((n - first_n + 1)::text, 6, '0') AS number, kind, received_at, due_at AS promised_at,
    due_at AS unextended_at, due_at, 0 AS extended_days, assigned_at,
    CASE WHEN status = 'closed' THEN done_at END AS resolved_at,
    CASE WHEN status = 'closed' AND id % 4 = 0 THEN done_at + 0.05 * span END AS called_at,
    CASE WHEN status = 'closed' AND id % 8 = 0 THEN least(5, 2 + ten_million.pick(id, 6, 4)) END AS score,
    done_at + 0.1 * span AS ended_at, CASE WHEN is_late THEN due_at + interval '200 ms' END AS breached_at,
    NULL::timestamptz AS paused_at, status,
    (SELECT agent.id FROM ten_million.agent WHERE agent.n = ten_million.pick(resolved.id, 7, 400)) AS owner
FROM resolved JOIN ten_million.month ON month.month = date_trunc('month', day)::date;
\ir rows.sql
COMMIT;
