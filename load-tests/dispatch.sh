#!/usr/bin/env bash
# How many offers a node makes in a second with 1 000 agents and 100 000 waiting cases, and how soon after its filing a case is offered. In the
# suite's embedded database, whose commits do not wait for the disk; driver, server and database share the machine.
#   load-tests/dispatch.sh [agents] [works] [seconds]
# The same before and after 10 million cases have ended, before and after 100 000 callbacks wait for their time, and while a transaction stays open,
# measured again and again until so many seconds have passed:
#   load-tests/dispatch.sh ended [cases] [agents] [works] [seconds]
#   load-tests/dispatch.sh deferred [callbacks] [agents] [works] [seconds]
#   load-tests/dispatch.sh open [seconds open] [agents] [works] [seconds]
# Three nodes, 200 agents, 10 000 works and supervisors who interfere; counts contradictions:
#   load-tests/dispatch.sh flood [agents] [works] [seconds]
# The month of 100 agents and 50 000 works, each figure against an independent count:
#   load-tests/dispatch.sh month [works]
# How soon a filed case is on an agent's screen in Chromium, at a steady rate of filings:
#   load-tests/dispatch.sh screen [filings a second] [seconds] [colleagues]
# The bound of overtaking on 100 000 works, instead of the suite's 20 000:
#   load-tests/dispatch.sh properties [works]
# The races of the suite in greater number, 1 000 of each kind, each kind for so long at most; says how many rounds there were:
#   load-tests/dispatch.sh races [of each kind] [seconds]
# kill -9 of one of two nodes again and again while they offer work, for so long at most; counts works lost, doubled or with another than was told:
#   load-tests/dispatch.sh kill [times] [seconds]
set -euo pipefail
cd "$(dirname "$0")/.."

run() { # a test class and its properties
  echo "load average $(cut -d ' ' -f 1-3 /proc/loadavg), $(date +%F)"
  exec mvn -q -B test -Dtest="$1" -Dsurefire.failIfNoSpecifiedTests=false "${@:2}"
}
size() { # agents, works, seconds
  echo "-Dhotline.speed.agents=${1:-1000} -Dhotline.speed.works=${2:-100000} -Dhotline.speed.seconds=${3:-20}"
}

case "${1:-}" in
  races) run OfferRacesTest -Dhotline.test.races="${2:-1000}" -Dhotline.test.races.seconds="${3:-110}" ;;
  kill) run 'KillNineInOffersTest#each*' -Dhotline.test.kills="${2:-100}" -Dhotline.test.kills.seconds="${3:-300}" ;;
  properties) run FloorOverTimeTest -Dhotline.test.arrivals="${2:-100000}" ;;
  screen) run OfferOnScreenSpeed -Dhotline.speed.rate="${2:-200}" -Dhotline.speed.seconds="${3:-60}" -Dhotline.speed.agents="${4:-50}" ;;
  month) run SimulatedMonthTest -Dhotline.test.works="${2:-50000}" ;;
  flood) run OfferFlood -Dhotline.flood.agents="${2:-200}" -Dhotline.flood.works="${3:-10000}" -Dhotline.flood.seconds="${4:-360}" ;;
  ended) run OfferSpeed -Dhotline.test.database.on-disk=true -Dhotline.speed.ended="${2:-10000000}" $(size "${@:3}") ;;
  deferred) run OfferSpeed -Dhotline.speed.deferred="${2:-100000}" $(size "${@:3}") ;;
  open) run OfferSpeed -Dhotline.speed.open=true -Dhotline.speed.open-seconds="${2:-240}" $(size "${@:3}") ;;
  *) run OfferSpeed $(size "$@") ;;
esac
