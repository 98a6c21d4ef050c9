# Which files, headers, checks and lines are reported on.
. "$(dirname "$0")/helpers.bash"

source_file net/one.c '#include "../tok.h"
int one(void) { struct tok *t = tok_new(); return tok_use(t); }'
source_file net/two.c '#include "../tok.h"
int two(void) { struct tok *t = tok_new(); return tok_use(t); }'
source_file util.c '#include "tok.h"
int util(void) { struct tok *t = tok_new(); return tok_use(t); }'
compdb net/one.c net/two.c util.c
count() {
    local got
    got=$(grep -c ': warning:' "$WORK/out")
    [ "$got" = "$1" ] || fail "$got findings, expected $1"
}
run 1; count 3
run 1 net; count 2
run 1 net/; count 2
run 1 'net/*'; count 2
run 1 '*/two.c'; count 1
run 1 'two.*'; count 1
run 1 "$WORK/p/util.c"; count 1
run 1 ./util.c; count 1
run 1 two.c; count 1
run 1 net/../util.c net/one.c; count 2
run 2 utl.c
err_has "did you mean 'util.c'?"
run 2 leak.c
err_has 'leak.c: not in compile_commands.json (3 entries); give its flags after --'
run 2 util.c 'nothing*'
err_has "nothing*: no translation unit in compile_commands.json matches"
(cd "$WORK/p/net" && "$CANCELCHECK" -p .. two.c) >"$WORK/out" 2>"$WORK/err"; count 1
out_has 'two.c:2:'
out_lacks 'net/two.c'

# Headers: the project's by default, others when the filter says so.
mkdir -p "$WORK/elsewhere" "$WORK/p/inc"
body='#include "tok.h"
static inline int NAME(void) { struct tok *t = tok_new(); return tok_use(t); }'
echo "${body/NAME/own}" >"$WORK/p/inc/own.h"
echo "${body/NAME/foreign}" >"$WORK/elsewhere/foreign.h"
source_file heads.c '#include "own.h"
#include "foreign.h"
int heads(void) { return own() + foreign(); }'
FLAGS="-I. -Iinc -I$WORK/elsewhere" compdb heads.c
run 1; count 1
out_has 'inc/own.h:2:'
run 1 --header-filter='foreign\.h$'; count 1
out_has 'foreign.h:2:'
run 1 --header-filter='.*'; count 2
run 0 --header-filter='^$'; count 0
run 1 --root "$WORK"; count 2

# Flags after --, one more flag, suppression in the source.
source_file flags.c '#include "tok.h"
int flags(void) { struct tok *t = tok_new(); if (LOSE) return 0; tok_free(t); return 1; }'
run 1 flags.c -- -DLOSE=1
run 0 flags.c -- -DLOSE=0
run 0 --extra-arg=-DLOSE=0 flags.c --
run 1 --extra-arg -DLOSE=1 flags.c -- cc -c flags.c -o flags.o
run 2 'f*.c' -- -DX
run 2 -- -DX
source_file quiet.c '#include "tok.h"
int quiet(void) { struct tok *t = tok_new(); return tok_use(t); } // NOLINT(never-released,lost-cancel)'
run 0 quiet.c --
err_has '1 suppressed'
source_file quiet.c '#include "tok.h"
int quiet(void) { struct tok *t = tok_new(); return tok_use(t); } // NOLINT(double-cancel)'
run 1 quiet.c --

# Packs: off, and the project's own.
compdb util.c
run 0 --no-pack=tok
mkdir -p "$WORK/p/.cancelcheck/rules"
mv "$WORK/packs/tok.yaml" "$WORK/p/.cancelcheck/rules/"
run 1; count 1
printf 'pack: bad\nkinds: [' >"$WORK/p/.cancelcheck/rules/bad.yaml"
run 2
err_has 'bad.yaml:'
finish
