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
#include <poll.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
/* What else a filter around this process may deny. */
static int denied(const char *call) { const char *deny = getenv("DENY"); return deny && strcmp(deny, call) == 0; }
/* syscall(2) of a kernel that has never heard of landlock; prctl(2) of one without filters. */
long syscall(long nr, ...)
{
    long a[6];
    va_list ap;
    va_start(ap, nr);
    for (int i = 0; i < 6; i++) a[i] = va_arg(ap, long);
    va_end(ap);
    long (*real)(long, ...) = (long (*)(long, ...))dlsym(RTLD_NEXT, "syscall");
    if (nr >= 444 && nr <= 446 && !getenv("DENY")) return errno = ENOSYS, -1;
    if (nr == 446 && denied("landlock")) return errno = EPERM, -1;
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
    if (getenv("NO_PRCTL")) return errno = EPERM, -1;
    return real(option, a[0], a[1], a[2], a[3]);
}
int poll(struct pollfd *p, nfds_t n, int timeout)
{
    int (*real)(struct pollfd *, nfds_t, int) = (int (*)(struct pollfd *, nfds_t, int))dlsym(RTLD_NEXT, "poll");
    return denied("poll") ? (errno = EPERM, -1) : real(p, n, timeout);
}
ssize_t recv(int fd, void *to, size_t n, int flags)
{
    ssize_t (*real)(int, void *, size_t, int) = (ssize_t (*)(int, void *, size_t, int))dlsym(RTLD_NEXT, "recv");
    return denied("recv") ? (errno = EPERM, -1) : real(fd, to, n, flags);
}
ssize_t send(int fd, const void *from, size_t n, int flags)
{
    ssize_t (*real)(int, const void *, size_t, int) = (ssize_t (*)(int, const void *, size_t, int))dlsym(RTLD_NEXT, "send");
    return denied("send") ? (errno = EPERM, -1) : real(fd, from, n, flags);
}
int dup2(int from, int to)
{
    int (*real)(int, int) = (int (*)(int, int))dlsym(RTLD_NEXT, "dup2");
    return denied("dup2") ? (errno = EPERM, -1) : real(from, to);
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
    NO_PRCTL=1 run 1
    err_has 'it offers: none'
    # Without what all workers need the run says so and ends: no file is told as crashed.
    for call in poll recv send dup2; do
        DENY=$call run 3
        err_has 'not permitted'
        err_has 'worker'
        out_lacks 'crashed'
    done
    [ "$offered" = seccomp ] || [ "$offered" = none ] || {
        DENY=landlock run 2
        err_has '--sandbox=off does without'
        DENY=landlock run 1 --sandbox=off
    }
    unset LD_PRELOAD
fi

# Where the process that reads the answers may write: below its outputs only. A shim tries elsewhere at the end.
if command -v cc >/dev/null && ! ldd "$CANCELCHECK" 2>/dev/null | grep -q libasan; then
    cat >"$WORK/elsewhere.c" <<'C'
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
__attribute__((destructor)) static void write_elsewhere(void)
{
    if (strcmp(program_invocation_short_name, "cancelcheck") != 0) return; /* timeout(1) */
    int fd = open(getenv("SHIM_ELSEWHERE"), O_WRONLY | O_CREAT, 0600);
    if (fd >= 0) close(fd);
}
C
    cc -shared -fPIC -o "$WORK/elsewhere.so" "$WORK/elsewhere.c" || fail 'the shim does not build'
    mkdir "$WORK/p/reports" "$WORK/tmp" "$WORK/p/.cancelcheck"
    compdb leak.c
    # kept_in CODE OUTPUT ARGS...: with the sandbox and without, writes that file of the project, and elsewhere only without.
    kept_in() {
        local code=$1 output=$WORK/p/$2 mode
        shift 2
        for mode in off auto; do
            rm -f "$output" "$WORK/p/elsewhere"
            TMPDIR=$WORK/tmp SHIM_ELSEWHERE=$WORK/p/elsewhere LD_PRELOAD=$WORK/elsewhere.so run "$code" "$@" --sandbox=$mode
            [ -s "$output" ] || fail "no output ($mode)"
            case "$mode $offered" in
            off*) [ -e "$WORK/p/elsewhere" ] || fail 'the shim does nothing' ;;
            *landlock*) [ ! -e "$WORK/p/elsewhere" ] || fail 'the process may write where it has no business' ;;
            esac
        done
        [ -z "$(ls -A "$WORK/tmp")" ] || fail 'temporary files stay'
    }
    kept_in 1 reports/out.sarif --db=reports/kept.db -o reports/out.sarif --format=sarif
    kept_in 0 reports/part.db capture -o reports/part.db --depfile=reports/part.d
    kept_in 1 reports/linked link reports/part.db -o reports/linked
    kept_in 0 reports/baseline baseline write -o reports/baseline
    kept_in 0 .cancelcheck/baseline baseline write
    rm -r "$WORK/p/.cancelcheck"
    run 0 baseline write # makes the folder
    rm -r "$WORK/p/.cancelcheck"
    kept_in 0 reports/mutations mutate -o reports/mutations
    kept_in 0 reports/coverage rules coverage -o reports/coverage
    kept_in 0 reports/summary dump summary '*' -o reports/summary
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
