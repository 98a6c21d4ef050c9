# A unit that is missing, not C, hangs the parser or brings it down costs that unit only, and is told.
. "$(dirname "$0")/helpers.bash"

source_file thing.cc 'int thing() { return 1; }'
source_file start.S 'nop'
compdb leak.c gone.c thing.cc start.S clean.c
run 3
out_has 'leak.c:4:'
err_has '2 skipped (not C)'
err_has '1 failed'
out_has 'gone.c: source file is missing'
# The same source in several units, with other flags: told once.
python3 - "$WORK/p" <<'PYTHON'
import json, sys
entry = lambda file, n: {"directory": sys.argv[1], "file": file, "command": f"cc -DN={n} -c {file}"}
units = [entry("gone.c", n) for n in range(3)] + [entry("clean.c", 0)]
json.dump(units, open(sys.argv[1] + "/compile_commands.json", "w"))
PYTHON
run 3
printf 'not analysed: gone.c: source file is missing: build first if it is generated, else record the database anew (3 units)\n' |
    cmp -s - "$WORK/out" || fail 'units of one source are not told together'
compdb thing.cc start.S
run 3
err_has 'none of the 2 entries is C'
compdb thing.cc leak.c
run 1

# Opening a pipe that nobody writes to hangs the parser.
mkfifo "$WORK/p/pipe.h"
source_file hang.c '#include "pipe.h"
int hang(void) { return 1; }'
compdb clean.c hang.c leak.c
for jobs in 1 4; do
    run 3 -j $jobs --tu-timeout=1
    out_has 'leak.c:4:'
    out_has 'hang.c: took longer than 1 second'
    err_has '1 timed out'
done

# A worker that is killed from outside is one that crashed.
(cd "$WORK/p" && exec "$CANCELCHECK" -j1 --db run.db) >"$WORK/out" 2>"$WORK/err" </dev/null &
parent=$!
worker=
# is_alive PID: a process that is gone or only waits to be collected is not.
is_alive() {
    case "$(cut -d ' ' -f 3 "/proc/$1/stat" 2>/dev/null)" in
    '' | Z) return 1 ;;
    esac
}
for _ in $(seq 100); do
    sleep 0.05
    worker=$(pgrep -P $parent | head -n 1)
    # The worker that sits in open() on the pipe.
    [ -n "$worker" ] && [ "$(cut -d ' ' -f 3 "/proc/$worker/stat" 2>/dev/null)" = S ] &&
        [ "$(cat "/proc/$worker/wchan" 2>/dev/null)" != unix_stream_data_wait ] && sleep 0.3 && break
done
LAST='a killed worker'
kill -SEGV "$worker"
wait $parent
[ $? = 3 ] || fail 'exit code with a crashed worker'
out_has 'leak.c:4:'
grep -q 'hang.c: crashed (Segmentation fault)\|hang.c: ended early.*ERROR' "$WORK/out" || fail 'the crash is not told'
err_has '1 crashed'

# An interrupted run ends at once, leaves no process and the last good state.
run 3 --tu-timeout=1 --db run.db
cp "$WORK/out" "$WORK/before"
(cd "$WORK/p" && exec "$CANCELCHECK" -j2 --db run.db) >"$WORK/out" 2>"$WORK/err" </dev/null &
parent=$!
sleep 0.7
workers=$(pgrep -P $parent)
kill -TERM $parent
wait $parent
[ $? = 130 ] || fail 'exit code of an interrupted run'
err_has 'interrupted'
sleep 0.2
for w in $workers; do
    ! is_alive "$w" || fail "worker $w was left behind"
done
run 0 report --db run.db
grep -v '^not analysed' "$WORK/before" >"$WORK/a"
grep -v '^not analysed' "$WORK/out" >"$WORK/b"
cmp -s "$WORK/a" "$WORK/b" || fail 'the last good state is gone'

# The same when the parent is killed outright: its workers die with it.
(cd "$WORK/p" && exec "$CANCELCHECK" -j2 --db run.db) >/dev/null 2>&1 </dev/null &
parent=$!
sleep 0.7
workers=$(pgrep -P $parent)
kill -KILL $parent
wait $parent 2>/dev/null
sleep 0.3
for w in $workers; do
    ! is_alive "$w" || fail "worker $w outlived its parent"
done
run 0 report --db run.db
out_has 'leak.c:4:'
finish
