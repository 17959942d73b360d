#!/usr/bin/env bash
# What the one search box costs with a million complaints stored: starts the server with an embedded database, fills it, waits until the words
# of all complaints are indexed, says how big the index is, and sends each kind of text many times, one after the other.
#   load-tests/search.sh [complaints] [requests of a kind] [data directory]
# Needs java, psql, curl and jq. A data directory that is named is kept and, once filled, used again. A request takes the whole way: HTTP, permission, statements, the record of the look.
set -euo pipefail
cd "$(dirname "$0")/.."

complaints=${1:-1000000}
requests=${2:-200}
port=${HOTLINE_BENCH_PORT:-8097}
jar=${HOTLINE_JAR:-target/hotline.jar}
work=$(mktemp -d "${TMPDIR:-/tmp}/hotline-search.XXXXXX")
data=${3:-$work/data}
log=$work/server.log
chmod 755 "$work"
mkdir -p "$data"
[ -f "$jar" ] || mvn -q -B -DskipTests package
host=http://127.0.0.1:$port

. load-tests/ten-million/server.sh
for part in fill ask; do . "load-tests/search/$part.sh"; done
trap 'stop_server; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

start_server
[ "$(admin -c 'SELECT count(*) > 1000 FROM complaint')" = t ] || fill
wait_for_reader
echo "complaints: $(admin -c 'SELECT count(*) FROM complaint')"
echo "index of words: $(admin -c "SELECT pg_size_pretty(pg_total_relation_size('text_gram')) || ', ' || count(*) || ' rows' FROM text_gram")"
sign_in
measure
