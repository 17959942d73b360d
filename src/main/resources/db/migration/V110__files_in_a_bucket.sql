-- Chunks of files that lie as objects in a bucket. A chunk is here or in blob_chunk. The release before reads files of the second kind alone, so a
-- bucket is named once all nodes run this release.
CREATE TABLE blob_object (
    -- Names the object, and is never used again: what was put once is not overwritten.
    id     uuid PRIMARY KEY,
    -- The chunk that it is; both NULL where no chunk refers to it, not yet or not any more. It is deleted then.
    blob   bigint,
    no     int,
    put_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX blob_object_of_chunk ON blob_object (blob, no) WHERE blob IS NOT NULL;
CREATE INDEX blob_object_left ON blob_object (put_at) WHERE blob IS NULL;

-- The bucket in which they lie, known by an object that lies there too: another one, or another part of it, lacks that.
CREATE TABLE blob_bucket (
    is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
    mark    uuid NOT NULL
);
