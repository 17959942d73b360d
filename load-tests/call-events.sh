#!/usr/bin/env bash
# How soon a message of a telephone exchange is answered, and whether each call is there once: three events of each call, shuffled, 5 % twice. A server of
# its own with the embedded database (commits wait for the disk), driver on the same machine.
#   load-tests/call-events.sh [events a second] [seconds]
set -euo pipefail
cd "$(dirname "$0")/.."

rate=${1:-500}
seconds=${2:-60}
port=${PORT:-18090}
data=$(mktemp -d)
classes=${CLASSES:-target/hotline.jar}
java -cp "$classes" hotline.Hotline serve --demo --port "$port" --data "$data" > "$data/log" 2>&1 &
server=$!
trap 'kill $server; wait $server || true; rm -rf "$data"' EXIT
until curl -sf -o /dev/null "http://localhost:$port/health/ready"; do
  kill -0 $server
  sleep 1
done
echo "load average $(cut -d ' ' -f 1-3 /proc/loadavg)"
java load-tests/CallEvents.java "http://localhost:$port" "$rate" "$seconds" | tee "$data/result"
read -r _ run calls < <(grep '^calls ' "$data/result")
url=$(sed -n 's/.*PostgreSQL started on \([0-9.:]*\).*/\1/p' "$data/log" | head -1)
count() {
  "$data"/postgres-*/bin/psql -At "postgresql://postgres@$url/postgres" -c "SELECT count(*) FROM call WHERE call_id LIKE '$run-%' AND state = 'ended' AND cause = 'answered'"
}
for _ in $(seq 30); do
  [ "$(count)" = "$calls" ] && break
  sleep 1
done
echo "ended calls $(count) of $calls"
[ "$(count)" = "$calls" ]
