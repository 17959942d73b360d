-- Files of complaints: how they come in, what is stored of them, and to what they belong. The release before neither takes nor shows any.

-- A stored file. Its bytes never change once it is whole.
CREATE TABLE blob (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- Bytes in each chunk but the last.
    chunk      int         NOT NULL CHECK (chunk > 0),
    size       bigint      NOT NULL DEFAULT 0,
    sha256     bytea,
    -- Where nothing has come to refer to it by then, it is deleted; NULL: an attachment refers to it.
    expires_at timestamptz
);
CREATE INDEX blob_expired ON blob (expires_at) WHERE expires_at IS NOT NULL;
-- Re-hashed in turn.
CREATE INDEX blob_whole ON blob (id) WHERE sha256 IS NOT NULL AND expires_at IS NULL;

CREATE TABLE blob_chunk (
    blob bigint NOT NULL,
    no   int    NOT NULL,
    data bytea  NOT NULL,
    PRIMARY KEY (blob, no)
) WITH (autovacuum_vacuum_scale_factor = 0.02, toast.autovacuum_vacuum_scale_factor = 0.02);
-- Photos do not compress, and parts of a value are then read alone.
ALTER TABLE blob_chunk ALTER COLUMN data SET STORAGE EXTERNAL;

-- A file on its way. Whoever knows the id of a stranger's upload may go on with it; it can't be read by it.
CREATE TABLE upload (
    id            uuid PRIMARY KEY,
    -- Both NULL: of a stranger, who is about to file.
    complaint_id  bigint,
    person        bigint,
    -- A digest of the client's network, for limits.
    network       uuid        NOT NULL,
    name          text        NOT NULL,
    declared_type text        NOT NULL,
    size          bigint      NOT NULL CHECK (size > 0),
    received      bigint      NOT NULL DEFAULT 0 CHECK (received <= size),
    -- The newest writer's number: older ones store nothing more.
    writer        int         NOT NULL DEFAULT 0,
    blob          bigint      NOT NULL,
    state         text        NOT NULL CHECK (state IN ('open', 'whole', 'taken')),
    begun_at      timestamptz NOT NULL,
    expires_at    timestamptz NOT NULL
) WITH (fillfactor = 70);
CREATE INDEX upload_expired ON upload (expires_at);
CREATE INDEX upload_of_network ON upload (network, begun_at);
CREATE INDEX upload_of_complaint ON upload (complaint_id) WHERE complaint_id IS NOT NULL AND state <> 'taken';
CREATE INDEX upload_of_person ON upload (person) WHERE person IS NOT NULL AND state <> 'taken';

-- A file of a complaint. Its id is that of the upload it was.
CREATE TABLE attachment (
    id              uuid PRIMARY KEY,
    complaint_id    bigint      NOT NULL,
    -- The number of the event it came with; 1 is the complaint itself.
    event           int         NOT NULL,
    internal        boolean     NOT NULL,
    -- NULL: the customer.
    person          bigint,
    name            text        NOT NULL,
    declared_type   text        NOT NULL,
    kind            text        NOT NULL CHECK (kind IN ('image', 'pdf', 'audio', 'document', 'text', 'other')),
    media_type      text        NOT NULL,
    size            bigint      NOT NULL,
    state           text        NOT NULL CHECK (state IN ('scanning', 'preparing', 'ready', 'refused', 'infected', 'unreadable')),
    -- As it was sent; what is shown may be the same.
    original        bigint,
    original_until  timestamptz,
    shown           bigint,
    thumb           bigint,
    width           int,
    height          int,
    taken_at        timestamptz,
    had_location    boolean,
    at              timestamptz NOT NULL,
    -- When it is to be prepared next; NULL: nothing is left to do.
    due_at          timestamptz,
    -- Raised by each node that takes it: an older one writes nothing more.
    attempt         int         NOT NULL DEFAULT 0,
    CHECK ((due_at IS NOT NULL) = (state IN ('scanning', 'preparing')))
) WITH (fillfactor = 80);
CREATE INDEX attachment_of_complaint ON attachment (complaint_id, event, id);
CREATE INDEX attachment_due ON attachment (due_at, id) WHERE due_at IS NOT NULL;
CREATE INDEX attachment_original_over ON attachment (original_until) WHERE original_until IS NOT NULL;
