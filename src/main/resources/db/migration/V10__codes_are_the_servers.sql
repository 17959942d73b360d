-- How attempts end, in which way callbacks end and which kinds of notices there are: the server's own lists say it, once.
-- A server of the version before runs on.
ALTER TABLE callback_attempt DROP CONSTRAINT callback_attempt_outcome_check;
ALTER TABLE callback DROP CONSTRAINT callback_status_check;
ALTER TABLE notice DROP CONSTRAINT notice_kind_check;
