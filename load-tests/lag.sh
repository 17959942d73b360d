#!/usr/bin/env bash
# How far the reader of the log is behind while complaints are filed at a steady rate, and what the rate costs with facts and without:
# an observer asks ten times a second how old the first event is that the reader has not read. Then as many complaints are filed while
# the reader rests. Needs wrk, psql and curl.
#   load-tests/lag.sh [complaints a second] [seconds] [data directory]
set -euo pipefail
cd "$(dirname "$0")/.."

rate=${1:-1000}
seconds=${2:-30}
port=${HOTLINE_BENCH_PORT:-8099}
jar=${HOTLINE_JAR:-target/hotline.jar}
work=$(mktemp -d "${TMPDIR:-/tmp}/hotline-lag.XXXXXX")
data=${3:-$work/data}
log=$work/server.log
. load-tests/ten-million/server.sh

trap 'stop_server; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
# PostgreSQL may run under another account than this.
chmod 755 "$work"
mkdir -p "$data"
[ -f "$jar" ] || mvn -q -B -DskipTests package

ticks() { awk '{ print $14 + $15 + $16 + $17 }' "/proc/$1/stat"; }
stored() {
  local postmaster
  postmaster=$(head -n 1 "$data/postgres-data/postmaster.pid")
  { ticks "$postmaster"; ps -o pid= --ppid "$postmaster" | while read -r one; do awk '{ print $14 + $15 }' "/proc/$one/stat" 2>/dev/null; done; } |
    awk '{ sum += $1 } END { print sum }'
}
# file SECONDS: as wrk reports it, "acknowledged N refused N rate N p50 N p99 N".
file() { wrk -t2 -c32 -d"$(($1 + 2))s" --timeout 10s -s load-tests/intake.lua "http://127.0.0.1:$port" -- "$1" "$((rate / 2))" | grep '^acknowledged'; }
unread="SELECT coalesce(round(extract(epoch FROM clock_timestamp() - (SELECT at FROM event WHERE (event.tx, event.id) > (p.tx, p.id)
  ORDER BY event.tx, event.id LIMIT 1)) * 1000), 0) FROM log_position AS p WHERE reader = 'facts'"

# measure LABEL: a round of filing, with what the server and the database computed for each complaint.
measure() {
  local before_server before_database refused filed p50 p99
  before_server=$(ticks "$server") before_database=$(stored)
  read -r _ filed _ refused _ _ _ p50 _ p99 <<<"$(file "$seconds")"
  awk -v label="$1" -v filed="$filed" -v refused="$refused" -v seconds="$seconds" -v p50="$p50" -v p99="$p99" \
    -v server="$(($(ticks "$server") - before_server))" -v database="$(($(stored) - before_database))" 'BEGIN {
      printf "%-16s %8.0f filed/s, %d refused, p50 %s ms, p99 %s ms; processor time for each: server %.0f µs, database %.0f µs\n",
        label, filed / seconds, refused, p50, p99, server * 10000 / filed, database * 10000 / filed }'
}

start_server
echo "warming up"
file 15 >/dev/null
echo "load average $(cut -d ' ' -f 1-3 /proc/loadavg)"
for ((i = 0; i < seconds * 10; i++)); do printf '%s;\nSELECT pg_sleep(0.1);\n' "$unread"; done | admin -d hotline >"$work/lags" &
observer=$!
measure 'with facts'
wait "$observer"
grep -E '^[0-9]+$' "$work/lags" | sort -n | awk '{ lag[NR] = $1 } END { printf "reader behind: median %d ms, 99 of 100 within %d ms, most %d ms\n", lag[int((NR + 1) / 2)], lag[int(NR * 0.99)], lag[NR] }'
admin -d hotline -c "CREATE TABLE lag_position AS SELECT * FROM log_position WHERE reader = 'facts'" -c "UPDATE log_position SET tx = '9000000000000000' WHERE reader = 'facts'"
measure 'without facts'
admin -d hotline -c "UPDATE log_position AS p SET tx = b.tx, id = b.id FROM lag_position AS b WHERE p.reader = 'facts'" -c 'DROP TABLE lag_position' \
  -c 'TRUNCATE roll_up, branch_roll_up, rolled_up, month_stock, month_stock_place'
began=$(date +%s%N)
until [ "$(admin -d hotline -c "$unread")" = 0 ]; do sleep 0.05; done
echo "caught up with the $((rate * seconds)) of the second round within $((($(date +%s%N) - began) / 1000000)) ms"
echo "load average $(cut -d ' ' -f 1-3 /proc/loadavg)"
