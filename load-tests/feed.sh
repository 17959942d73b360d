#!/usr/bin/env bash
# Consoles that follow the live feed, on the machine that serves them. Needs psql and curl, and "ulimit -n" above the streams.
#   load-tests/feed.sh slow     [streams] [changes a second] [seconds]     half of the streams never read
#   load-tests/feed.sh consoles [streams] [changes a second] [seconds]     all of them read, heap of 1 GB
set -euo pipefail
cd "$(dirname "$0")/.."

what=${1:?slow or consoles}
case $what in
  slow) streams=${2:-2000} rate=${3:-50} seconds=${4:-60} stuck=$((streams / 2)) ;;
  consoles) streams=${2:-10000} rate=${3:-1} seconds=${4:-60} stuck=0 ;;
  *) echo "slow or consoles, not $what"; exit 2 ;;
esac
[ "$(ulimit -n)" -gt $((streams + 500)) ] || { echo "ulimit -n is $(ulimit -n), too few for $streams streams"; exit 1; }
port=${HOTLINE_BENCH_PORT:-8097}
jar=${HOTLINE_BENCH_JAR:-target/hotline.jar}
work=$(mktemp -d "${TMPDIR:-/tmp}/hotline-feed.XXXXXX")
data=$work/data log=$work/log
export HOTLINE_JAVA_OPTIONS=${HOTLINE_JAVA_OPTIONS:--Xmx1g}
. load-tests/ten-million/server.sh
trap 'stop_server; rm -rf "$work"' EXIT

[ -f "$jar" ] || mvn -q -B -DskipTests package
start_server
# One console each: a person has a few streams only.
psql -qX -c "INSERT INTO person (login, name, role, password_hash, created_at)
  SELECT 'console' || n, 'console', 'agent', '-', now() FROM generate_series(1, $streams) n"
psql -qXAt -c "SELECT id FROM person WHERE login LIKE 'console%' ORDER BY id" >"$work/people"
psql -qXAt -c "SELECT private_pem FROM signing_key ORDER BY created_at DESC, kid LIMIT 1" >"$work/key"
id=$(psql -qXAt -c "SELECT kid FROM signing_key ORDER BY created_at DESC, kid LIMIT 1")

before=$(awk '{ print $14 + $15 }' "/proc/$server/stat")
java -Xmx512m -Dport="$port" -Dstreams="$streams" -Dstuck="$stuck" -Drate="$rate" -Dseconds="$seconds" ${HOTLINE_BENCH_OPTIONS:-} \
  load-tests/feed/Consoles.java "$work/people" "$work/key" "$id"
awk -v b="$before" -v hz="$(getconf CLK_TCK)" '{ printf "%-34s %.0f s\n", "the server computed for", ($14 + $15 - b) / hz }' "/proc/$server/stat"
awk '/VmHWM/ { printf "%-34s %d MB\n", "its most resident memory", $2 / 1024 }' "/proc/$server/status"
echo "event loops reported as blocked:   $(grep -c 'has been blocked' "$log" || true)"
