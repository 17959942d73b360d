# The questions. Sourced; needs url, password, times.

# Processor time of the database's processes in hundredths of a second.
computed() { ps -o pid= --ppid "$(head -n 1 "$data/postgres-data/postmaster.pid")" | while read -r one; do cat "/proc/$one/stat" 2>/dev/null; done | awk '{ sum += $14 + $15 } END { print sum }'; }

# ask LABEL LIMIT PATH: over one connection, the first three answers left out.
ask_figures() {
  local label=$1 limit=$2 path=$3 ordered one began
  began=$(computed)
  local requests=(curl -s -K -) times=$times
  # Readings that are shared for a second.
  [ -z "${apart:-}" ] || { requests+=(--rate 54/m); times=20; }
  ordered=$(for one in $(seq $((times + 3))); do
    printf 'url = "%s/api/v1%s"\noutput = /dev/null\nwrite-out = "%%{http_code} %%{time_total}\\n"\nheader = "Authorization: Bearer %s"\n%s' \
      "$url" "$path" "$token" "$([ "$one" -gt $((times + 2)) ] || echo $'next\n ')"
  done | "${requests[@]}" | awk 'NR > 3 { if ($1 != 200) print "-1"; else printf "%.1f\n", $2 * 1000 }' | sort -n)
  [ "$(head -n 1 <<<"$ordered")" != -1 ] || {
    missed=$((missed + 1))
    row "  $label" - - - "$(curl -s "$url/api/v1$path" -H "Authorization: Bearer $token" | tr -d '\n' | cut -c 1-200)"
    return 0
  }
  local p99
  p99=$(sed -n "$(((times * 99 + 99) / 100))p" <<<"$ordered")
  judge "$p99" "$limit" 'ms (p99)'
  row "  $label" "$(sed -n "$(((times + 1) / 2))p" <<<"$ordered")" "$p99" "$(awk -v a="$began" -v b="$(computed)" -v n=$((times + 3)) 'BEGIN { printf "%.1f", (b - a) * 10 / n }')" "$verdict"
}

measure_figures() {
  local month last before five behind of twenty old hub measure
  token=$(curl -s "$url/api/v1/sessions" -H 'Content-Type: application/json' -d "{\"login\":\"bench-supervisor\",\"password\":\"$password\"}" | sed -nE 's/.*"token" ?: ?"([^"]*).*/\1/p')
  month=$(date -d "$(date +%Y-%m-01) -1 month" +%F)
  last=$(date -d "$(date +%Y-%m-01) -1 day" +%F)
  five=$(date -d "$month -59 months" +%F)
  five=$(date -d "$five +1 month" +%F)
  of="from=$month&to=$last"
  old="from=$(date -d "$month -36 months" +%F)&to=$(date -d "$month -35 months -1 day" +%F)"
  hub=%E5%88%86%E6%8B%A8%E4%B8%AD%E5%BF%83007
  twenty=received,closings,cases,withdrawn,not-valid,reopened,breached,open,past-due,on-time-closure,on-time-closure-unextended,satisfaction,participation,satisfied-of-closed,callback-coverage,callback-attempts,notices,notices-answered-in-time,holding-time,held-over-limit
  wait_for_nights
  heading 'milliseconds, over HTTP; database: processor time' p50 p99 database
  for by in type severity channel branch hub region department agent; do
    ask_figures "received, a month by $by" 50 "/measures/breakdown?measures=received&$of&by=$by"
  done
  for by in type branch hub agent; do
    ask_figures "on-time closure, a month by $by" 50 "/measures/breakdown?measures=on-time-closure&$of&by=$by"
  done
  for by in type branch; do
    ask_figures "holding time, a month by $by" 50 "/measures/breakdown?measures=holding-time&$of&by=$by"
    ask_figures "resolution time p90, a month by $by" 50 "/measures/breakdown?measures=resolution-time-p90&$of&by=$by"
  done
  for measure in received on-time-closure resolution-time-p90 open; do
    ask_figures "$measure, a month by the tier now" 50 "/measures/breakdown?measures=$measure&$of&by=tierNow"
  done
  ask_figures 'received, VIPs now, a month by branch' 50 "/measures/breakdown?measures=received&$of&by=branch&tierNow=vip"
  ask_figures 'resolution time p90, a month' 50 "/measures/breakdown?measures=resolution-time-p90&$of"
  ask_figures 'received, a month by day' 50 "/measures/breakdown?measures=received&$of&interval=day"
  ask_figures 'received, severe ones, a month by branch' 50 "/measures/breakdown?measures=received&$of&by=branch&severity=severe"
  ask_figures 'received, one branch, a month by type' 50 "/measures/breakdown?measures=received&$of&by=type&branch=%E7%BD%91%E7%82%B90007"
  ask_figures 'closings, one hub, a month by branch' 50 "/measures/breakdown?measures=closings&$of&by=branch&hub=$hub"
  ask_figures 'closings, one channel, a month by branch' 50 "/measures/breakdown?measures=closings&$of&by=branch&channel=app"
  ask_figures 'closings, two filters, a month by branch' 50 "/measures/breakdown?measures=closings&$of&by=branch&channel=app&severity=minor"
  ask_figures 'received, one channel, a month by agent' 50 "/measures/breakdown?measures=received&$of&by=agent&channel=app"
  ask_figures 'on-time closure, one type, a month by hub' 50 "/measures/breakdown?measures=on-time-closure&$of&by=hub&type=damage"
  ask_figures 'open at the end, one hub, a month by branch' 50 "/measures/breakdown?measures=open&$of&by=branch&hub=$hub"
  ask_figures 'open at the end, one channel, a month by branch' 50 "/measures/breakdown?measures=open&$of&by=branch&channel=app"
  ask_figures 'open at the end, the same three years ago' 50 "/measures/breakdown?measures=open&$old&by=branch&channel=app"
  ask_figures '20 figures, a month and the one before' 250 "/measures/breakdown?measures=$twenty&$of&compare=before"
  ask_figures '12 figures, the same by branch (48 000 values)' 250 "/measures/breakdown?measures=$(cut -d, -f 1-12 <<<"$twenty")&$of&compare=before&by=branch"
  ask_figures 'received, 60 months by branch' 200 "/measures/breakdown?measures=received&from=$five&to=$last&by=branch"
  ask_figures 'on-time closure, 60 months by branch' 200 "/measures/breakdown?measures=on-time-closure&from=$five&to=$last&by=branch"
  ask_figures 'received, 60 months, month by month by hub' 200 "/measures/breakdown?measures=received&from=$(date -d "$month -47 months" +%F)&to=$last&by=hub&interval=month"
  ask_figures 'list behind received, a month' 20 "/measures/received/complaints?$of"
  ask_figures 'list behind closings of a branch, a month' 20 "/measures/closings/complaints?$of&branch=%E7%BD%91%E7%82%B90007"
  ask_figures 'list behind received of the smallest branch' 20 "/measures/received/complaints?$of&branch=%E7%BD%91%E7%82%B91999"
  ask_figures 'list behind received of VIPs now' 20 "/measures/received/complaints?$of&tierNow=vip"
  ask_figures 'list behind open' 20 "/measures/open/complaints?$of"
  ask_figures 'funnel of all branches, on-time closure' 150 "/measures/on-time-closure/comparison?by=branch&$of"
  ask_figures 'funnel of all branches, satisfaction, one channel' 150 "/measures/satisfaction/comparison?by=branch&channel=app&$of"
  ask_figures 'funnel of all hubs, on-time closure' 150 "/measures/on-time-closure/comparison?by=hub&$of"
  ask_figures 'figures of a month (getMeasures)' 50 "/measures?$of"
  apart=yes ask_figures 'wallboard, 200 000 open, a reading each time' 20 "/measures/now"
  nights 8
}

yesterday="(now() AT TIME ZONE 'Asia/Shanghai')::date - 1"

# A server that starts looks at the days that it has missed, which costs processor time of the database.
wait_for_nights() { until [ "$(admin -d hotline -c "SELECT day = $yesterday FROM warning_day")" = t ]; do sleep 1; done; }

# What early warnings take for a day: the server looks at some of the last ones again.
nights() {
  local began took reached first=
  wait_for_nights
  admin -d hotline -c "UPDATE warning_day SET day = $yesterday - $1"
  # The clock starts with the second day, as the loop rests before the first.
  while :; do
    reached=$(admin -d hotline -c "SELECT day - ($yesterday - $1) FROM warning_day")
    [ "$reached" = 0 ] || first=${first:-$reached $(date +%s.%N)}
    [ "$reached" != "$1" ] || break
    sleep 0.05
  done
  read -r reached began <<<"$first"
  took=$(awk -v a="$began" -v b="$(date +%s.%N)" -v n=$(($1 - reached)) 'BEGIN { printf "%.1f", (b - a) / n }')
  judge "$took" 10 s
  row '  early warnings of a day (seconds)' "$took" - - "$verdict"
}
