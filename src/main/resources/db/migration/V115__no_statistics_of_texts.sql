-- PostgreSQL samples each column of a growing table again and again, and keeps its most common values. Nothing is looked for by these columns, so
-- the work is in vain; and what customers wrote does not stand in the statistics, where no erasure reaches it.
ALTER TABLE complaint
    ALTER COLUMN description SET STATISTICS 0,
    ALTER COLUMN demand SET STATISTICS 0,
    ALTER COLUMN resolution SET STATISTICS 0,
    ALTER COLUMN reasons SET STATISTICS 0,
    ALTER COLUMN tracking_hash SET STATISTICS 0;
ALTER TABLE event
    ALTER COLUMN data SET STATISTICS 0,
    ALTER COLUMN personal SET STATISTICS 0;
ALTER TABLE idempotency_key
    ALTER COLUMN fingerprint SET STATISTICS 0,
    ALTER COLUMN sealed_secret SET STATISTICS 0;
ALTER TABLE customer_change
    ALTER COLUMN personal SET STATISTICS 0;
