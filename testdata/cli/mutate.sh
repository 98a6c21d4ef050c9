# mutate: one line for the untouched program, one for each release taken out of it; scripts/mutate counts them.
. "$(dirname "$0")/helpers.bash"
source_file two.c '#include "tok.h"
#define CLEAR(p) do { struct tok **q = (p); if (*q) tok_free(*q); *q = 0; } while (0)
static void tok_freep(struct tok **p) { if (*p) tok_free(*p); }
int straight(int x)
{
    struct tok *t = tok_new();
    if (x) { tok_free(t); return 0; }
    tok_free(t);
    return 1;
}
int cleared(void) { struct tok *c = tok_new(); tok_use(c); CLEAR(&c); return 0; }
int scoped(int x)
{
    __attribute__((cleanup(tok_freep))) struct tok *s = tok_new();
    if (x) return 1;
    return tok_use(s);
}'
compdb two.c
cp "$WORK/p/two.c" "$WORK/before.c"
run 0 mutate
[ "$(wc -l <"$WORK/out")" = 6 ] || fail 'two in straight, one each in cleared, scoped and tok_freep: five deletions'
head -n 1 "$WORK/out" | grep -q '"deletions":5,"findings":\[\]' || fail 'the first line tells of the untouched program'
[ "$(tail -n +2 "$WORK/out" | grep -c '"check":"\(lost-cancel\|never-released\)"')" = 5 ] || fail 'each is reported'
out_has '"function":"cleared"'
out_has '"cleanup":true'
cp "$WORK/out" "$WORK/all"
run 0 mutate -j3
cmp -s "$WORK/out" "$WORK/all" || fail 'the same whatever the number of workers'
run 0 mutate --step=2
[ "$(wc -l <"$WORK/out")" = 4 ] || fail '--step'
run 0 mutate --at=two.c:6,other.c:8
[ "$(wc -l <"$WORK/out")" = 1 ] || fail '--at: nothing is released on those lines'
run 0 mutate --at=two.c:6,two.c:8
[ "$(wc -l <"$WORK/out")" = 2 ] || fail '--at'
run 0 mutate --fields
[ "$(wc -l <"$WORK/out")" = 1 ] || fail '--fields: no field holds any'
run 2 mutate --step=0
err_has 'a number from 1 is needed'
cmp -s "$WORK/p/two.c" "$WORK/before.c" || fail 'a file was changed'
# Workers that stop answering are ended, and the run with them.
if command -v cc >/dev/null && ! ldd "$CANCELCHECK" 2>/dev/null | grep -q libasan; then
    cat >"$WORK/hang.c" <<'C'
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <unistd.h>
static pid_t first;
__attribute__((constructor)) static void remember(void) { first = getpid(); }
/* A worker of mutate writes its answer. */
int fflush(FILE *f)
{
    while (f && getpid() != first) pause();
    return ((int (*)(FILE *))dlsym(RTLD_NEXT, "fflush"))(f);
}
C
    cc -shared -fPIC -o "$WORK/hang.so" "$WORK/hang.c" -ldl || fail 'the shim does not build'
    LD_PRELOAD=$WORK/hang.so run 2 mutate -j2 --tu-timeout=1
    err_has 'workers gave no answer for 1 second'
    is_empty out
fi
python3 "$(dirname "$0")/../../scripts/mutate" "$WORK/p" --misses >"$WORK/out" 2>"$WORK/err" || fail 'scripts/mutate'
grep -q '^together  *5  *5  *100 %' "$WORK/out" || fail 'scripts/mutate counts five of five'
finish
