-- For facts that have not been added to sums yet. Apart from the column, so that figures are read while the index is made.
CREATE INDEX call_fact_of_transaction ON call_fact (tx, id);
