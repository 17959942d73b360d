# Sends texts to the box and says how long answers took. Sourced; needs host, work, requests, jar, log.

password=search-a-million-9

sign_in() {
  HOTLINE_DATABASE_URL="postgres://hotline:$PGPASSWORD@127.0.0.1:$PGPORT/hotline?sslmode=disable" \
    java -jar "$jar" user add --login bench --name bench --role agent --password-stdin <<<"$password" >>"$log" 2>&1 || true
  curl -fs -c "$work/cookies" -H 'Content-Type: application/json' -d "{\"login\":\"bench\",\"password\":\"$password\"}" "$host/api/v1/sessions" >/dev/null
}

# texts <kind> <SQL that gives one text a row>: p50, p99 and the hits of the last answer.
texts() {
  admin -c "$2" | head -n "$requests" | jq -rRs 'split("\n") | map(select(length > 0))[] | @uri' \
    | awk -v host="$host" '{ print "url = \"" host "/api/v1/search?q=" $0 "\"\noutput = \"/dev/null\"" }' >"$work/asked"
  curl -s -b "$work/cookies" -K "$work/asked" -w '%{http_code} %{time_starttransfer}\n' >"$work/times"
  awk '$1 != 200 { bad++ } END { if (bad) print "  refused: " bad }' "$work/times"
  sort -k2 -n "$work/times" | awk -v kind="$1" '{ t[NR] = $2 * 1000 } END { printf "%-34s %8.1f %8.1f %6d\n", kind, t[int((NR + 1) / 2)], t[int(NR * 0.99 + 0.5)], NR }'
}

measure() {
  local some="SELECT id, number, waybill, phone, complainant, description FROM complaint ORDER BY md5(id::text) LIMIT $requests"
  printf '%-34s %8s %8s %6s\n' 'typed' 'p50 ms' 'p99 ms' 'n'
  texts 'warm-up' "SELECT number FROM ($some) s"
  texts 'case number' "SELECT number FROM ($some) s"
  texts 'waybill' "SELECT lower(waybill) FROM ($some) s"
  texts 'phone' "SELECT phone FROM ($some) s"
  texts 'last four digits' "SELECT right(phone, 4) FROM ($some) s"
  texts 'name and last four digits' "SELECT complainant || ' ' || right(phone, 4) FROM ($some) s"
  texts 'name' "SELECT complainant FROM ($some) s"
  texts 'surname' "SELECT left(complainant, 1) FROM ($some) s"
  texts 'two rare characters' "SELECT gram FROM text_gram WHERE gram ~ '^[一-龥]{2}\$' AND length(complaints) = 2 AND block < 4 ORDER BY md5(gram) LIMIT $requests"
  texts 'two common characters' "SELECT gram FROM (SELECT gram, sum(length(complaints)) AS n FROM text_gram WHERE block < 4 AND gram ~ '^[一-龥]{2}\$' GROUP BY gram ORDER BY n DESC LIMIT 50) g, generate_series(1, $requests / 50 + 1)"
  texts 'four characters' "SELECT substr(description, 3, 4) FROM ($some) s"
  texts 'two words' "SELECT substr(description, 3, 2) || ' ' || substr(description, 9, 2) FROM ($some) s"
  texts 'what is not there' "SELECT substr(md5(id::text), 1, 9) FROM ($some) s"
}
