# Fills an empty database with facts. Sourced; needs lately, before, and what server.sh needs.

months=60

fill_facts() {
  local free nth
  free=$(df -Pk "$data" | awk 'NR == 2 { print $4 }')
  [ $((free / 1000)) -gt $(((57 * before + 3 * lately) * 25 / 10000 + 3000)) ] || { echo "needs about 2.5 kB of disk a complaint and 3 GB for the log"; return 1; }
  SECONDS=0
  add_account bench-supervisor supervisor
  kill -STOP "$server"
  settings_for_filling
  export PGOPTIONS='-c work_mem=256MB -c maintenance_work_mem=1GB -c synchronous_commit=off -c client_min_messages=warning -c statement_timeout=0'
  admin -d hotline -f load-tests/figures/ground.sql
  admin -d hotline -v months=$months -v lately="$lately" -v before="$before" <<'SQL'
INSERT INTO figures.span SELECT (date_trunc('month', current_date) - (:months - 1) * interval '1 month')::date, :months, current_date;
INSERT INTO figures.month SELECT n, (first_day + n * interval '1 month')::date, CASE WHEN n >= :months - 3 THEN :lately ELSE :before END
FROM figures.span, generate_series(0, :months - 1) AS n;
SELECT format('CREATE TABLE fact_%s PARTITION OF fact FOR VALUES FROM (%L) TO (%L)', to_char(month, 'YYYY_MM'), month, (month + interval '1 month')::date)
FROM figures.span, LATERAL (SELECT (first_day + n * interval '1 month')::date AS month FROM generate_series(0, :months - 1) AS n) AS of \gexec
CREATE TABLE figures.index AS SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition FROM pg_index WHERE indrelid = 'fact'::regclass;
SELECT format('DROP INDEX %s', name) FROM figures.index \gexec
SQL
  for nth in $(seq 0 2 $((months - 1))); do
    admin -d hotline -v nth="$nth" -f load-tests/figures/month.sql &
    admin -d hotline -v nth=$((nth + 1)) -f load-tests/figures/month.sql
    wait $!
    step "$((nth + 2)) of $months months"
  done
  admin -d hotline -c "SELECT replace(definition, 'ON ONLY ', 'ON ') || ';' FROM figures.index" | while read -r definition; do step "$definition"; admin -d hotline -c "$definition"; done
  step "sums"
  for nth in $(seq 0 $((months - 1))); do
    admin -d hotline -v nth="$nth" <<'SQL'
INSERT INTO fact_sum (day, kind, type, severity, channel, variant, flags, n, value)
SELECT day, kind, type, severity, channel, variant, flags, sum(n), CASE WHEN kind < 20 THEN sum(n * value) ELSE 0 END
FROM fact, figures.span WHERE day >= (first_day + :nth * interval '1 month')::date AND day < (first_day + (:nth + 1) * interval '1 month')::date
GROUP BY 1, 2, 3, 4, 5, 6, 7;
SQL
  done
  step "stocks, complaints"; admin -d hotline -f load-tests/figures/conclude.sql
  step "vacuum and statistics"; admin -d hotline -c 'VACUUM (ANALYZE)'
  admin -d hotline -c "CREATE TABLE figures.filled AS SELECT $lately AS lately, $before AS before" -c CHECKPOINT
  unset PGOPTIONS
  settings_as_shipped
  stop_server
  start_server
  step "filled"
}

# Once the server has added all facts to the sums of months and years.
wait_for_roll_ups() {
  local began=$SECONDS
  [ "$(admin -d hotline -c "SELECT to_regclass('rolled_up') IS NULL")" = f ] || return 0
  while [ "$(admin -d hotline -c 'SELECT max(tx) >= 100000 FROM rolled_up')" != t ]; do sleep 2; done
  echo "sums of months and years: $((SECONDS - began)) s"
}

facts_there() {
  admin -d hotline -F ' ' <<'SQL'
SELECT 'PostgreSQL ' || current_setting('server_version') || ', shared_buffers ' || current_setting('shared_buffers') || ', database '
    || pg_size_pretty(pg_database_size('hotline')) || ', facts ' || (SELECT sum(reltuples)::bigint FROM pg_class JOIN pg_inherits ON inhrelid = oid WHERE inhparent = 'fact'::regclass);
SQL
}
