# How long the product's own statements take in the database: pgbench executes what plans.sh caught, prepared as the server
# prepares it. Sourced.

# timed NAME CLIENTS EXECUTIONS [preamble [words value]...]: milliseconds into p50, p99 and longest. The statement has the
# parameters that the server gave it, but that one which stands behind these words has this value. What a preamble begins is
# rolled back.
timed() {
  local name=$1 clients=$2 executions=$3 preamble=${4:-} dir
  shift $(($# < 4 ? $# : 4))
  dir=$(mktemp -d "$work/timed.XXXXXX")
  {
    printf '\\if :prepared = 0\nPREPARE statement AS\n'
    cat "$work/$name.sql"
    printf ';\n\\set prepared 1\n\\endif\n%s\n' "$preamble"
    execution "$name" "$@"
    [ "${preamble%BEGIN;}" = "$preamble" ] || echo 'ROLLBACK;'
  } >"$dir/script"
  PGOPTIONS='-c max_parallel_workers_per_gather=0' "$pgbench" -n -M simple -c "$clients" -j 1 -t $((executions / clients)) -D prepared=0 -D agents="$agents" \
    -D first_month="$first_month" -D months="$months" -D serials="$serials" -D other="$other" --random-seed=1 \
    -l --log-prefix="$dir/log" -f "$dir/script" >"$dir/said" 2>&1 || { tail -n 20 "$dir/said"; return 1; }
  # The first of each client also prepares.
  read -r p50 p99 longest < <(awk '$2 > 0 { print $3 }' "$dir"/log* | sort -n | awk '
    { took[NR] = $1 / 1000 }
    END { printf "%.2f %.2f %.1f\n", took[int((NR + 1) * 0.5)], took[int((NR + 1) * 0.99)], took[NR] }')
}

execution() {
  local name=$1 values nth
  shift
  mapfile -t values < <(sed -n 's/^Query Parameters: //p' "$work/$name.plan" | sed -e 's/, \$[0-9]* = /\n/g' -e 's/^\$1 = //')
  while [ $# -gt 0 ]; do
    nth=$(awk -v words="$1\$" '
      { at = index($0, words) } at { rest = substr($0, at + length(words)); sub(/[^0-9].*/, "", rest); print rest; exit }' "$work/$name.sql")
    [ -n "$nth" ] || { echo "no parameter behind: $1" >&2; return 1; }
    values[nth - 1]=$2
    shift 2
  done
  [ "${#values[@]}" = 0 ] && echo 'EXECUTE statement;' || (IFS=,; echo "EXECUTE statement(${values[*]});")
}

# The range of the random parameters: full months of case numbers, agents, and a person in a
# department without cases.
draw_from() {
  agents=$(admin -c "SELECT count(*) FROM person WHERE role = 'agent'")
  other=$(admin -c "SELECT id FROM person WHERE department = 'claims' AND duty = 'head'")
  read -r first_month months serials < <(admin -F ' ' <<'SQL'
SELECT extract(year FROM min(month)) * 12 + extract(month FROM min(month)) - 1, count(*), min(serials)
FROM (
    SELECT month, lead(first_n) OVER (ORDER BY month) - first_n AS serials FROM ten_million.month, ten_million.span
    WHERE month >= first_day AND month < date_trunc('month', first_day + days)
) full_month
SQL
  )
}
