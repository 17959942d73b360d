#!/usr/bin/env bash
# What figures cost when millions of complaints have been counted: fills a database with facts by SQL (eight for each complaint, five
# years, 2 000 branches), then asks the server over HTTP, again and again, with all of it warm. Needs java, psql and curl.
#   load-tests/figures.sh [complaints in each of the last three months] [in each of the 57 months before] [data directory]
# 166667 166667 are ten million complaints and 80 million facts. What a month costs depends on that month, and what 60 months cost
# on how many branches, types and people they have, so that fewer in the months before change little and fill faster.
# A data directory that is named is kept and, once filled, used again; without one all is removed at the end. HOTLINE_BENCH_TIMES says
# how often each question is asked, HOTLINE_BENCH_ONLY=fill that none is.
set -euo pipefail
cd "$(dirname "$0")/.."

lately=${1:-166667}
before=${2:-16667}
times=${HOTLINE_BENCH_TIMES:-60}
port=${HOTLINE_BENCH_PORT:-8095}
jar=${HOTLINE_JAR:-target/hotline.jar}
url=http://127.0.0.1:$port
password=eighty-million-facts
work=$(mktemp -d "${TMPDIR:-/tmp}/hotline-figures.XXXXXX")
data=${3:-$work/data}
log=$work/server.log

for part in server fill report; do . "load-tests/ten-million/$part.sh"; done
for part in fill measure; do . "load-tests/figures/$part.sh"; done

trap 'stop_server; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
# PostgreSQL may run under another account than this.
chmod 755 "$work"
mkdir -p "$data"
[ -f "$jar" ] || mvn -q -B -DskipTests package

start_server
if [ "$(admin -d hotline -c "SELECT to_regclass('figures.filled') IS NULL")" = t ]; then
  [ "$(admin -d hotline -c 'SELECT NOT EXISTS (SELECT FROM fact)')" = t ] || { echo "$data was not filled by this benchmark, or not to its end"; exit 1; }
  fill_facts
fi
wait_for_roll_ups
facts_there
[ "${HOTLINE_BENCH_ONLY:-}" != fill ] || exit 0
measure_figures
echo
[ "$missed" = 0 ] || { echo "targets missed: $missed"; exit 1; }
