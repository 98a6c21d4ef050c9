# The cases of all checks as one program: with some files edited, an analysis that takes the results of all other functions
# from the last run says what one says that takes none. Whatever the engine learns is used by some case: what is said
# about the program and neither kept nor loud (engine/kept.h) is missing here.
. "$(dirname "$0")/helpers.bash"
unset CANCELCHECK_RULES
DATA=$(cd "$(dirname "$0")/.." && pwd)

cp -r "$DATA/checks" "$WORK/p/"
python3 - "$DATA" "$WORK/p" <<'PY'
import json, pathlib, sys
sys.path.insert(0, sys.argv[1])
import run_want
entries = []
for path in sorted((pathlib.Path(sys.argv[2]) / "checks").rglob("*.c")):
    head = {}
    run_want.read_head(path, head)
    args = ["cc", *head.get("flags", []), *run_want.includes(path), "-c", str(path)]
    entries.append({"directory": str(path.parent), "file": str(path), "arguments": args})
(pathlib.Path(sys.argv[2]) / "compile_commands.json").write_text(json.dumps(entries))
PY
OPTIONS='--no-config --checks=* --confidence=possible --format=jsonl'
sleep 0.05
# shellcheck disable=SC2086
run 1 $OPTIONS --db=kept.db

i=0
for file in "$WORK"/p/checks/*/*.c; do
    i=$((i + 1))
    [ $((i % 9)) = 4 ] && printf 'int edited_%s(int x) { return x + 1; }\n' "$i" >>"$file"
done
sleep 0.05
cp "$WORK/p/kept.db" "$WORK/p/none.db"
python3 - "$WORK/p/none.db" <<'PY'
import sqlite3, sys
with sqlite3.connect(sys.argv[1]) as db:
    db.execute("DELETE FROM reduced")
db.close()
PY
# shellcheck disable=SC2086
run 1 $OPTIONS --db=none.db
mv "$WORK/out" "$WORK/none"
# shellcheck disable=SC2086
run 1 $OPTIONS --db=kept.db --stats
diff "$WORK/none" "$WORK/out" >"$WORK/difference" || {
    fail 'kept results of functions differ'
    head -n 20 "$WORK/difference" >&2
}
kept=$(sed -nE 's/.*"functions_kept":([0-9]+).*/\1/p' "$WORK/err")
[ "${kept:-0}" -gt 300 ] || fail "only ${kept:-none} results of functions kept"
python3 - "$WORK/p/kept.db" <<'PY'
import sqlite3, sys
with sqlite3.connect(sys.argv[1]) as db:
    db.execute("DELETE FROM reduced WHERE key NOT LIKE 'functions %'")
db.close()
PY
# shellcheck disable=SC2086
run 1 $OPTIONS --db=kept.db --verify-ir
cmp -s "$WORK/none" "$WORK/out" || fail 'compared results differ'
finish
