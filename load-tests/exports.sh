#!/usr/bin/env bash
# How long the export of a list takes in each format, and how much heap the server needs for it. Needs java, jcmd, psql and curl.
#   load-tests/exports.sh [complaints] [formats]
set -euo pipefail
cd "$(dirname "$0")/.."

complaints=${1:-1000000}
formats=${2:-xlsx csv-rfc4180 csv-excel}
port=${HOTLINE_BENCH_PORT:-8097}
jar=${HOTLINE_JAR:-target/hotline.jar}
url=http://127.0.0.1:$port
password=a-million-rows-in-a-file
work=$(mktemp -d "${TMPDIR:-/tmp}/hotline-exports.XXXXXX")
data=$work/data
log=$work/server.log

. load-tests/ten-million/server.sh
. load-tests/ten-million/fill.sh

trap 'stop_server; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
chmod 755 "$work"
mkdir -p "$data"
[ -f "$jar" ] || mvn -q -B -DskipTests package

# Heap in kB that is reachable. Java leaves the collection out while a thread compresses, and then counts all that is garbage too:
# the least of three is taken.
live_heap() {
  local i
  for i in 1 2 3; do jcmd "$server" GC.class_histogram | awk '$1 == "Total" { printf "%d\n", $3 / 1024 }'; done | sort -n | head -n 1
}

# Processor time in hundredths of a second.
computed() { awk '{ print $14 + $15 }' "/proc/$server/stat"; }

field() { sed -nE "s/.*\"$1\" ?: ?\"?([^\",}]*).*/\1/p"; }

start_server
add_account bench-supervisor supervisor
echo "filling $complaints complaints"
SECONDS=0
admin -d hotline -v n="$complaints" <<'SQL'
INSERT INTO complaint (id, number, policy_version, channel, source, language, complainant, phone, waybill, branch, region,
    description, demand, tracking_hash, type, severity, confidence, reasons, judged_by, status, received_at, due_at,
    original_due_at, ended_at, last_seq, held_by, held_since)
SELECT i, '202601-' || lpad(i::text, 7, '0'), 1, 'website', 'external', 'zh', '李娜', '+86138' || lpad((i % 100000000)::text, 8, '0'),
    'HD' || lpad(i::text, 12, '0'), '上海虹桥网点', '上海', '五件货只到四件，少了一件，里面是衣服，价值约八百元。第' || i || '票。', '尽快找回或赔偿',
    sha256('K7QF2M9XWT4HZB6RPD3VNC8J'), 'cargo-shortage', 'moderate', 0.87, '[]', 'lexicon', 'closed',
    at, at + interval '3 days', at + interval '3 days', at + interval '2 days', 5, 'customer-service', at
FROM (SELECT i, timestamptz '2026-01-01' + i * interval '20 seconds' AS at FROM generate_series(1, :n) AS i) AS filed;
VACUUM ANALYZE complaint;
SQL
echo "filled within $SECONDS s"
stop_server
start_server

token=$(curl -s "$url/api/v1/sessions" -H 'Content-Type: application/json' -d "{\"login\":\"bench-supervisor\",\"password\":\"$password\"}" | field token)
before=$(live_heap)
echo "reachable heap before: $((before / 1024)) MB"
printf '%-12s %10s %8s %12s %8s %12s %10s\n' format rows seconds 'computed, s' MB 'heap, + MB' 'fetched, s'
for format in $formats; do
  began=$(date +%s.%N)
  computed=$(computed)
  id=$(curl -s "$url/api/v1/exports" -H "Authorization: Bearer $token" -H 'Content-Type: application/json' \
    -d "{\"what\":\"complaints\",\"filters\":{\"view\":\"ended\"},\"format\":\"$format\",\"language\":\"zh\",\"reason\":\"benchmark\"}" | field id)
  most=0
  while :; do
    state=$(curl -s "$url/api/v1/exports/$id" -H "Authorization: Bearer $token")
    case $(field state <<<"$state") in waiting | running) ;; *) break ;; esac
    sleep 5
    heap=$(live_heap)
    [ "$heap" -le "$most" ] || most=$heap
  done
  ended=$(date +%s.%N)
  computed=$(($(computed) - computed))
  [ "$(field state <<<"$state")" = done ] || { echo "$state"; tail -n 20 "$log"; exit 1; }
  fetching=$(curl -s -o "$work/file" -w '%{time_total}' "$url/api/v1/exports/$id/file" -H "Authorization: Bearer $token")
  [ "$(stat -c %s "$work/file")" = "$(field size <<<"$state")" ] || { echo "the file is not whole"; exit 1; }
  awk -v format="$format" -v rows="$(field done <<<"$state")" -v a="$began" -v b="$ended" -v size="$(field size <<<"$state")" \
    -v heap="$((most - before))" -v fetching="$fetching" -v computed="$computed" \
    'BEGIN { printf "%-12s %10d %8.1f %12.1f %8.1f %12.1f %10.1f\n", format, rows, b - a, computed / 100, size / 1e6, heap / 1024, fetching }'
done
