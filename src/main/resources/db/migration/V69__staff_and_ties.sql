-- C2, C6, C7: what agents can do, since when new ones are in training, and with whom they are paired. The release before ignores the tables.
CREATE TABLE staff_member (
    person         bigint PRIMARY KEY REFERENCES person,
    -- The first day of training; null: none is asked for.
    training_since date,
    -- An experienced agent, who may have several.
    mentor         bigint REFERENCES person CHECK (mentor <> person),
    version        int NOT NULL DEFAULT 1,
    changed_by     bigint      NOT NULL REFERENCES person,
    changed_at     timestamptz NOT NULL
);
CREATE INDEX staff_member_of_mentor ON staff_member (mentor) WHERE mentor IS NOT NULL;

CREATE TABLE staff_skill (
    person bigint   NOT NULL REFERENCES staff_member,
    -- A code of a policy.
    skill  text     NOT NULL,
    level  smallint NOT NULL CHECK (level BETWEEN 1 AND 5),
    PRIMARY KEY (person, skill)
);

-- R4: who is related to whom. The first is that of the second: its spouse, parent, …
CREATE TABLE customer_kin (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    file     bigint      NOT NULL,
    other    bigint      NOT NULL CHECK (other <> file),
    relation text        NOT NULL CHECK (relation IN ('spouse', 'parent', 'child', 'parent-in-law', 'child-in-law', 'sibling', 'other-kin')),
    added_by bigint      NOT NULL REFERENCES person,
    added_at timestamptz NOT NULL,
    ended_by bigint REFERENCES person,
    ended_at timestamptz
);
CREATE UNIQUE INDEX customer_kin_of_file ON customer_kin (file, other) WHERE ended_at IS NULL;
CREATE INDEX customer_kin_of_other ON customer_kin (other) WHERE ended_at IS NULL;

-- R6: a customer refused an agent.
CREATE TABLE agent_refusal (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    file        bigint      NOT NULL,
    agent       bigint      NOT NULL REFERENCES person,
    fault       text        NOT NULL CHECK (fault IN ('none', 'ordinary', 'serious')),
    stands_firm boolean     NOT NULL,
    -- What the customer said, and what was explained: personal data.
    words       text        NOT NULL,
    decided_by  bigint      NOT NULL REFERENCES person,
    decided_at  timestamptz NOT NULL,
    lifted_by   bigint REFERENCES person,
    lifted_at   timestamptz
);
CREATE INDEX agent_refusal_of_file ON agent_refusal (file, id);

-- R10: whose customer it is, when that is disputed: a supervisor's written opinion, on which another one decides.
CREATE TABLE tie_opinion (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    file       bigint      NOT NULL,
    agent      bigint      NOT NULL REFERENCES person,
    -- About the customer: personal data.
    opinion    text        NOT NULL,
    given_by   bigint      NOT NULL REFERENCES person,
    given_at   timestamptz NOT NULL,
    agreed     boolean,
    reason     text,
    decided_by bigint REFERENCES person CHECK (decided_by <> given_by),
    decided_at timestamptz,
    CHECK ((decided_at IS NULL) = (agreed IS NULL))
);
CREATE UNIQUE INDEX tie_opinion_open ON tie_opinion (file) WHERE decided_at IS NULL;
CREATE INDEX tie_opinion_of_file ON tie_opinion (file, id);

-- R5: the agent whom the customer of a complaint asked for.
CREATE TABLE asked_agent (
    complaint bigint PRIMARY KEY,
    agent     bigint      NOT NULL REFERENCES person,
    asked_at  timestamptz NOT NULL,
    noted_by  bigint      NOT NULL REFERENCES person
);
