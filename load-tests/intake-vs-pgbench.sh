#!/usr/bin/env bash
# Complaints acknowledged per second through HTTP against transactions per second of pgbench with the same rows, one
# transaction each, in turn on one database. Needs wrk, psql and pgbench (Debian: wrk, postgresql-client, postgresql).
#   load-tests/intake-vs-pgbench.sh [rounds] [seconds per measurement]
set -euo pipefail
cd "$(dirname "$0")/.."

rounds=${1:-3}
seconds=${2:-10}
connections=64
port=${HOTLINE_BENCH_PORT:-8099}
data=$(mktemp -d "${TMPDIR:-/tmp}/hotline-bench.XXXXXX")
pgbench=$(command -v pgbench || ls /usr/lib/postgresql/*/bin/pgbench | tail -n 1)

[ -f "${HOTLINE_JAR:-target/hotline.jar}" ] || mvn -q -B -DskipTests package
HOTLINE_TRUSTED_PROXIES=127.0.0.1 java ${HOTLINE_JAVA_OPTIONS:-} -jar "${HOTLINE_JAR:-target/hotline.jar}" serve --port "$port" --data "$data" >"$data.log" 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null; wait "$server" 2>/dev/null; rm -rf "$data"' EXIT
for _ in $(seq 100); do
  curl -fs "http://127.0.0.1:$port/health/ready" >/dev/null && break
  kill -0 "$server" || { cat "$data.log"; exit 1; }
  sleep 0.2
done

export PGHOST=127.0.0.1 PGUSER=hotline PGDATABASE=hotline
PGPASSWORD=$(cat "$data/database-password")
PGPORT=$(sed -n 4p "$data/postgres-data/postmaster.pid")
export PGPASSWORD PGPORT

stored() { psql -qAtc "SELECT count(*) FROM complaint WHERE number NOT LIKE 'bench-%'"; }
file_complaints() { wrk -t2 -c"$connections" -d"$(($1 + 2))s" --timeout 10s -s load-tests/intake.lua "http://127.0.0.1:$port" -- "$1" | grep '^acknowledged'; }
insert_rows() { "$pgbench" -n -M prepared -c "$connections" -j 2 -T "$1" -f load-tests/intake.pgbench.sql 2>/dev/null | sed -n 's/^tps = \([0-9.]*\).*/\1/p'; }

psql -qAtc "SELECT 'PostgreSQL ' || current_setting('server_version') || ', fsync ' || current_setting('fsync') || ', synchronous_commit ' || current_setting('synchronous_commit') || ', full_page_writes ' || current_setting('full_page_writes')"
echo "warming up"
file_complaints 15 >/dev/null
insert_rows 3 >/dev/null

before=$(stored)
acknowledged=0
ratios=()
printf '%-6s %14s %10s %10s %14s %8s\n' round complaints/s p50 p99 pgbench/s ratio
for round in $(seq "$rounds"); do
  read -r _ count _ refused _ rate _ p50 _ p99 <<<"$(file_complaints "$seconds")"
  tps=$(insert_rows "$seconds")
  acknowledged=$((acknowledged + count))
  [ "$refused" = 0 ] || echo "refused: $refused"
  ratio=$(awk -v a="$rate" -v b="$tps" 'BEGIN { printf "%.2f", a / b }')
  ratios+=("$ratio")
  printf '%-6s %14s %8sms %8sms %14.0f %8s\n' "$round" "$rate" "$p50" "$p99" "$tps" "$ratio"
done

kept=$(($(stored) - before))
echo "median ratio $(printf '%s\n' "${ratios[@]}" | sort -n | sed -n "$(((rounds + 1) / 2))p")"
echo "acknowledged $acknowledged, in the database $kept"
[ "$acknowledged" = "$kept" ] || { echo "acknowledged and stored differ"; exit 1; }
