# dump ir, dump summary, rules list and check.
. "$(dirname "$0")/helpers.bash"
compdb leak.c clean.c

run 0 dump ir leak.c
out_has 'leak'
cp "$WORK/out" "$WORK/ir"
run 0 dump ir leak.c --
cmp -s "$WORK/out" "$WORK/ir" || fail 'dump ir differs with flags after --'
run 0 dump ir leak.c -o "$WORK/ir2"
cmp -s "$WORK/ir" "$WORK/ir2" || fail 'dump ir -o'
run 2 dump ir
run 2 dump ir nowhere.c
rm "$WORK/p/compile_commands.json"
run 0 dump ir leak.c
source_file bad.c '#include "gone.h"'
run 0 dump summary '*' clean.c --
out_has 'clean'
compdb leak.c clean.c
run 0 dump summary
out_has 'leak'
out_has 'clean'
run 0 dump summary 'cl*n'
out_lacks 'leak'
run 2 dump summary nothing_like_it

run 0 rules list
out_has 'tok'
run 0 rules check
err_has '1 pack, 0 mistakes'
printf 'pack: bad\nkinds:\n  - {kind: x, repr: pointr}\n' >"$WORK/bad.yaml"
run 2 rules check "$WORK/bad.yaml"
out_has 'bad.yaml:3:'
out_has 'pointer'
run 2 rules check "$WORK/none.yaml"
run 0 rules list --no-pack=tok
out_has 'off'
finish
