# Thousands of units with crashes, endless loops and errors among them: each costs itself, the rest is what it would be
# alone.
. "$(dirname "$0")/helpers.bash"

n=2000
! ldd "$CANCELCHECK" 2>/dev/null | grep -q libasan || n=300
files=()
for ((i = 0; i < n; i++)); do
    name=$(printf 'u%04d.c' $i)
    case $((i % 100)) in
    7) printf '#pragma clang __debug crash\nint x%d;\n' $i ;;
    42) printf '#pragma clang __debug llvm_fatal_error\nint x%d;\n' $i ;;
    77) printf 'struct tok *tok_new(void);\nvoid f%d(void) { struct tok *t = tok_new(); (void)t; }\n' $i ;;
    *) printf 'int f%d(int a) { return a + %d; }\n' $i $i ;;
    esac >"$WORK/p/$name"
    files+=("$name")
done
compdb "${files[@]}"
run 3 -j2 --db run.db
err_has "$n translation units"
err_has "$((n / 50)) crashed"
[ "$(grep -c 'u[0-9]*77.c:2:.*warning' "$WORK/out")" = $((n / 100)) ] || fail 'findings were lost'
[ "$(grep -c '^not analysed: .*crashed' "$WORK/out")" = $((n / 50)) ] || fail 'not every crash is listed'
mv "$WORK/out" "$WORK/first"
# The next run tries only what was lost.
run 3 --db run.db
err_has "$((n - n / 50)) unchanged"
cmp -s "$WORK/out" "$WORK/first" || fail 'the next run differs'
finish
