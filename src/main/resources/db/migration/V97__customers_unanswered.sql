-- Since when the customer of a complaint waits for an answer to what they wrote, and until when the policy wants one (T6). The previous
-- version leaves both as they are, so that one who was answered by it may still seem to wait until the next answer.
ALTER TABLE complaint ADD COLUMN unanswered_since timestamptz;
ALTER TABLE complaint ADD COLUMN answer_due_at timestamptz;
CREATE INDEX complaint_unanswered ON complaint (due_at, id) WHERE unanswered_since IS NOT NULL AND ended_at IS NULL;
