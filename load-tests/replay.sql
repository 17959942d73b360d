-- Fills an empty database with :n complaints of January to June 2026 as the freight network's policy (version 1) would
-- have left them: limits by the calendar, 8 % late, 3 % open, 5 % corrected, 3 % paused, 2 % extended, 2 % reopened, five
-- to eight events and three clocks each. The same number gives the same rows.
--   psql -v n=1000000 -v calendar="$(cat src/main/resources/calendars/cn.json)" -f load-tests/replay.sql
\set ON_ERROR_STOP on
BEGIN;

CREATE TEMP TABLE day AS
SELECT day, worked, count(*) FILTER (WHERE worked) OVER (ORDER BY day) AS nth
FROM (SELECT day::date AS day,
             CASE WHEN extract(isodow FROM day) > 5 THEN y.days -> 'work' ? day::date::text
                  ELSE NOT y.days -> 'off' ? day::date::text END AS worked
      FROM generate_series(timestamp '2026-01-01', '2026-12-31', '1 day') AS day,
           (SELECT :'calendar'::jsonb -> 'years' -> '2026' AS days) AS y) AS d;

-- Close of business of the n-th working day after each day.
CREATE TEMP TABLE deadline AS
SELECT d.day, n, (later.day + time '18:00') AT TIME ZONE 'Asia/Shanghai' AS due
FROM day d CROSS JOIN generate_series(1, 12) AS n JOIN day later ON later.nth = d.nth + n AND later.worked;
CREATE INDEX ON deadline (day, n);
ANALYZE deadline;

-- Numbers from 0 to 1 that are the same each time.
CREATE FUNCTION pg_temp.chance(i bigint, what int) RETURNS float8 LANGUAGE sql IMMUTABLE AS
$$ SELECT (hashint8extended(i, what) & 1048575) / 1048576.0 $$;

CREATE TEMP TABLE filed AS
SELECT i AS id, received_at, type, severity, channel, is_late, is_open, is_corrected, is_paused, is_extended, is_reopened,
       plain.due AS counted, d.due, spare,
       CASE WHEN is_open THEN NULL
            WHEN is_late THEN d.due + spare * interval '30 hours' + interval '1 second'
            WHEN is_paused OR is_extended THEN d.due - spare * interval '6 hours'
            ELSE received_at + greatest(spare, 0.1) * (d.due - received_at) END AS ended_at,
       (SELECT due - interval '8 hours' FROM deadline WHERE day = received_on AND n = 1) AS pause_from,
       (SELECT due - interval '8 hours' FROM deadline WHERE day = received_on AND n = 2) AS pause_to
FROM (
    SELECT i, received_at, (received_at AT TIME ZONE 'Asia/Shanghai')::date AS received_on, type, severity, channel,
           r7 < 0.08 AS is_late, r8 < 0.03 AND i > 0.95 * :n AS is_open, r4 < 0.05 AND severity <> 'minor' AS is_corrected,
           severity <> 'minor' AND r5 < 0.08 AS is_paused, severity = 'severe' AND r6 < 0.2 AS is_extended,
           r9 < 0.02 AS is_reopened, r10 AS spare,
           CASE WHEN type = 'service-attitude' THEN 2 WHEN severity = 'minor' THEN 1 WHEN severity = 'moderate' THEN 3 ELSE 7 END AS days
    FROM (
        SELECT i, timestamptz '2026-01-01 00:00+08' + (i::float8 / :n) * interval '180 days' AS received_at,
               (ARRAY['delay', 'delay', 'cargo-damage', 'cargo-damage', 'cargo-shortage', 'claims', 'business-error',
                      'service-attitude', 'finance', 'price'])[1 + floor(10 * pg_temp.chance(i, 1))::int] AS type,
               (ARRAY['minor', 'minor', 'minor', 'minor', 'minor', 'minor', 'moderate', 'moderate', 'moderate', 'severe'])
                   [1 + floor(10 * pg_temp.chance(i, 2))::int] AS severity,
               (ARRAY['hotline', 'website', 'app'])[1 + floor(3 * pg_temp.chance(i, 3))::int] AS channel,
               pg_temp.chance(i, 4) AS r4, pg_temp.chance(i, 5) AS r5, pg_temp.chance(i, 6) AS r6, pg_temp.chance(i, 7) AS r7,
               pg_temp.chance(i, 8) AS r8, pg_temp.chance(i, 9) AS r9, pg_temp.chance(i, 10) AS r10
        FROM generate_series(1, :n) AS i) AS drawn) AS judged
    JOIN deadline plain ON plain.day = received_on AND plain.n = days
    JOIN deadline d ON d.day = received_on
        AND d.n = days + is_paused::int + 2 * is_extended::int;

INSERT INTO complaint (id, number, policy_version, channel, source, language, complainant, phone, waybill, branch, region,
    description, demand, filed_by, tracking_hash, type, severity, confidence, reasons, judged_by, status, owner, first_contact,
    received_at, due_at, original_due_at, breached_at, resolution, resolved_at, ended_at, reopened, last_seq, version, held_by,
    held_since, first_response_at)
SELECT id, '2026-' || id, 1, channel, 'external', 'zh', '李娜', '+86138' || lpad((id % 100000000)::text, 8, '0'), 'HD' || id,
    '上海虹桥网点', '上海', '五件货只到四件，少了一件，里面是衣服，价值约八百元。', '尽快找回或赔偿',
    CASE WHEN channel = 'hotline' THEN 1 END, sha256('K7QF2M9XWT4HZB6RPD3VNC8J'), type, severity, 0.87,
    '[{"words":"只到四件","start":3,"end":7,"speaksFor":"cargo-shortage"}]', CASE WHEN is_corrected THEN 'person' ELSE 'lexicon' END,
    CASE WHEN is_open THEN 'assigned' ELSE 'closed' END, 1, 1, received_at, due, counted,
    CASE WHEN ended_at > due OR is_open AND due < now() THEN due + interval '1 second' END,
    CASE WHEN NOT is_open THEN '已在分拨中心找到货物，今日送达，客户同意。' END, ended_at - interval '20 minutes', ended_at,
    is_reopened::int, 8, 6, 'customer-service', received_at, received_at + least(spare, 0.9) * interval '3 hours'
FROM filed ORDER BY id;

INSERT INTO sla_clock (complaint_id, kind, ordinal, state, department, started_at, original_due_at, counted_due_at, unextended_due_at,
    due_at, extended_days, paused_time, breached_at, stopped_at)
SELECT id, kind, 1, CASE WHEN is_open THEN 'running' WHEN kind = 'handling' AND ended_at > due THEN 'breached' ELSE 'met' END,
    CASE WHEN kind = 'holding' THEN 'customer-service' END,
    CASE WHEN kind = 'callback' THEN ended_at - interval '20 minutes' ELSE received_at END,
    CASE WHEN kind = 'handling' THEN counted END, CASE WHEN kind = 'handling' THEN counted END,
    CASE WHEN kind = 'handling' THEN (SELECT due FROM deadline WHERE day = (received_at AT TIME ZONE 'Asia/Shanghai')::date
        AND n = (SELECT x.n + is_paused::int FROM deadline x WHERE x.day = (received_at AT TIME ZONE 'Asia/Shanghai')::date AND x.due = counted)) END,
    CASE WHEN kind = 'handling' THEN due END, CASE WHEN kind = 'handling' AND is_extended THEN 2 ELSE 0 END,
    CASE WHEN kind = 'handling' AND is_paused THEN 27000000000 ELSE 0 END,
    CASE WHEN kind = 'handling' AND ended_at > due THEN due + interval '1 second' END, ended_at
FROM filed CROSS JOIN (VALUES ('handling'), ('callback'), ('holding')) AS k (kind)
WHERE NOT is_open OR kind = 'handling' ORDER BY id, kind;

INSERT INTO event (complaint_id, seq, type, at, actor, actor_kind, internal, data)
SELECT id, row_number() OVER (PARTITION BY id ORDER BY e.at, place), e.type, e.at, 1, 'person', false,
    jsonb_build_object('type', f.type, 'severity', f.severity, 'channel', channel, 'receivedAt', received_at, 'due', due) || e.data
FROM filed f, LATERAL (VALUES
    (1, 'received', received_at, '{"number": "2026", "source": "external", "calendar": "cn", "policyVersion": 1}'::jsonb, true),
    (2, 'assigned', received_at + interval '10 minutes', '{"owner": 1}', true),
    (3, 'judgement-corrected', received_at + interval '15 minutes',
        jsonb_build_object('from', jsonb_build_object('type', f.type, 'severity', 'minor'), 'reason', '客户损失大'), is_corrected),
    (4, 'paused', pause_from, '{"reason": "customers-documents"}', is_paused),
    (5, 'resumed', pause_to, '{}', is_paused),
    (6, 'extension-granted', received_at + interval '1 hour', '{"workingDays": 2, "reason": "查找货物"}', is_extended),
    (7, 'breached', due + interval '1 second', '{}', ended_at > due OR is_open AND due < now()),
    (8, 'resolved', ended_at - interval '20 minutes', '{"resolution": "已在分拨中心找到货物"}', NOT is_open),
    (9, 'closed', received_at + interval '30 minutes', '{"onTime": true, "pastDue": false}', is_reopened AND NOT is_open),
    (10, 'reopened', received_at + interval '40 minutes', '{"wasEnded": true, "pastDue": false}', is_reopened AND NOT is_open),
    (11, 'callback-ended', ended_at, '{"outcome": "reached", "attempts": 1, "asked": true}', NOT is_open),
    (12, 'closed', ended_at, '{"pastDue": false, "originalDue": "2026-01-01T00:00:00Z"}', NOT is_open))
    AS e (place, type, at, data, happened)
WHERE happened ORDER BY id;

COMMIT;
VACUUM (ANALYZE) complaint, sla_clock, event;
