# The table of figures. Sourced.

missed=0
heading() { printf '\n%-58s %10s %10s %10s  %s\n' "$1" "$2" "$3" "$4" target; }
row() { printf '%-58s %10s %10s %10s  %s\n' "$@"; }

# judge VALUE LIMIT UNIT: whether it is met, into verdict.
judge() {
  if awk -v value="$1" -v limit="$2" 'BEGIN { exit !(value <= limit) }'; then
    verdict="≤ $2 $3: met"
  else
    missed=$((missed + 1))
    verdict="≤ $2 $3: MISSED"
  fi
}
