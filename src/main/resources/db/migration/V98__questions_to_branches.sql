-- What agents asked the branch complained about and whether it has answered, and codes of customers who come back. What was asked and said
-- stands in the events of the complaint.
CREATE TABLE branch_question (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    complaint_id bigint NOT NULL REFERENCES complaint,
    branch text NOT NULL,
    asked_at timestamptz NOT NULL,
    asked_seq int NOT NULL,
    answered_at timestamptz,
    answered_seq int
);
CREATE INDEX branch_question_newest ON branch_question (branch, id DESC);
CREATE INDEX branch_question_open ON branch_question (branch, id DESC) WHERE answered_at IS NULL;
CREATE INDEX branch_question_of ON branch_question (complaint_id);

-- The code that was last sent to a customer who comes back without a tracking code; the digest alone.
CREATE TABLE way_back_code (
    complaint_id bigint PRIMARY KEY REFERENCES complaint,
    contact_point bigint NOT NULL,
    digest bytea NOT NULL,
    until timestamptz NOT NULL,
    tries int NOT NULL
);
CREATE INDEX way_back_code_until ON way_back_code (until);
