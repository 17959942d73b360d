-- A6: files that a person completed are reviewed by another one. The release before writes none of it; its files are not reviewed.
ALTER TABLE customer_file
    -- Who completed the file, and afterwards who mended it.
    ADD COLUMN made_by       bigint REFERENCES person,
    ADD COLUMN review        text CHECK (review IN ('to-review', 'returned', 'reviewed')),
    -- Since when the next step is due.
    ADD COLUMN review_since  timestamptz,
    ADD COLUMN reviewed_by   bigint REFERENCES person,
    ADD COLUMN reviewed_at   timestamptz,
    -- What the last review found: personal data.
    ADD COLUMN review_defect text;

CREATE INDEX customer_file_to_review ON customer_file (coalesce(department, ''), review_since, id)
    WHERE review = 'to-review' AND set_aside_at IS NULL AND erased_at IS NULL AND sealed_at IS NULL;
CREATE INDEX customer_file_to_review_by ON customer_file (made_by, review_since, id)
    WHERE review = 'to-review' AND set_aside_at IS NULL AND erased_at IS NULL AND sealed_at IS NULL;
CREATE INDEX customer_file_to_mend ON customer_file (coalesce(department, ''), review_since, id)
    WHERE review = 'returned' AND set_aside_at IS NULL AND erased_at IS NULL AND sealed_at IS NULL;
CREATE INDEX customer_file_to_mend_by ON customer_file (made_by, review_since, id)
    WHERE review = 'returned' AND set_aside_at IS NULL AND erased_at IS NULL AND sealed_at IS NULL;

-- A7: files that are missing against the system's, until they are delivered. The release before ignores both tables.
CREATE TABLE missing_file (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- The customer's file in the system: where it is known at the report, else from the delivery on.
    file         bigint,
    -- Code of the department that is to deliver it, and the agent in it; empty: any of them.
    department   text        NOT NULL,
    responsible  bigint REFERENCES person,
    state        text        NOT NULL CHECK (state IN ('missing', 'held-back', 'delivered', 'withdrawn')),
    reported_by  bigint      NOT NULL REFERENCES person,
    reported_at  timestamptz NOT NULL,
    due_at       timestamptz NOT NULL,
    -- Who took the last step.
    changed_by   bigint REFERENCES person,
    changed_at   timestamptz,
    -- Whether it was delivered after it was due.
    late         boolean     NOT NULL DEFAULT false,
    -- Who the customer is, what is missing, and why it is held back: personal data.
    name         text,
    note         text,
    reason       text,
    CHECK (state <> 'delivered' OR file IS NOT NULL),
    CHECK ((changed_at IS NULL) = (changed_by IS NULL))
);

CREATE INDEX missing_file_due ON missing_file (due_at, id) WHERE state = 'missing';
CREATE INDEX missing_file_due_at_department ON missing_file (department, due_at, id) WHERE state = 'missing';
CREATE INDEX missing_file_held_back ON missing_file (due_at, id) WHERE state = 'held-back';
CREATE INDEX missing_file_delivered ON missing_file (due_at, id) WHERE state = 'delivered';
CREATE UNIQUE INDEX missing_file_open ON missing_file (file) WHERE state IN ('missing', 'held-back');
CREATE INDEX missing_file_of_customer ON missing_file (file) WHERE file IS NOT NULL;

-- How many files a department counted on a day, and how many the system had of it then.
CREATE TABLE file_count (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    department text        NOT NULL,
    counted    int         NOT NULL CHECK (counted >= 0),
    in_system  int         NOT NULL,
    by         bigint      NOT NULL REFERENCES person,
    at         timestamptz NOT NULL
);

CREATE INDEX file_count_of_department ON file_count (department, id DESC);

ALTER TABLE customer_change DROP CONSTRAINT customer_change_what_check;
ALTER TABLE customer_change ADD CONSTRAINT customer_change_what_check CHECK (what IN (
    'made', 'changed', 'contact-added', 'contact-ended', 'case-joined', 'case-left', 'set-aside', 'merged', 'unmerged', 'sealed', 'unsealed',
    'readmitted', 'confirmed', 'hand-over-given', 'hand-over-returned', 'hand-over-mended', 'hand-over-accepted', 'hand-over-withdrawn',
    'reviewed', 'review-returned', 'reported-missing', 'held-back', 'delivered', 'missing-withdrawn')) NOT VALID;
