# rules mine: pairs that the code suggests, as a pack that can be used as it stands.
. "$(dirname "$0")/helpers.bash"
source_file lib.h '#include <stddef.h>
struct box; struct conn; struct owner { unsigned timer; struct box *box; struct conn *conn; };
struct box *box_new(int n); void box_free(struct box *b); int box_use(struct box *b, const char *text);
int conn_open(const char *path, struct conn **out); void conn_close(struct conn *c); int conn_send(struct conn *c);
unsigned tick_add(int ms, void (*func)(void *), void *data); int tick_remove(unsigned id);
const char *name_of(struct box *b); size_t length(const char *s); void copy(char *to, const char *from, size_t n);
const char *why(int error); int attempt(int n); void show(const char *fmt, ...); struct box *first(struct owner *o);
void owner_free(struct owner *o); void box_clean(struct box **b);'
source_file a.c '#include "lib.h"
int a1(void) { struct box *b = box_new(1); if (!b) return -1; box_use(b, "x"); box_free(b); return 0; }
int a2(void) { struct box *b = box_new(2); if (b == NULL) return -1; if (box_use(b, "y")) { box_free(b); return 1; } box_free(b); return 0; }
int a3(int n) { struct box *b; if (!(b = box_new(3))) return -1; while (n--) box_use(b, "z"); box_free(b); return n; }
int a4(void) { struct box *b = box_new(4); if (!b) return -1; show("%p", b); box_free(b); return 0; }
int a5(void) { struct box *b = box_new(5); if (!b) return -1; box_use(b, "w"); box_free(b); return 0; }
int deviant(void)
{
    struct box *b = box_new(6);
    if (!b) return -1;
    if (box_use(b, "v")) return 1;
    box_free(b);
    return 0;
}
void names(struct owner *o, char *to) { struct box *b = first(o); const char *s = name_of(b); copy(to, s, length(s)); }
void names2(struct owner *o, char *to) { struct box *b = first(o); const char *s = name_of(b); copy(to, s, length(s)); }
int errors(void) { int r = attempt(1); if (r != 0) show("%s", why(r)); return r; }
int errors2(void) { int r = attempt(2); if (r) { show("%s", why(r)); return -1; } return 0; }'
source_file b.c '#include "lib.h"
int b1(void) { struct conn *c; if (conn_open("x", &c) != 0) return -1; conn_send(c); conn_close(c); return 0; }
int b2(void) { struct conn *c = NULL; int r = conn_open("y", &c); if (r) return r; r = conn_send(c); conn_close(c); return r; }
int b3(void) { struct conn *c; int r = conn_open("z", &c); if (r == 0) { conn_send(c); conn_close(c); } return r; }
void start(struct owner *o, void (*f)(void *)) { if (!o->timer) o->timer = tick_add(10, f, o); }
void again(struct owner *o, void (*f)(void *)) { o->timer = tick_add(20, f, o); }
void other(struct owner *o, void (*f)(void *)) { o->timer = tick_add(30, f, o); }
void later(struct owner *o, void (*f)(void *)) { o->timer = tick_add(40, f, o); }
void stop(struct owner *o) { if (o->timer != 0) { tick_remove(o->timer); o->timer = 0; } }
void finish(struct owner *o) { tick_remove(o->timer); owner_free(o); }
struct box *wrap(void) { return box_new(7); }
int w1(void) { struct box *b = wrap(); if (!b) return -1; box_free(b); return 0; }
int w2(void) { struct box *b = wrap(); if (!b) return -1; box_use(b, "q"); box_free(b); return 0; }'
compdb a.c b.c
run 0 rules mine
out_has '# 1. box_free ends what box_new (and 1 more) makes: 7 of 8 places'
out_has '# box_new: 5 of 6 places; not at a.c:9 (on a path box_use has it last)'
out_has '# wrap: 2 of 2 places'
out_has '# conn_open: 3 of 3 places'
out_has "effects: [{op: create, kind: conn_close, at: '*arg1', fail: ret != 0}]"
out_has '# tick_add: 4 of 4 places'
out_has "header: 'lib.h'"
out_has "sig: 'struct box * (int)'"
out_has 'effects: [{op: create, kind: box_free, at: ret, fail: ret == NULL}]'
out_has 'effects: [{op: release, kind: box_free, at: arg0}]'
for name in length copy why attempt name_of first show conn_send box_use owner_free; do out_lacks "name: $name"; done
cp "$WORK/out" "$WORK/first"
run 0 rules mine -j3 -o "$WORK/again.yaml"
cmp -s "$WORK/again.yaml" "$WORK/first" || fail 'the same at every -j'
run 0 rules mine --limit=1
out_has '# 1 proposal from'
out_lacks 'conn_close'

# The proposal is a pack: in force it finds the place that deviates, and its functions are known from then on.
run 0 rules check "$WORK/again.yaml"
mkdir -p "$WORK/p/.cancelcheck/rules"
cp "$WORK/first" "$WORK/p/.cancelcheck/rules/mined.yaml"
run 1 -q --checks='-*,lost-cancel'
out_has 'a.c:9:21: warning: '
[ "$(grep -c warning "$WORK/out")" = 1 ] || fail 'one finding'
run 0 rules mine
out_has '# 0 proposals from'
rm -r "$WORK/p/.cancelcheck"

# Objects that are handles by their address: by field, over all functions; a question about one makes and ends nothing.
source_file tick.h 'struct tick { int n; };
void tick_set(struct tick *t, void (*fn)(void *), void *arg);
int tick_pending(struct tick *t);
void tick_del(struct tick *t);
void *malloc(unsigned long n);
void free(void *p);'
source_file o.c '#include "tick.h"
struct conn { struct tick idle, retry; };
struct user { struct tick ping, away; int n; };
static void on(void *arg) { (void)arg; }
struct conn *conn_new(void)
{
    struct conn *c = malloc(sizeof *c);
    tick_set(&c->idle, on, c);
    tick_set(&c->retry, on, c);
    return c;
}
int conn_busy(struct conn *c) { return tick_pending(&c->idle) || tick_pending(&c->retry); }
void conn_drop(struct conn *c)
{
    if (tick_pending(&c->idle)) tick_del(&c->idle);
    tick_del(&c->retry);
    free(c);
}
void user_init(struct user *u)
{
    tick_set(&u->ping, on, u);
    tick_set(&u->away, on, u);
}
void user_cleanup(struct user *u)
{
    tick_del(&u->ping);
}'
compdb o.c
run 0 rules mine
out_has '# 1. tick_del ends what tick_set makes: 3 of 4 places, z 1.0'
out_has "{kind: tick_del, repr: object, types: ['struct tick'], release: tick_del}"
out_has '# tick_set: 3 of 4 places; not at o.c:22 (nothing ends it)'
out_has 'effects: [{op: init, kind: tick_del, at: arg0, via: object, fail: never}]'
out_has 'effects: [{op: release, kind: tick_del, at: arg0, via: object}]'
out_lacks 'name: tick_pending'
run 0 rules mine -o "$WORK/objects.yaml"
run 0 rules check "$WORK/objects.yaml"

# What packs know is not proposed; a pack that is switched off is not known.
source_file tok.c '#include "tok.h"
int t1(void) { struct tok *t = tok_new(); tok_use(t); tok_free(t); return 0; }
int t2(void) { struct tok *t = tok_new(); tok_use(t); tok_free(t); return 0; }
int t3(void) { struct tok *t = tok_new(); tok_use(t); tok_free(t); return 0; }'
compdb tok.c
run 0 rules mine
out_has '# 0 proposals from'
run 0 rules mine --no-pack=tok
out_has '# 1. tok_free ends what tok_new makes: 3 of 3 places, z 1.7'
source_file bad.c '#include "gone.h"'
compdb tok.c bad.c
run 3 rules mine
finish
