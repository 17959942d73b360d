-- The rows that one filed complaint makes, as one transaction of one statement. Without the gapless number, so that
-- the transactions do not queue for one row: the database alone at its best.
WITH filed AS (
  SELECT nextval('complaint_id_seq') AS id, gen_random_uuid() AS key, clock_timestamp() AS at, clock_timestamp() + interval '3 days' AS due,
    '五件货只到四件，少了一件，里面是衣服，价值约八百元。'::text AS description
), k AS (
  INSERT INTO idempotency_key (id, fingerprint, complaint_id, created_at) SELECT key, key, id, at FROM filed
), c AS (
  INSERT INTO complaint (id, number, policy_version, channel, source, language, complainant, phone, waybill, branch, region,
    description, demand, tracking_hash, type, subtype, severity, confidence, reasons, judged_by, status,
    received_at, due_at, original_due_at, last_seq, market, held_by, held_since, calendar_version)
  SELECT id, 'bench-' || id, 1, 'website', 'external', 'zh', '李娜', '+86138' || lpad((id % 100000000)::text, 8, '0'), 'HD' || id,
    '上海虹桥网点', '上海', description, '尽快找回或赔偿', sha256('K7QF2M9XWT4HZB6RPD3VNC8J'), 'cargo-shortage', NULL, 'moderate', 0.87,
    '[{"words":"只到四件","start":3,"end":7,"speaksFor":"cargo-shortage"}]'::jsonb, 'lexicon', 'received', at, due, due, 1, 'domestic', 'customer-service', at, 1
  FROM filed
), e AS (
  INSERT INTO event (complaint_id, seq, type, at, actor_kind, internal, data)
  SELECT id, 1, 'received', at, 'customer', false, jsonb_build_object('number', 'bench-' || id, 'type', 'cargo-shortage',
    'subtype', NULL, 'severity', 'moderate', 'channel', 'website', 'source', 'external', 'receivedAt', at, 'due', due,
    'calendar', 'cn', 'calendarVersion', 1, 'policyVersion', 1, 'confidence', 0.87, 'judgedBy', 'lexicon', 'market', 'domestic', 'heldBy',
    'customer-service')
  FROM filed
)
INSERT INTO sla_clock (complaint_id, kind, state, started_at, original_due_at, counted_due_at, unextended_due_at, due_at,
  next_action_at)
SELECT id, kind, 'running', at, due, due, due, due, due FROM filed, unnest(ARRAY['handling', 'first-response']) kind;
