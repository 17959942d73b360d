ALTER TABLE idempotency_key
    ALTER COLUMN fingerprint TYPE uuid,
    ALTER COLUMN fingerprint SET STATISTICS 0,
    ALTER COLUMN sealed_secret TYPE bytea,
    ALTER COLUMN sealed_secret SET STATISTICS 0;
