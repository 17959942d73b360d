#!/usr/bin/env bash
# How fast all facts are counted from the event log: once by the reader of the log, event after event, as it goes on from any place,
# and once by parts, as after "hotline measures rebuild" or an update that empties the facts, in turn on the same log. Then the sums
# of months and years are made, and all is compared with the log. Needs java, psql and curl.
#   load-tests/rebuild.sh [complaints] [data directory]
# The log is that of ten-million.sh. A data directory that is named is kept and, once filled, used again. HOTLINE_BENCH_READER=no
# leaves the reader's turn out. With a disk that is shared, or with other programs, look at the processor time.
set -euo pipefail
cd "$(dirname "$0")/.."

complaints=${1:-300000}
open=$((complaints / 50))
port=${HOTLINE_BENCH_PORT:-8099}
jar=${HOTLINE_JAR:-target/hotline.jar}
password=ten-million-complaints-9
work=$(mktemp -d "${TMPDIR:-/tmp}/hotline-rebuild.XXXXXX")
data=${2:-$work/data}
log=$work/server.log

for part in server fill; do . "load-tests/ten-million/$part.sh"; done

trap 'stop_server; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
# PostgreSQL may run under another account than this.
chmod 755 "$work"
mkdir -p "$data"
[ -f "$jar" ] || mvn -q -B -DskipTests package

# Processor time in hundredths of a second: of the server, and of the database, ended processes included.
ticks() { awk '{ print $14 + $15 + $16 + $17 }' "/proc/$1/stat"; }
computed() { ticks "$server"; }
postmaster() { head -n 1 "$data/postgres-data/postmaster.pid"; }
stored() {
  { ticks "$(postmaster)"; ps -o pid= --ppid "$(postmaster)" | while read -r one; do awk '{ print $14 + $15 }' "/proc/$one/stat" 2>/dev/null; done; } |
    awk '{ sum += $1 } END { print sum }'
}
hundredths() { date +%s%N | cut -c 1-12; }
until_true() { while [ "$(admin -d hotline -c "$1")" != t ]; do sleep 0.2; done; }

# measure NAME CONDITION: from now until the condition holds.
measure() {
  awk -v name="$1" -v events="$events" -v facts="$(admin -d hotline -c 'SELECT count(*) FROM fact')" -v complaints="$complaints" \
    -v hundredths="$(($(hundredths) - began))" -v server="$(($(computed) - server_before))" -v database="$(($(stored) - database_before))" 'BEGIN {
      seconds = hundredths / 100
      printf "%-26s %8.1f %10.0f %10.0f %12.1f %12.1f %14.0f %14.0f\n", name, seconds, events / seconds, facts / seconds, server / 100, database / 100,
        seconds / complaints * 1e7 / 60, facts ? seconds / facts * 8e7 / 60 : 0
    }'
}
begin() { began=$(hundredths); server_before=$(computed); database_before=$(stored); }

start_server
if [ "$(admin -d hotline -c "SELECT to_regclass('ten_million.filled') IS NULL")" = t ]; then
  [ "$(admin -d hotline -c 'SELECT NOT EXISTS (SELECT FROM complaint)')" = t ] || { echo "$data was not filled by this benchmark, or not to its end"; exit 1; }
  stop_server
  fill
  start_server
fi
# The clocks of the fill are due at once, and what the server does about them is in the log, too.
until_true "SELECT NOT EXISTS (SELECT FROM sla_clock WHERE next_action_at < clock_timestamp() - interval '1 second')"
events=$(admin -d hotline -c 'SELECT count(*) FROM event')
complaints=$(admin -d hotline -c 'SELECT count(*) FROM complaint')
echo "complaints $complaints, events $events, load average $(cut -d ' ' -f 1-3 /proc/loadavg)"
printf '%-26s %8s %10s %10s %12s %12s %14s %14s\n' '' seconds events/s facts/s server-s database-s 'min/10M cases' 'min/80M facts'

if [ "${HOTLINE_BENCH_READER:-}" != no ]; then
  begin
  # From the place after the first event, so that the reader does it.
  admin -d hotline -c "BEGIN; LOCK TABLE log_position; TRUNCATE fact, fact_sum, fact_stock, roll_up, branch_roll_up, rolled_up, customer_return;
    UPDATE log_position SET (tx, id) = (SELECT tx, id FROM event ORDER BY event.tx, event.id LIMIT 1) WHERE reader = 'facts'; COMMIT"
  until_true "SELECT (tx, id) >= (SELECT tx, id FROM event ORDER BY event.tx DESC, event.id DESC LIMIT 1) FROM log_position WHERE reader = 'facts'"
  measure 'by the reader'
fi

# The reader has nothing to do meanwhile.
admin -d hotline -c "UPDATE log_position SET (tx, id) = (SELECT tx, id FROM event ORDER BY event.tx DESC, event.id DESC LIMIT 1) WHERE reader = 'facts'"
begin
HOTLINE_DATABASE_URL="postgres://hotline:$PGPASSWORD@127.0.0.1:$PGPORT/hotline?sslmode=disable" java -jar "$jar" measures rebuild
until_true 'SELECT NOT EXISTS (SELECT FROM fact_rebuild)'
measure 'by parts'
begin
until_true "SELECT coalesce((SELECT (rolled_up.tx, rolled_up.id) >= (p.tx::text::bigint, p.id) FROM rolled_up, log_position AS p WHERE reader = 'facts'), false)"
measure 'sums of months and years'
grep 'counted again\|have been counted' "$log" | tail -n 4
HOTLINE_DATABASE_URL="postgres://hotline:$PGPASSWORD@127.0.0.1:$PGPORT/hotline?sslmode=disable" java -jar "$jar" audit measures
echo "load average $(cut -d ' ' -f 1-3 /proc/loadavg)"
