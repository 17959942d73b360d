-- A3: customers' files that are handed over to another department, checked by it, returned for defects and accepted. The release before
-- ignores the table, and changes a file's department as before.
CREATE TABLE file_hand_over (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    file            bigint      NOT NULL,
    kind            text        NOT NULL CHECK (kind IN ('sales', 'service')),
    -- Codes of departments; empty: the file had none.
    from_department text        NOT NULL,
    to_department   text        NOT NULL,
    -- Who looks after the customer from the acceptance on.
    to_responsible  bigint REFERENCES person,
    state           text        NOT NULL CHECK (state IN ('to-check', 'returned', 'accepted', 'withdrawn')),
    -- The department that has the next step.
    waits_for       text        NOT NULL,
    -- By when that step is due.
    due_at          timestamptz NOT NULL,
    -- Whether any step was taken after it was due.
    late            boolean     NOT NULL DEFAULT false,
    returns         int         NOT NULL DEFAULT 0,
    given_by        bigint      NOT NULL REFERENCES person,
    given_at        timestamptz NOT NULL,
    mended_by       bigint REFERENCES person,
    ended_at        timestamptz,
    -- What people write about the file: personal data.
    note            text,
    defects         text[]      NOT NULL DEFAULT '{}',
    CHECK ((ended_at IS NULL) = (state IN ('to-check', 'returned')))
);

CREATE UNIQUE INDEX file_hand_over_open ON file_hand_over (file) WHERE ended_at IS NULL;
CREATE INDEX file_hand_over_due ON file_hand_over (due_at, id) WHERE ended_at IS NULL;
CREATE INDEX file_hand_over_due_at_department ON file_hand_over (waits_for, due_at, id) WHERE ended_at IS NULL;
CREATE INDEX file_hand_over_with_words ON file_hand_over (file) WHERE note IS NOT NULL OR defects <> '{}';

-- Whose files are handed over all at once.
CREATE INDEX customer_file_of_department ON customer_file (department, id) WHERE department IS NOT NULL AND erased_at IS NULL;

ALTER TABLE customer_change DROP CONSTRAINT customer_change_what_check;
ALTER TABLE customer_change ADD CONSTRAINT customer_change_what_check CHECK (what IN (
    'made', 'changed', 'contact-added', 'contact-ended', 'case-joined', 'case-left', 'set-aside', 'merged', 'unmerged', 'sealed', 'unsealed',
    'readmitted', 'confirmed', 'hand-over-given', 'hand-over-returned', 'hand-over-mended', 'hand-over-accepted', 'hand-over-withdrawn')) NOT VALID;
