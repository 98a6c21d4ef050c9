# --db: results of functions are kept from run to run. After every edit an analysis that goes on from the last one says
# what a fresh one says, and analyses only what the edit can concern.
. "$(dirname "$0")/helpers.bash"

source_file own.h '#include "tok.h"
struct ops { void (*end)(struct tok *); };
struct holder { struct tok *mine; int other; };
extern const struct ops *ops;
extern int limit;
int asked(struct tok *t);
void ends(struct tok *t);
struct tok *makes(void);
void passes(struct tok *t);
int deep(int n, struct tok *t);'
source_file low.c '#include "own.h"
int asked(struct tok *t) { return t != 0; }
void ends(struct tok *t) { tok_free(t); }
struct tok *makes(void) { return tok_new(); }'
source_file mid.c '#include "own.h"
static int on = 0;
void passes(struct tok *t) { if (!on) ends(t); }
int deep(int n, struct tok *t) { if (n) return deep(n - 1, t); ends(t); return 0; }
void through(struct tok *t) { ops->end(t); }
int is_on(void) { return on; }'
source_file table.c '#include "own.h"
static const struct ops table = {ends};
const struct ops *ops = &table;
int limit = 3;'
source_file top.c '#include "own.h"
void through(struct tok *t);
int one(void) { struct tok *t = makes(); if (asked(t)) passes(t); return 0; }
int two(void) { struct tok *t = makes(); deep(3, t); return 0; }
int three(void) { struct tok *t = makes(); through(t); return 0; }
int four(struct holder *h) { h->mine = makes(); h->other = limit; return 0; }
int five(struct holder *h) { return h->other; }'
compdb low.c mid.c table.c top.c

edited 0 0
echo 'int six(void) { return 6; }' >>"$WORK/p/top.c"
edited 6 100
sed -i 's/{ tok_free(t); }/{ (void)t; }/' "$WORK/p/low.c" # the summary that all go by
edited 1 100
out_has '"function":"one"'
sed -i 's/{ (void)t; }/{ tok_free(t) ; }/' "$WORK/p/low.c"
edited 1 100
sed -i 's/static int on = 0/static int on = 1/' "$WORK/p/mid.c" # a constant that decides a branch
edited 3 100
out_has '"function":"one"'
sed -i 's/return on;/return on = 0;/' "$WORK/p/mid.c" # and is none any more
edited 3 100
sed -i 's/= {ends}/= {passes}/' "$WORK/p/table.c" # what a call through a pointer reaches
edited 3 100
sed -i 's/return on = 0;/return on;/; s/static int on = 1/static int on = 0/; s/= {passes}/= {ends}/' \
    "$WORK/p/mid.c" "$WORK/p/table.c"
echo 'int eight(void) { return 8; }' >>"$WORK/p/top.c" # (else the whole result is there)
edited 3 100
sed -i 's/int other;/int between; int other;/' "$WORK/p/own.h" # all files
edited 0 0
sed -i 's/^int six.*/\n\n&/' "$WORK/p/top.c" # lines move
edited 6 100
sed -i 's/void passes(struct tok \*t);/void passes(struct tok *t) __attribute__((noreturn));/' "$WORK/p/own.h"
edited 0 100
sed -i 's/ __attribute__((noreturn))//' "$WORK/p/own.h"
edited 0 100
sed -i 's/^int deep/__attribute__((annotate("cancelcheck: borrow(tok) at arg1"))) &/' "$WORK/p/own.h"
edited 0 100
sed -i 's/^__attribute__((annotate([^)]*)))*) //' "$WORK/p/own.h"
edited 0 100
rm "$WORK/p/table.c" # a file less: another program
compdb low.c mid.c top.c
edited 3 100

# Other packs, other options, no knowledge: nothing of the old is taken.
sed -i 's/tok_free/tok_drop/' "$WORK/packs/tok.yaml"
edited 0 0
sed -i 's/tok_drop/tok_free/' "$WORK/packs/tok.yaml"
echo 'int seven(void) { return 7; }' >>"$WORK/p/top.c"
edited 3 100 # (what came of the functions is still there)

# What a database holds is not trusted: bytes that are damaged are as if they were not there.
python3 - "$WORK/p/k.db" <<'PY'
import random, sqlite3, sys
with sqlite3.connect(sys.argv[1]) as db:
    random.seed(5)
    kept = "key LIKE 'functions %' OR key LIKE 'packs %'"
    assert db.execute(f"SELECT count(*) FROM reduced WHERE {kept}").fetchone()[0] > 1
    for key, data in db.execute(f"SELECT key, data FROM reduced WHERE {kept}").fetchall():
        data = bytearray(data)
        for i in range(16, len(data), 40): # not the keys alone: what is read under them as well
            data[i] = random.randrange(256)
        db.execute("UPDATE reduced SET data = ? WHERE key = ?", (bytes(data), key))
    db.execute(f"DELETE FROM reduced WHERE NOT ({kept})")
db.close()
PY
sleep 0.05
run 1 --db=k.db
finish
