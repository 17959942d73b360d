#!/usr/bin/env bash
# What the server costs with ten million complaints stored, of which 200 000 are open: fills a database, then measures the
# product's own statements. Needs java, psql, pgbench and curl, for the intake wrk too.
#   load-tests/ten-million.sh [complaints] [open] [data directory]
# A data directory that is named is kept and, once filled, used again; without one all is removed at the end. Plans are
# written to target/ten-million-plans.txt. HOTLINE_BENCH_INTAKE=rounds also compares the intake with an empty database's.
set -euo pipefail
cd "$(dirname "$0")/.."

complaints=${1:-10000000}
open=${2:-200000}
port=${HOTLINE_BENCH_PORT:-8099}
password=ten-million-complaints-9
pgbench=$(command -v pgbench || ls /usr/lib/postgresql/*/bin/pgbench | tail -n 1)
work=$(mktemp -d "${TMPDIR:-/tmp}/hotline-ten-million.XXXXXX")
data=${3:-$work/data}
log=$work/server.log
jar=${HOTLINE_JAR:-target/hotline.jar}
plans=target/ten-million-plans.txt

for part in server fill plans timings due-at-once measure intake report; do . "load-tests/ten-million/$part.sh"; done

trap 'stop_server; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
# PostgreSQL may run under another account than this.
chmod 755 "$work"
mkdir -p "$data"
[ -f "$jar" ] || mvn -q -B -DskipTests package

start_server
if [ "$(admin -c "SELECT to_regclass('ten_million.filled') IS NULL")" = t ]; then
  [ "$(admin -c 'SELECT NOT EXISTS (SELECT FROM complaint)')" = t ] || { echo "$data was not filled by this benchmark, or not to its end"; exit 1; }
  stop_server
  fill
  start_server
fi
settle
contents
measure_plans
measure_times
[ -z "${HOTLINE_BENCH_INTAKE:-}" ] || measure_intake "$HOTLINE_BENCH_INTAKE"
echo
echo "plans: $plans"
[ "$missed" = 0 ] || { echo "targets missed: $missed"; exit 1; }
