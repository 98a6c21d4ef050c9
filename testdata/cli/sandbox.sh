# Workers are locked in by default; how much is told, asked for and refused.
. "$(dirname "$0")/helpers.bash"

compdb leak.c
run 1 --stats
offered=$(sed -n 's/.*"sandbox":"\([a-z ]*\)".*/\1/p' "$WORK/err")
[ -n "$offered" ] || fail 'the sandbox is not told'
run 1 --stats --sandbox=off
err_has '"sandbox":"none"'
err_lacks 'does not lock workers in'
if [ "$offered" = 'landlock and seccomp' ]; then
    run 1 --sandbox=on
    echo 'sandbox: on' >"$WORK/p/.cancelcheck.yaml"
    run 1
    run 0 --dump-config
    out_has 'sandbox: on'
else
    run 3 --sandbox=on
    err_has "offers $offered"
fi
# The process that reads what they say is guarded as well: looked at while a worker is stopped.
if [ "$offered" != none ] && [ "$offered" != landlock ]; then
    for mode in auto off; do
        mkfifo "$WORK/p/wait.h"
        source_file waits.c '#include "wait.h"'
        (cd "$WORK/p" && exec timeout 60 "$CANCELCHECK" --no-config --sandbox=$mode --tu-timeout=30 waits.c --) >/dev/null 2>&1 &
        timer=$!
        filters=
        for _ in $(seq 100); do
            child=$(pgrep -P "$timer" | head -n 1)
            [ -z "$child" ] || [ -z "$(pgrep -P "$child")" ] || {
                filters=$(sed -n 's/^Seccomp_filters:[[:space:]]*//p;' "/proc/$child/status")
                break
            }
            sleep 0.1
        done
        kill "$timer" && wait "$timer"
        base=$(sed -n 's/^Seccomp_filters:[[:space:]]*//p' /proc/$$/status)
        case $mode in
        auto) [ "${filters:-0}" -gt "${base:-0}" ] || fail "the parent is not guarded (${filters:-?} filters, we have ${base:-?})" ;;
        off) [ "${filters:-0}" = "${base:-0}" ] || fail "the parent is guarded with the sandbox off" ;;
        esac
        rm "$WORK/p/wait.h"
    done
fi
run 2 --sandbox=maybe
err_has "must be auto, on or off"

# What is analysed cannot switch it off; it can bound itself.
echo 'sandbox: off' >"$WORK/p/.cancelcheck.yaml"
run 2
err_has "unknown sandbox 'off'; known: auto, on"
printf 'sandbox: auto\nbudgets: {megabytes-per-file: 3000}\n' >"$WORK/p/.cancelcheck.yaml"
run 0 --dump-config
out_has 'megabytes-per-file: 3000'
run 0 --dump-config --sandbox=off --tu-memory=5000
out_has 'megabytes-per-file: 5000'
out_has 'sandbox: off'
rm "$WORK/p/.cancelcheck.yaml"

# A kernel without landlock, or without both: told, and fatal only when asked for. setpriv has no such thing; a shim does.
if command -v cc >/dev/null && ! ldd "$CANCELCHECK" 2>/dev/null | grep -q libasan; then
    cat >"$WORK/old_kernel.c" <<'C'
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
/* syscall(2) of a kernel that has never heard of landlock; prctl(2) of one without filters. */
long syscall(long nr, ...)
{
    long a[6];
    va_list ap;
    va_start(ap, nr);
    for (int i = 0; i < 6; i++) a[i] = va_arg(ap, long);
    va_end(ap);
    long (*real)(long, ...) = (long (*)(long, ...))dlsym(RTLD_NEXT, "syscall");
    if (nr >= 444 && nr <= 446) return errno = ENOSYS, -1;
    return real(nr, a[0], a[1], a[2], a[3], a[4], a[5]);
}
int prctl(int option, ...)
{
    unsigned long a[4];
    va_list ap;
    va_start(ap, option);
    for (int i = 0; i < 4; i++) a[i] = va_arg(ap, unsigned long);
    va_end(ap);
    int (*real)(int, ...) = (int (*)(int, ...))dlsym(RTLD_NEXT, "prctl");
    if (option == 22 && getenv("NO_FILTERS")) return errno = EINVAL, -1;
    return real(option, a[0], a[1], a[2], a[3]);
}
C
    cc -shared -fPIC -o "$WORK/old_kernel.so" "$WORK/old_kernel.c" -ldl || fail 'the shim does not build'
    export LD_PRELOAD="$WORK/old_kernel.so"
    run 1
    err_has 'does not lock workers in fully; it offers: seccomp'
    run 2 --sandbox=on
    err_has 'needs landlock and seccomp, this system offers seccomp'
    NO_FILTERS=1 run 1
    err_has 'it offers: none'
    unset LD_PRELOAD
fi

# Where the process that reads the answers may write: below its outputs only. A shim tries elsewhere when the report is put in place.
if command -v cc >/dev/null && ! ldd "$CANCELCHECK" 2>/dev/null | grep -q libasan; then
    cat >"$WORK/elsewhere.c" <<'C'
#include <fcntl.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>
int rename(const char *from, const char *to)
{
    if (!getenv("SHIM_ELSEWHERE")) _exit(99);
    int fd = open(getenv("SHIM_ELSEWHERE"), O_WRONLY | O_CREAT, 0600);
    if (fd >= 0) close(fd);
    return (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}
C
    cc -shared -fPIC -o "$WORK/elsewhere.so" "$WORK/elsewhere.c" || fail 'the shim does not build'
    mkdir "$WORK/p/reports" "$WORK/tmp"
    compdb leak.c
    for mode in auto off; do
        TMPDIR=$WORK/tmp SHIM_ELSEWHERE=$WORK/p/elsewhere-$mode LD_PRELOAD=$WORK/elsewhere.so run 1 --sandbox=$mode --db=reports/kept.db -o reports/out.sarif --format=sarif
        [ -s "$WORK/p/reports/out.sarif" ] || fail "no report ($mode)"
        rm "$WORK/p/reports/out.sarif"
    done
    [ -e "$WORK/p/elsewhere-off" ] || fail 'the shim does nothing'
    case $offered in
    *landlock*) [ ! -e "$WORK/p/elsewhere-auto" ] || fail 'the process may write where it has no business' ;;
    esac
fi

# A file that needs more memory than it may have costs that file only. (No limit under sanitizers.)
if ! ldd "$CANCELCHECK" 2>/dev/null | grep -q libasan; then
    python3 - "$WORK/p/huge.c" <<'PY'
import sys
with open(sys.argv[1], "w") as f:
    f.write("#define A(...) __VA_ARGS__, __VA_ARGS__, __VA_ARGS__, __VA_ARGS__, __VA_ARGS__, __VA_ARGS__\n")
    for outer, inner in ("BA", "CB", "DC"):
        f.write(f"#define {outer}(...) {inner}({inner}(__VA_ARGS__))\n")
    f.write("int big[] = { D(1) };\n")
PY
    compdb leak.c huge.c
    run 3 --tu-memory=300
    out_has 'leak.c:4:'
    out_has 'huge.c: crashed'
    out_has 'ran out of memory'
    out_has '--tu-memory'
fi
finish
