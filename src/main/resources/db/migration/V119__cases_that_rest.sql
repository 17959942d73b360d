-- Paused in time: they are not late. Without an index of their own, the wallboard reads the row of each case that is paused.
CREATE INDEX complaint_resting ON complaint (due_at) INCLUDE (owner, held_by, policy_version)
    WHERE paused_at IS NOT NULL AND breached_at IS NULL AND follows IS NULL;
