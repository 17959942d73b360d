# Complaints filed per second through HTTP into the filled database and into an empty one, in turn. Sourced.

# measure_intake ROUNDS
measure_intake() {
  local filled=$data empty=$work/empty round rate_filled rate_empty ratios=()
  mkdir -p "$empty"
  heading 'complaints filed per second' empty filled ratio
  for round in $(seq "$1"); do
    data=$empty; filed_per_second; rate_empty=$rate
    data=$filled; filed_per_second; rate_filled=$rate
    ratios+=("$(awk -v a="$rate_filled" -v b="$rate_empty" 'BEGIN { printf "%.2f", a / b }')")
    row "  round $round" "$rate_empty" "$rate_filled" "${ratios[-1]}" ''
  done
  row '  median' '' '' "$(printf '%s\n' "${ratios[@]}" | sort -n | sed -n "$((($1 + 1) / 2))p")" 'unchanged within noise'
}

# The server on $data, warmed up: what wrk saw acknowledged, into rate.
filed_per_second() {
  stop_server
  start_server
  wrk -t2 -c64 -d17s --timeout 10s -s load-tests/intake.lua "http://127.0.0.1:$port" -- 15 >/dev/null
  rate=$(wrk -t2 -c64 -d12s --timeout 10s -s load-tests/intake.lua "http://127.0.0.1:$port" -- 10 | sed -n 's/^acknowledged.*per-second \([0-9]*\).*/\1/p')
}
