# A program large enough for the engine to begin threads: deep and wide, with recursion through calls and through
# tables of functions. Any number of threads gives the same bytes, and so do parts that are linked.
. "$(dirname "$0")/helpers.bash"

python3 - "$WORK/p" <<'PY'
import json, os, sys
root = sys.argv[1]
FILES, EACH = 8, 60
def name(f, i): return f"step_{f}_{i}"
os.makedirs(root + "/src")
with open(root + "/all.h", "w") as h:
    h.write('#include "tok.h"\n#include <stdlib.h>\n')
    for f in range(FILES):
        h.write(f"struct box_{f} {{ struct tok *t, *u; struct box_{f} *next; int n; }};\n")
        h.write(f"extern int (*const table_{f}[])(int, struct tok **);\nextern struct tok *shared_{f};\n")
        for i in range(EACH): h.write(f"int {name(f, i)}(int x, struct tok **out);\n")
        for i in range(6): h.write(f"struct box_{f} *box_{f}_new(int x);\nvoid box_{f}_free_{i}(struct box_{f} *b);\n")
for f in range(FILES):
    with open(f"{root}/src/f{f}.c", "w") as c:
        c.write(f'#include "../all.h"\nstruct tok *shared_{f};\n')
        c.write(f"static struct tok *made_{f}(int x) {{ return x ? tok_new() : 0; }}\n")
        c.write(f"struct box_{f} *box_{f}_new(int x)\n{{\n    struct box_{f} *b = malloc(sizeof *b);\n"
                f"    if (!b) return 0;\n    b->t = tok_new();\n    if (x < {f}) {{ free(b); return 0; }}\n"
                f"    b->u = tok_new();\n    return b;\n}}\n")
        for i in range(6):
            c.write(f"void box_{f}_free_{i}(struct box_{f} *b)\n{{\n    if (b->n > {i}) tok_free(b->t);\n"
                    + (f"    tok_free(b->u);\n" if i % 2 else "") + f"    free(b);\n}}\n")
        for i in range(EACH):
            below = name(f, i - 1) if i % 10 else name((f + 1) % FILES, i + 9 if i + 9 < EACH else 0)
            back = name(f, (i // 10) * 10 + 9) if i % 10 == 4 else below     # a recursion in each ten
            c.write(f"int {name(f, i)}(int x, struct tok **out)\n{{\n    struct tok *t = made_{f}(x), *u = 0;\n    int r = 0;\n")
            for k in range(4):
                c.write(f"    if (x > {k * 7 + i} && r != {k}) {{ r += {k}; if (shared_{(f + k) % FILES}) r ^= 1; }}\n")
            c.write(f"    if (x & {1 << i % 8}) r = {below}(x - 1, &u);\n    else if (x > {i}) r = {back}(r, &u);\n")
            if i % 12 == 5: c.write(f"    r += table_{(f + 3) % FILES}[x & 3](x, 0);\n")
            if i % 7 == 1: c.write(f"    struct box_{f} *b = box_{f}_new(x);\n    if (b) box_{f}_free_{i % 6}(b);\n")
            if i % 9 == 3: c.write("    if (r < 0) return r;\n")                # t, and u, are lost there
            if i % 8 == 2: c.write(f"    shared_{f} = t;\n    t = 0;\n")
            c.write("    if (t) tok_free(t);\n    if (out) *out = u; else if (u) tok_free(u);\n    return r;\n}\n")
        c.write(f"int (*const table_{f}[])(int, struct tok **) = {{"
                + ", ".join(name(f, i) for i in (5, 17, 29, 41)) + "};\n")
json.dump([{"directory": root, "file": f"src/f{f}.c", "command": f"cc -c src/f{f}.c"} for f in range(FILES)],
          open(root + "/compile_commands.json", "w"))
PY

# numbers FILE: what --stats says but for times and memory.
numbers() { sed -n 's/"seconds".*//; s/"peak_kilobytes":[0-9]*//; /^{/p' "$1"; }

run 0 capture -p . -o part.db
for confidence in likely possible; do
    for j in 1 2 4 7; do
        run 1 link -j$j --stats --format=jsonl --confidence=$confidence part.db
        if [ $j = 1 ]; then
            cp "$WORK/out" "$WORK/first"
            numbers "$WORK/err" >"$WORK/numbers"
            continue
        fi
        cmp -s "$WORK/out" "$WORK/first" || fail "findings differ with -j$j"
        numbers "$WORK/err" | cmp -s - "$WORK/numbers" || fail "numbers differ with -j$j"
    done
done
[ "$(wc -l <"$WORK/first")" -gt 20 ] || fail "hardly anything is found"
grep -q '"blocks_visited":[0-9]\{5\}' "$WORK/numbers" || fail "the program is small"
run 1 -j4 --format=jsonl --confidence=possible
cmp -s "$WORK/out" "$WORK/first" || fail "findings differ in one run"

# What is kept of functions is the same whatever the threads, and is what their analysis gives.
reduced() { python3 -c 'import sqlite3, sys; print(list(sqlite3.connect(sys.argv[1]).execute(
    "SELECT key, hex(data) FROM reduced ORDER BY key")))' "$1" | sha256sum; }
run 1 -j1 --db=one.db --format=jsonl --confidence=possible
run 1 -j4 --db=four.db --format=jsonl --confidence=possible
cmp -s "$WORK/out" "$WORK/first" || fail "findings differ with --db"
[ "$(reduced "$WORK/p/one.db")" = "$(reduced "$WORK/p/four.db")" ] || fail "what is kept differs"
echo "/* changed */" >>"$WORK/p/src/f0.c"
run 1 -j4 --db=four.db --verify-ir --format=jsonl --confidence=possible
cmp -s "$WORK/out" "$WORK/first" || fail "findings differ with --verify-ir"
finish
