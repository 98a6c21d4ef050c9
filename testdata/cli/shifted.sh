# What is found depends on what the code is, not on where it stands: with lines put between its lines, and a comment
# before each, the intermediate code and the findings are the same but for positions.
. "$(dirname "$0")/helpers.bash"
DATA=$(cd "$(dirname "$0")/.." && pwd)

# shift_lines FROM TO: 0 to 4 lines more before each line that does not go on with the one above.
shift_lines() {
    awk 'BEGIN { n = 1 }
         !goes_on { for (i = 0; i < n % 5; i++) print "// x" }
         { goes_on = /\\$/; print; n = (n * 7 + 3) % 31 }' "$1" >"$2"
}

# both DUMPED: `out` without positions is what it was for the same name before.
without_places() {
    sed -E -e 's/ +(at|in|end|from) [0-9]+:[0-9]+.*$//' -e 's/\b[0-9]+:[0-9]+\b//g' -e 's/ lines [0-9]+//' "$WORK/out" |
        grep -v -e '^unit ' >"$WORK/$1"
}

for name in records init calls control exprs; do
    cp "$DATA/frontend/$name.c" "$WORK/p/$name.c"
    cp "$DATA"/frontend/*.h "$WORK/p/"
    run 0 dump ir --root="$WORK/p" "$name.c" --
    without_places before
    for file in "$DATA/frontend/$name.c" "$DATA"/frontend/*.h; do shift_lines "$file" "$WORK/p/$(basename "$file")"; done
    run 0 dump ir --root="$WORK/p" "$name.c" --
    without_places after
    diff "$WORK/before" "$WORK/after" >"$WORK/difference" || {
        fail "$name.c: the intermediate code moves with its lines"
        head -n 20 "$WORK/difference" >&2
    }
done

# Owners with unnamed members: which facts a call forgets is told by the members' identity.
unset CANCELCHECK_RULES
findings() {
    run 1 --no-config --confidence=possible --format=jsonl "$@" -- -I"$DATA/include/glib-2.0" -std=gnu17
    sed -E -e 's/"(line|column|end_line|end_column)":[0-9]+//g' -e 's/line [0-9]+//g' "$WORK/out" |
        grep -o -e '"check":"[^"]*"' -e '"message":"[^"]*"' -e '"fingerprint":"[^"]*"' | sort >"$WORK/found"
}
for check in owner-freed never-released; do
    rm -rf "$WORK/p"
    mkdir -p "$WORK/p"
    for file in "$DATA/checks/$check"/*.c; do grep -q '#include.*glib' "$file" && cp "$file" "$WORK/p/"; done
    files=$(cd "$WORK/p" && echo *.c)
    # shellcheck disable=SC2086
    findings $files
    mv "$WORK/found" "$WORK/before"
    for file in $files; do
        mv "$WORK/p/$file" "$WORK/whole"
        shift_lines "$WORK/whole" "$WORK/p/$file"
    done
    # shellcheck disable=SC2086
    findings $files
    diff "$WORK/before" "$WORK/found" >&2 || fail "$check: the findings move with the lines"
    [ -s "$WORK/before" ] || fail "$check: nothing found"
done
finish
