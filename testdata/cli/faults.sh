# What goes wrong around a run (kills, full disks, clocks, damage, other runs) costs that run at most: what was stored
# stays, and the next run gives what a run without the fault gives.
. "$(dirname "$0")/helpers.bash"
N=24
is_asan=0
ldd "$CANCELCHECK" 2>/dev/null | grep -q libasan && is_asan=1

files=()
for i in $(seq $N); do
    sed "s/leak/leak$i/" "$WORK/p/leak.c" >"$WORK/p/f$i.c"
    files+=("f$i.c")
done
compdb "${files[@]}"
sleep 0.1 # files written since a run began are not kept
run 1
cp "$WORK/out" "$WORK/good"
# same WHAT: the last output is that of a run without a fault.
same() { cmp -s "$WORK/out" "$WORK/good" || fail "differs from an undisturbed run: $1"; }
# stored WHAT: the database holds the whole last good run.
stored() {
    run 0 report --db run.db
    same "stored $1"
}
# in_background ARGS: the program itself, as $parent.
in_background() {
    (cd "$WORK/p" && exec "$CANCELCHECK" "$@") >"$WORK/bg.out" 2>"$WORK/bg.err" </dev/null &
    parent=$!
}

# Killed outright, at random points: first with nothing stored, then over a good run with every file changed.
RANDOM=7
for round in first later; do
    [ $round = first ] || run 1 --db run.db
    for i in 1 2 3 4; do
        [ $round = first ] || touch "$WORK"/p/f*.c "$WORK/p/tok.h"
        in_background -j2 --db run.db
        sleep "0.$(printf %03d $((RANDOM % 400)))"
        kill -KILL $parent 2>/dev/null
        wait $parent 2>/dev/null
        [ $round = first ] || stored 'after kill -9'
    done
    run 1 --db run.db
    same "after kill -9, $round"
done

# Workers are killed: these files are lost and told, all others are there; the next run reads them. No leaks are looked for
# meanwhile: the sanitizer does that from a child process of its own at the program's end, and waits for ever when it is that
# one which is killed.
leaks=${ASAN_OPTIONS:-}
export ASAN_OPTIONS="$leaks:detect_leaks=0"
rm -f "$WORK"/p/run.db*
lost=0
for i in 1 2 3; do
    in_background -j2 --no-pch --db run.db
    for _ in $(seq 200); do
        pkill -KILL -n -P $parent 2>/dev/null
        kill -0 $parent 2>/dev/null || break
        sleep 0.01
    done
    wait $parent
    code=$?
    [ $code = 1 ] || [ $code = 3 ] || fail "exit code $code with killed workers"
    if [ $code = 3 ]; then
        lost=1
        grep -q 'crashed (Killed)' "$WORK/bg.out" || fail 'the killed worker is not told'
    fi
    run 1 --db run.db
    same 'after killed workers'
    touch "$WORK"/p/f*.c
done
export ASAN_OPTIONS=$leaks
[ $lost = 1 ] || echo 'note: no worker was hit while it had a file' >&2

# Two runs, and reports meanwhile, on one database.
touch "$WORK"/p/f*.c
in_background -j2 --db run.db
one=$parent
in_background -j1 --db run.db
for _ in 1 2 3; do run 0 report --db run.db; done
wait $one && fail 'the first of two runs ends 1'
wait $parent && fail 'the second of two runs ends 1'
stored 'after two runs at once'
run 1 --db run.db
err_has "$N unchanged"
same 'two runs at once'

# A database cut short or overwritten anywhere: an error or the right answer, never a wrong one, and no crash.
rm -f "$WORK"/p/run.db*
run 1 --db run.db
cp "$WORK/p/run.db" "$WORK/whole.db"
[ ! -s "$WORK/p/run.db-wal" ] || fail 'the last process folds the log into the database'
size=$(stat -c %s "$WORK/whole.db")
python3 - "$WORK" "$size" <<'PY'
import random, sys
work, size = sys.argv[1], int(sys.argv[2])
whole = open(work + "/whole.db", "rb").read()
random.seed(3)
for i in range(12):
    data = bytearray(whole)
    if i % 3 == 0:
        data = data[: random.randrange(size)]
    else:
        for _ in range(1 + i % 4):
            at = random.randrange(100 if i % 3 == 1 else 4096, size - 64)
            data[at : at + 48] = random.randbytes(48)
    open(f"{work}/bad{i}.db", "wb").write(data)
PY
for i in $(seq 0 11); do
    cp "$WORK/bad$i.db" "$WORK/p/run.db"
    LAST="damaged database $i"
    (cd "$WORK/p" && timeout 60 "$CANCELCHECK" --db run.db) >"$WORK/out" 2>"$WORK/err" </dev/null
    case $? in
    1) same "damage $i went unnoticed" ;;
    2) grep -q 'run.db' "$WORK/err" || fail 'the database is not named' ;;
    3) grep -q 'run.db' "$WORK/err" || fail 'the database is not named' ;;
    *) fail 'a crash' ;;
    esac
    (cd "$WORK/p" && timeout 60 "$CANCELCHECK" report --db run.db) >"$WORK/out" 2>"$WORK/err" </dev/null
    [ $? -le 3 ] || fail 'a report crashes'
    rm -f "$WORK"/p/run.db*
done

# A clock that goes backwards: sources from the future are read again each time, and what they say is right.
run 1 --db run.db
touch -d '+2 days' "$WORK/p/f1.c" "$WORK/p/tok.h"
run 1 --db run.db
same 'files from the future'
sed -i 's/tok_free(t);/return 0;/' "$WORK/p/f1.c"
touch -d '-2 days' "$WORK/p/f1.c"
run 1 --db run.db
! cmp -s "$WORK/out" "$WORK/good" || fail 'an edit with an older time went unseen'
sed "s/leak/leak1/" "$WORK/p/leak.c" >"$WORK/p/f1.c"
touch -d '-2 days' "$WORK"/p/*.c "$WORK/p/tok.h"
run 1 --db run.db
same 'all files older than the run'

# A file that changes while it is read is not kept under what it was.
in_background -j1 --db run.db
for _ in $(seq 40); do
    touch "$WORK"/p/f*.c
    kill -0 $parent 2>/dev/null || break
    sleep 0.02
done
wait $parent
sed -i 's/tok_free(t);/return 0;/' "$WORK/p/f2.c"
run 1 --db run.db
! cmp -s "$WORK/out" "$WORK/good" || fail 'a change made while the file was read went unseen'
sed "s/leak/leak2/" "$WORK/p/leak.c" >"$WORK/p/f2.c"
run 1 --db run.db
same 'changed while read'

# No space: the file system says so on a write, at several points. The database keeps the last good run.
if [ $is_asan = 0 ] && command -v cc >/dev/null; then
    cat >"$WORK/full.c" <<'C'
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
/* ENOSPC after so many bytes written to files whose name holds "run.db" or "report". */
static long left = -1;
static int full(int fd, size_t n)
{
    char link[64], name[4096];
    if (left < 0) left = atol(getenv("DISK"));
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t len = readlink(link, name, sizeof name - 1);
    if (len < 0) return 0;
    name[len] = 0;
    /* The report has no name yet. */
    if (!strstr(name, "run.db") && !strstr(name, "report") && !strstr(name, "/p/#")) return 0;
    if ((long)n > left) return errno = ENOSPC, 1;
    left -= (long)n;
    return 0;
}
ssize_t write(int fd, const void *p, size_t n)
{
    ssize_t (*real)(int, const void *, size_t) = (ssize_t (*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write");
    return full(fd, n) ? -1 : real(fd, p, n);
}
ssize_t pwrite64(int fd, const void *p, size_t n, off_t at)
{
    ssize_t (*real)(int, const void *, size_t, off_t) = (ssize_t (*)(int, const void *, size_t, off_t))dlsym(RTLD_NEXT, "pwrite64");
    return full(fd, n) ? -1 : real(fd, p, n, at);
}
ssize_t pwrite(int fd, const void *p, size_t n, off_t at) { return pwrite64(fd, p, n, at); }
C
    cc -shared -fPIC -o "$WORK/full.so" "$WORK/full.c" -ldl || fail 'the shim does not build'
    for disk in 0 5000 30000 60000; do
        touch "$WORK"/p/f*.c
        (cd "$WORK/p" && DISK=$disk LD_PRELOAD="$WORK/full.so" "$CANCELCHECK" --db run.db) >"$WORK/out" 2>"$WORK/err" </dev/null
        code=$?
        LAST="full disk at $disk"
        [ $code = 2 ] || [ $code = 3 ] || fail 'a run on a full disk'
        grep -q 'run.db' "$WORK/err" || fail 'the full disk is not told'
        stored "full disk at $disk"
    done
    rm -f "$WORK"/p/run.db*
    (cd "$WORK/p" && DISK=20000 LD_PRELOAD="$WORK/full.so" "$CANCELCHECK" --db run.db) >/dev/null 2>&1 </dev/null
    run 1 --db run.db
    same 'a database begun on a full disk'
    DISK=1000 LD_PRELOAD="$WORK/full.so" run 2 -o report.txt
    err_has 'report.txt: cannot be written: No space left'
    [ -z "$(ls "$WORK"/p/report* 2>/dev/null)" ] || fail 'half a report was left'
fi
# Killed while it writes its report: there is the old one, whole, and nothing else, where files can be without a name.
if [ $is_asan = 0 ] && command -v cc >/dev/null &&
    python3 -c 'import os, sys; os.open(sys.argv[1], os.O_TMPFILE | os.O_WRONLY)' "$WORK/p" 2>/dev/null; then
    cat >"$WORK/killed.c" <<'C'
#include <signal.h>
#include <sys/stat.h>
/* The last thing before it gets its name. */
int fchmod(int fd, mode_t mode) { return raise(SIGKILL), fd + (int)mode; }
C
    cc -shared -fPIC -o "$WORK/killed.so" "$WORK/killed.c" || fail 'the shim does not build'
    for old in none whole; do
        [ $old = none ] || echo whole >"$WORK/p/report.txt"
        LD_PRELOAD="$WORK/killed.so" run 137 -o report.txt
        [ "$(cat "$WORK"/p/report* 2>/dev/null)" = "${old#none}" ] || fail 'something of the report stays'
    done
    run 1 -o report.txt
    [ "$(cd "$WORK/p" && echo report*)" = report.txt ] && cmp -s "$WORK/p/report.txt" "$WORK/good" || fail 'the next run does not replace it'
    rm "$WORK/p/report.txt"
fi
# Ended by a signal at any time: at once, with nothing left of what is temporary, and the old report or the new one.
if [ $is_asan = 0 ] && command -v cc >/dev/null; then
    cat >"$WORK/ended.c" <<'C'
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
/* $AT: while the folder for shared headers is made, while a report is written; there, no file is without a name. */
static void end_at(const char *place)
{
    if (strcmp(getenv("AT"), place) == 0) raise(atoi(getenv("SIGNAL")));
}
int flock(int fd, int op) { return end_at("folder"), 0 * (fd + op); }
int fchmod(int fd, mode_t mode) { return end_at("report"), 0 * (fd + (int)mode); }
#define OPEN(name)                                                                                          \
    int name(const char *path, int flags, ...)                                                              \
    {                                                                                                       \
        int (*real)(const char *, int, ...) = (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, "open64");  \
        va_list ap;                                                                                         \
        va_start(ap, flags);                                                                                \
        int mode = va_arg(ap, int);                                                                         \
        va_end(ap);                                                                                         \
        return (flags & O_TMPFILE) == O_TMPFILE ? (errno = EOPNOTSUPP, -1) : real(path, flags, mode);       \
    }
OPEN(open)
OPEN(open64)
C
    cc -shared -fPIC -o "$WORK/ended.so" "$WORK/ended.c" -ldl || fail 'the shim does not build'
    mkdir "$WORK/own"
    for signal in 1 2 15; do
        rm -f "$WORK/p/report.txt"
        AT=report SIGNAL=$signal TMPDIR=$WORK/own LD_PRELOAD="$WORK/ended.so" run $((128 + signal)) -o report.txt
        [ "$(cd "$WORK/p" && echo report*)" = report.txt ] && cmp -s "$WORK/p/report.txt" "$WORK/good" || fail 'the report is not whole'
        AT=folder SIGNAL=$signal TMPDIR=$WORK/own LD_PRELOAD="$WORK/ended.so" run 130
        err_has interrupted
        [ -z "$(ls -A "$WORK/own")" ] || fail 'a temporary folder stays'
    done
    rm "$WORK/p/report.txt"
fi
# A disk that is full indeed, where one may be mounted: the database's, the report's, and that of temporary files.
mkdir -p "$WORK/disk"
mounts=
for way in -m -rm; do
    [ -n "$mounts" ] || ! unshare $way mount -t tmpfs -o size=64k none "$WORK/disk" 2>/dev/null || mounts=$way
done
# small_disk SIZE ARGS: a run; $WORK/left has what is on the disk after it.
small_disk() {
    local size=$1
    shift
    LAST="disk of $size: $*"
    unshare $mounts sh -c 'size=$1 work=$2
        shift 2
        mount -t tmpfs -o "size=$size" none "$work/disk" && cd "$work/p" || exit 99
        "$@"
        code=$?
        ls "$work/disk" >"$work/left"
        exit $code' sh "$size" "$WORK" timeout 120 "$CANCELCHECK" "$@" \
        >"$WORK/out" 2>"$WORK/err" </dev/null
}
if [ -n "$mounts" ]; then
    small_disk 48k --db "$WORK/disk/run.db"
    code=$?
    [ $code = 3 ] || [ $code = 2 ] || fail 'a database on a full disk'
    grep -q 'disk/run.db' "$WORK/err" || fail 'the full disk is not told'
    small_disk 4k -o "$WORK/disk/report.txt"
    [ $? = 2 ] && err_has 'No space left' || fail 'a report on a full disk'
    [ ! -s "$WORK/left" ] || fail 'a piece of a report is left'
    TMPDIR=$WORK/disk small_disk 200k
    [ $? = 1 ] || fail 'no room for temporary files'
    same 'no room for temporary files'
    [ ! -s "$WORK/left" ] || fail 'temporary files are left'
fi
[ ! -e /dev/full ] || { (cd "$WORK/p" && "$CANCELCHECK" -q) >/dev/full 2>"$WORK/err"; [ $? = 2 ] && err_has 'No space left' || fail 'a full standard output'; }
run 2 -o /dev/full
err_has 'No space left'

# A limit on the size of files ends in an error, not in a signal.
(ulimit -f 40; cd "$WORK/p" && touch f*.c && "$CANCELCHECK" --db small.db) >"$WORK/out" 2>"$WORK/err" </dev/null
code=$?
LAST='ulimit -f'
[ $code = 2 ] || [ $code = 3 ] || fail "exit code $code"
grep -q 'small.db' "$WORK/err" || fail 'the limit is not told'
run 1 --db small.db
same 'after ulimit -f'

# Folders that cannot be written, as a user who is not root.
user=()
[ "$(id -u)" != 0 ] || user=(setpriv --reuid=65534 --regid=65534 --clear-groups)
if [ "$(id -u)" != 0 ] || setpriv --reuid=65534 --regid=65534 --clear-groups test -r "$WORK" 2>/dev/null || chmod a+rx "$WORK"; then
    chmod -R a+rX "$WORK"
    mkdir "$WORK/p/ro"
    cp "$WORK/p/small.db" "$WORK/p/ro/run.db"
    chmod -R a-w "$WORK/p/ro"
    as_user() { (cd "$WORK/p" && "${user[@]}" "$CANCELCHECK" "$@") >"$WORK/out" 2>"$WORK/err" </dev/null; }
    LAST='read-only folders'
    if "${user[@]}" test -x "$CANCELCHECK" 2>/dev/null; then
        as_user report --db ro/run.db || fail 'a report of a read-only database'
        same 'report of a read-only database'
        as_user --db ro/new.db
        [ $? = 2 ] && grep -q 'ro/new.db: cannot be opened: Permission denied' "$WORK/err" || fail 'a new database in a read-only folder'
        as_user --db ro/run.db
        [ $? = 2 ] && grep -qi 'read-only\|permission' "$WORK/err" || fail 'a run into a read-only database'
        as_user -o ro/report
        [ $? = 2 ] && grep -q 'ro/report: cannot be written: Permission denied' "$WORK/err" || fail 'a report in a read-only folder'
        as_user baseline write --root ro
        [ $? = 2 ] && grep -q 'ro/.cancelcheck/baseline: its folder cannot be made: Permission denied' "$WORK/err" ||
            fail 'a baseline in a read-only folder'
        TMPDIR="$WORK/p/ro" as_user
        [ $? = 1 ] || fail 'no place for shared headers'
        same 'without a place for shared headers'
    fi
    chmod -R u+w "$WORK/p/ro"
fi

# Descriptors that are closed, or few; no /proc; a baseline with NUL bytes; packs that are not there.
closed() { (cd "$WORK/p" && eval "\"\$CANCELCHECK\" $1") 2>"$WORK/err"; }
LAST='closed descriptors'
closed '>&-' </dev/null
[ $? = 2 ] && grep -q 'standard output: Bad file descriptor' "$WORK/err" || fail 'standard output is closed'
rm -f "$WORK/p/closed.txt"
closed '-o closed.txt <&- >&- 2>&-'
cp "$WORK/p/closed.txt" "$WORK/out"
same 'all three closed'
if [ $is_asan = 0 ]; then
    (cd "$WORK/p" && ulimit -n 5 && "$CANCELCHECK") >"$WORK/out" 2>"$WORK/err" </dev/null
    [ $? -gt 1 ] && grep -q 'Too many open files' "$WORK/err" || fail 'five descriptors'
    for n in 7 10 14; do
        (cd "$WORK/p" && ulimit -n $n && "$CANCELCHECK" -j4) >"$WORK/out" 2>"$WORK/err" </dev/null
        same "$n descriptors are enough for fewer workers"
    done
fi
LAST='few processes'
if "${user[@]}" test -x "$CANCELCHECK" 2>/dev/null && chmod -R a+rX "$WORK"; then
    (export ASAN_OPTIONS="$leaks:detect_leaks=0" # that takes a process of its own
     ulimit -u 1; as_user -j4)
    [ $? -gt 1 ] && grep -q 'ulimit -u' "$WORK/err" || fail 'no process can be started'
fi
if unshare -m sh -c 'mount -t tmpfs none /proc' 2>/dev/null; then
    LAST='no /proc'
    (cd "$WORK/p" && unshare -m sh -c 'mount -t tmpfs none /proc && exec "$CANCELCHECK"') >"$WORK/out" 2>"$WORK/err" </dev/null
    same 'no /proc'
fi
printf 'x\0y\n' >"$WORK/p/nul"
run 2 --baseline=nul
err_has 'nul: holds a NUL byte'
mkdir -p "$WORK/p/none"
CANCELCHECK_RULES=$WORK/p/none run 2
err_has 'none: holds no rule packs'

# Too little memory for the parent: an end that says so, and the database as it was.
if [ $is_asan = 0 ]; then
    for kilobytes in 60000 100000 130000 160000 200000; do
        (ulimit -v $kilobytes; cd "$WORK/p" && timeout 60 "$CANCELCHECK" -j2 --db small.db) >"$WORK/out" 2>"$WORK/err" </dev/null
        code=$?
        LAST="ulimit -v $kilobytes"
        [ $code != 1 ] || same 'with little memory'
        [ $code = 1 ] || [ -s "$WORK/err" ] || [ $code = 127 ] || fail "ended $code without a word"
        run 0 report --db small.db
        same 'after a run without memory'
    done
fi
finish
