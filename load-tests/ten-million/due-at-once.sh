# Many limits that end at the same instant. Sourced.

# end_at_once HOW MANY: waits until all has happened, or a minute.
end_at_once() {
  local due tries=0
  due=$(admin -v rungs="$1" -f load-tests/ten-million/due-at-once.sql)
  until read -r limits breaches events notices told_of first p99_after last < <(
    admin -F ' ' -v due="$due" -f load-tests/ten-million/happened.sql
  ) && [ "$notices" -ge "$1" ] || [ "$tries" = 120 ]; do
    tries=$((tries + 1))
    sleep 0.5
  done
  # Time for duplicates to arrive, if there are any.
  sleep 2
  read -r limits breaches events notices told_of first p99_after last < <(admin -F ' ' -v due="$due" -f load-tests/ten-million/happened.sql)
}
