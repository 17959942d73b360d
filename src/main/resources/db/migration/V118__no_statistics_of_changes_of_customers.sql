ALTER TABLE customer_change
    ALTER COLUMN personal TYPE jsonb,
    ALTER COLUMN personal SET STATISTICS 0;
