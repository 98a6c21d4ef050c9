# cancelcheck over its own code: nothing is lost in what opens, forks and locks.
. "$(dirname "$0")/helpers.bash"
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$(dirname "$CANCELCHECK")
! ldd "$CANCELCHECK" 2>/dev/null | grep -q libasan || exit 77 # the same code as in the other build
[ -f "$build/compile_commands.json" ] || exit 77
LAST='over our own code'
(cd "$root" && CANCELCHECK_RULES=$root/rules timeout 300 "$CANCELCHECK" -p "$build" --no-config \
    analyzer/base analyzer/driver analyzer/store analyzer/cli analyzer/rules) >"$WORK/out" 2>"$WORK/err" </dev/null
[ $? = 0 ] || fail 'not clean'
grep -q ' 0 findings' "$WORK/err" || fail 'nothing was analysed'
finish
