#!/usr/bin/env bash
# How many mails a second go out through Postfix' own sink, and what is left of them when the server is killed again and again: none may be lost, and no
# more may come twice than the server says of which it does not know. Needs Postfix (smtp-sink), psql and curl.
#   load-tests/mail-out.sh [mails] [kills]
set -euo pipefail
cd "$(dirname "$0")/.."

mails=${1:-20000}
kills=${2:-20}
port=${HOTLINE_BENCH_PORT:-8099}
relay=${HOTLINE_BENCH_RELAY:-2525}
jar=${HOTLINE_JAR:-target/hotline.jar}
work=$(mktemp -d "${TMPDIR:-/tmp}/hotline-mail-out.XXXXXX")
data=$work/data
log=$work/server.log
. load-tests/ten-million/server.sh

sink=
stop_sink() { [ -z "$sink" ] || { kill "$sink" 2>/dev/null || true; wait "$sink" 2>/dev/null || true; sink=; }; }
trap 'stop_server; stop_sink; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
# PostgreSQL and the sink may run under other accounts than this.
chmod 755 "$work"
mkdir -p "$data" "$work/sink"
[ -f "$jar" ] || mvn -q -B -DskipTests package

as_user=()
if [ "$(id -u)" = 0 ]; then
  chown nobody "$work/sink"
  as_user=(-u nobody)
fi
# start_sink [FILE]: keeps what it gets in the file.
start_sink() {
  smtp-sink "${as_user[@]}" ${1:+-D "$1"} "127.0.0.1:$relay" 1000 >/dev/null 2>&1 &
  sink=$!
}
sql() { psql -X -q -v ON_ERROR_STOP=1 -At -c "$1"; }
open_ones() { sql "SELECT count(*) FROM outbox WHERE settled_at IS NULL"; }

# put FROM TO: due mails of 20 kB, each to its own address.
put() {
  sql "INSERT INTO outbox (route, way, recipient, kind, cause, lane, place, address, subject, body, state, next_at, give_up_at, created_at)
    SELECT (SELECT id FROM outbox_route WHERE name = 'mail'), 'mail', n, 'load', 'load:' || n, n, 1, 'c' || n || '@example.org', '编号 ' || n,
      repeat('正文。', 1600), 'waiting', now(), now() + interval '2 days', now() FROM generate_series($1, $2) AS n;
    UPDATE outbox_route SET next_at = now()"
}

start_server
sql "INSERT INTO outbox_route (way, name, settings, per_second, in_flight, tokens_at, next_at, created_at)
  VALUES ('mail', 'mail', '{\"host\":\"127.0.0.1\",\"port\":$relay,\"tls\":\"none\",\"from\":\"kefu@example.com\",\"fromName\":\"客户服务\"}', 1000, 100, now(), now(), now())"
echo "load average $(cut -d ' ' -f 1-3 /proc/loadavg)"

start_sink
put 1 2000
until [ "$(open_ones)" = 0 ]; do sleep 0.2; done
began=$(date +%s%N)
put 2001 "$mails"
until [ "$(open_ones)" = 0 ]; do sleep 0.2; done
took=$((($(date +%s%N) - began) / 1000000))
echo "$((mails - 2000)) mails of 20 kB within $took ms: $(((mails - 2000) * 1000 / took))/s"
stop_sink

# A slower route, so that each life of the server ends amid its mails.
sql "UPDATE outbox_route SET per_second = 200"
start_sink "$work/sink/all"
put 1000001 $((1000000 + kills * 400))
for ((kill = 1; kill <= kills; kill++)); do
  sleep "0.$((RANDOM % 9 + 1))"
  kill -9 "$server"
  wait "$server" 2>/dev/null || true
  server=
  start_server
done
# Until the claims of the killed ones have ended; then what is in doubt is sent once more at once.
until [ "$(sql "SELECT count(*) FROM outbox WHERE state IN ('waiting', 'sending')")" = 0 ]; do sleep 1; done
in_doubt=$(sql "SELECT coalesce(sum(doubts), 0) FROM outbox")
sql "UPDATE outbox SET next_at = now() WHERE state = 'unknown' AND settled_at IS NULL; UPDATE outbox_route SET next_at = now()"
until [ "$(open_ones)" = 0 ]; do sleep 1; done
stop_sink
grep -ioE '^Message-ID: <m\.[0-9]+\.' "$work/sink/all" | sort | uniq -c | awk -v put=$((kills * 400)) -v in_doubt="$in_doubt" '
  { came++; twice += $1 - 1; if ($1 > 2) more++ }
  END {
    printf "%d kills: %d of %d mails came, %d lost, %d twice, %d in doubt, %d more than twice\n", '"$kills"', came, put, put - came, twice, in_doubt, more
    exit came != put || twice > in_doubt || more
  }'
