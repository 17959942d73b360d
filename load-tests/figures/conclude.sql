-- Sums, stocks, and the complaints of the month before this one, for the lists behind its numbers.
INSERT INTO fact_stock (kind, received_on, type, severity, channel, n)
SELECT kind, received_on, type, severity, channel, sum(n) FROM fact WHERE kind IN (20, 21, 22) AND day >= current_date - 60 GROUP BY 1, 2, 3, 4, 5 HAVING sum(n) <> 0;

INSERT INTO complaint (id, number, policy_version, channel, source, language, complainant, phone, waybill, branch, region,
    description, demand, tracking_hash, type, severity, confidence, reasons, judged_by, status, received_at, due_at,
    original_due_at, ended_at, last_seq, held_by, held_since)
SELECT c, '202601-' || lpad(c::text, 8, '0'), 1, 'website', 'external', 'zh', '李娜', '+86138' || lpad((c % 100000000)::text, 8, '0'),
    'HD' || lpad(c::text, 12, '0'), '网点0001', '上海', '五件货只到四件，少了一件。第' || c || '票。', '尽快找回或赔偿',
    sha256('K7QF2M9XWT4HZB6RPD3VNC8J'), 'cargo-shortage', 'moderate', 0.87, '[]', 'lexicon', 'closed',
    at, at + interval '3 days', at + interval '3 days', at + interval '2 days', 5, 'customer-service', at
FROM (
    SELECT c, begin + (c - nth * 1000000) * interval '1 second' AS at
    FROM figures.month, generate_series(nth * 1000000 + 1, nth * 1000000 + complaints) AS c
    WHERE nth = (SELECT max(nth) - 1 FROM figures.month)
) AS filed;
UPDATE log_position SET (tx, id) = ('100000'::xid8, 0) WHERE reader = 'facts';

-- Open complaints for the wall: most within their limit, one of twelve past due, a few paused, a fifth of them nobody's yet.
INSERT INTO person (login, name, role, department, password_hash, created_at)
SELECT 'bench-agent-' || n, '坐席' || n, 'agent', 'customer-service', '-', now() FROM generate_series(1, 400) AS n;

INSERT INTO complaint (id, number, policy_version, channel, source, language, complainant, phone, waybill, branch, region,
    description, demand, tracking_hash, type, severity, confidence, reasons, judged_by, status, owner, received_at, due_at,
    original_due_at, breached_at, paused_at, pause_reason, last_seq, held_by, held_since)
SELECT c, '202602-' || c, 1, 'website', 'external', 'zh', '李娜', '+86138' || lpad((c % 100000000)::text, 8, '0'),
    'HD' || lpad(c::text, 12, '0'), '网点0001', '上海', '五件货只到四件，少了一件。第' || c || '票。', '尽快找回或赔偿',
    sha256('K7QF2M9XWT4HZB6RPD3VNC8J'), 'cargo-shortage', 'moderate', 0.87, '[]', 'lexicon',
    CASE WHEN owner IS NULL THEN 'received' ELSE 'investigating' END, owner, at, due_at, due_at,
    CASE WHEN due_at < now() THEN due_at END, CASE WHEN is_paused THEN due_at - interval '2 hours' END,
    CASE WHEN is_paused THEN 'customers-documents' END, 5, held_by, at
FROM (
    SELECT c, due_at, due_at - interval '3 days' AS at, CASE WHEN figures.chance(c, 21) > 0.2 THEN person END AS owner,
        (ARRAY['customer-service', 'claims', 'transport'])[figures.skewed(c, 22, 3)] AS held_by,
        due_at > now() + interval '3 hours' AND figures.chance(c, 23) < 0.03 AND figures.chance(c, 21) > 0.2 AS is_paused
    FROM (
        SELECT n + 1000000000 AS c, now() + (figures.chance(n, 20) * 3 - 0.25) * interval '1 day' AS due_at,
            (SELECT min(id) FROM person WHERE login LIKE 'bench-agent-%') + n % 400 AS person
        FROM generate_series(1, 200000) AS n
    ) AS due
) AS filed;

-- 400 000 customers, one in ten with a tier, for figures by the tier that customers have now.
INSERT INTO complaint_file (complaint, file)
SELECT c, 1 + c % 400000 FROM figures.month, generate_series(nth * 1000000 + 1, nth * 1000000 + complaints) AS c
UNION ALL
SELECT n + 1000000000, 1 + n % 400000 FROM generate_series(1, 200000) AS n;
INSERT INTO tier_review (scheme, department, period, policy_version, asked_at, finished_at) VALUES ('trade', '', '2025', 1, now(), now());
INSERT INTO tier_proposal (review, file, department, inputs, proposed, state) SELECT id, 1, '', '{}', 'vip', 'accepted' FROM tier_review;
INSERT INTO customer_tier (file, department, tier, since, proposal)
SELECT n, '', (ARRAY['vip', 'key', 'ordinary', 'ordinary'])[1 + n / 10 % 4], now(), (SELECT id FROM tier_proposal) FROM generate_series(1, 400000, 10) AS n;
