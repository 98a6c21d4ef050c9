# --stats: where handles are followed no further, by callee, most frequent first; inserts into containers are told apart.
. "$(dirname "$0")/helpers.bash"
cat >"$WORK/packs/box.yaml" <<'PACK'
pack: box
kinds:
  - {kind: box, repr: pointer, types: ['struct box *'], container: true, tracked: false, release: box_free}
functions:
  - name: box_put
    header: box.h
    sig: void (struct box *b, void *x)
    effects: [{op: insert, kind: box, at: arg1, to: 0}]
  - name: box_free
    header: box.h
    sig: void (struct box *b)
    effects: [{op: release, kind: box, at: arg0}]
PACK
source_file box.h 'struct box; void box_put(struct box *b, void *x); void box_free(struct box *b);'
source_file other.c '#include "tok.h"
#include "box.h"
void rare(struct tok *t);
void often(struct tok *t, int (*f)(void));
extern int call(void);
void first(struct box *b) { box_put(b, tok_new()); }
void second(struct box *b) { box_put(b, tok_new()); }
void third(void) { often(tok_new(), call); }
void fourth(void) { often(tok_new(), call); }
void fifth(void) { often(tok_new(), call); }
void sixth(void) { rare(tok_new()); }'
compdb other.c
run 0 --quiet --stats
err_has '"escapes":[{"callee":"often","handles":3},{"callee":"box_put","handles":2,"container":true},{"callee":"rare","handles":1}]'
cp "$WORK/err" "$WORK/first"
run 0 --quiet --stats --db=kept.db
run 0 --quiet --stats --db=kept.db
err_has '{"callee":"box_put","handles":2,"container":true}'
run 0 rules coverage
out_has 'often: 3 handles'
out_lacks 'box_put: 2 handles'
finish
