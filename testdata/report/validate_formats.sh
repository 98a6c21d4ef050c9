#!/usr/bin/env bash
# Every report format holds to its readers' rules: the golden files, and what the program writes about a run over sources
# whose names and strings are made to break out. CANCELCHECK is the program; the working directory is the repository's root.
set -euo pipefail
# The distribution's Python has the readers that scripts/test installs; another one may come first in PATH.
python=python3
/usr/bin/python3 -c 'import junitparser, prometheus_client' 2>/dev/null && python=/usr/bin/python3
validate() { "$python" testdata/report/validate_formats.py "$@"; }
validate checkstyle testdata/report/demo.checkstyle.xml
validate junit testdata/report/demo.junit.xml
validate gitlab testdata/report/demo.gitlab.json
validate annotations testdata/report/demo.annotations
validate openmetrics testdata/report/demo.openmetrics
validate markdown testdata/report/demo.md

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

# The checkers must be able to say no.
sed 's/gauge/counted/' testdata/report/demo.openmetrics >"$tmp/bad"
! validate openmetrics "$tmp/bad" >/dev/null
sed 's/failures="7"/failures="8"/' testdata/report/demo.junit.xml >"$tmp/bad"
! validate junit "$tmp/bad" >/dev/null
sed 's/"info"/"bad"/' testdata/report/demo.gitlab.json >"$tmp/bad"
! validate gitlab "$tmp/bad" >/dev/null

[ -n "${CANCELCHECK:-}" ] || exit 0
name='<img src=x onerror=alert(1)>,::error::"]]>&@user `x` |.c'
mkdir "$tmp/src"
cat >"$tmp/src/$name" <<'SOURCE'
#include <string.h>
#include <sys/timerfd.h>
#include <unistd.h>
int tick(const char *s)
{
    int fd = timerfd_create(CLOCK_MONOTONIC, 0);
    if (fd < 0) return -1;
    if (strcmp(s, "</script><b>`@user` ]]> \\ :warning: | %0A::error::x") == 0) return -2;
    close(fd);
    return 0;
}
SOURCE
python3 - "$tmp" "$name" <<'PYTHON'
import json, sys
tmp, name = sys.argv[1:]
entry = {"directory": tmp + "/src", "file": name, "arguments": ["cc", "-c", name]}
json.dump([entry], open(tmp + "/compile_commands.json", "w"))
PYTHON
status=0
"$CANCELCHECK" -p "$tmp" --root="$tmp/src" --db="$tmp/run.db" --quiet --output=/dev/null || status=$?
[ "$status" -eq 1 ] || { echo "a finding was expected, the exit code is $status"; exit 1; }
for format in checkstyle junit gitlab annotations openmetrics markdown; do
    "$CANCELCHECK" report --db="$tmp/run.db" --format="$format" --output="$tmp/out.$format"
    validate "$format" "$tmp/out.$format"
    grep -q lost-cancel "$tmp/out.$format"
done
for format in sarif sarif-github; do
    "$CANCELCHECK" report --db="$tmp/run.db" --format="$format" --output="$tmp/out.sarif"
    python3 testdata/report/validate_sarif.py "$tmp/out.sarif"
done
