-- What agents asked the branch complained about, and whether it has answered. What was asked and said stands in the events of the complaint.
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
