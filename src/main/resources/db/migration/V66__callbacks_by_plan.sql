-- F9: callbacks by a plan. The release before runs on: it neither reads nor writes the new columns, and what it defers stays among the ready
-- ones, where the time of the row itself keeps it from being handed out.
ALTER TABLE callback
    -- It waits for its time, and is none of those among which the next one is looked for.
    ADD COLUMN deferred boolean NOT NULL DEFAULT false,
    -- Why it is not called before its time: code of the plan's reason.
    ADD COLUMN deferred_why text,
    -- When the customer asked to be called; holds for the next attempt.
    ADD COLUMN asked_for timestamptz,
    -- Who is to make it, and until when it waits for them.
    ADD COLUMN kept_for bigint,
    ADD COLUMN kept_until timestamptz,
    -- Who handled the case, where the policy says that they don't ask its customer: as owner, by resolving it.
    ADD COLUMN not_owner bigint,
    ADD COLUMN not_resolver bigint,
    -- The customer's contact (customer_contact) that is called instead of the number of the complaint.
    ADD COLUMN contact bigint,
    -- A digest of the number that is called, of the one in hand.
    ADD COLUMN dialled bigint;

ALTER TABLE callback_attempt
    ADD COLUMN contact bigint,
    -- A digest of the number that was called, by which all calls of a number are counted.
    ADD COLUMN dialled bigint;

UPDATE callback SET deferred = true WHERE status = 'waiting' AND not_before > now();

-- Among those that may be handed out now, late ones by due time and the others by turn (D2).
CREATE INDEX callback_ready ON callback (due_at, id) WHERE status = 'waiting' AND NOT deferred;
CREATE INDEX callback_ready_by_turn ON callback (turn_at(due_at, NULL, ahead_minutes), id, due_at)
    WHERE status = 'waiting' AND NOT deferred;
CREATE INDEX callback_of_campaign_ready ON callback (due_at, id)
    WHERE campaign IS NOT NULL AND status = 'waiting' AND NOT deferred;
CREATE INDEX callback_deferred ON callback (not_before, id) WHERE status = 'waiting' AND deferred;
CREATE INDEX callback_in_call ON callback (dialled) WHERE status = 'in-progress' AND dialled IS NOT NULL;
CREATE INDEX callback_attempt_of_number ON callback_attempt (dialled, started_at) WHERE dialled IS NOT NULL;
