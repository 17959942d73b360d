-- Daily reports of the log of problems (C4).

-- What a problem is about. A server of the release before adds entries without it.
ALTER TABLE problem_entry ADD COLUMN kind text NOT NULL DEFAULT 'other';

-- Each summary of a day as it was written: a report names the one that it shows, and a later one takes its place in day_summary.
CREATE TABLE day_summary_written (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    day        date        NOT NULL,
    person     bigint      NOT NULL REFERENCES person,
    text       text        NOT NULL,
    entries    int         NOT NULL,
    written_at timestamptz NOT NULL
);

CREATE INDEX day_summary_written_of_day ON day_summary_written (day, id);

INSERT INTO day_summary_written (day, person, text, entries, written_at)
SELECT day, person, text, entries, written_at FROM day_summary ORDER BY day;

-- A trigger, so that a server of the release before keeps them too.
CREATE FUNCTION keep_day_summary() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO day_summary_written (day, person, text, entries, written_at)
    VALUES (NEW.day, NEW.person, NEW.text, NEW.entries, NEW.written_at);
    RETURN NULL;
END $$;

CREATE TRIGGER keep_day_summary AFTER INSERT OR UPDATE ON day_summary FOR EACH ROW EXECUTE FUNCTION keep_day_summary();
