#!/usr/bin/env bash
# How many offers a node makes in a second with 1 000 agents and 100 000 waiting cases, and how soon after its filing a case is offered. In the
# suite's embedded database, whose commits do not wait for the disk; driver, server and database share the machine.
#   load-tests/dispatch.sh [agents] [works] [seconds]
# The races of the suite in greater number, 1 000 of each kind:
#   load-tests/dispatch.sh races
set -euo pipefail
cd "$(dirname "$0")/.."

if [ "${1:-}" = races ]; then
  exec mvn -q -B test -Dtest=OfferRacesTest -Dsurefire.failIfNoSpecifiedTests=false -Dhotline.test.races=1000
fi
echo "load average $(cut -d ' ' -f 1-3 /proc/loadavg)"
exec mvn -q -B test -Dtest=OfferSpeed -Dsurefire.failIfNoSpecifiedTests=false \
  -Dhotline.speed.agents="${1:-1000}" -Dhotline.speed.works="${2:-100000}" -Dhotline.speed.seconds="${3:-20}"
