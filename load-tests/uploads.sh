#!/usr/bin/env bash
# 64 uploads of 5 MB at 1 MB/s each while the database is frozen for 10 s in between: how much more memory the server holds, and whether its event loops were ever
# blocked. Then 200 phones download a file at 50 kB/s: how many connections of the database are in use meanwhile. Needs psql and curl.
#   load-tests/uploads.sh [senders] [readers] [seconds of frost]
set -euo pipefail
cd "$(dirname "$0")/.."

senders=${1:-64}
readers=${2:-200}
frost=${3:-10}
port=${HOTLINE_BENCH_PORT:-8099}
jar=${HOTLINE_JAR:-target/hotline.jar}
work=$(mktemp -d "${TMPDIR:-/tmp}/hotline-uploads.XXXXXX")
data=$work/data
log=$work/server.log
. load-tests/ten-million/server.sh

postgres=
thaw() { [ -z "$postgres" ] || kill -CONT $postgres 2>/dev/null || true; postgres=; }
trap 'thaw; stop_server; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
# PostgreSQL may run under another account than this.
chmod 755 "$work"
mkdir -p "$data"
[ -f "$jar" ] || mvn -q -B -DskipTests package

# Live memory of the heap and memory outside of it, in MB: after a collection.
heap() { jcmd "$server" GC.run >/dev/null; jstat -gc "$server" | awk 'END { printf "%d", ($3 + $4 + $6 + $8) / 1024 }'; }
resident() { awk '/^VmRSS/ { printf "%d", $2 / 1024 }' "/proc/$server/status"; }
sql() { psql -X -q -v ON_ERROR_STOP=1 -At -c "$1"; }
load() { java -cp "$jar" load-tests/Uploads.java "$@"; }

start_server
echo "load average $(cut -d ' ' -f 1-3 /proc/loadavg)"
load up "http://127.0.0.1:$port" 8 2 100000 >/dev/null
before=$(heap) most=0 before_resident=$(resident)
load up "http://127.0.0.1:$port" "$senders" 5 1024 &
senders_process=$!
sleep 3
postmaster=$(head -n 1 "$data/postgres-data/postmaster.pid")
postgres="$postmaster $(ps -o pid= --ppid "$postmaster" | tr '\n' ' ')"
kill -STOP $postgres
for ((i = 0; i < frost; i++)); do
  sleep 1
  now=$(heap)
  [ "$now" -le "$most" ] || most=$now
done
most_resident=$(resident)
thaw
wait "$senders_process"
echo "frozen for $frost s: heap after collection $before MB before, $most MB at most meanwhile; in all $before_resident MB before, $most_resident MB then"

load down "http://127.0.0.1:$port" "$readers" 4 50 &
readers_process=$!
sleep 10
for ((i = 0; i < 200; i++)); do sql "SELECT count(*) FILTER (WHERE state <> 'idle') || ' ' || coalesce(round(max(extract(epoch FROM clock_timestamp() - xact_start)) FILTER (WHERE state <> 'idle') * 1000), 0)
  FROM pg_stat_activity WHERE application_name = 'hotline' AND pid <> pg_backend_pid()"; done |
  sort -n | awk '{ in_use[NR] = $1; if ($2 > longest) longest = $2 } END { printf "connections in use while %d phones read: median %d, most %d; longest transaction %d ms\n", '"$readers"', in_use[int((NR + 1) / 2)], in_use[NR], longest }'
wait "$readers_process"
echo "event loops blocked: $(grep -c 'has been blocked' "$log" || true)"
