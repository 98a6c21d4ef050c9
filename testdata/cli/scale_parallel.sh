# docs/scale/capture-parallel: shards by GNU parallel, and linked.
command -v parallel >/dev/null || { echo "GNU parallel is not installed"; exit 77; }
. "$(dirname "$0")/helpers.bash"
TOOL=$(readlink -f "$(dirname "$0")/../../docs/scale/capture-parallel")

compdb clean.c leak.c
run 1
cp "$WORK/out" "$WORK/one"
LAST='capture-parallel'
export CANCELCHECK
(cd "$WORK/p" && sh "$TOOL" . parts 3) >"$WORK/out" 2>"$WORK/err" || fail 'parallel failed'
[ "$(ls "$WORK/p/parts")" = "$(printf '%s\n' 1.db 2.db 3.db)" ] || fail 'not three parts'
run 1 link parts
cmp -s "$WORK/out" "$WORK/one" || fail 'linked parts differ from one run'
finish
