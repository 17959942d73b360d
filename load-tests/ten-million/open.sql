-- The open complaints, received in the last days: most within their limit, some past due, paused, extended, or waiting for
-- a callback. Case numbers follow those of the month's ended ones.
BEGIN;
SET LOCAL synchronous_commit = off;
CREATE TEMP TABLE course ON COMMIT DROP AS
WITH received AS (
    SELECT m, kind.n AS kind, working_days, date_trunc('milliseconds', now() - ten_million.chance(m, 21)
        * CASE working_days WHEN 1 THEN 2.2 WHEN 2 THEN 3.5 WHEN 3 THEN 5 ELSE 11 END * interval '1 day') AS received_at
    FROM generate_series(1, :open::bigint) m
        JOIN ten_million.kind ON kind.n = ten_million.pick(m, 22, (SELECT count(*) FROM ten_million.kind))
), numbered AS (
    SELECT received.*, (received_at AT TIME ZONE 'Asia/Shanghai')::date AS day, row_number() OVER (ORDER BY received_at, m) AS nth
    FROM received
), limited AS (
    SELECT numbered.*, ended + nth AS id, date_trunc('month', numbered.day)::date AS month, now() - received_at AS age,
        due[working_days] AS promised_at, ten_million.chance(m, 23) AS fate, ten_million.chance(m, 24) AS delay
    FROM numbered JOIN ten_million.day USING (day), ten_million.span
), fated AS (
    SELECT limited.*, row_number() OVER (PARTITION BY limited.month ORDER BY id) AS nth_of_month,
        CASE WHEN fate < 0.2 THEN 'received' WHEN fate < 0.6 THEN 'assigned' WHEN fate < 0.8 THEN 'investigating'
            ELSE 'resolved' END AS status,
        CASE WHEN fate >= 0.25 AND delay < 0.08 THEN 1 + m % 3 ELSE 0 END AS extended_days,
        fate >= 0.25 AND fate < 0.8 AND delay >= 0.92 AND promised_at > now() AS is_paused
    FROM limited
), extended AS (
    SELECT fated.*, CASE WHEN extended_days > 0 THEN later.due[extended_days] ELSE promised_at END AS due_at
    FROM fated JOIN ten_million.day later ON later.day = (promised_at AT TIME ZONE 'Asia/Shanghai')::date
)
SELECT extended.id, series || lpad((greatest(ended_of_month, 0) + nth_of_month)::text, 6, '0') AS number, kind, received_at, promised_at,
    promised_at AS unextended_at, due_at, extended_days::int,
    CASE WHEN status <> 'received' THEN received_at + (0.02 + 0.1 * delay) * age END AS assigned_at,
    CASE WHEN status = 'resolved' THEN received_at + (0.3 + 0.6 * delay) * age END AS resolved_at,
    NULL::timestamptz AS called_at, NULL::int AS score, NULL::timestamptz AS ended_at,
    CASE WHEN due_at < now() THEN due_at + interval '200 ms' END AS breached_at,
    CASE WHEN is_paused THEN received_at + 0.8 * age END AS paused_at, status,
    CASE WHEN status <> 'received' THEN agent.id END AS owner
FROM extended
    JOIN LATERAL (
        SELECT series, (SELECT ended FROM ten_million.span) - first_n AS ended_of_month
        FROM ten_million.month WHERE month.month = extended.month) serial ON true
    JOIN ten_million.agent ON agent.n = ten_million.pick(m, 25, 400);
\ir rows.sql
COMMIT;
