-- Lets the limits of :rungs open complaints end at one instant a few seconds from now, in clock and complaint. The rungs
-- before the limit count as done, so that one remains: expediting (P9), when the limit ends. Prints the instant.
BEGIN;
CREATE TEMP TABLE chosen ON COMMIT DROP AS
SELECT k.complaint_id AS id
FROM sla_clock k JOIN complaint c ON c.id = k.complaint_id
WHERE k.kind = 'handling' AND k.state = 'running' AND k.stopped_at IS NULL AND k.extended_days = 0
    AND k.paused_time = 0 AND k.due_at > clock_timestamp() + interval '10 minutes' AND k.next_action_at > clock_timestamp() + interval '2 minutes'
ORDER BY hashint8(k.complaint_id)
LIMIT :rungs;

SELECT date_trunc('second', clock_timestamp()) + interval '10 seconds' AS due \gset
UPDATE complaint c SET due_at = :'due' FROM chosen WHERE c.id = chosen.id;
UPDATE callback b SET due_at = :'due' FROM chosen WHERE b.complaint_id = chosen.id AND b.status = 'waiting';
UPDATE sla_clock k
SET counted_due_at = :'due', unextended_due_at = :'due', due_at = :'due', next_action_at = :'due',
    rungs = '{major-complaint,half-time,soon-due}'
FROM chosen WHERE k.complaint_id = chosen.id AND k.kind = 'handling';
COMMIT;
SELECT :'due';
