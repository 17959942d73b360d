-- R6: whose customers' complaints never come next to an agent.
CREATE INDEX agent_refusal_of_agent ON agent_refusal (agent) WHERE lifted_at IS NULL;

-- K2, D4: the calls that a rule of care plans in one of its periods are a campaign of the program. The release before makes and hands out its
-- calls like those of other campaigns.
ALTER TABLE campaign
    ADD COLUMN care_rule text,
    -- The period of the rule: its first day, and the first one after it.
    ADD COLUMN care_from date,
    ADD COLUMN care_end  date;
CREATE UNIQUE INDEX campaign_of_cadence ON campaign (care_rule, care_from) WHERE care_rule IS NOT NULL;
CREATE INDEX campaign_of_cadence_ends ON campaign (care_end) WHERE care_rule IS NOT NULL AND state IN ('running', 'done');

-- R1: callbacks without a complaint are offered like others, in the order in which they are due.
CREATE INDEX callback_of_customer_by_turn ON callback (turn_at(due_at, NULL, ahead_minutes), id)
    WHERE status = 'waiting' AND NOT deferred AND complaint_id IS NULL;
