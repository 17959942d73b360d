-- D2: VIP before preferred before qualified. The release before writes no tiers: what it files meanwhile gets its tier from the reader "customers"
-- of a node of this release, and its queue is read by the index of all open complaints.
ALTER TABLE complaint ADD COLUMN tier text CHECK (tier IN ('vip', 'key', 'preferred', 'ordinary', 'qualified', 'prospect')),
    -- The head start that the policy gives the tier.
    ADD COLUMN ahead_minutes int NOT NULL DEFAULT 0;

ALTER TABLE callback ADD COLUMN ahead_minutes int NOT NULL DEFAULT 0;

-- When an open complaint has its turn, for sorting alone. A head start is 240 hours at most, so one that is late comes before all that are not.
-- Of functions that depend on no setting, so that indexes may have it.
CREATE FUNCTION turn_at(due_at timestamptz, breached_at timestamptz, ahead_minutes int) RETURNS timestamptz
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ((due_at AT TIME ZONE 'UTC')
        - CASE WHEN breached_at IS NULL THEN ahead_minutes ELSE 14400 END * interval '1 minute') AT TIME ZONE 'UTC';

-- In the place of complaint_unowned_by_due.
CREATE INDEX complaint_unowned_by_turn ON complaint (turn_at(due_at, breached_at, ahead_minutes), id, held_by, severity)
    INCLUDE (received_at)
    WHERE ended_at IS NULL AND owner IS NULL AND status IN ('received', 'reopened');
DROP INDEX complaint_unowned_by_due;

CREATE INDEX callback_by_turn ON callback (turn_at(due_at, NULL, ahead_minutes), id, due_at) WHERE status = 'waiting';

-- Open complaints of customers who have a tier now: of the whole company, or of the department that holds the complaint.
UPDATE complaint c SET tier = h.tier
FROM complaint_file l LEFT JOIN file_root r ON r.file = l.file, LATERAL (
    SELECT b.tier FROM (
        SELECT DISTINCT ON (t.department) t.tier, t.department
        FROM customer_tier t
        WHERE t.until IS NULL
            AND t.file IN (SELECT coalesce(r.root, l.file) UNION ALL SELECT o.file FROM file_root o WHERE o.root = coalesce(r.root, l.file))
        ORDER BY t.department, t.file <> coalesce(r.root, l.file),
            array_position(ARRAY['vip', 'key', 'preferred', 'ordinary', 'qualified', 'prospect'], t.tier)) b
    WHERE b.department = '' OR EXISTS (SELECT FROM complaint x WHERE x.id = l.complaint AND x.held_by = b.department)
    ORDER BY array_position(ARRAY['vip', 'key', 'preferred', 'ordinary', 'qualified', 'prospect'], b.tier)
    LIMIT 1) h
WHERE c.id = l.complaint AND c.ended_at IS NULL;
