-- C6: mentors who listened to a call of the one whom they are paired with. The release before ignores it.
CREATE TABLE call_listening (
    id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    call   bigint      NOT NULL,
    mentor bigint      NOT NULL REFERENCES person,
    agent  bigint      NOT NULL REFERENCES person,
    at     timestamptz NOT NULL
);
CREATE INDEX call_listening_to ON call_listening (agent, at);
