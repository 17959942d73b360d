-- Lists that people take out of the system as files (S5). The row stays as the register; the file goes.
CREATE TABLE data_export (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person        bigint      NOT NULL,
    job           bigint      NOT NULL UNIQUE,
    what          text        NOT NULL,
    -- The list as the server reads it, with days as instants, and as the person asked for it.
    list          jsonb       NOT NULL,
    filters       jsonb       NOT NULL,
    columns       text[]      NOT NULL,
    format        text        NOT NULL,
    language      text        NOT NULL,
    reason        text        NOT NULL,
    asked_at      timestamptz NOT NULL,
    -- Rows of the list in the snapshot that the file shows, rows in the file, and its bytes.
    total         bigint,
    rows          bigint,
    size          bigint,
    -- Until when there may be a file; null once there is none.
    file_until    timestamptz,
    fetched_at    timestamptz,
    -- Its person has deleted it.
    removed_at    timestamptz
);

CREATE INDEX data_export_of_person ON data_export (person, id);
CREATE INDEX data_export_with_file ON data_export (file_until) WHERE file_until IS NOT NULL;

CREATE TABLE data_export_chunk (
    export bigint NOT NULL REFERENCES data_export (id),
    seq    int    NOT NULL,
    bytes  bytea  NOT NULL,
    PRIMARY KEY (export, seq)
);

-- Workbooks are compressed already.
ALTER TABLE data_export_chunk ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- Looks at complaints that left the system in a file: one row for the request, one for each batch of rows, one for each time the file was
-- fetched. Batches are found by complaint only.
ALTER TABLE personal_data_access ADD COLUMN export bigint;

-- The server's enum is the list of kinds.
ALTER TABLE background_job DROP CONSTRAINT background_job_kind_check;
