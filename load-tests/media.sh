#!/usr/bin/env bash
# How long pictures take in a media child, and how much memory the children have. Needs java and the built jar; HOTLINE_JAR names another class path.
#   load-tests/media.sh [rounds]
set -euo pipefail
cd "$(dirname "$0")/.."
echo "load average $(cut -d ' ' -f 1-3 /proc/loadavg)"
java -cp "${HOTLINE_JAR:-target/hotline.jar}" load-tests/Media.java "${1:-10}"
