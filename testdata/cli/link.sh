# capture and link: parts made file by file, in shards and in other folders give the findings of one run, byte for byte.
. "$(dirname "$0")/helpers.bash"

mkdir -p "$WORK/p/src" "$WORK/p/include"
touch "$WORK/p/.cancelcheck.yaml"
source_file include/conn.h '#pragma once
#include "../tok.h"
struct conn { struct tok *t; };
static inline struct tok *conn_make(void) { return tok_new(); }
void conn_end(struct conn *c);
struct tok *conn_take(struct conn *c);'
source_file src/make.c '#include <conn.h>
struct tok *make(int x)
{
    struct tok *t = conn_make();
    if (x)
        return 0;
    return t;
}'
source_file src/take.c '#include <conn.h>
#include "../leak.c"
static struct { int a; } anonymous;
struct tok *make(int x);
int take(int x)
{
    struct tok *t = make(x);
    anonymous.a = x;
    if (!t)
        return -1;
#ifdef TWICE
    tok_free(t);
#endif
    return 0;
}'
entries() {
    python3 - "$WORK/p" <<'PY'
import json, sys
root = sys.argv[1]
cc = lambda f, *flags: {"directory": root, "file": f, "command": " ".join(["cc", "-I" + root + "/include", *flags, "-c", f])}
json.dump([cc("src/take.c", "-DTWICE"), cc("leak.c"), cc("src/take.c"), cc("clean.c"), cc("src/make.c"),
           {"directory": root, "file": "x.cc", "command": "c++ -c x.cc"}], open(root + "/compile_commands.json", "w"))
PY
}
entries
touch "$WORK/p/x.cc"
for format in jsonl text gitlab; do
    run 1 --format=$format
    cp "$WORK/out" "$WORK/one.$format"
done
same() {
    local format
    for format in jsonl text gitlab; do
        run 1 link --format=$format "$@"
        cmp -s "$WORK/out" "$WORK/one.$format" || fail "$format differs from that of one run"
    done
}

# Shards.
for i in 1 2 3; do run 0 capture -o part$i.db --shard=$i/3; done
err_has 'part3.db: 2 translation units'
same part3.db part1.db part2.db
err_has '6 translation units'
run 2 link part1.db part3.db
err_has 'part1.db: is shard 1/3, but shard 2/3 is not among the parts'
run 1 link part1.db part3.db --allow-incomplete
run 0 capture -o part1.db --shard=1/3
err_has '2 unchanged'

# File by file, as a build would; and a folder of parts.
mkdir "$WORK/p/parts"
n=0
for args in 'src/take.c -- -Iinclude -DTWICE' 'leak.c -- -Iinclude' 'src/take.c -- -Iinclude' 'clean.c -- -Iinclude' \
    'src/make.c -- -Iinclude'; do
    n=$((n + 1))
    # shellcheck disable=SC2086
    run 0 capture -q -o parts/$n.db --root=. $args
done
run 0 capture -q -o parts/6.db --root=. x.cc
same parts

# Made in another checkout, which is gone by now.
cp -r "$WORK/p" "$WORK/elsewhere"
rm -rf "$WORK/elsewhere/parts" "$WORK"/elsewhere/*.db
sed -i "s,$WORK/p,$WORK/elsewhere,g" "$WORK/elsewhere/compile_commands.json"
(cd "$WORK/elsewhere" && "$CANCELCHECK" capture -q -o "$WORK/p/far1.db" --shard=1/2) || fail 'capture elsewhere'
rm -rf "$WORK/elsewhere"
run 0 capture -o far2.db --shard=2/2
run 2 link far1.db far2.db
err_has "name the project's folder here with --root"
same --root=. far1.db far2.db
run 1 link --root=. --db linked.db far1.db far2.db
run 0 report --db linked.db --format=jsonl
cmp -s "$WORK/out" "$WORK/one.jsonl" || fail 'the store of a linked run differs'

# Units that did not come out are told by link, with paths of here.
source_file src/make.c '#include "missing.h"'
run 0 capture -o part1.db
err_has '1 did not come out'
run 3 link part1.db
out_has "src/make.c:1:10: 'missing.h' file not found"

# What cannot be linked is told.
run 2 link
err_has 'name the parts'
run 2 link linked.db
err_has 'linked.db: holds no captured units'
run 2 link clean.c
err_has 'clean.c: not a sqlite database'
run 2 capture
err_has '-o part.db'
run 2 capture -o x.db --shard=4/3
err_has '--shard=4/3'
run 0 capture -o src.db --root=src src/take.c -- -Iinclude
run 2 link src.db part2.db
err_has 'capture both with the same --root'
finish
