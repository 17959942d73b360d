-- Two files that are one customer's: a merge is a link, and no row of either file moves. The release before ignores both tables.
CREATE TABLE file_link (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    from_file bigint      NOT NULL,
    into_file bigint      NOT NULL,
    by        bigint      NOT NULL REFERENCES person,
    at        timestamptz NOT NULL,
    reason    text        NOT NULL,
    undone_by bigint REFERENCES person,
    undone_at timestamptz,
    CHECK (from_file <> into_file),
    CHECK ((undone_by IS NULL) = (undone_at IS NULL))
);

-- A file is merged into one other at most.
CREATE UNIQUE INDEX file_link_that_stands ON file_link (from_file) WHERE undone_at IS NULL;
CREATE INDEX file_link_into ON file_link (into_file) WHERE undone_at IS NULL;

-- Of files that are merged into another: the one at the end of the links that stand. Any other file is its own root.
CREATE TABLE file_root (
    file bigint PRIMARY KEY,
    root bigint NOT NULL,
    CHECK (file <> root)
);

CREATE INDEX file_root_of_root ON file_root (root);
