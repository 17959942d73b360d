-- The start of serials, sequences and log readers: the facts are made from the complaints themselves, so that the log
-- reader need not read the whole log at the first start.
BEGIN;
SELECT setval('complaint_id_seq', (SELECT max(id) FROM complaint)) \g /dev/null

INSERT INTO case_serial (series, last)
SELECT left(number, 7), max(substr(number, 8)::int) FROM complaint GROUP BY 1;

INSERT INTO idempotency_key (id, fingerprint, complaint_id, created_at)
SELECT gen_random_uuid(), gen_random_uuid(), id, received_at FROM complaint WHERE received_at > now() - interval '2 days';

INSERT INTO dimension (kind, id, code)
SELECT kind, row_number() OVER (PARTITION BY kind ORDER BY code), code
FROM (
    SELECT DISTINCT named.kind, named.code
    FROM (SELECT DISTINCT type, subtype, severity, channel, source, language, market, branch, region, held_by FROM complaint) c,
        LATERAL (VALUES (1, type), (2, subtype), (3, severity), (4, channel), (5, source), (6, language), (7, market), (8, branch),
            (10, region), (11, held_by)) AS named (kind, code)
    WHERE named.code IS NOT NULL
) codes;

DO $$
DECLARE
    month date;
BEGIN
    FOR month IN
        SELECT generate_series(date_trunc('month', (min(received_at) AT TIME ZONE 'Asia/Shanghai')::timestamp),
            now() AT TIME ZONE 'Asia/Shanghai', '1 month')::date FROM complaint
    LOOP
        EXECUTE format('CREATE TABLE IF NOT EXISTS fact_%s PARTITION OF fact FOR VALUES FROM (%L) TO (%L)',
            to_char(month, 'YYYY_MM'), month, (month + interval '1 month')::date);
    END LOOP;
END $$;

-- Numbered as the server stores them: FactKind, FactFlag, Dimension.
INSERT INTO fact (tx, id, complaint, value, day, received_on, branch, hub, region, agent, kind, n, flags, variant, type, subtype,
    severity, channel, source, language, market, department)
SELECT 0, 0, c.id, 0, (counted.at AT TIME ZONE 'Asia/Shanghai')::date, (received_at AT TIME ZONE 'Asia/Shanghai')::date,
    coalesce(b.id, 0), 0, coalesce(r.id, 0), 0, counted.kind, counted.n, counted.flags, 0, ty.id, coalesce(su.id, 0), se.id, ch.id, so.id,
    la.id, coalesce(ma.id, 0), coalesce(de.id, 0)
FROM complaint c
    JOIN dimension ty ON ty.kind = 1 AND ty.code = type
    LEFT JOIN dimension su ON su.kind = 2 AND su.code = subtype
    JOIN dimension se ON se.kind = 3 AND se.code = severity
    JOIN dimension ch ON ch.kind = 4 AND ch.code = channel
    JOIN dimension so ON so.kind = 5 AND so.code = source
    JOIN dimension la ON la.kind = 6 AND la.code = language
    LEFT JOIN dimension ma ON ma.kind = 7 AND ma.code = market
    LEFT JOIN dimension b ON b.kind = 8 AND b.code = branch
    LEFT JOIN dimension r ON r.kind = 10 AND r.code = region
    LEFT JOIN dimension de ON de.kind = 11 AND de.code = held_by,
    LATERAL (
        VALUES (1, 1, 0, received_at), (20, 1, 0, received_at), (20, -1, 0, ended_at),
            (CASE status WHEN 'closed' THEN 2 WHEN 'withdrawn' THEN 3 ELSE 4 END, 1,
                CASE WHEN status = 'closed' THEN 4 + CASE WHEN ended_at <= due_at THEN 3 ELSE 0 END ELSE 0 END, ended_at),
            (6, 1, 0, breached_at), (21, 1, 0, breached_at), (21, -1, 0, CASE WHEN breached_at IS NOT NULL THEN ended_at END)
    ) AS counted (kind, n, flags, at)
WHERE counted.at IS NOT NULL;

INSERT INTO fact_sum (day, kind, type, severity, channel, variant, flags, n, value)
SELECT day, kind, type, severity, channel, variant, flags, sum(n), 0 FROM fact GROUP BY 1, 2, 3, 4, 5, 6, 7;

INSERT INTO fact_stock (kind, received_on, type, severity, channel, n)
SELECT kind, received_on, type, severity, channel, sum(n) FROM fact WHERE kind IN (20, 21) GROUP BY 1, 2, 3, 4, 5 HAVING sum(n) <> 0;

UPDATE log_position SET (tx, id) = (SELECT tx, id FROM event ORDER BY tx DESC, id DESC LIMIT 1);
COMMIT;
