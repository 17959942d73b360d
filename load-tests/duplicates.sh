#!/usr/bin/env bash
# How long it takes to compare one new file with all others, and all files with each other once, in an embedded database with so many files.
# Needs psql. Names are drawn as they are frequent; every hundredth customer has a second file.
#   load-tests/duplicates.sh [files] [data directory]
set -euo pipefail
cd "$(dirname "$0")/.."

files=${1:-1000000}
port=${HOTLINE_BENCH_PORT:-8098}
jar=${HOTLINE_JAR:-target/hotline.jar}
work=$(mktemp -d "${TMPDIR:-/tmp}/hotline-duplicates.XXXXXX")
data=${2:-$work/data}
log=$work/server.log
. load-tests/ten-million/server.sh

trap 'stop_server; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
chmod 755 "$work"
mkdir -p "$data"
[ -f "$jar" ] || mvn -q -B -DskipTests package

start_server
echo "filling $files files"
admin -d hotline -v files="$files" -f load-tests/duplicates/fill.sql
echo "load average $(cut -d ' ' -f 1-3 /proc/loadavg)"
began=$(date +%s)
admin -d hotline -c "UPDATE hint_pass SET rule = 0, up_to = 0, ended_at = NULL"
stop_server
start_server
until [ "$(admin -d hotline -c "SELECT count(*) FROM hint_pass WHERE ended_at IS NOT NULL")" = 1 ]; do sleep 2; done
echo "all files compared in $(($(date +%s) - began)) s, $(admin -d hotline -c "SELECT count(*) FROM duplicate_hint") hints"
began=$(date +%s%N)
admin -d hotline -c "INSERT INTO hint_due (file) SELECT 1 + (random() * ($files - 1))::bigint FROM generate_series(1, 5000)"
until [ "$(admin -d hotline -c "SELECT count(*) FROM hint_due")" = 0 ]; do sleep 0.1; done
awk -v took="$(($(date +%s%N) - began))" 'BEGIN { printf "5000 files due: %.1f ms each\n", took / 5000 / 1e6 }'
