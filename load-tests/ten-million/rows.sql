-- The rows of the complaints in the table course, as the server writes them: complaint, events, clocks, callbacks, ratings,
-- notices. Everything about one complaint that course does not say follows from its id.
ANALYZE course;

CREATE TEMP TABLE filed ON COMMIT DROP AS
SELECT course.*, kind.type, kind.subtype, kind.severity, kind.language, kind.description, place.name AS place, place.region,
    CASE kind.writer
        WHEN 'agent' THEN 'hotline'
        WHEN 'branch' THEN CASE WHEN ten_million.chance(course.id, 31) < 0.7 THEN 'branch' ELSE 'chat' END
        ELSE CASE WHEN ten_million.chance(course.id, 31) < 0.35 THEN 'website' ELSE 'app' END
    END AS channel,
    CASE kind.writer WHEN 'agent' THEN agent.id WHEN 'branch' THEN filer.person END AS filed_by,
    CASE kind.writer WHEN 'branch' THEN filer.name END AS filed_by_branch,
    -- Three complaints a customer on average.
    floor(ten_million.chance(course.id, 32) * (:complaints / 3))::bigint AS customer,
    course.received_at > now() - interval '1 year' AS is_recent,
    -- The whole story is filled of these; of older ones how they began and ended, for the disk's sake.
    course.received_at > now() - interval '2 years' AS is_told,
    CASE WHEN status = 'resolved' OR ended_at IS NOT NULL OR status = 'investigating' THEN assigned_at END AS answered_at
FROM course
    JOIN ten_million.kind ON kind.n = course.kind
    JOIN ten_million.place ON place.n = ten_million.pick(course.id, 33, (SELECT count(*) FROM ten_million.place))
    JOIN ten_million.place filer ON filer.n = ten_million.pick(course.id, 34, (SELECT count(*) FROM ten_million.place))
    JOIN ten_million.agent ON agent.n = ten_million.pick(course.id, 35, 400);

-- P9: the department that held it was urged when its limit had passed; of the last year alone.
ALTER TABLE filed ADD COLUMN urged_at timestamptz;
UPDATE filed SET urged_at = breached_at WHERE is_recent AND ended_at IS NOT NULL AND breached_at IS NOT NULL;
ANALYZE filed;

CREATE TEMP TABLE step ON COMMIT DROP AS
SELECT id, type AS step, at, actor, internal, data, row_number() OVER (PARTITION BY id ORDER BY at, place) AS seq
FROM (
    SELECT id, 1 AS place, 'received' AS type, received_at AS at, filed_by AS actor, false AS internal,
        jsonb_build_object('number', number, 'subtype', subtype,
            'source', CASE WHEN filed_by_branch IS NULL THEN 'external' ELSE 'internal' END, 'receivedAt', received_at,
            'due', promised_at, 'calendar', 'cn', 'policyVersion', 1, 'confidence', 0.87, 'judgedBy', 'lexicon',
            'market', 'domestic', 'heldBy', 'customer-service', 'language', language, 'branch', place, 'region', region) AS data
    FROM filed
    UNION ALL
    SELECT id, 2, 'assigned', assigned_at, owner, false, jsonb_build_object('owner', owner) FROM filed WHERE is_told AND assigned_at IS NOT NULL
    UNION ALL
    SELECT id, 3, 'investigating', assigned_at, owner, false, '{}' FROM filed WHERE status = 'investigating'
    UNION ALL
    SELECT id, 4, 'extension-granted', assigned_at, owner, false,
        jsonb_build_object('workingDays', extended_days, 'receivedAt', received_at, 'fromDue', promised_at, 'due', due_at,
            'pastDueBefore', false, 'pastDueAfter', false, 'open', true, 'unextendedAfter', promised_at)
    FROM filed WHERE extended_days > 0
    UNION ALL
    SELECT id, 5, 'paused', paused_at, owner, false, jsonb_build_object('reason', 'customers-documents', 'due', due_at)
    FROM filed WHERE paused_at IS NOT NULL
    UNION ALL
    SELECT id, 6, 'breached', breached_at, NULL, false, jsonb_build_object('receivedAt', received_at, 'due', due_at)
    FROM filed WHERE breached_at IS NOT NULL
    UNION ALL
    SELECT id, 7, 'notice-issued', urged_at, NULL, true,
        jsonb_build_object('number', number || '-N1', 'rung', 'filled', 'kind', 'expediting', 'clock', 'handling',
            'department', 'customer-service', 'due', due_at) FROM filed WHERE urged_at IS NOT NULL
    UNION ALL
    SELECT id, 8, 'resolved', resolved_at, owner, false, jsonb_build_object('resolution', '已与客户协商一致，按约定处理。')
    FROM filed WHERE is_told AND resolved_at IS NOT NULL
    UNION ALL
    SELECT id, 9, 'callback-begun', called_at, owner, true, jsonb_build_object('callback', id, 'attempt', 1)
    FROM filed WHERE is_told AND called_at IS NOT NULL
    UNION ALL
    SELECT id, 10, 'callback-ended', called_at + interval '2 minutes', owner, true,
        jsonb_build_object('callback', id, 'outcome', 'reached', 'attempts', 1, 'asked', true, 'due', due_at)
    FROM filed WHERE is_told AND called_at IS NOT NULL
    UNION ALL
    SELECT id, 11, 'rated', called_at + interval '2 minutes', owner, false, jsonb_build_object('score', score, 'satisfied', score > 3, 'source', 'callback')
    FROM filed WHERE is_told AND score IS NOT NULL
    UNION ALL
    SELECT id, 12, CASE status WHEN 'not-valid' THEN 'judged-not-valid' ELSE status END, ended_at, owner, false,
        jsonb_build_object('receivedAt', received_at, 'due', due_at, 'originalDue', promised_at, 'onTime', ended_at <= due_at,
            'onTimeUnextended', ended_at <= unextended_at, 'pastDue', breached_at IS NOT NULL)
    FROM filed WHERE ended_at IS NOT NULL
) told;

INSERT INTO complaint (id, number, policy_version, channel, source, language, complainant, phone, waybill, branch, region,
    description, demand, filed_by_branch, filed_by, tracking_hash, type, subtype, severity, confidence, reasons, judged_by, status,
    owner, first_contact, received_at, due_at, original_due_at, breached_at, resolution, resolved_at, ended_at, last_seq, version,
    held_since, paused_at, pause_reason, first_response_at, notices)
SELECT filed.id, number, 1, channel, CASE WHEN filed_by_branch IS NULL THEN 'external' ELSE 'internal' END, language, name.name,
    '+861' || 3 + customer % 7 || lpad(customer::text, 9, '0'),
    CASE WHEN ten_million.chance(filed.id, 36) < 0.85
        THEN 'HD' || to_char(received_at, 'YYMMDD') || lpad((filed.id % 1000000)::text, 6, '0') END,
    place, region, description, CASE WHEN ten_million.chance(filed.id, 37) < 0.35 THEN '尽快找回或赔偿' END, filed_by_branch, filed_by,
    CASE WHEN filed_by_branch IS NULL THEN sha256(filed.id::text::bytea) END, type, subtype, severity, 0.87,
    jsonb_build_array(jsonb_build_object('words', left(description, 4), 'start', 0, 'end', 4, 'speaksFor', type)), 'lexicon', status,
    owner, coalesce(CASE WHEN filed_by_branch IS NULL THEN filed_by END, owner), received_at, due_at, promised_at, breached_at,
    CASE WHEN resolved_at IS NOT NULL THEN '已与客户协商一致，按约定处理。' END, resolved_at, ended_at, last.seq, last.seq,
    received_at, paused_at, CASE WHEN paused_at IS NOT NULL THEN 'customers-documents' END, answered_at,
    CASE WHEN urged_at IS NULL THEN 0 ELSE 1 END
FROM filed
    JOIN (SELECT id, max(seq) AS seq FROM step GROUP BY id) last USING (id)
    JOIN ten_million.name ON name.n = 1 + customer % (SELECT count(*) FROM ten_million.name)
ORDER BY filed.id;

INSERT INTO event (complaint_id, seq, type, at, actor, actor_kind, internal, data)
SELECT id, seq, step, at, actor,
    CASE WHEN actor IS NOT NULL THEN 'person' WHEN step = 'received' THEN 'customer' ELSE 'program' END, internal,
    jsonb_build_object('type', type, 'severity', severity, 'channel', channel) || data
FROM step JOIN filed USING (id)
ORDER BY at, id, seq;

-- Open clocks are due at once: the server handles what is due and counts their next time.
INSERT INTO sla_clock (complaint_id, kind, state, started_at, original_due_at, counted_due_at, unextended_due_at, due_at,
    extended_days, paused_at, next_action_at, breached_at, stopped_at, cancelled, rungs)
SELECT id, 'handling',
    CASE WHEN breached_at IS NOT NULL THEN 'breached' WHEN paused_at IS NOT NULL THEN 'paused' WHEN ended_at IS NULL THEN 'running'
        WHEN status = 'closed' THEN 'met' ELSE 'cancelled' END,
    received_at, promised_at, promised_at, unextended_at, due_at, extended_days, paused_at,
    CASE WHEN ended_at IS NULL AND paused_at IS NULL THEN received_at END, breached_at, ended_at,
    ended_at IS NOT NULL AND status <> 'closed', '{}'
FROM filed ORDER BY id;

-- Of the last year, and of what no agent took down on the telephone: whether the customer heard something in one working day.
INSERT INTO sla_clock (complaint_id, kind, state, started_at, original_due_at, counted_due_at, unextended_due_at, due_at,
    next_action_at, breached_at, stopped_at)
SELECT id, 'first-response', CASE WHEN late_at IS NOT NULL THEN 'breached' WHEN answered_at IS NULL THEN 'running' ELSE 'met' END,
    received_at, due[1], due[1], due[1], due[1], CASE WHEN answered_at IS NULL AND paused_at IS NULL THEN received_at END, late_at, answered_at
FROM filed
    JOIN ten_million.day ON day.day = (received_at AT TIME ZONE 'Asia/Shanghai')::date,
    LATERAL (SELECT CASE WHEN due[1] < coalesce(answered_at, now()) THEN due[1] + interval '200 ms' END AS late_at) late
WHERE is_recent AND channel <> 'hotline'
ORDER BY id;

INSERT INTO sla_clock (complaint_id, kind, state, started_at)
SELECT id, 'callback', 'running', resolved_at FROM filed WHERE status = 'resolved' ORDER BY id;

INSERT INTO callback (complaint_id, status, due_at, not_before, attempts, agent, created_at, finished_at)
SELECT id, CASE WHEN called_at IS NULL THEN 'waiting' ELSE 'reached' END, due_at, resolved_at,
    CASE WHEN called_at IS NULL THEN 0 ELSE 1 END, CASE WHEN called_at IS NOT NULL THEN owner END, resolved_at,
    called_at + interval '2 minutes'
FROM filed WHERE called_at IS NOT NULL OR status = 'resolved' ORDER BY id;

INSERT INTO rating (complaint_id, callback_id, resolution, score, rated_at)
SELECT filed.id, callback.id, 0, score, called_at + interval '2 minutes'
FROM filed JOIN callback ON callback.complaint_id = filed.id WHERE score IS NOT NULL ORDER BY filed.id;

INSERT INTO notice (number, complaint_id, clock_kind, clock_ordinal, rung, kind, department, due_at, issued_at, to_department,
    tell_at, in_digest, answer_due_at, received_by, received_at, answered_by, answered_at, answer)
SELECT number || '-N1', id, 'handling', 1, 'filled', 'expediting', 'customer-service', due_at, urged_at, 'customer-service',
    urged_at, false, urged_at + interval '1 day', owner, urged_at + interval '1 hour', owner, ended_at, '已办结'
FROM filed WHERE urged_at IS NOT NULL ORDER BY id;

INSERT INTO extension (complaint_id, working_days, reason, asked_by, asked_at, due_before, due_after, granted, decided_by, decided_at)
SELECT id, extended_days, '等待理赔定损', owner, assigned_at, promised_at, due_at, true, owner, assigned_at
FROM filed WHERE extended_days > 0 ORDER BY id;
