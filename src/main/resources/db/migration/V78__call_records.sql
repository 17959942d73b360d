-- T2, T12: what a call was about, written down by the agent who took it; one record for each call.
CREATE TABLE call_record (
    call bigint PRIMARY KEY REFERENCES call,
    version int NOT NULL DEFAULT 1,
    agent bigint NOT NULL REFERENCES person,
    kind text NOT NULL CONSTRAINT call_record_kind_check CHECK (kind IN ('complaint', 'inquiry', 'suggestion', 'other')),
    who text NOT NULL,
    phone text,
    phone_extension text,
    address text,
    came_from text,
    what text NOT NULL,
    why text,
    verified text[] NOT NULL DEFAULT '{}',
    -- T12, 购买紧迫度
    urgency text CONSTRAINT call_record_urgency_check CHECK (urgency IN ('at-once', 'this-month', 'this-quarter', 'later', 'none')),
    file bigint,
    complaint bigint,
    callback bigint,
    -- T9: the department whose leaders a suggestion is passed to
    department text,
    passed_at timestamptz,
    read_by bigint REFERENCES person,
    read_at timestamptz,
    answer text,
    recorded_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL
);

CREATE INDEX call_record_of_file ON call_record (file) WHERE file IS NOT NULL;
CREATE INDEX call_record_of_phone ON call_record (phone) WHERE phone IS NOT NULL;
CREATE INDEX call_record_of_complaint ON call_record (complaint) WHERE complaint IS NOT NULL;
CREATE INDEX call_record_to_read ON call_record (department, call) WHERE passed_at IS NOT NULL AND read_at IS NULL;
CREATE INDEX call_record_passed ON call_record (call) WHERE passed_at IS NOT NULL;

-- Answered calls that have no record yet, for the agents who took them.
CREATE TABLE call_to_record (
    call bigint PRIMARY KEY REFERENCES call ON DELETE CASCADE,
    agent bigint NOT NULL REFERENCES person,
    since timestamptz NOT NULL
);

CREATE INDEX call_to_record_of_agent ON call_to_record (agent, call);

-- How often the calls of a person have changed: state that each node compares, so that its streams say "read your calls again".
CREATE TABLE call_news (
    person bigint PRIMARY KEY REFERENCES person,
    version int NOT NULL DEFAULT 1
) WITH (fillfactor = 50);

-- K8: looks at records of calls.
ALTER TABLE personal_data_access ADD COLUMN calls bigint[];

-- Calls of a person and of a number, newest first, and telephones that ring or speak.
CREATE INDEX call_by_person ON call (person, id);
CREATE INDEX call_to ON call (to_number, id) WHERE direction = 'out';
CREATE INDEX call_leg_open_of ON call_leg (person) WHERE ended_at IS NULL;
