#!/usr/bin/env bash
# How an existing database gets its customers' files: as if complaints had been there before files were, while the server serves and is killed
# once in the middle. In the end each complaint of a customer has one file; fails where one has none.
#   load-tests/files.sh [complaints] [data directory]
# Needs java, psql and curl. A data directory that is named is kept and, once filled, used again.
set -euo pipefail
cd "$(dirname "$0")/.."

complaints=${1:-200000}
port=${HOTLINE_BENCH_PORT:-8096}
jar=${HOTLINE_JAR:-target/hotline.jar}
work=$(mktemp -d "${TMPDIR:-/tmp}/hotline-files.XXXXXX")
data=${2:-$work/data}
log=$work/server.log
chmod 755 "$work"
mkdir -p "$data"
[ -f "$jar" ] || mvn -q -B -DskipTests package
host=http://127.0.0.1:$port
filing=

. load-tests/ten-million/server.sh
. load-tests/search/fill.sh
trap '[ -z "$filing" ] || kill "$filing" 2>/dev/null; stop_server; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

# Customers file meanwhile, four a second, and are refused only while the server is not there.
file_on() {
  local n=0
  while true; do
    n=$((n + 1))
    curl -s -o /dev/null -w '%{http_code} %{time_total}\n' -H 'Content-Type: application/json' -H "X-Forwarded-For: 10.0.$((n / 250 % 250)).$((n % 250))" \
      -d "{\"channel\":\"website\",\"complainant\":\"王小明\",\"phone\":\"139$(printf %08d $n)\",\"description\":\"外箱破损，要求赔偿\"}" \
      "$host/api/v1/complaints" >>"$work/filed" || true
    sleep 0.25
  done
}

filed() { admin -d hotline -c 'SELECT count(*) FROM complaint_file'; }

start_server
[ "$(admin -d hotline -c 'SELECT count(*) > 1000 FROM complaint')" = t ] || fill
echo "load average $(cut -d ' ' -f 1-3 /proc/loadavg)"
admin -d hotline -c "TRUNCATE customer_file, customer_contact, customer_name_key, complaint_file, customer_change, hint_due" \
  -c "UPDATE log_position SET tx = '0', id = 0 WHERE reader = 'customers'"
began=$SECONDS
file_on &
filing=$!
until [ "$(filed)" -gt $((complaints / 2)) ]; do sleep 0.2; done
echo "half of them after $((SECONDS - began)) s; the server is killed"
kill -9 "$server"
wait "$server" 2>/dev/null || true
stopped=$SECONDS
start_server
echo "ready again after $((SECONDS - stopped)) s"
without="SELECT count(*) FROM complaint c WHERE c.source = 'external' AND NOT EXISTS (SELECT FROM complaint_file f WHERE f.complaint = c.id)"
until [ "$(admin -d hotline -c "$without AND c.id <= $complaints")" = 0 ]; do
  [ $((SECONDS - began)) -lt 3600 ] || { echo "not done within an hour"; exit 1; }
  sleep 0.5
done
echo "all $complaints have their files after $((SECONDS - began)) s, with the time without a server"
kill "$filing"
wait "$filing" 2>/dev/null || true
filing=
sleep 3
[ "$(admin -d hotline -c "$without")" = 0 ] || { echo "complaints without a file: $(admin -d hotline -c "$without")"; exit 1; }
echo "files: $(admin -d hotline -c 'SELECT count(*) FROM customer_file WHERE set_aside_at IS NULL'), complaints without one: 0"
grep '^201 ' "$work/filed" | sort -k2 -n | awk -v all="$(wc -l <"$work/filed")" '{ t[NR] = $2 * 1000 }
  END { printf "filed meanwhile: %d, p50 %.0f ms, slowest %.0f ms; not taken while there was no server: %d\n", NR, t[int((NR + 1) / 2)], t[NR], all - NR }'
