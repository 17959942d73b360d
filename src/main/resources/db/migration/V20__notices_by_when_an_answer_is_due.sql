-- A person's own notices begin with the answer that is most overdue; those that need only be read come last, the newest first.
CREATE INDEX notice_due_of_person
    ON notice (to_person, coalesce(answer_due_at, timestamptz '2200-01-01 00:00:00+00'), (-id))
    WHERE is_open AND to_person IS NOT NULL;
CREATE INDEX notice_due_of_department
    ON notice (to_department, coalesce(answer_due_at, timestamptz '2200-01-01 00:00:00+00'), (-id))
    WHERE is_open AND to_department IS NOT NULL;
CREATE INDEX notice_due_of_supervisors
    ON notice (coalesce(answer_due_at, timestamptz '2200-01-01 00:00:00+00'), (-id))
    WHERE is_open AND to_person IS NULL AND to_department IS NULL;
