# The product's own statements with their plans, as auto_explain saw them while the server answered. Sourced.

# In force for sessions that begin after it: with the next start of the server.
explain_from_next_start() {
  admin -c "ALTER ROLE hotline SET session_preload_libraries = 'auto_explain'" \
    -c "ALTER ROLE hotline SET auto_explain.log_min_duration = 0" \
    -c "ALTER ROLE hotline SET auto_explain.log_analyze = on" \
    -c "ALTER ROLE hotline SET auto_explain.log_buffers = on" \
    -c "ALTER ROLE hotline SET auto_explain.log_nested_statements = on" \
    -c "ALTER ROLE hotline SET auto_explain.log_parameter_max_length = 200" \
    -c "ALTER SYSTEM SET log_destination = 'jsonlog'" \
    -c "ALTER SYSTEM SET track_commit_timestamp = on"
}

explain_no_more() {
  admin -c "ALTER ROLE hotline RESET ALL" -c "ALTER SYSTEM RESET ALL" -c "ALTER SYSTEM SET track_commit_timestamp = on"
}

sign_in() {
  curl -sS -f -X POST -H 'Content-Type: application/json' -d "{\"login\":\"$1\",\"password\":\"$password\"}" \
    "http://127.0.0.1:$port/api/v1/sessions" | sed -n 's/.*"token" *: *"\([^"]*\)".*/\1/p'
}

# ask METHOD PATH: as the person of $token.
ask() {
  curl -s -o "$work/answer" -w "%{http_code} $1 $2\n" -X "$1" -H "Authorization: Bearer $token" "http://127.0.0.1:$port/api/v1$2" >"$work/asked"
  grep -q '^2' "$work/asked" || { cat "$work/asked" "$work/answer"; return 1; }
}

# plan NAME WORDS [heaviest]: the last plan logged of the statement that holds these words, or the one that took longest,
# into files: NAME.sql its text, NAME.plan all of it.
plan() {
  local name=$1 words=$2 order='nth DESC'
  [ "${3:-}" != heaviest ] || order="substring(message FROM 'duration: ([0-9.]+)')::numeric DESC"
  admin -v words="$words" -v order="$order" <<'SQL' >"$work/$name.plan"
WITH entry AS (
    SELECT nth, line::jsonb ->> 'message' AS message
    FROM regexp_split_to_table(pg_read_file(pg_current_logfile('jsonlog')), '\n') WITH ORDINALITY log (line, nth)
    WHERE line LIKE '{%' AND line LIKE '%Query Text%'
)
SELECT message FROM entry WHERE position(:'words' in message) > 0 ORDER BY :order LIMIT 1
SQL
  [ -s "$work/$name.plan" ] || { echo "no plan of a statement with: $words"; return 1; }
  # The text ends where the parameters begin, or the plan.
  awk 'sub(/^.*Query Text: /, "") { inside = 1 } /^Query Parameters: / || /^[A-Z].*\(cost=/ { inside = 0 } inside' \
    "$work/$name.plan" >"$work/$name.sql"
}

# quiet_tick LABEL [LIMIT]: what the statements of a tick with nothing due read, over 20 seconds.
quiet_tick() {
  local label=$1 limit=${2:-} executions median most statement sum=0
  sleep 20
  while IFS='|' read -r executions median most statement; do
    row "    $statement" "$executions" "$median" "$most" ''
    # What a clock that did come due cost, or comes every ten minutes, is no part of each tick.
    [ "$executions" -lt 20 ] || sum=$((sum + median))
  done < <(statements_of_ticks)
  verdict=
  [ -z "$limit" ] || judge "$sum" "$limit" buffers
  row "  $label" '' "$sum" '' "$verdict"
}

statements_of_ticks() {
  admin -F '|' <<'SQL'
WITH entry AS (
    SELECT (line::jsonb ->> 'timestamp')::timestamptz AS at, line::jsonb ->> 'message' AS message
    FROM regexp_split_to_table(pg_read_file(pg_current_logfile('jsonlog')), '\n') line
    WHERE line LIKE '{%' AND line LIKE '%Query Text%'
), read AS (
    SELECT left(regexp_replace(split_part(message, 'Query Text: ', 2), '\s+', ' ', 'g'), 52) AS statement,
        -- The first line of buffers is the whole statement's.
        regexp_match(message, 'Buffers: shared(?: hit=(\d+))?(?: read=(\d+))?') AS buffers
    FROM entry WHERE message ~ '(FROM|UPDATE) (sla_clock|notice_window)' AND at > clock_timestamp() - interval '20 s'
)
SELECT count(*), percentile_disc(0.5) WITHIN GROUP (ORDER BY n), max(n), statement
FROM read, LATERAL (SELECT coalesce(buffers[1]::int, 0) + coalesce(buffers[2]::int, 0) AS n) b
GROUP BY statement ORDER BY 1 DESC
SQL
}
