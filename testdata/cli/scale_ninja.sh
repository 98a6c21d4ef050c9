# docs/scale/capture-ninja: a part a file, captured again when what it includes changes, and linked.
command -v ninja >/dev/null || { echo "ninja is not installed"; exit 77; }
. "$(dirname "$0")/helpers.bash"
TOOL=$(readlink -f "$(dirname "$0")/../../docs/scale/capture-ninja")

source_file 'odd $name.h' '#define LOSE 0'
source_file other.c '#include "odd $name.h"
#include "tok.h"
int other(void)
{
    struct tok *t = tok_new();
#if !LOSE
    tok_free(t);
#endif
    return 0;
}'
FLAGS=-I. compdb clean.c leak.c other.c
run 1
cp "$WORK/out" "$WORK/one"
build() {
    LAST='ninja'
    (cd "$WORK/p" && python3 "$TOOL" . -o parts --binary "$CANCELCHECK" && ninja -C parts) >"$WORK/out" 2>"$WORK/err" ||
        fail 'ninja failed'
}
build
out_has '[4/4]'
cmp -s "$WORK/p/parts/report.txt" "$WORK/one" || fail 'linked parts differ from one run'
build
out_has 'no work to do'
sleep 1.1
source_file 'odd $name.h' '#define LOSE 1'
build
out_has '[2/2]'
run 1
cp "$WORK/out" "$WORK/one"
out_has 'other.c:5:'
cmp -s "$WORK/p/parts/report.txt" "$WORK/one" || fail 'linked parts differ from one run after a change'
finish
