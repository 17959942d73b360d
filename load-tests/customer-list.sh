#!/usr/bin/env bash
# How long a list of customers takes to be checked and taken, how much heap the server needs for it, and what is there after the server was
# killed (SIGKILL) in the middle of taking it and started again. Needs java, jcmd, psql, split and curl.
#   load-tests/customer-list.sh [rows] [kill after so many rows; 0: never]
set -euo pipefail
cd "$(dirname "$0")/.."

rows=${1:-1000000}
kill_after=${2:-$((rows / 3))}
port=${HOTLINE_BENCH_PORT:-8096}
jar=${HOTLINE_JAR:-target/hotline.jar}
url=http://127.0.0.1:$port/api/v1
password=a-million-rows-in-a-list
work=$(mktemp -d "${TMPDIR:-/tmp}/hotline-list.XXXXXX")
data=$work/data
log=$work/server.log

. load-tests/ten-million/server.sh

trap 'stop_server; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
chmod 755 "$work"
mkdir -p "$data"
[ -f "$jar" ] || mvn -q -B -DskipTests package

field() { sed -nE "s/.*\"$1\" ?: ?\"?([^\",}]*).*/\1/p"; }
live_heap() { jcmd "$server" GC.class_histogram | awk '$1 == "Total" { printf "%d\n", $3 / 1048576 }'; }
ask() { curl -fsS "$url/$1" -H "Authorization: Bearer $token" "${@:2}"; }
sign_in() {
  token=$(curl -fsS "$url/sessions" -H 'Content-Type: application/json' -d "{\"login\":\"bench\",\"password\":\"$password\"}" | field token)
}

# Follows the list until it is over; kills the server once so many rows are done, and starts it again.
follow() {
  local most=0 heap answer looks=0
  while answer=$(ask "customer-lists/$id"); do
    case $(field state <<<"$answer") in checking | taking) ;; *) break ;; esac
    if [ "$1" != 0 ] && [ "$(field done <<<"$answer")" -ge "$1" ]; then
      echo "killed after $(field done <<<"$answer") rows"
      set -- 0
      kill -9 "$server"
      wait "$server" 2>/dev/null || true
      start_server
      sign_in
    fi
    looks=$((looks + 1))
    if [ $((looks % 15)) = 1 ]; then
      heap=$(live_heap)
      [ "$heap" -le "$most" ] || most=$heap
    fi
    sleep 1
  done
  echo "$(field state <<<"$answer") in $(($(date +%s) - began)) s, reachable heap at most $most MB: $(sed -E 's/.*"(trial|taken)" ?: ?(\{[^}]*\}).*/\2/' <<<"$answer")"
}

start_server
java -jar "$jar" user add --data "$data" --login bench --name bench --role supervisor --password-stdin <<<"$password" >>"$log" 2>&1
# Every fiftieth row has no number by which it would be found, and is refused; every twentieth is a company with a switchboard.
awk -v rows="$rows" 'BEGIN {
  split("王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗", surname, " ")
  split("伟 芳 娜 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 霞 平 刚", given, " ")
  srand(1)
  print "external-id,name,phones,region,addresses"
  for (i = 1; i <= rows; i++) {
    name = surname[1 + int(rand() * 20)] given[1 + int(rand() * 20)] given[1 + int(rand() * 20)]
    if (i % 50 == 0) printf ",%s,,上海,\n", name
    else if (i % 20 == 0) printf "K-%d,%s贸易有限公司,021-6%07d ext. %d [前台],上海,上海市长宁区虹桥路%d号\n", i, name, i % 10000000, i % 90 + 10, i
    else printf "K-%d,%s,1%d%09d,杭州,杭州市西湖区文三路%d号 [家]\n", i, name, 3, i, i
  }
}' >"$work/customers.csv"
size=$(stat -c %s "$work/customers.csv")
echo "load average $(cut -d ' ' -f 1-3 /proc/loadavg); $rows rows, $((size >> 20)) MB; reachable heap before: $(live_heap) MB"
sign_in
began=$(date +%s)
id=$(ask customer-lists -H 'Content-Type: application/json' -d "{\"fileName\":\"customers.csv\",\"size\":$size}" | field id)
split -b 1048576 -d -a 4 "$work/customers.csv" "$work/part."
for part in "$work"/part.*; do
  seq=$((10#${part##*.}))
  ask "customer-lists/$id/parts/$seq" -X PUT -H 'Content-Type: application/octet-stream' --data-binary "@$part"
  rm "$part"
done
echo "sent in $(($(date +%s) - began)) s"
began=$(date +%s)
ask "customer-lists/$id/check" -X POST >/dev/null
follow 0
began=$(date +%s)
ask "customer-lists/$id/take" -X POST >/dev/null
follow "$kill_after"
admin -d hotline -c "SELECT count(*) || ' files, ' || count(DISTINCT external_id) || ' numbers' FROM customer_file"
admin -d hotline -c "SELECT count(*) || ' contacts, ' || count(DISTINCT (file, value, extension)) || ' different ones' FROM customer_contact"
