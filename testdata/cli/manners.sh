# Progress only on a terminal, with an estimate; failures say what to do next in their first line.
. "$(dirname "$0")/helpers.bash"

names=()
for i in $(seq 1 40); do
    source_file "many/f$i.c" "#include \"tok.h\"
int f$i(void) { return $i; }"
    names+=("many/f$i.c")
done
FLAGS=-I. compdb "${names[@]}"
run 0
err_has '40 translation units, 40 functions, 0 findings'
[ "$(wc -l <"$WORK/err")" = 1 ] || fail 'progress in a pipe'
if command -v script >/dev/null; then
    (cd "$WORK/p" && script -qec "$CANCELCHECK -j1" /dev/null) >"$WORK/out" 2>&1 </dev/null || fail 'on a terminal'
    out_has '/40] many/f'
    (cd "$WORK/p" && script -qec "$CANCELCHECK -j1 --quiet" /dev/null) >"$WORK/out" 2>&1 </dev/null || fail 'quiet on a terminal'
    is_empty out
    compdb leak.c
    (cd "$WORK/p" && TERM=xterm script -qec "$CANCELCHECK" /dev/null) >"$WORK/out" 2>&1 </dev/null
    grep -q $'\033\[1m' "$WORK/out" || fail 'no colours on a terminal'
    (cd "$WORK/p" && NO_COLOR=1 TERM=xterm script -qec "$CANCELCHECK" /dev/null) >"$WORK/out" 2>&1 </dev/null
    ! grep -q $'\033\[1m' "$WORK/out" || fail 'colours with NO_COLOR'
fi

# Standard output under its other names: what it leads to, a file or a pipe, is written to, never replaced.
compdb leak.c
run 1
cp "$WORK/out" "$WORK/plain"
for name in /dev/stdout /dev/fd/1 /proc/self/fd/1; do
    run 1 -o "$name"
    cmp -s "$WORK/out" "$WORK/plain" || fail 'into a file'
    LAST="cancelcheck -o $name"
    (cd "$WORK/p" && "$CANCELCHECK" -o "$name" 2>"$WORK/err" </dev/null) | cat >"$WORK/out"
    [ "${PIPESTATUS[0]}" = 1 ] || fail 'exit code into a pipe'
    cmp -s "$WORK/out" "$WORK/plain" || fail 'into a pipe'
done
echo before >"$WORK/out"
(cd "$WORK/p" && "$CANCELCHECK" -o /dev/stdout 2>"$WORK/err" </dev/null) >>"$WORK/out"
[ "$(head -n 1 "$WORK/out")" = before ] && [ "$(wc -l <"$WORK/out")" -gt 1 ] || fail 'a file that is appended to'

# Capped output says what was left out; the exit code and the count do not change.
source_file lots.c "#include \"tok.h\"
$(for i in 1 2 3 4 5; do echo "int f$i(void) { struct tok *t = tok_new(); return tok_use(t); }"; done)
int g(int x) { struct tok *t = tok_new(); if (x) return x; tok_free(t); return 0; }"
compdb lots.c
run 1 --limit=2 --db lots.db
[ "$(grep -c ': warning:' "$WORK/out")" = 2 ] || fail '--limit=2'
out_has '... 4 more: 1 lost-cancel, 3 never-released; --limit=0 shows all'
err_has '6 findings'
run 1
[ "$(grep -c ': warning:' "$WORK/out")" = 6 ] || fail 'a pipe gets all'
run 1 --limit=6
out_lacks ' more'
run 0 report --db lots.db --limit=1
out_has '... 5 more'
run 0 report --db lots.db --limit=1 --format=jsonl
[ "$(wc -l <"$WORK/out")" = 6 ] || fail 'formats for programs have no limit'
run 2 --limit=few

# What to do next.
echo '[]' >"$WORK/p/compile_commands.json"
run 3
err_has 'nothing was analysed: compile_commands.json has no entries; record it again'
source_file broken.c '#include "made-by-the-build.h"'
compdb broken.c
run 3
err_has 'nothing was analysed: 1 failed of 1; build the project first'
compdb broken.c clean.c
run 3
err_has 'incomplete: 1 failed of 2 translation units; build first where sources or headers are generated, mend the rest, or accept it with --allow-incomplete'
rm "$WORK/p/compile_commands.json"
run 2
err_has 'no compile_commands.json in ., build*/ or out/: name its folder with -p'
finish
