-- For staffing: what a line recorded of a week, and callbacks by the day on which they were made.
CREATE INDEX floor_event_of_line ON floor_event (line, at);
CREATE INDEX callback_by_creation ON callback (created_at);
CREATE INDEX callback_by_end ON callback (finished_at) WHERE finished_at IS NOT NULL;
