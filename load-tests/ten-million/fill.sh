# Fills an empty database by SQL. Sourced; needs complaints, open, and what server.sh needs.

chunk=100000
years=5

fill() {
  local free
  free=$(df -Pk "$data" | awk 'NR == 2 { print $4 }')
  [ $((free / 1000)) -gt $((complaints * 3 / 1000 + 3000)) ] || { echo "needs about 3 kB of disk a complaint and 3 GB for the log"; return 1; }

  start_server nice -n 19 ionice -c 3
  add_account bench-agent agent
  add_account bench-supervisor supervisor
  # Its schema and policy are installed; timers and log readers are stopped until all is filled.
  kill -STOP "$server"
  settings_for_filling
  export PGOPTIONS='-c work_mem=256MB -c maintenance_work_mem=1GB -c synchronous_commit=off -c client_min_messages=warning -c statement_timeout=0'
  ground
  drop_indexes
  ended
  step "open ones"; admin -v complaints="$complaints" -v open="$open" -f load-tests/ten-million/open.sql
  create_indexes
  step "figures and positions"; admin -f load-tests/ten-million/conclude.sql
  step "vacuum and statistics"; admin -c 'VACUUM (ANALYZE, FREEZE)'
  admin -c "CREATE TABLE ten_million.filled AS SELECT $complaints AS complaints, $open AS open" -c CHECKPOINT
  unset PGOPTIONS
  settings_as_shipped
  stop_server
  echo "filled within $SECONDS s"
}

add_account() {
  HOTLINE_DATABASE_URL="postgres://hotline:$PGPASSWORD@127.0.0.1:$PGPORT/hotline?sslmode=disable" \
    java -jar "$jar" user add --login "$1" --name "$1" --role "$2" --password-stdin <<<"$password" >>"$log" 2>&1 \
    || { tail -n 5 "$log"; return 1; }
}

step() { printf '%5d s  %s\n' "$SECONDS" "$1"; }

settings_for_filling() {
  admin -c "ALTER SYSTEM SET max_wal_size = '3GB'" -c "ALTER SYSTEM SET autovacuum = off" \
    -c "ALTER SYSTEM SET checkpoint_timeout = '1h'" -c "SELECT pg_reload_conf()" >/dev/null
}

settings_as_shipped() {
  admin -c "ALTER SYSTEM RESET ALL" -c "SELECT pg_reload_conf()" >/dev/null
}

ground() {
  step "people, places, texts, working days"
  admin -c 'CREATE SCHEMA ten_million' \
    -c 'CREATE TABLE ten_million.text (type text, subtype text, severity text, language text, writer text, description text)' \
    -c 'CREATE TABLE ten_million.place (n bigserial, name text, region text, person bigint)'
  local demo=src/main/resources/demo
  grep -v '^#' $demo/texts.tsv | admin -c "COPY ten_million.text FROM STDIN (FORMAT csv, DELIMITER E'\t', QUOTE E'\b')"
  awk -F '\t' '$1 == "branch" { print $2 "\t" $4 }' $demo/network.tsv | admin -c 'COPY ten_million.place (name, region) FROM STDIN'
  admin -v complaints="$complaints" -v open="$open" -v years="$years" \
    -v calendar="$(cat src/main/resources/calendars/cn.json)" -f load-tests/ten-million/ground.sql
}

# Those that no constraint stands on.
drop_indexes() {
  admin <<'SQL'
CREATE TABLE ten_million.index AS
SELECT indexname, indexdef FROM pg_indexes
WHERE schemaname = 'public' AND tablename IN ('complaint', 'event', 'sla_clock')
    AND NOT EXISTS (SELECT FROM pg_constraint WHERE conname = indexname);
SELECT format('DROP INDEX %I', indexname) FROM ten_million.index \gexec
SQL
}

create_indexes() {
  local name definition
  while IFS='|' read -r name definition; do
    step "index $name"
    admin -c "$definition"
  done < <(admin -c 'SELECT indexname, indexdef FROM ten_million.index ORDER BY indexname')
}

ended() {
  local from=0 until last=$((complaints - open))
  while [ "$from" -lt "$last" ]; do
    until=$((from + chunk < last ? from + chunk : last))
    admin -v complaints="$complaints" -v from="$from" -v until="$until" -f load-tests/ten-million/ended.sql
    from=$until
    step "$from of $last ended ones"
  done
}
