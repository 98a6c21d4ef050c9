# diff OLD NEW: introduced, fixed, unchanged, over two databases or two runs of one.
. "$(dirname "$0")/helpers.bash"

source_file two.c '#include "tok.h"
int two(void) { struct tok *t = tok_new(); return tok_use(t); }'
cp -r "$WORK/p" "$WORK/q"
compdb clean.c leak.c two.c
run 1 --db old.db
sed 's/tok_free(t);$/tok_free(t); tok_free(t);/; 1i /* moved */' "$WORK/p/leak.c" >"$WORK/leak"
mv "$WORK/leak" "$WORK/p/leak.c"
source_file two.c '#include "tok.h"
int two(void) { return 2; }'
run 1 --db new.db
run 1 diff old.db new.db
out_has '[double-cancel]'
out_lacks '[lost-cancel]'
out_has "fixed: two.c:2: "
err_has '1 introduced, 1 fixed, 1 unchanged'
run 0 diff new.db new.db
err_has '0 introduced, 0 fixed, 2 unchanged'
is_empty out
run 1 diff new.db old.db -q
is_empty err
out_has 'fixed: leak.c:8: '
run 1 diff old.db new.db --format=json
out_has '"introduced"'
python3 - "$WORK/out" <<'PY' || fail 'json'
import json, sys
d = json.load(open(sys.argv[1]))
assert [f["check"] for f in d["introduced"]] == ["double-cancel"], d
assert [f["file"] for f in d["fixed"]] == ["two.c"], d
assert [(p["old"]["line"], p["new"]["line"]) for p in d["unchanged"]] == [(4, 5)], d
PY
run 1 diff old.db new.db --format=sarif
out_has 'double-cancel'
out_lacks '"ruleId": "lost-cancel"'

# Two runs of one database, from two folders.
run 1 --db old.db
run 1 diff old.db
err_has '1 introduced, 1 fixed, 1 unchanged'
run 1 diff old.db@1 old.db@2
err_has '1 introduced, 1 fixed, 1 unchanged'
run 2 diff old.db@7 old.db
err_has 'holds no finished run 7'
run 2 diff old.db@x old.db
err_has 'after @ comes the number of a run'
run 2 diff new.db
err_has 'holds no run before the newest'
(cd "$WORK/q" && sed "s|$WORK/p|$WORK/q|g" "$WORK/p/compile_commands.json" >compile_commands.json &&
    "$CANCELCHECK" --db q.db -q >/dev/null)
run 1 diff ../q/q.db new.db
err_has '1 introduced, 1 fixed, 1 unchanged'

# A finding that stops being suppressed was introduced; one that is silenced now counts as fixed.
sed -i 's|tok_free(t); tok_free(t);|& // NOLINT|' "$WORK/p/leak.c"
run 1 --db quiet.db
run 1 diff quiet.db new.db
err_has '1 introduced'
run 0 diff new.db quiet.db
err_has '0 introduced, 1 fixed, 1 unchanged'

# Files that the newer run lost are not fixed.
source_file leak.c '#include "not-there.h"'
run 3 --db lost.db
run 3 diff new.db lost.db
err_has '2 not compared'
err_has 'incomplete: the newer run analysed 2 of 3 translation units'
source_file leak.c '#include "tok.h"'
rm "$WORK/p/leak.c"
compdb clean.c two.c
run 0 --db gone.db
run 0 diff new.db gone.db
err_has '0 introduced, 2 fixed, 0 unchanged'

run 2 diff
run 2 diff a b
run 2 diff old.db new.db third.db
run 2 diff old.db new.db --format=nonsense
finish
