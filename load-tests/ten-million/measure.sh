# What is measured, in order. Sourced.

contents() {
  admin -F ' ' <<'SQL'
SELECT 'PostgreSQL ' || current_setting('server_version') || ', fsync ' || current_setting('fsync') || ', shared_buffers '
    || current_setting('shared_buffers') || ', database ' || pg_size_pretty(pg_database_size('hotline'));
SELECT relname || ' ' || reltuples::bigint FROM pg_class
WHERE relname IN ('complaint', 'event', 'sla_clock', 'callback', 'rating', 'notice', 'extension') ORDER BY reltuples DESC;
SELECT 'open ' || count(*) || ': ' || count(*) FILTER (WHERE owner IS NULL) || ' nobody''s, ' || count(breached_at) || ' past due, '
    || count(paused_at) || ' paused, ' || count(*) FILTER (WHERE due_at > original_due_at) || ' extended, '
    || (SELECT count(*) FROM callback WHERE status = 'waiting') || ' waiting for a callback, '
    || (SELECT count(*) FROM sla_clock WHERE kind = 'first-response' AND stopped_at IS NULL) || ' for a first response; '
    || (SELECT count(*) FROM notice WHERE is_open) || ' notices open'
FROM complaint WHERE ended_at IS NULL;
SQL
}

# The statements while auto_explain watches; how long they take under it counts for nothing.
measure_plans() {
  explain_from_next_start
  stop_server
  start_server
  heading 'buffers' times median most
  quiet_tick 'a tick with nothing due, as many were just before'
  # As autovacuum does within a minute of 2000 changes.
  admin -c 'VACUUM sla_clock'
  quiet_tick 'a tick with nothing due, vacuumed since' 10
  plan tick 'SELECT next_action_at'

  token=$(sign_in bench-agent)
  local number
  number=$(admin -c "SELECT number FROM complaint WHERE id = $complaints / 2")
  ask GET "/complaints?view=queue" && plan queue 'c.owner IS NULL AND c.status IN'
  ask GET "/complaints?view=mine" && plan mine 'AND c.owner = $'
  ask GET "/complaints?view=open&type=price&severity=severe" && plan rare 'AND c.ended_at IS NULL AND (c.due_at, c.id)'
  ask GET "/complaints?view=open" && plan open 'AND c.ended_at IS NULL AND (c.due_at, c.id)'
  ask GET "/complaints/$number" && plan number 'AS linked_from' && plan look 'INSERT INTO personal_data_access'
  ask GET "/complaints/$number/events" && plan story 'e.complaint_id = $1 AND e.seq > $2'
  ask POST "/complaints/take-next" && plan take-next "owner IS NULL AND status IN ('received', 'reopened')"
  token=$(sign_in bench-supervisor)
  ask GET "/measures/now" && plan wallboard-open 'AS due_next_hour' && plan wallboard-late 'person.id = late.owner'
  ask GET "/notices?view=mine" && plan notices-mine 'n.to_department = $'
  ask GET "/notices?view=unanswered" && plan notices-unanswered '(n.answer_due_at, n.id) >'
  ask GET "/notices/summary" && plan notices-count 'AS to_answer_late'
  end_at_once 1000
  plan claim 'k.next_action_at <' heaviest && plan escalate 'together_at' heaviest
  for one in "$work"/*.plan; do printf '%s\n%s\n\n' "=== $(basename "$one" .plan)" "$(cat "$one")"; done >"$plans"
  explain_no_more
}

measure_times() {
  stop_server
  start_server
  heading '10 000 limits that end at one instant, seconds after it' first p99 last
  local round
  for round in 1 2 3; do
    end_at_once 10000
    judge "$last" 5 s
    row "  $breaches breaches, $events notices told of, $notices notices" "$first" "$p99_after" "$last" "$verdict"
    [ "$breaches $events $notices $told_of" = "$limits $limits $limits $limits" ] || {
      echo "not each once: $limits limits, $breaches breaches, $events events, $notices notices of $told_of complaints"
      missed=$((missed + 1))
    }
  done

  draw_from
  heading 'milliseconds' p50 p99 longest
  time_statement queue "queue: nobody's, first page" 10 2 4000
  time_statement mine 'mine: of a random agent, first page' 10 2 4000 '\set agent random(1, :agents)' 'c.owner = ' :agent
  time_statement open 'open: all, first page' 10 2 4000
  time_statement rare 'open: only severe ones about prices, of which there are none' '' 2 200
  time_statement take-next 'take next: of the own department' 10 4 4000 $'\\set one random(1, :agents)\nBEGIN;' 'WHERE id = ' :one
  time_statement take-next 'take next: where the own department has none' '' 2 200 'BEGIN;' 'WHERE id = ' :other
  time_statement wallboard-open 'wallboard: open work' '' 1 100
  time_statement wallboard-late 'wallboard: late ones by owner and department' '' 1 100
  time_statement notices-mine 'notices: of a supervisor, first page' '' 2 2000
  time_statement notices-unanswered 'notices: unanswered, first page' '' 2 2000
  time_statement notices-count 'notices: counts of a supervisor' '' 1 200

  stop_server
  forget_files
  start_server
  time_number 'a complaint by number, nothing in memory' 10 1 2000
  time_number 'the same numbers again' 10 1 2000
  time_number 'more numbers, two at once' 10 2 8000
}

# A random one of any full month.
time_number() {
  time_statement number "$1" "$2" "$3" "$4" '\set month :first_month + random(0, :months - 1)
\set serial random(1, :serials)' 'c.number = ' \
    "(:month / 12)::text || lpad((1 + :month % 12)::text, 2, '0') || '-' || lpad(:serial::text, 6, '0')"
}

# time_statement NAME LABEL LIMIT CLIENTS EXECUTIONS [preamble [words value]...]
time_statement() {
  local name=$1 label=$2 limit=$3
  shift 3
  timed "$name" "$@"
  verdict=
  [ -z "$limit" ] || judge "$p99" "$limit" 'ms (p99)'
  row "  $label" "$p50" "$p99" "$longest" "$verdict"
}
