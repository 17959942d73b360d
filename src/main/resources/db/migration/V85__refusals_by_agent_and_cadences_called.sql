-- R6: whose customers' complaints never come next to an agent.
CREATE INDEX agent_refusal_of_agent ON agent_refusal (agent) WHERE lifted_at IS NULL;
