#!/usr/bin/env bash
# How long the server needs to find complaints about the matter of one that is being typed (POST /same-matter), among many that all wait
# for an answer: by waybill, by number, by branch with like words, and by all of them. Needs psql and curl.
#   load-tests/hints.sh [complaints] [requests of each kind]
set -euo pipefail
cd "$(dirname "$0")/.."

complaints=${1:-1000000}
times=${2:-300}
port=${HOTLINE_BENCH_PORT:-8099}
jar=${HOTLINE_JAR:-target/hotline.jar}
work=$(mktemp -d "${TMPDIR:-/tmp}/hotline-hints.XXXXXX")
data=$work/data
log=$work/server.log
password=correct-horse-battery
url=http://127.0.0.1:$port/api/v1
. load-tests/ten-million/server.sh

trap 'stop_server; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
# PostgreSQL may run under another account than this.
chmod 755 "$work"
mkdir -p "$data"
[ -f "$jar" ] || mvn -q -B -DskipTests package
start_server
java -jar "$jar" user add --data "$data" --login bench --name bench --role agent --password-stdin <<<"$password" >>"$log" 2>&1

curl -fs "$url/complaints" -H 'Content-Type: application/json' -H 'Idempotency-Key: the-first-of-many' -d '{
  "channel": "website", "language": "zh", "complainant": "王芳", "phone": "13800138000",
  "description": "五件货只到四件，少了一件，里面是衣服，价值约八百元，网点说找不到了，一直没人回电话。" }' >/dev/null
echo "filling $complaints complaints"
SECONDS=0
# 1 000 branches with as many complaints each in the last three days; a number has three complaints, that of one dispatch desk 5 000.
admin -d hotline <<SQL
SET synchronous_commit = off;
INSERT INTO complaint
SELECT made.*
FROM complaint AS c, generate_series(1000, 999 + $complaints) AS n,
    jsonb_populate_record(c, jsonb_build_object(
        'id', n, 'number', '299901-' || n, 'tracking_hash', NULL, 'tracking_secret', NULL, 'branch_typed', true,
        'waybill', 'YT' || lpad((n / 2)::text, 12, '0'), 'branch', '网点' || n % 1000,
        'phone', CASE WHEN n % 200 = 0 THEN '+862161236800' ELSE '+8613' || lpad((n / 3)::text, 9, '0') END,
        'description', md5(n::text) || c.description,
        'received_at', now() - n % 4000 * interval '1 minute')) AS made
WHERE c.id = (SELECT min(id) FROM complaint);
INSERT INTO complaint_of_days SELECT branch, received_at, id FROM complaint WHERE branch IS NOT NULL;
VACUUM (ANALYZE) complaint, complaint_of_days;
SQL
echo "filled within $SECONDS s"
token=$(curl -s "$url/sessions" -H 'Content-Type: application/json' -d "{\"login\":\"bench\",\"password\":\"$password\"}" |
  sed -nE 's/.*"token" ?: ?"([^"]*).*/\1/p')

# timed LABEL BODY, in which @W and @P are another waybill and number each time; the first tenth warms up.
timed() {
  local n other
  for ((n = 0; n < times; n++)); do
    other=$(((RANDOM * 32768 + RANDOM) % complaints))
    printf -- 'next\nurl = "%s/same-matter"\nheader = "Authorization: Bearer %s"\nheader = "Content-Type: application/json"\ndata = "%s"\nwrite-out = "%%{time_total}\\n"\noutput = "/dev/null"\nsilent\n' \
      "$url" "$token" "$(sed -e "s/@W/$(printf %012d $((other / 2)))/" -e "s/@P/$(printf %09d $((other / 3)))/" -e 's/"/\\"/g' <<<"$2")"
  done | sed 1d >"$work/requests"
  curl -K "$work/requests" | tail -n +$((times / 10)) | sort -n | awk -v label="$1" '
    { took[NR] = $1 * 1000 }
    END { printf "%-12s p50 %6.1f ms  p99 %6.1f ms  most %6.1f ms\n", label, took[int((NR + 1) * 0.5)], took[int((NR + 1) * 0.99)], took[NR] }'
}

words='另外，五件货只到四件，少了一件，里面是衣服，价值约八百元，网点说找不到了，至今没人回电话。'
echo "load average $(cut -d ' ' -f 1-3 /proc/loadavg)"
timed waybill '{"waybill":"YT@W"}'
timed number '{"phone":"13@P","complainant":"王芳"}'
timed desk '{"phone":"021-61236800","complainant":"王芳"}'
timed branch "{\"branch\":\"网点7\",\"description\":\"$words\"}"
timed all "{\"waybill\":\"YT@W\",\"phone\":\"021-61236800\",\"complainant\":\"王芳\",\"branch\":\"网点7\",\"description\":\"$words\"}"
