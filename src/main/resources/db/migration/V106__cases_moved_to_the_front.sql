-- By how many minutes a supervisor has put a waiting case forward; they stand in complaint.ahead_minutes too, next to the head start of the customer's tier.
-- The release before renews that column without them: such a case falls back to its own turn.
CREATE TABLE moved_case (
    complaint bigint      PRIMARY KEY,
    minutes   int         NOT NULL CHECK (minutes > 0),
    moved_by  bigint      NOT NULL,
    moved_at  timestamptz NOT NULL
);
