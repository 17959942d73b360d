#!/usr/bin/env bash
# How long hotline needs until everything works again when the network drops all packets of its open database connections
# while new ones work, as after a failover or a restart of a firewall. In a separate network namespace (Linux, root): routing rules
# swallow the packets of the ports in use, so nothing is acknowledged and nothing ends. Needs curl, psql, ip and ss.
#   load-tests/silent-connections.sh [seconds to wait at most]
# Ends with 1 where something works again later than after 30 s, or an acknowledged complaint is missing.
# HOTLINE_JAR names another jar to compare with.
set -euo pipefail
cd "$(dirname "$0")/.."
[ "${IN_ITS_OWN_NETWORK:-}" ] || exec env IN_ITS_OWN_NETWORK=1 unshare --net "$0" "$@"

longest=${1:-60}
allowed=30
jar=${HOTLINE_JAR:-target/hotline.jar}
port=8099
customers=8
data=$(mktemp -d "${TMPDIR:-/tmp}/hotline-silent.XXXXXX")
log=$data.log
out=$data.out
mkdir "$out"
server=
stop() {
  touch "$out/stop"
  [ -z "$server" ] || { kill "$server" 2>/dev/null; wait "$server" 2>/dev/null; } || true
  wait || true
  rm -rf "$data" "$out"
}
trap stop EXIT

ip link set lo up
# Where a packet of these ports goes is decided before it is seen that it stays on this machine.
ip rule add pref 100 lookup local
ip rule del pref 0

for login in agent supervisor; do
  echo correct-horse-battery | java -jar "$jar" user add --data "$data" --login "$login" --name "$login" --role "$login" --password-stdin >>"$log" 2>&1
done
java ${HOTLINE_JAVA_OPTIONS:-} -jar "$jar" serve --port "$port" --data "$data" >>"$log" 2>&1 &
server=$!
url=http://127.0.0.1:$port
until curl -fs "$url/health/ready" >/dev/null; do
  kill -0 "$server" || { cat "$log"; exit 1; }
  sleep 0.2
done
export PGHOST=127.0.0.1 PGUSER=hotline PGDATABASE=hotline
PGPASSWORD=$(cat "$data/database-password")
PGPORT=$(sed -n 4p "$data/postgres-data/postmaster.pid")
export PGPASSWORD PGPORT
sql() { psql -X -qAt -c "$1"; }
token() {
  curl -s "$url/api/v1/sessions" -H 'Content-Type: application/json' -d "{\"login\":\"$1\",\"password\":\"correct-horse-battery\"}" \
    | sed 's/.*"token":"\([^"]*\)".*/\1/'
}
agent=$(token agent)
supervisor=$(token supervisor)
version=$(sql 'SELECT max(id) FROM policy_version')
now() { date +%s%3N; }

file() {
  curl -s -m 30 -o /dev/null -w '%{http_code}' "$url/api/v1/complaints" -H 'Content-Type: application/json' \
    -H "Authorization: Bearer $agent" -H "Idempotency-Key: $1" \
    -d '{"channel":"website","complainant":"Li Na","phone":"13812345678","description":"五件货只到四件，少了一件。"}' || true
}
# Repeats each complaint with its key until it is acknowledged; one line for each acknowledgement.
customer() {
  local n=0 answer
  while [ ! -e "$out/stop-filing" ]; do
    n=$((n + 1))
    until answer=$(file "$1-$n") && [ "$answer" = 201 ]; do echo "$answer" >>"$out/refused"; sleep 0.1; done
    now >>"$out/acknowledged-$1"
  done
}
# works NAME COMMAND: writes when the command first succeeds after the fault.
works() {
  local name=$1
  shift
  until "$@" || [ -e "$out/stop" ]; do sleep 0.2; done
  [ -e "$out/stop" ] || now >"$out/works-$name"
}
status() { [ "$(curl -s -m 5 -o /dev/null -w '%{http_code}' "$@" || true)" = 200 ]; }
listed() { status "$url/api/v1/complaints?view=queue" -H "Authorization: Bearer $agent"; }
ready() { status "$url/health/ready"; }
signed_in() {
  [ "$(curl -s -m 5 -o /dev/null -w '%{http_code}' "$url/api/v1/sessions" -H 'Content-Type: application/json' \
    -d '{"login":"agent","password":"correct-horse-battery"}' || true)" = 201 ]
}
log_read() { [ "$(sql "SELECT (SELECT tx FROM log_position WHERE reader = 'facts') > '$1'::xid8")" = t ]; }
ladder_looked() { [ "$(sql "SELECT count(*) FROM sla_clock WHERE complaint_id = $1 AND next_action_at < clock_timestamp() - interval '1 hour'")" = 0 ]; }
job_done() { [ "$(sql "SELECT count(*) FROM background_job WHERE state = 'done'")" != "$1" ]; }
ask_replay() {
  status_of=$(curl -s -m 5 -o /dev/null -w '%{http_code}' "$url/api/v1/policies/replay" -H 'Content-Type: application/json' -H "Authorization: Bearer $supervisor" \
    -d "{\"version\":$version,\"from\":\"$(date -d '-2 days' +%F)\",\"to\":\"$(date -d '-1 day' +%F)\"}" || true)
  [ "$status_of" = 202 ]
}

for n in $(seq $customers); do customer "$n" & done
sleep 8

ports=$(ss -tnH state established "( dport = :$PGPORT )" | awk '{ n = split($3, at, ":"); print at[n] }' | sort -u)
for one in $ports; do
  ip rule add pref 50 ipproto tcp sport "$one" blackhole
  ip rule add pref 50 ipproto tcp dport "$one" blackhole
done
ip route flush cache
fault=$(now)
reached=$(sql "SELECT max(tx) FROM event")
clock=$(sql "UPDATE sla_clock SET next_action_at = clock_timestamp() - interval '2 hours' WHERE complaint_id = (SELECT min(complaint_id) FROM sla_clock) RETURNING complaint_id" | head -n 1)
done_before=$(sql "SELECT count(*) FROM background_job WHERE state = 'done'")
echo "fell silent: $(wc -w <<<"$ports") connections"

works lists listed &
works readiness ready &
works sign-in signed_in &
works log log_read "$reached" &
works ladder ladder_looked "$clock" &
(works replay-asked ask_replay; works jobs job_done "$done_before") &
sleep 0.5
end=$((SECONDS + longest))
all_file() { for n in $(seq $customers); do [ "$(tail -n 1 "$out/acknowledged-$n")" -gt "$((fault + 500))" ] || return 1; done; }
works intake all_file &
while [ "$(ls "$out" | grep -c '^works-')" -lt 8 ] && [ "$SECONDS" -lt "$end" ]; do sleep 0.2; done
sleep 2

touch "$out/stop-filing"
sleep 1
bad=0
for name in intake lists sign-in readiness log ladder jobs; do
  if [ -e "$out/works-$name" ]; then
    awk -v name="$name" -v at="$(cat "$out/works-$name")" -v fault="$fault" -v allowed="$allowed" 'BEGIN {
      took = (at - fault) / 1000
      printf "%-10s works again after %5.1f s%s\n", name, took, (took > allowed ? ", which is too late" : "")
      exit (took > allowed)
    }' || bad=1
  else
    printf '%-10s did not work again within %s s\n' "$name" "$longest"
    bad=1
  fi
done
touch "$out/stop"
sleep 1
acknowledged=$(cat "$out"/acknowledged-* | wc -l)
stored=$(sql 'SELECT count(*) FROM complaint')
echo "acknowledged $acknowledged, in the database $stored, refused or unanswered tries $(wc -l <"$out/refused" 2>/dev/null || echo 0)"
[ "$stored" -ge "$acknowledged" ] || bad=1
exit "$bad"
