#!/usr/bin/env bash
# The HTML report in a real browser (headless Chromium): a report of 5,000 findings and one about hostile sources, made by
# the program, then opened, filtered, walked and looked at by html_browser.py. Ends 77 when there is no browser.
set -euo pipefail
[ -n "${CANCELCHECK:-}" ] || exit 77
for program in chromium chromedriver; do
    command -v "$program" >/dev/null || { echo "$program is not installed (scripts/test installs it)"; exit 77; }
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 testdata/report/make_sources.py "$tmp"
status=0
"$CANCELCHECK" -p "$tmp/many" --root="$tmp/many" --quiet --format=html --output="$tmp/many.html" || status=$?
[ "$status" -eq 1 ] || { echo "many: exit code $status"; exit 1; }
status=0
"$CANCELCHECK" -p "$tmp/hostile" --root="$tmp/hostile/src" --quiet --format=html --output="$tmp/hostile.html" || status=$?
[ "$status" -eq 3 ] || { echo "hostile: exit code $status"; exit 1; }
"$CANCELCHECK" --quiet --format=html --output="$tmp/empty.html" "$tmp/many/clean.c" --
# Under sanitizers that the program writes them is what counts: a browser looks at the same pages in the other build.
if ldd "$CANCELCHECK" | grep -q libasan; then exit 0; fi
python3 testdata/report/html_browser.py "$tmp/many.html" "$tmp/hostile.html" "$tmp/empty.html"
