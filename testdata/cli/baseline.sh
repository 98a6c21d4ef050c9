# baseline write, and runs that know the baseline; a baseline survives edits that change nothing about its findings.
. "$(dirname "$0")/helpers.bash"

mkdir -p "$WORK/p/src" "$WORK/p/.git"
mv "$WORK/p/leak.c" "$WORK/p/src/leak.c"
cp "$WORK/p/src/leak.c" "$WORK/leak.c"
FLAGS=-I. compdb clean.c src/leak.c
run 1
run 0 baseline write
err_has '1 finding known from now on: .cancelcheck/baseline'
grep -qE '^[0-9a-f]{32} [0-9a-f]{32} lost-cancel leak src/leak.c$' "$WORK/p/.cancelcheck/baseline" || fail 'the line'
run 0
err_has '0 findings, 1 known (baseline)'
is_empty out
run 0 --format=jsonl
is_empty out
run 1 --no-baseline
run 0 src/leak.c
(cd "$WORK/p/src" && "$CANCELCHECK" -p ..) >"$WORK/out" 2>"$WORK/err" || fail 'not found from elsewhere'

# Moved, reformatted, renamed, neighbours edited.
{ echo '/* one'; echo ' * two */'; cat "$WORK/leak.c"; } >"$WORK/p/src/leak.c"
run 0
tr '\n' ' ' <"$WORK/leak.c" | sed 's/#include "tok.h" /&\n/; s/;/;\n/g; s/(/ ( /g' >"$WORK/p/src/leak.c"
run 0
{ cat "$WORK/leak.c"; echo 'int other(void) { struct tok *t = tok_new(); return tok_use(t); }'; } >"$WORK/p/src/leak.c"
run 1
err_has '1 finding, 1 known'
out_has "'t'"
out_has '[never-released]'
cp "$WORK/leak.c" "$WORK/p/src/moved.c"
rm "$WORK/p/src/leak.c"
FLAGS=-I. compdb clean.c src/moved.c
run 0
err_has '1 known'
# The same function in another file, while the old file is still there, is external: it moved.
cp "$WORK/leak.c" "$WORK/p/src/leak.c"
run 0
# A static one of the same name in another file is another function.
sed 's/^int leak/static int leak/' "$WORK/leak.c" >"$WORK/p/src/leak.c"
sed -i '$a int use(void) { return leak(1); }' "$WORK/p/src/leak.c"
rm "$WORK/p/src/moved.c"
FLAGS=-I. compdb clean.c src/leak.c
run 0 baseline write -q
is_empty err
sed 's/int use/int use2/' "$WORK/p/src/leak.c" >"$WORK/p/src/twin.c"
cp "$WORK/p/clean.c" "$WORK/p/src/leak.c"
FLAGS=-I. compdb src/leak.c src/twin.c
run 1
err_has '1 finding'
err_has '1 entry of the baseline is no longer found; `cancelcheck baseline write` drops them'
run 1 src/twin.c
err_lacks 'no longer found'

# Elsewhere: by option, by configuration, on standard output.
rm -r "$WORK/p/.cancelcheck"
run 0 baseline write -o known.txt
run 1
run 0 --baseline=known.txt
source_file .cancelcheck.yaml 'baseline: known.txt'
run 0
run 0 baseline write -o -
out_has 'lost-cancel leak src/twin.c'
rm "$WORK/p/known.txt"
run 2
err_has 'known.txt'
run 0 baseline write
[ -f "$WORK/p/known.txt" ] || fail 'the configured baseline was not written'
run 0

# Sorted; both sides of a merge are kept; what is no baseline is refused.
grep -v '^#' "$WORK/p/known.txt" >"$WORK/lines"
cat "$WORK/lines" "$WORK/lines" >>"$WORK/p/known.txt"
run 0
{ echo '<<<<<<< ours'; cat "$WORK/lines"; } >"$WORK/p/known.txt"
run 2
err_has 'known.txt:1: a merge conflict'
echo 'what is this' >"$WORK/p/known.txt"
run 2
err_has 'known.txt:1: not a line of a baseline'
: >"$WORK/p/known.txt"
run 1

# A run that lost files does not decide what is known.
source_file broken.c '#include "not-there.h"'
FLAGS=-I. compdb src/twin.c broken.c
run 3 baseline write
err_has 'no baseline written: 1 of 2 units'
run 0 baseline write --allow-incomplete
run 2 baseline
run 2 baseline raed
finish
