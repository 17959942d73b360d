-- When the owner of a paused complaint is reminded to look at the pause. Emptied by the reminder and by the end of the pause.
ALTER TABLE complaint ADD COLUMN pause_review_at timestamptz;

CREATE INDEX complaint_pause_review ON complaint (pause_review_at) WHERE pause_review_at IS NOT NULL;
