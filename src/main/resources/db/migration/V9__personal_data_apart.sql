-- What names a person or was typed by one: texts of notes, reasons, resolutions, answers. In a column of its own it can be
-- removed later and all else stays. Events that were stored before keep theirs in "data"; null where there is none.
ALTER TABLE event ADD COLUMN personal jsonb;
