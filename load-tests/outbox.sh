#!/usr/bin/env bash
# How soon messages arrive that are due at one instant by ten ways out, of which one never answers and one takes two seconds; none may be lost. In the
# suite's embedded database, whose commits do not wait for the disk; receivers, sender and database share the machine.
#   load-tests/outbox.sh [messages]
# What a round costs with 100 000 messages behind a dead way is a test: OutboxPlanTest.
set -euo pipefail
cd "$(dirname "$0")/.."

echo "load average $(cut -d ' ' -f 1-3 /proc/loadavg)"
exec mvn -q -B test -Dtest=OutboxSpeed -Dsurefire.failIfNoSpecifiedTests=false -Dhotline.speed.messages="${1:-10000}"
