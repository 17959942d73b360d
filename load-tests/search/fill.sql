-- Complaints with long texts: three of the demo's texts each, and two characters at random, so that rare pairs are rare. One in a hundred is
-- open; a branch filed one in a thousand.
CREATE TEMP TABLE told (n bigserial, type text, subtype text, severity text, language text, writer text, description text);
\copy told (type, subtype, severity, language, writer, description) FROM pstdin (FORMAT csv, DELIMITER E'\t', QUOTE E'\b')
SELECT count(*) AS texts FROM told \gset

INSERT INTO complaint (id, number, policy_version, channel, source, language, complainant, phone, waybill, filed_by_branch, description, type, severity,
    confidence, reasons, judged_by, status, received_at, due_at, original_due_at, ended_at, last_seq)
SELECT g.n, '202001-' || lpad(g.n::text, 7, '0'), 1, 'hotline', 'external', 'zh',
    substr('王李张刘陈杨赵黄周吴', 1 + (g.n % 10)::int, 1) || chr(19968 + (g.n * 7919 % 3000)::int) || chr(19968 + (g.n * 104729 % 3000)::int),
    '+861' || 30 + g.n % 60 || lpad((g.n * 48271 % 100000000)::text, 8, '0'), 'SF' || 1000000000 + g.n,
    CASE WHEN g.n % 1000 = 0 THEN '上海虹桥网点' END,
    a.description || '，' || b.description || '，' || chr(19968 + (random() * 6000)::int) || chr(19968 + (random() * 6000)::int) || '，' || c.description,
    a.type, a.severity, 1, '[]', 'test', CASE WHEN g.n % 100 = 0 THEN 'received' ELSE 'closed' END,
    at, at + interval '5 days', at + interval '5 days', CASE WHEN g.n % 100 <> 0 THEN at + interval '1 day' END, 1
FROM (SELECT n, timestamptz '2020-01-01' + n * interval '2 minutes' AS at FROM generate_series(1::bigint, :complaints) AS n) g
    JOIN told a ON a.n = 1 + g.n % :texts
    JOIN told b ON b.n = 1 + g.n * 31 % :texts
    JOIN told c ON c.n = 1 + g.n * 97 % :texts;

INSERT INTO event (complaint_id, seq, type, at, actor_kind, internal, data)
SELECT id, 1, 'received', received_at, 'customer', false,
    jsonb_build_object('type', type, 'severity', severity, 'channel', channel, 'number', number, 'source', source, 'receivedAt', received_at, 'due', due_at,
        'calendar', 'cn', 'policyVersion', 1, 'confidence', 1, 'judgedBy', 'lexicon', 'market', 'domestic', 'heldBy', 'customer-service', 'language', 'zh')
FROM complaint ORDER BY id;

SELECT setval('complaint_id_seq', :complaints);
ANALYZE;
