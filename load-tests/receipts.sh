#!/usr/bin/env bash
# What messages cost intake: complaints with an e-mail address filed as fast as they are taken, with no way out, with receipts by mail, and with receipts
# and one and three webhook endpoints, in turn in each round on one database. Mails go to Postfix' own sink, webhooks to a receiver on this machine. An
# observer asks ten times a second how old the first event is that the reader of messages has not read. Needs wrk, psql, curl and Postfix (smtp-sink).
# Next to each rate stands the processor time of the server and of PostgreSQL for each complaint, in microseconds, which other programs change less.
# Fails where the median of a round's rate with messages is below 0.9 of its rate without, or the reader is more than 1 s behind (99 of 100).
#   load-tests/receipts.sh [rounds] [seconds per measurement] [complaints a second at most, for the lag]
set -euo pipefail
cd "$(dirname "$0")/.."

rounds=${1:-5}
seconds=${2:-15}
pace=${3:-500}
port=${HOTLINE_BENCH_PORT:-8099}
relay=${HOTLINE_BENCH_RELAY:-2525}
receiver=${HOTLINE_BENCH_RECEIVER:-8098}
jar=${HOTLINE_JAR:-target/hotline.jar}
work=$(mktemp -d "${TMPDIR:-/tmp}/hotline-receipts.XXXXXX")
data=$work/data
log=$work/server.log
. load-tests/ten-million/server.sh
export HOTLINE_BENCH_MAIL=1 HOTLINE_WEBHOOK_NETWORKS=127.0.0.1

sinks=()
trap 'stop_server; for one in "${sinks[@]}"; do kill "$one" 2>/dev/null || true; wait "$one" 2>/dev/null || true; done; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
# PostgreSQL may run under another account than this.
chmod 755 "$work"
mkdir -p "$data"
[ -f "$jar" ] || mvn -q -B -DskipTests package

as_user=()
[ "$(id -u)" != 0 ] || as_user=(-u nobody)
smtp-sink "${as_user[@]}" "127.0.0.1:$relay" 1000 >/dev/null 2>&1 &
sinks+=($!)
java -cp "$jar" load-tests/WebhookSink.java "$receiver" >"$work/received" 2>&1 &
sinks+=($!)
until grep -q listens "$work/received"; do kill -0 "${sinks[1]}"; sleep 0.2; done

sql() { psql -X -q -v ON_ERROR_STOP=1 -At -c "$1"; }
# file SECONDS [EACH THREAD A SECOND]: as wrk reports it.
file() { wrk -t2 -c32 -d"$(($1 + 2))s" --timeout 10s -s load-tests/intake.lua "http://127.0.0.1:$port" -- "$@" | grep '^acknowledged'; }
unread="SELECT coalesce(round(extract(epoch FROM clock_timestamp() - (SELECT at FROM event WHERE (event.tx, event.id) > (p.tx, p.id)
  ORDER BY event.tx, event.id LIMIT 1)) * 1000), 0) FROM log_position AS p WHERE reader = 'messages'"
read_all() { until [ "$(sql "$unread")" = 0 ]; do sleep 0.1; done; }

# cpu: milliseconds of the server, and of PostgreSQL with its processes that have ended.
ticks() { cut -d ')' -f 2- "/proc/$1/stat" 2>/dev/null | awk -v fields="$2" 'BEGIN { n = split(fields, f, " ") } { for (i = 1; i <= n; i++) sum += $(f[i] - 2) } END { print sum * 10 }'; }
cpu() {
  local postmaster sum
  postmaster=$(head -n 1 "$data/postgres-data/postmaster.pid")
  sum=$(($(ticks "$server" '14 15') + $(ticks "$postmaster" '16 17')))
  for one in $(pgrep -P "$postmaster"); do sum=$((sum + $(ticks "$one" '14 15'))); done
  echo "$sum"
}

# use NAMES: these ways out are in use, and nothing waits for any.
use() {
  read_all
  # Locked as the server locks them, in the order of their ids.
  sql "SELECT FROM outbox_route ORDER BY id FOR UPDATE;
    UPDATE outbox_route SET state = CASE WHEN name = ANY (string_to_array('$1', ' ')) THEN 'active' ELSE 'disabled' END, next_at = now();
    DELETE FROM outbox WHERE state <> 'sending'" >/dev/null
}

start_server
sql "INSERT INTO outbox_route (way, name, settings, per_second, in_flight, tokens_at, next_at, created_at)
  SELECT 'mail', 'mail', '{\"host\":\"127.0.0.1\",\"port\":$relay,\"tls\":\"none\",\"from\":\"kefu@example.com\",\"fromName\":\"客户服务\",\"links\":\"https://help.example.com\"}'::jsonb, 200, 4, now(), now(), now()
  UNION ALL SELECT 'webhook', 'hook' || n, jsonb_build_object('url', 'http://127.0.0.1:$receiver/' || n, 'events', jsonb_build_array('received')), 200, 16, now(), now(), now()
  FROM generate_series(1, 3) AS n;
  INSERT INTO outbox_secret (route, number, secret, created_at) SELECT id, 1, decode(repeat('ab', 32), 'hex'), now() FROM outbox_route WHERE way = 'webhook'"
echo "warming up"
use 'mail hook1 hook2 hook3'
file 15 >/dev/null
echo "load average $(cut -d ' ' -f 1-3 /proc/loadavg)"

declare -A ways=([none]='' [receipts]='mail' [one]='mail hook1' [three]='mail hook1 hook2 hook3')
kinds=(none receipts one three)
printf '%-6s %14s %14s %14s %14s   complaints/s, µs of processors for each\n' round "${kinds[@]}"
for round in $(seq "$rounds"); do
  rates=()
  shown=()
  for kind in "${kinds[@]}"; do
    use "${ways[$kind]}"
    began=$(cpu)
    read -r _ acknowledged _ refused _ rate _ <<<"$(file "$seconds")"
    [ "$refused" = 0 ] || echo "refused: $refused"
    rates+=("$rate")
    shown+=("$rate ($((($(cpu) - began) * 1000 / acknowledged)))")
  done
  printf '%-6s %14s %14s %14s %14s\n' "$round" "${shown[@]}"
  echo "${rates[*]}" >>"$work/rates"
done
failed=0
for column in 2 3 4; do
  ratio=$(awk -v c=$column '{ printf "%.3f\n", $c / $1 }' "$work/rates" | sort -n | sed -n "$(((rounds + 1) / 2))p")
  echo "median ratio to none, ${kinds[$((column - 1))]}: $ratio"
  awk -v r="$ratio" 'BEGIN { exit r < 0.9 }' || failed=1
done

use "${ways[three]}"
made=$(sql 'SELECT coalesce(max(id), 0) FROM outbox')
for ((i = 0; i < seconds * 10; i++)); do printf '%s;\nSELECT pg_sleep(0.1);\n' "$unread"; done | psql -X -q -At >"$work/lags" &
observer=$!
read -r _ filed _ <<<"$(file "$seconds" "$((pace / 2))")"
wait "$observer"
read_all
echo "at $((filed / seconds)) complaints/s, $(sql "SELECT count(*) FROM outbox WHERE id > $made") messages of $((filed * 4)) were made"
[ "$(sql "SELECT count(*) FROM outbox WHERE id > $made")" = "$((filed * 4))" ] || failed=1
grep -E '^[0-9]+$' "$work/lags" | sort -n | awk '{ lag[NR] = $1 } END {
  p99 = lag[int(NR * 0.99)]
  printf "reader of messages behind: median %d ms, 99 of 100 within %d ms, most %d ms\n", lag[int((NR + 1) / 2)], p99, lag[NR]
  exit p99 > 1000 }' || failed=1
echo "load average $(cut -d ' ' -f 1-3 /proc/loadavg)"
exit $failed
