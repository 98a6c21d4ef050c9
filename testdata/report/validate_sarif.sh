#!/usr/bin/env bash
# SARIF logs must hold to the standard: the golden ones, and one that the program writes about a real run when there is a
# program. CANCELCHECK is the program; the working directory is the repository's root.
set -euo pipefail
validate=testdata/report/validate_sarif.py
python3 "$validate" testdata/report/*.sarif

# The checker must be able to say no.
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
sed 's/"ruleIndex": 0/"ruleIndex": 1/' testdata/report/demo.sarif >"$tmp/bad.sarif"
if python3 "$validate" "$tmp/bad.sarif" >/dev/null 2>&1; then
    echo "validate_sarif.py accepts a wrong ruleIndex"
    exit 1
fi

[ -n "${CANCELCHECK:-}" ] || exit 0
cat >"$tmp/leak.c" <<'SOURCE'
#include <semaphore.h>
#include <sys/eventfd.h>
#include <sys/timerfd.h>
#include <unistd.h>
int tick(int fail)
{
    int fd = timerfd_create(CLOCK_MONOTONIC, 0);
    if (fd < 0) return -1;
    if (fail) return -2; /* größe */
    close(fd);
    return 0;
}
void drop(void) { timerfd_create(CLOCK_MONOTONIC, 0); }
struct job { int stop; sem_t more; };
void prepare(struct job *j) { j->stop = eventfd(0, 0); }
void finish(struct job *j) { close(j->stop); }
void wait(struct job *j) { sem_wait(&j->more); }
SOURCE
status=0
"$CANCELCHECK" --format=sarif --output="$tmp/run.sarif" "$tmp/leak.c" -- || status=$?
if [ "$status" -gt 1 ]; then
    echo "cancelcheck ended with $status"
    exit 1
fi
python3 "$validate" "$tmp/run.sarif"
grep -q '"ruleId": "lost-cancel"' "$tmp/run.sarif"
grep -q '"text": "use sem_timedwait or sem_trywait"' "$tmp/run.sarif" # advice is a related place
