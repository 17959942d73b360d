-- A demo's fill, begun and finished, so that a start after an interruption knows that what is there is half of one.
CREATE TABLE demo_fill (
    -- The moment up to which the demo's complaints were made up: whatever was received later is somebody's own.
    moment      timestamptz NOT NULL,
    finished_at timestamptz
);
