# The server under measurement and the way into its database. Sourced; needs port, data, log.

server=
admin() { PGUSER=postgres PGPASSWORD=$(cat "$data/superuser-password") psql -X -q -v ON_ERROR_STOP=1 -At "$@"; }

# start_server [what runs it, such as nice -n 19]: until it answers that it is ready.
start_server() {
  ! curl -s "http://127.0.0.1:$port" >/dev/null || { echo "port $port is in use; set HOTLINE_BENCH_PORT"; return 1; }
  HOTLINE_TRUSTED_PROXIES=127.0.0.1 "$@" java ${HOTLINE_JAVA_OPTIONS:-} -jar "$jar" serve --port "$port" --data "$data" >>"$log" 2>&1 &
  server=$!
  local tries=0
  until curl -fs "http://127.0.0.1:$port/health/ready" >/dev/null; do
    tries=$((tries + 1))
    kill -0 "$server" 2>/dev/null && [ "$tries" -lt 1500 ] || { tail -n 20 "$log"; return 1; }
    sleep 0.2
  done
  PGPASSWORD=$(cat "$data/database-password")
  PGPORT=$(sed -n 4p "$data/postgres-data/postmaster.pid")
  export PGHOST=127.0.0.1 PGUSER=hotline PGDATABASE=hotline PGPASSWORD PGPORT
}

stop_server() {
  [ -n "$server" ] || return 0
  kill -CONT "$server" 2>/dev/null || true
  kill "$server" 2>/dev/null || true
  wait "$server" 2>/dev/null || true
  server=
}

# Drops the files of this database from the operating system's cache; other files are not touched.
forget_files() { find "$data/postgres-data/base" -type f -size +64k -exec dd if={} iflag=nocache count=0 status=none \; ; }

# Until nothing is due that the server has not handled; how many clocks that were, if any.
settle() {
  local began=$SECONDS due at_first=
  while due=$(admin -c "SELECT count(*) FROM sla_clock WHERE next_action_at < clock_timestamp() - interval '1 second'") && [ "$due" != 0 ]; do
    at_first=${at_first:-$due}
    sleep 1
  done
  [ -z "$at_first" ] || echo "clocks that were due: $at_first, looked at within $((SECONDS - began)) s"
}
