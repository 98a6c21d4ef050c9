#!/usr/bin/env bash
# projects/run.sh FOLDER: configures the project with its own CMakeLists.txt, analyses it through the compile database that
# comes out, and compares the report with FOLDER/expected.txt. CANCELCHECK is the program.
set -euo pipefail
project=$1
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

cmake -S "$project" -B "$tmp/build" -DCMAKE_EXPORT_COMPILE_COMMANDS=ON >/dev/null
status=0
(cd "$project" && "$CANCELCHECK" -p "$tmp/build" --quiet --color=never >"$tmp/report.txt") || status=$?
if [ -n "${CANCELCHECK_UPDATE_GOLDEN:-}" ]; then
    cp "$tmp/report.txt" "$project/expected.txt"
    exit 0
fi
diff -u "$project/expected.txt" "$tmp/report.txt"
# 1: there are findings. Every project here has some.
[ "$status" -eq 1 ] || { echo "exit code $status"; exit 1; }
