#!/usr/bin/env bash
# Which size of chunks stores files best: MB/s and bytes of WAL for each byte, of chunks of 256 KiB (kept aside by PostgreSQL in pieces of 2 kB), of 64 KiB and of
# 7 900 bytes (within the row). Each transaction stores one chunk, as an upload does. Needs pgbench and psql; PGHOST, PGDATABASE and so on name a scratch database.
#   load-tests/blobs.sh [megabytes] [clients]
set -euo pipefail

megabytes=${1:-200}
clients=${2:-4}
work=$(mktemp -d "${TMPDIR:-/tmp}/hotline-blobs.XXXXXX")
trap 'psql -X -q -c "DROP TABLE IF EXISTS bench_chunk, bench_sample"; rm -rf "$work"' EXIT
sql() { psql -X -q -v ON_ERROR_STOP=1 -At -c "$1"; }

echo "load average $(cut -d ' ' -f 1-3 /proc/loadavg)"
for size in 262144 65536 7900; do
  sql "DROP TABLE IF EXISTS bench_chunk, bench_sample;
    CREATE TABLE bench_chunk (blob bigint NOT NULL, no int NOT NULL, data bytea NOT NULL, PRIMARY KEY (blob, no)) WITH (toast_tuple_target = 8160);
    ALTER TABLE bench_chunk ALTER COLUMN data SET STORAGE EXTERNAL;
    CREATE UNLOGGED TABLE bench_sample AS
      SELECT (SELECT string_agg(sha256((i || ':' || random())::bytea), '' ORDER BY i) FROM generate_series(1, $size / 32) i) AS data;
    ALTER TABLE bench_sample ALTER COLUMN data SET STORAGE EXTERNAL"
  sql "CREATE SEQUENCE IF NOT EXISTS bench_no; SELECT setval('bench_no', 1)" >/dev/null
  echo "INSERT INTO bench_chunk SELECT 1, nextval('bench_no'), data FROM bench_sample;" >"$work/write.sql"
  bytes=$((size / 32 * 32))
  rounds=$((megabytes * 1048576 / bytes / clients))
  sql CHECKPOINT
  from=$(sql 'SELECT pg_current_wal_lsn()')
  began=$(date +%s%N)
  pgbench -n -M prepared -c "$clients" -j 2 -t "$rounds" -f "$work/write.sql" >/dev/null 2>"$work/errors" || { cat "$work/errors"; exit 1; }
  took=$((($(date +%s%N) - began) / 1000000))
  wal=$(sql "SELECT pg_current_wal_lsn() - '$from'")
  disk=$(sql "SELECT pg_total_relation_size('bench_chunk')")
  stored=$((rounds * clients * bytes))
  # Reading: whole chunks by key, as downloads do.
  printf '\\set n random(2, %d)\nSELECT substring(data FROM 1 FOR %d) FROM bench_chunk WHERE blob = 1 AND no = :n;\n' "$((rounds * clients))" "$bytes" >"$work/read.sql"
  read -r reads <<<"$(pgbench -n -M prepared -c "$clients" -j 2 -T 5 -f "$work/read.sql" 2>/dev/null | awk '/^tps/ { print int($3) }')"
  awk -v size="$size" -v took="$took" -v wal="$wal" -v disk="$disk" -v stored="$stored" -v reads="$reads" -v bytes="$bytes" 'BEGIN {
    printf "%7d bytes: written %6.1f MB/s, WAL %.2f for each byte, on disk %.2f, read %6.0f MB/s\n",
      size, stored / 1048576 / (took / 1000), wal / stored, disk / stored, reads * bytes / 1048576 }'
done
sql 'DROP SEQUENCE bench_no'
