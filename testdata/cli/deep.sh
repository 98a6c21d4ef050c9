# Sources that are long, deep or wide beyond reason: each is analysed, or refused with a word, in bounded time, and what
# is to be found in it is found.
. "$(dirname "$0")/helpers.bash"
scale=1
! ldd "$CANCELCHECK" 2>/dev/null | grep -q libasan || scale=20

python3 - "$WORK/p" $scale <<'PY'
import sys
folder, scale = sys.argv[1], int(sys.argv[2])
HEAD = '#include "tok.h"\nint g(int);\n'


def n(count):
    return range(max(count // scale, 10))


def of(count, text):
    return text * len(n(count))


def body(name, text):
    open(f"{folder}/{name}.c", "w").write(HEAD + f"int {name}(int x)\n{{\n" + text + "\n    return x;\n}\n")


def value(name, text):
    body(name, "    x = " + text + ";")


LEAK = "    struct tok *t = tok_new();\n"
body("statements", LEAK + "".join(f"    x = g(x + {i});\n" for i in n(100000)))
body("blocks", LEAK + of(10000, "{") + "x++;" + of(10000, "}"))
body("ifs_inside", LEAK + of(3000, "if (x) {") + "x++;" + of(3000, "}"))
body("loops_inside", LEAK + of(1500, "while (g(x)) {") + "x++;" + of(1500, "}"))
body("else_ifs", LEAK + "    " + " else ".join(f"if (x == {i}) x = g({i});" for i in n(2000)))
body("cases", LEAK + "    switch (x) {\n" + "".join(f"    case {i}: x = g({i}); break;\n" for i in n(5000)) + "    }")
body("gotos", LEAK + "".join(f"l{i}: if (g(x)) goto l{i * 7919 % len(n(3000))};\n" for i in n(3000)))
body("ors", LEAK + "    if (" + " || ".join(f"x == {i}" for i in n(5000)) + ") x++;")
body("locals", LEAK + "".join(f"    int v{i} = g(x);\n" for i in n(50000)) + "".join(f"    x += v{i};\n" for i in n(50000)))
body("handles", "".join(f"    struct tok *t{i} = tok_new();\n" for i in n(2000)))
body("handles_checked", "".join(f"    struct tok *t{i} = tok_new();\n    if (!t{i}) return -1;\n" for i in n(200)))
value("parentheses", of(10000, "(") + "x" + of(10000, ")"))
value("sum", "x" + of(8000, " + x"))
value("calls", of(3000, "g(") + "x" + of(3000, ")"))
value("not", of(3000, "!") + "x")
value("ternary", "".join(f"x == {i} ? {i} : " for i in n(3000)) + "0")
value("statement_expressions", of(500, "({ ") + "x" + of(500, "; })"))
value("commas", "(" + of(20000, "x, ") + "x)")
value("assignments", of(3000, "x = ") + "1")
open(f"{folder}/fields.c", "w").write("struct n { struct n *p; int v; };\nint fields(struct n *x) { return x" + of(2000, "->p") + "->v; }\n")
# Calls in a row, each with several outcomes: they do not multiply.
open(f"{folder}/outcomes.c", "w").write(HEAD + "static int pick(int x, int *to)\n{\n    switch (x) {\n"
    + "".join(f"    case {i}: *to = {i + 10}; return {i + 20};\n" for i in range(7)) + "    }\n    return -1;\n}\n"
    + "int outcomes(int x)\n{\n" + LEAK + "    int to[200];\n" + "".join(f"    x = pick(g(x), &to[{i}]);\n" for i in range(200))
    + "    return x;\n}\n")
last = len(n(100000)) - 1
open(f"{folder}/chain.c", "w").write(HEAD + "struct tok *f0(void) { return tok_new(); }\n"
    + "".join(f"struct tok *f{i}(void) {{ return f{i - 1}(); }}\n" for i in range(1, last + 1))
    + f"int end(int x) {{ struct tok *t = f{last}(); return x + (t != 0); }}\n")
open(f"{folder}/large.c", "w").write(HEAD + of(400000, "/* " + "-" * 90 + " */\n") + "int big[][4] = {\n"
    + of(100000, "    {1, 2, 3, 4}, {5, 6, 7, 8}, {9, 10, 11, 12}, {13, 14, 15, 16}, {17, 18, 19, 20},\n")
    + "};\nint large(int x) { struct tok *t = tok_new(); return x + (t != 0); }\n")
# A type of ten thousand levels: each level's name holds those of all below.
open(f"{folder}/pointers.c", "w").write(HEAD + "int " + of(10000, "*") + "deep;\nint " + of(10000, "(") + "round" + of(10000, ")")
    + "(int x) {\n" + LEAK + "    return x + (deep != 0); }\n")
# Names that differ only at their end: structs of their own, with as many fields as each has.
long = "s" + of(5000, "n")
open(f"{folder}/names.c", "w").write(HEAD + f"struct {long}a {{ struct tok *t; }};\nstruct {long}b {{ int x, y; struct tok *t; }};\n"
    + "".join(f"void put_{k}(struct {long}{k} *s) {{ s->t = tok_new(); }}\n" for k in "ab")
    + f"void drop_a(struct {long}a *s) {{ tok_free(s->t); s->t = 0; }}\n")
# Deeper than is parsed: said, not crashed.
value("too_deep", "(" * 200000 + "x" + ")" * 200000)
PY
files=$(cd "$WORK/p" && ls ./*.c | sed 's|^\./||' | grep -v '^clean\|^leak')
# shellcheck disable=SC2086
compdb $files
began=$SECONDS
run 1 -j2 --tu-timeout=200 --limit=0 --db run.db
[ $((SECONDS - began)) -lt 200 ] || fail "took $((SECONDS - began)) seconds"
[ "$FAILED" = 0 ] || finish
# What is too much for the engine is counted and named, never dropped in silence.
[ $scale != 1 ] || err_has 'functions over budget'
for name in statements blocks ifs_inside gotos locals handles handles_checked outcomes large pointers names; do
    out_has "$name.c:"
done
err_has 'too_deep.c:'
err_has 'bracket nesting level exceeded maximum'
err_lacks 'crashed'
run 0 query "SELECT count(DISTINCT line) FROM findings WHERE file LIKE '%handles.c'" --db run.db
[ $scale != 1 ] || out_has 2000
finish
