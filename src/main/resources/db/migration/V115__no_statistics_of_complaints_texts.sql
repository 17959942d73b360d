-- PostgreSQL samples each column of a growing table again and again, and keeps its most common values. Nothing is looked for by these columns, so
-- the work is in vain; and what customers wrote does not stand in the statistics, where no erasure reaches it. A column that is given the type that
-- it has loses the statistics of until now, and no row is written. Each table by itself, so that no node of the release before waits in a circle.
ALTER TABLE complaint
    ALTER COLUMN description TYPE text,
    ALTER COLUMN description SET STATISTICS 0,
    ALTER COLUMN demand TYPE text,
    ALTER COLUMN demand SET STATISTICS 0,
    ALTER COLUMN resolution TYPE text,
    ALTER COLUMN resolution SET STATISTICS 0,
    ALTER COLUMN reasons TYPE jsonb,
    ALTER COLUMN reasons SET STATISTICS 0,
    ALTER COLUMN tracking_hash TYPE bytea,
    ALTER COLUMN tracking_hash SET STATISTICS 0;
