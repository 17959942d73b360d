-- The words of complaints, as the reader "search" of the log finds them, on the first start of this version in all complaints that there are.
-- The release before neither reads nor writes this table. A row has the complaints of one block of ids that hold one gram: two bytes each, the
-- place in the block, in no order. A block is small enough that a row seldom leaves its page, and few enough to ask all of them for a rare gram.
CREATE TABLE text_gram (
    -- complaint.id / 4096
    block      int              NOT NULL,
    gram       text COLLATE "C" NOT NULL,
    complaints bytea            NOT NULL,
    PRIMARY KEY (block, gram)
) WITH (fillfactor = 80, autovacuum_vacuum_insert_scale_factor = 0.05);

-- The last digits of a number.
CREATE INDEX customer_contact_of_last_digits ON customer_contact (reverse(value) COLLATE "C", file) WHERE kind = 'phone' AND ended_at IS NULL;
