#!/usr/bin/env bash
# How long "policy replay" takes for a number of complaints, database and its start included. Needs psql and curl.
#   load-tests/replay.sh [complaints]
set -euo pipefail
cd "$(dirname "$0")/.."

complaints=${1:-1000000}
port=${HOTLINE_BENCH_PORT:-8098}
data=$(mktemp -d "${TMPDIR:-/tmp}/hotline-replay.XXXXXX")

[ -f target/hotline.jar ] || mvn -q -B -DskipTests package
java -jar target/hotline.jar serve --port "$port" --data "$data" >"$data.log" 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null; wait "$server" 2>/dev/null; rm -rf "$data" "$data.log"' EXIT
for _ in $(seq 100); do
  curl -fs "http://127.0.0.1:$port/health/ready" >/dev/null && break
  kill -0 "$server" || { cat "$data.log"; exit 1; }
  sleep 0.2
done

export PGHOST=127.0.0.1 PGUSER=hotline PGDATABASE=hotline
PGPASSWORD=$(cat "$data/database-password")
PGPORT=$(sed -n 4p "$data/postgres-data/postmaster.pid")
export PGPASSWORD PGPORT

echo "filling $complaints complaints"
psql -qX -v n="$complaints" -v calendar="$(cat src/main/resources/calendars/cn.json)" -f load-tests/replay.sql
psql -qXAtc "SELECT 'complaint ' || pg_size_pretty(pg_table_size('complaint')) || ', event ' || pg_size_pretty(pg_table_size('event')) || ', sla_clock ' || pg_size_pretty(pg_table_size('sla_clock'))"
kill "$server"
wait "$server" || true

for run in 1 2 3; do
  began=$(date +%s.%N)
  java ${HOTLINE_JAVA_OPTIONS:-} -jar target/hotline.jar policy replay load-tests/replay.yaml --from 2026-01-01 --to 2026-06-30 --data "$data" >"$data.out"
  ended=$(date +%s.%N)
  awk -v a="$began" -v b="$ended" -v run="$run" 'BEGIN { printf "run %d: %.1f s\n", run, b - a }'
done
cat "$data.out"
rm "$data.out"
