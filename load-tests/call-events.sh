#!/usr/bin/env bash
# How soon a message of a telephone exchange is answered, how soon the agent's screen knows of the call, and whether each call is there once: three events
# of each call, shuffled, 5 % twice. Against a
# running server with the demo's accounts; psql finds its database by PGHOST, PGDATABASE and so on. Needs java and psql.
#   load-tests/call-events.sh [server] [events a second] [seconds]
set -euo pipefail
cd "$(dirname "$0")/.."

server=${1:-http://localhost:8080}
result=$(mktemp)
trap 'rm -f "$result"' EXIT
echo "load average $(cut -d ' ' -f 1-3 /proc/loadavg)"
read -r login extension < <(psql -qXAt -F ' ' -c "
  SELECT p.login, e.extension FROM agent_extension e JOIN person p ON p.id = e.person
  WHERE p.role = 'agent' AND p.enabled AND e.extension <> '8001' ORDER BY e.extension LIMIT 1")
java load-tests/CallEvents.java "$server" "${2:-500}" "${3:-60}" "$login" "$extension" | tee "$result"
read -r _ run calls < <(grep '^calls ' "$result")
count() {
  psql -qXAt -c "SELECT count(*) FROM call WHERE call_id LIKE '$run-%' AND state = 'ended' AND cause = 'answered'"
}
for _ in $(seq 30); do
  [ "$(count)" = "$calls" ] && break
  sleep 1
done
echo "ended calls: $(count) of $calls"
[ "$(count)" = "$calls" ]
