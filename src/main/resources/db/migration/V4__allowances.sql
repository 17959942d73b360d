-- How often a client may still do something: send a wrong password or tracking code, file a complaint without an account.
-- One count for all nodes. Each id is a digest, so that neither addresses nor phone numbers stand here.
--
-- A row is a vessel that drains at a steady pace: each use fills it by one, and one more fits whenever one has drained.
-- Times are microseconds since 1970, so that the sums below are plain. Unlogged: a crash of the database forgets the
-- counts, which opens the limits for a moment and loses nothing.
CREATE UNLOGGED TABLE allowance (
    id         uuid   PRIMARY KEY,
    -- When it was last asked for, when it would have been drained by then, and how many were asked for; less than none
    -- where they are given back.
    at         bigint NOT NULL,
    base       bigint NOT NULL,
    asked      int    NOT NULL,
    -- How long one takes to drain, and how many fit.
    pace       bigint NOT NULL CHECK (pace > 0),
    most       int    NOT NULL CHECK (most > 0),
    granted    int    NOT NULL GENERATED ALWAYS AS (
        CASE WHEN asked < 0 THEN asked ELSE greatest(0, least(asked, (at + pace * most - base) / pace)) END) STORED,
    drained_at bigint NOT NULL GENERATED ALWAYS AS (
        base + pace * CASE WHEN asked < 0 THEN asked ELSE greatest(0, least(asked, (at + pace * most - base) / pace)) END) STORED
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 1000);

-- When a vessel will be drained: now where it is empty or there is none, and never later than a full one. What was asked for
-- more than a minute from now was asked for before the clock was set back: it is forgotten rather than kept closed.
CREATE FUNCTION drained_by(had_at bigint, had_drained_at bigint, now bigint, span bigint) RETURNS bigint
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
    WHEN had_drained_at > now AND had_at <= now + 60000000 THEN least(had_drained_at, now + span)
    ELSE now
END;
