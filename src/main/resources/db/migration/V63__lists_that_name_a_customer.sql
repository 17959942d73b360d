-- Of rows of a list that was gone through: hashes of the numbers and codes that name their customers, by which an erasure finds the list (K8).
-- They go with the bytes of the list. The release before neither writes nor reads them; its lists are forgotten by any erasure.
CREATE TABLE customer_list_named (
    list   bigint   NOT NULL,
    hashes bigint[] NOT NULL
);
CREATE INDEX customer_list_named_of_list ON customer_list_named (list);
-- All rows of the list are in the table above.
ALTER TABLE customer_list ADD COLUMN named boolean NOT NULL DEFAULT false;
