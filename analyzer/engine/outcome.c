/* From the states at a function's exits to its summary. */
#include "engine/fan.h"

#include <string.h>

enum { MAX_OUTCOMES = 8, MAX_EFFECTS = 24, MAX_WRITES = 12, MAX_PRE = 8, MAX_EXITS = 256 };

struct builder {
    struct fan *a;
    struct outcome *outs;
    const struct exit_state **from; /* the exit state each outcome began with */
    uint32_t n;
};

/* The caller's place, if any, in which the exit leaves a pointer to new memory. */
static bool path_of_pointer(struct fan *a, const struct state *s, uint32_t pointer, struct spath *out)
{
    if (a->v.vals[pointer].kind != VAL_SITE) return false;
    for (uint32_t i = 0; i < s->n_store; i++)
        if (s->store[i].val == pointer && !cell_is_local(&a->v, s->store[i].cell) &&
            fan_path_of_cell(a, s->store[i].cell, out))
            return out->base == SPATH_ARG;
    return false;
}

/* A path for a cell; objects reached from the returned pointer are reached from the result, those reached from a
 * pointer given through an argument from there. */
static bool path_of(struct fan *a, const struct exit_state *x, uint32_t cell, struct spath *out)
{
    const struct cell c = a->v.cells[cell];
    if (c.kind == CELL_DEREF && c.a == x->ret) {
        memset(out, 0, sizeof *out);
        out->base = SPATH_RET;
        out->proj[out->n++] = (struct spath_proj){IR_PROJ_DEREF, 0, 0};
        return true;
    }
    if (c.kind == CELL_DEREF && path_of_pointer(a, x->s, c.a, out)) {
        if (out->n == SPATH_DEPTH) return false;
        out->proj[out->n++] = (struct spath_proj){IR_PROJ_DEREF, 0, 0};
        return true;
    }
    if (c.kind == CELL_FIELD) {
        if (!path_of(a, x, c.parent, out) || out->n == SPATH_DEPTH) return false;
        out->proj[out->n++] = (struct spath_proj){IR_PROJ_FIELD, c.a, c.b};
        return true;
    }
    return fan_path_of_cell(a, cell, out);
}

/* False when there is no room for it. */
static bool add_effect(struct fan *a, struct outcome *o, struct seffect e)
{
    for (uint32_t i = 0; i < o->n_effects; i++)
        if (o->effects[i].op == e.op && spath_eq(&o->effects[i].path, &e.path)) return true;
    if (o->n_effects == MAX_EFFECTS) return false;
    if (!o->effects) o->effects = ARENA_ARRAY(&a->arena, struct seffect, MAX_EFFECTS);
    o->effects[o->n_effects++] = e;
    return true;
}

/* `p` lies in the record that `record` is. */
static bool is_member(const struct spath *p, const struct spath *record)
{
    struct spath around = *p;
    for (; around.n > record->n; around.n--)
        if (around.proj[around.n - 1].kind != IR_PROJ_FIELD) return false;
    return p->n > record->n && spath_eq(&around, record);
}

/* The store to a record around `p`, or NULL. */
static const struct seffect *record_write(const struct outcome *o, const struct spath *p)
{
    for (uint32_t i = 0; i < o->n_effects; i++)
        if (o->effects[i].op == SEFFECT_WRITE && is_member(p, &o->effects[i].path)) return &o->effects[i];
    return NULL;
}

/* Nothing is said any more of the records around `p`. */
static void drop_records(struct outcome *o, const struct spath *p)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < o->n_effects; i++)
        if (o->effects[i].op != SEFFECT_WRITE || !is_member(p, &o->effects[i].path)) o->effects[n++] = o->effects[i];
    o->n_effects = n;
}

/* A global was filled anew, and read after calls that may write there: that need not be what the caller had there. */
static bool may_be_newer(const struct fan *a, uint32_t val)
{
    const struct val *x = &a->v.vals[val];
    return x->kind == VAL_MEM && x->b != 0 && fan_refilled(a, x->a);
}

static void add_releases(struct fan *a, struct outcome *o, const struct state *s)
{
    for (uint32_t i = 0; i < s->n_exts; i++) {
        struct seffect e = {.op = SEFFECT_RELEASE, .kind = s->exts[i].kind, .maker = s->exts[i].by};
        bool known = fan_path_of_val(a, s->exts[i].val, &e.path);
        if (known && !may_be_newer(a, s->exts[i].val))
            add_effect(a, o, e);
        else
            fan_let_go_of(a, s->exts[i].val);
    }
}

static void add_kept(struct fan *a, struct outcome *o, const struct state *s)
{
    for (uint32_t i = 0; i < 64 && !a->sum->n_spawns; i++)
        if (s->kept >> i & 1)
            add_effect(a, o, (struct seffect){.op = SEFFECT_KEEP, .path = {.base = SPATH_ARG, .index = i}});
}

static bool in_slot(const struct fan *a, uint32_t cell)
{
    const struct cell *root = &a->v.cells[a->v.cells[cell].root];
    return root->kind == CELL_VAR && root->a == a->f->n_vars;
}

/* The handle is owned by `owner`, and other places that the caller can see hold it beside. */
static void add_aliases(struct fan *a, struct outcome *o, const struct exit_state *x, const struct ob *ob,
                        const struct seffect *made)
{
    if (made->path.base != SPATH_ARG) return;
    for (uint32_t i = 0; i < x->s->n_store; i++) {
        struct entry en = x->s->store[i];
        struct seffect e = {.op = SEFFECT_ALIAS, .of = made->path};
        if (en.val != ob->handle || (cell_is_local(&a->v, en.cell) && !in_slot(a, en.cell))) continue;
        if (!path_of(a, x, en.cell, &e.path) || e.path.base == SPATH_GLOBAL) continue;
        if (e.path.base == SPATH_RET && e.path.n) continue;
        if (!spath_eq(&e.path, &made->path)) add_effect(a, o, e);
    }
}

static void add_creation(struct fan *a, struct outcome *o, const struct exit_state *x, const struct ob *ob)
{
    const struct site *st = &a->sites[ob->site];
    struct seffect e = {.op = SEFFECT_CREATE, .kind = st->kind, .maker = st->wrapped ? st->wrapped : st->creator};
    e.when_stored = st->when_stored;
    e.auto_release = st->auto_release;
    e.lives_on = st->lives_on;
    const struct val *h = &a->v.vals[ob->handle];
    if (h->kind == VAL_ADDR) {
        if (!path_of(a, x, h->a, &e.path)) return;
        e.path.addr = true;
        add_effect(a, o, e);
        return;
    }
    for (uint32_t i = 0; i < x->s->n_store; i++) {
        struct entry en = x->s->store[i];
        bool slot = in_slot(a, en.cell);
        if (slot ? ob->owned : cell_is_local(&a->v, en.cell) || !ob->owned) continue;
        if (!fan_holds(a, en.val, ob->handle) || !path_of(a, x, en.cell, &e.path)) continue;
        /* the slot holds a record: the handle is one of its members */
        for (uint32_t v = ob->handle; v != en.val && e.path.n < SPATH_DEPTH; v = a->v.vals[v].a)
            e.path.proj[e.path.n++] = (struct spath_proj){IR_PROJ_FIELD, a->v.vals[v].b, a->v.vals[v].c};
        if (e.path.base == SPATH_GLOBAL) { /* what a global holds is nobody's obligation, but another one than before */
            struct seffect w = {.op = SEFFECT_WRITE, .path = e.path, .fact = fact_any(), .renewed = true};
            add_effect(a, o, w);
            return;
        }
        add_effect(a, o, e);
        add_aliases(a, o, x, ob, &e);
        return;
    }
}

/* The result is a handle that does not live any more: callers who go on with it use or release it too late. */
static void add_dead(struct fan *a, struct outcome *o, const struct rule_kind *kind, const struct trace *released)
{
    struct seffect e = {.op = SEFFECT_DEAD, .path = {.base = SPATH_RET}, .kind = kind};
    e.maker = released ? released->text : NULL;
    if (kind && !kind->refcounted) add_effect(a, o, e);
}

/* What is left in the caller's places, as far as something is known of it. Of a member that was stored after its record
 * also that nothing is known: `*s = (struct x){0}; s->name = name;`. */
static void add_writes(struct fan *a, struct outcome *o, const struct exit_state *x)
{
    uint32_t n = 0, record = CELL_NONE; /* the last one of which something is known: what is in it comes next */
    for (uint32_t i = 0; i < x->s->n_store; i++) {
        struct entry en = x->s->store[i];
        if (cell_is_local(&a->v, en.cell)) continue;
        struct seffect e = {.op = SEFFECT_WRITE, .fact = state_fact(&a->v, x->s, en.val)};
        bool member = record != CELL_NONE && cell_within(&a->v, en.cell, record);
        if (!fact_is_any(e.fact) && fan_ob_of(a, x->s, en.val)) e.fact = fact_any();
        if (!member && !fact_is_any(e.fact)) record = en.cell;
        if ((fact_is_any(e.fact) && !member) || !path_of(a, x, en.cell, &e.path) || e.path.base == SPATH_RET) continue;
        if (!fact_is_any(e.fact)) e.fresh = threads_is_fresh(a, en.val) && !threads_is_public(a, en.val);
        if (n++ < MAX_WRITES && add_effect(a, o, e)) continue;
        if (member) drop_records(o, &e.path);
    }
}

/* Arguments that are left in members of what other arguments lead to: a function that ends the object may ask for them.
 */
static void add_copies(struct fan *a, struct outcome *o, const struct exit_state *x)
{
    enum { MAX_COPIES = 6 };
    for (uint32_t i = 0, n = 0; i < x->s->n_store && n < MAX_COPIES; i++) {
        struct entry en = x->s->store[i];
        const struct val *v = &a->v.vals[en.val];
        struct seffect e = {.op = SEFFECT_WRITE, .fact = state_fact(&a->v, x->s, en.val)};
        if (v->kind != VAL_PARAM || v->a >= UINT8_MAX || cell_is_local(&a->v, en.cell)) continue;
        if (fan_ob_of(a, x->s, en.val) || !path_of(a, x, en.cell, &e.path) || e.path.base != SPATH_ARG) continue;
        e.from_arg = (uint8_t)(v->a + 1);
        n++;
        if (!add_effect(a, o, e)) return;
        for (uint32_t k = 0; k < o->n_effects; k++) /* it was there already */
            if (o->effects[k].op == SEFFECT_WRITE && spath_eq(&o->effects[k].path, &e.path))
                o->effects[k].from_arg = e.from_arg;
    }
}

/* `val`, which lay in memory of the caller's at the beginning, lies there still. */
static bool stays(struct fan *a, const struct state *s, uint32_t val)
{
    const struct val *v = &a->v.vals[val];
    if (v->kind != VAL_MEM || v->b != 0) return false;
    uint32_t now = state_get(s, v->a);
    for (uint32_t c = a->v.cells[v->a].parent; now == VAL_NONE && c != CELL_NONE; c = a->v.cells[c].parent)
        if (state_get(s, c) != VAL_NONE) return false;
    return now == val || (now == VAL_NONE && s->epochs[fan_class(a, v->a)] == v->b);
}

/* Of globals only what is asked of a flag: set or not, or one value. */
static void add_pre(struct fan *a, struct outcome *o, const struct state *s)
{
    int64_t c;
    for (uint32_t i = 0; i < s->n_facts && o->n_pre < MAX_PRE; i++) {
        const struct val *x = &a->v.vals[s->facts[i].val];
        if (x->kind != VAL_PARAM && x->kind != VAL_FIELD && !(x->kind == VAL_MEM && x->b == 0)) continue;
        struct spre p = {.fact = s->facts[i].f};
        if (!fan_path_of_val(a, s->facts[i].val, &p.path) || spath_attached(&p.path)) continue;
        bool flag = !p.path.n && !p.path.addr && (fact_is_const(&p.fact, &c) || fact_nonzero(p.fact));
        if (p.path.base == SPATH_GLOBAL && !flag) continue;
        if (p.path.base == SPATH_GLOBAL && !fact_is_const(&p.fact, &c))
            p.fact = fact_without(fact_range(p.fact.lo, p.fact.hi), 0);
        p.stays = p.path.base == SPATH_ARG && p.path.n && stays(a, s, s->facts[i].val);
        if (!o->pre) o->pre = ARENA_ARRAY(&a->arena, struct spre, MAX_PRE);
        o->pre[o->n_pre++] = p;
    }
}

static bool returns_record(const struct fan *a)
{
    uint32_t t = a->u->syms[a->f->sym].type;
    if (t < a->u->n_types) t = a->u->types[t].elem;
    return t < a->u->n_types && a->u->types[t].kind == IR_T_RECORD;
}

static bool has_members(const struct fan *a, const struct state *s)
{
    for (uint32_t i = 0; i < s->n_store; i++)
        if (in_slot(a, s->store[i].cell) && a->v.cells[s->store[i].cell].parent != CELL_NONE) return true;
    return false;
}

/* What is known of the members of a struct returned by value. */
static void add_members(struct fan *a, struct outcome *o, const struct exit_state *x)
{
    for (uint32_t i = 0; i < x->s->n_store; i++) {
        struct entry en = x->s->store[i];
        if (!in_slot(a, en.cell) || a->v.cells[en.cell].parent == CELL_NONE) continue;
        struct seffect e = {.op = SEFFECT_WRITE, .fact = state_fact(&a->v, x->s, en.val)};
        if (!fact_is_any(e.fact) && !fan_ob_of(a, x->s, en.val) && fan_path_of_cell(a, en.cell, &e.path))
            add_effect(a, o, e);
    }
}

static struct outcome from_exit(struct fan *a, const struct exit_state *x)
{
    struct outcome o = {.ret = fact_any()};
    int64_t zero;
    if (returns_record(a)) {
        if (x->ret != VAL_NONE && val_is_int(&a->v, x->ret, &zero) && !has_members(a, x->s)) o.ret = fact_const(zero);
    } else if (x->ret != VAL_NONE) {
        o.ret = state_fact(&a->v, x->s, x->ret);
        o.ret_is_path =
            (fan_path_of_val(a, x->ret, &o.ret_path) && !o.ret_path.addr) || fan_path_of_part(a, x->ret, &o.ret_path);
    }
    add_releases(a, &o, x->s);
    add_kept(a, &o, x->s);
    for (uint32_t i = 0; i < x->s->n_obs; i++) {
        const struct ob *ob = &x->s->obs[i];
        if (ob->status == OB_HELD && !ob->lent) add_creation(a, &o, x, ob);
        if (ob->status == OB_RELEASED && x->ret == ob->handle) add_dead(a, &o, a->sites[ob->site].kind, ob->released);
    }
    for (uint32_t i = 0; i < x->s->n_exts && !o.ret_is_path; i++)
        if (x->s->exts[i].val == x->ret) add_dead(a, &o, x->s->exts[i].kind, x->s->exts[i].step);
    add_members(a, &o, x);
    add_writes(a, &o, x);
    add_copies(a, &o, x);
    add_pre(a, &o, x->s);
    return o;
}

/* ---- merging ---- */

static const struct seffect *find_effect(const struct outcome *o, enum seffect_op op, const struct spath *p)
{
    for (uint32_t i = 0; i < o->n_effects; i++)
        if (o->effects[i].op == op && spath_eq(&o->effects[i].path, p)) return &o->effects[i];
    return NULL;
}

static bool covers(const struct outcome *x, const struct outcome *y)
{
    for (uint32_t i = 0; i < y->n_effects; i++) {
        const struct seffect *e = &y->effects[i];
        if (e->op != SEFFECT_WRITE && !find_effect(x, e->op, &e->path)) return false;
    }
    return true;
}

/* True when y's knowledge of out-parameters is x's too: results that tell different contents apart stay apart. */
static bool same_writes(const struct outcome *x, const struct outcome *y)
{
    for (uint32_t i = 0; i < y->n_effects; i++) {
        const struct seffect *e = &y->effects[i];
        if (e->op != SEFFECT_WRITE || e->path.base != SPATH_ARG || fact_is_any(e->fact)) continue;
        const struct seffect *w = find_effect(x, SEFFECT_WRITE, &e->path);
        if (!w || !fact_same(w->fact, e->fact)) return false;
    }
    return true;
}

/* `x` comes with a value of some argument that `y` does not have, or need not have. */
static bool asks_more(const struct outcome *x, const struct outcome *y)
{
    int64_t c;
    for (uint32_t i = 0; i < x->n_pre; i++) {
        const struct spre *p = &x->pre[i], *q = NULL;
        for (uint32_t k = 0; k < y->n_pre && !q; k++)
            if (spath_eq(&p->path, &y->pre[k].path)) q = &y->pre[k];
        if (q ? facts_disjoint(p->fact, q->fact) : fact_is_const(&p->fact, &c)) return true;
    }
    return false;
}

/* Results that answer a question about the arguments (`return fd != -1`) stay apart: callers may go by them. */
static bool answers(const struct outcome *x, const struct outcome *y)
{
    return facts_disjoint(x->ret, y->ret) && (asks_more(x, y) || asks_more(y, x));
}

static bool same_result(const struct outcome *x, const struct outcome *y)
{
    if (x->ret_is_path != y->ret_is_path) return false;
    return !x->ret_is_path || spath_eq(&x->ret_path, &y->ret_path);
}

static void merge_pre(struct outcome *x, const struct outcome *y)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < x->n_pre; i++) {
        for (uint32_t k = 0; k < y->n_pre; k++) {
            if (!spath_eq(&x->pre[i].path, &y->pre[k].path)) continue;
            struct spre p = {.path = x->pre[i].path, .fact = fact_hull(x->pre[i].fact, y->pre[k].fact)};
            p.stays = x->pre[i].stays && y->pre[k].stays;
            if (!fact_is_any(p.fact)) x->pre[n++] = p;
            break;
        }
    }
    x->n_pre = n;
}

/* Stores of which nothing is known go, unless their record would be believed. */
static void drop_unknown(struct outcome *o)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < o->n_effects; i++) {
        const struct seffect *e = &o->effects[i];
        bool unknown = e->op == SEFFECT_WRITE && fact_is_any(e->fact) && !e->from_arg && !e->renewed;
        if (!unknown || record_write(o, &e->path)) o->effects[n++] = *e;
    }
    o->n_effects = n;
}

/* What is stored in a member on one path and with its record on the other. */
static void merge_members(struct fan *a, struct outcome *x, const struct outcome *y)
{
    for (uint32_t i = 0; i < y->n_effects; i++) {
        struct seffect e = y->effects[i];
        if (e.op != SEFFECT_WRITE || find_effect(x, SEFFECT_WRITE, &e.path)) continue;
        const struct seffect *record = record_write(x, &e.path);
        if (!record || !record_write(y, &e.path)) continue;
        e.fact = fact_hull(e.fact, record->fact);
        e.fresh = false;
        e.from_arg = 0;
        if (!add_effect(a, x, e)) drop_records(x, &e.path);
    }
}

static void merge(struct fan *a, struct outcome *x, const struct outcome *y)
{
    uint32_t n = 0;
    merge_members(a, x, y);
    x->ret = fact_hull(x->ret, y->ret);
    if (x->ret_is_path && (!y->ret_is_path || !spath_eq(&x->ret_path, &y->ret_path))) x->ret_is_path = false;
    for (uint32_t i = 0; i < x->n_effects; i++) {
        struct seffect e = x->effects[i];
        if (e.op == SEFFECT_WRITE) {
            const struct seffect *w = find_effect(y, SEFFECT_WRITE, &e.path);
            if (!w) w = record_write(y, &e.path);
            if (!w) continue;
            e.fact = fact_hull(e.fact, w->fact);
            e.renewed |= w->renewed;
            if (e.from_arg != w->from_arg) e.from_arg = 0;
        }
        x->effects[n++] = e;
    }
    x->n_effects = n;
    drop_unknown(x);
    merge_pre(x, y);
}

/* ---- releases that a caller could not tell from no release ---- */

/* By the result, or by what arguments were; whether something was kept does not show in memory behind them. */
static bool tells_apart(const struct outcome *x, const struct outcome *y, enum seffect_op op)
{
    if (facts_disjoint(x->ret, y->ret)) return true;
    for (uint32_t i = 0; i < x->n_pre; i++)
        for (uint32_t k = 0; k < y->n_pre && (op != SEFFECT_KEEP || !x->pre[i].path.n); k++)
            if (spath_eq(&x->pre[i].path, &y->pre[k].path) && facts_disjoint(x->pre[i].fact, y->pre[k].fact))
                return true;
    return false;
}

static void drop_effect(struct outcome *o, enum seffect_op op, const struct spath *p)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < o->n_effects; i++)
        if (o->effects[i].op != op || !spath_eq(&o->effects[i].path, p)) o->effects[n++] = o->effects[i];
    o->n_effects = n;
}

static void give_up(struct builder *b, enum seffect_op op, struct spath p)
{
    for (uint32_t i = 0; i < b->n; i++) drop_effect(&b->outs[i], op, &p);
    fan_add_escape(b->a, &p);
}

/* Where nothing was to be released and nothing was put, there is still none: as after a release that leaves none, too.
 */
static void add_still_none(struct fan *a, struct outcome *o, const struct state *s, const struct spath *path,
                           uint32_t val)
{
    struct seffect e = {.op = SEFFECT_WRITE, .path = *path, .fact = state_fact(&a->v, s, val)};
    if (path->base != SPATH_ARG || find_effect(o, SEFFECT_WRITE, path)) return;
    if (stays(a, s, val)) add_effect(a, o, e);
}

/* Where the handle is known to be null, releasing it or not is the same. */
static void add_vacuous(struct builder *b)
{
    struct fan *a = b->a;
    for (uint32_t i = 0; i < b->n; i++) {
        const struct state *s = b->from[i]->s;
        for (uint32_t k = 0; k < s->n_exts; k++) {
            struct ext x = s->exts[k];
            struct seffect e = {.op = SEFFECT_RELEASE, .kind = x.kind, .maker = x.by, .null_guarded = true};
            if (!fan_path_of_val(a, x.val, &e.path)) continue;
            for (uint32_t j = 0; j < b->n; j++) {
                if (j == i || find_effect(&b->outs[j], SEFFECT_RELEASE, &e.path)) continue;
                struct fact f = state_fact(&a->v, b->from[j]->s, x.val);
                int64_t c;
                bool none = fact_is_const(&f, &c) && (c == 0 || c == -1);
                if (!none && !(x.kind && x.kind->repr == RULE_REPR_FD && f.hi < 0)) continue;
                add_effect(a, &b->outs[j], e);
                if (find_effect(&b->outs[i], SEFFECT_WRITE, &e.path))
                    add_still_none(a, &b->outs[j], b->from[j]->s, &e.path, x.val);
            }
        }
    }
}

static void settle_releases(struct builder *b)
{
    for (uint32_t i = 0; i < b->n; i++) {
        for (uint32_t k = 0; k < b->outs[i].n_effects; k++) {
            struct seffect e = b->outs[i].effects[k];
            if (e.op != SEFFECT_RELEASE && e.op != SEFFECT_KEEP) continue;
            bool mixed = false;
            for (uint32_t j = 0; j < b->n && !mixed; j++)
                mixed =
                    j != i && !find_effect(&b->outs[j], e.op, &e.path) && !tells_apart(&b->outs[i], &b->outs[j], e.op);
            if (!mixed) continue;
            give_up(b, e.op, e.path);
            k = UINT32_MAX; /* effects moved: look again */
        }
    }
}

/* Nothing is left at the path that could be taken for a handle. */
static bool leaves_none(const struct outcome *o, const struct spath *p)
{
    const struct seffect *w = find_effect(o, SEFFECT_WRITE, p);
    int64_t c;
    return w && (w->fact.hi < 0 || (fact_is_const(&w->fact, &c) && c == 0));
}

/* One result is a constant, the other may be anything (`return -errno`): zero and the like are kept for one of them. */
static bool is_constant_of(const struct outcome *x, const struct outcome *y)
{
    int64_t c, d;
    return fact_is_const(&x->ret, &c) && !(fact_is_const(&y->ret, &d) && c == d);
}

/* What is put where an argument points, in one of several ways to go that a caller cannot tell apart: he knows what he
 * asked for (the type of a value to be copied, say), or looks at what was there before. */
static void settle_creations(struct builder *b)
{
    for (uint32_t i = 0; i < b->n; i++)
        for (uint32_t k = 0; k < b->outs[i].n_effects; k++) {
            struct seffect *e = &b->outs[i].effects[k];
            if (e->op != SEFFECT_CREATE || e->path.addr || e->path.base != SPATH_ARG || e->path.n != 1) continue;
            for (uint32_t j = 0; j < b->n && !e->unsure; j++)
                e->unsure = j != i && !find_effect(&b->outs[j], SEFFECT_CREATE, &e->path) &&
                            !leaves_none(&b->outs[j], &e->path) && !is_constant_of(&b->outs[i], &b->outs[j]) &&
                            !tells_apart(&b->outs[i], &b->outs[j], SEFFECT_CREATE);
        }
}

/* Merged, the two results could not be told from a third one that comes with something else. */
static bool blurs(const struct builder *b, uint32_t i, uint32_t j)
{
    struct fact both = fact_hull(b->outs[i].ret, b->outs[j].ret);
    for (uint32_t k = 0; k < b->n; k++) {
        const struct outcome *o = &b->outs[k];
        if (k == i || k == j || facts_disjoint(o->ret, both)) continue;
        bool apart = facts_disjoint(o->ret, b->outs[i].ret) && facts_disjoint(o->ret, b->outs[j].ret);
        if (apart && !(covers(o, &b->outs[i]) && covers(&b->outs[i], o))) return true;
    }
    return false;
}

static void merge_equal(struct builder *b)
{
    for (uint32_t i = 0; i < b->n; i++) {
        for (uint32_t j = b->n; j-- > i + 1;) {
            bool same = covers(&b->outs[i], &b->outs[j]) && covers(&b->outs[j], &b->outs[i]);
            if (same && b->n <= MAX_OUTCOMES && !same_result(&b->outs[i], &b->outs[j])) same = false;
            if (same && b->n <= MAX_OUTCOMES && facts_disjoint(b->outs[i].ret, b->outs[j].ret))
                same = same_writes(&b->outs[i], &b->outs[j]) && same_writes(&b->outs[j], &b->outs[i]);
            if (same && b->n <= MAX_OUTCOMES && answers(&b->outs[i], &b->outs[j])) same = false;
            if (same && b->n <= MAX_OUTCOMES && blurs(b, i, j)) same = false;
            if (!same && b->n <= MAX_OUTCOMES) continue;
            if (!same) { /* too many: keep what they share, the rest may have happened */
                for (uint32_t k = 0; k < b->outs[j].n_effects; k++)
                    if (b->outs[j].effects[k].op == SEFFECT_RELEASE || b->outs[j].effects[k].op == SEFFECT_KEEP)
                        fan_add_escape(b->a, &b->outs[j].effects[k].path);
            }
            if (!same_result(&b->outs[i], &b->outs[j])) { /* the value comes back on some path only */
                if (b->outs[i].ret_is_path) fan_add_escape(b->a, &b->outs[i].ret_path);
                if (b->outs[j].ret_is_path) fan_add_escape(b->a, &b->outs[j].ret_path);
            }
            merge(b->a, &b->outs[i], &b->outs[j]);
            memmove(&b->outs[j], &b->outs[j + 1], (b->n - 1 - j) * sizeof *b->outs);
            memmove(&b->from[j], &b->from[j + 1], (b->n - 1 - j) * sizeof *b->from);
            b->n--;
        }
    }
}

static void keep(struct summary *m, const struct builder *b)
{
    m->n_outcomes = b->n;
    m->outcomes = ARENA_ARRAY(&b->a->arena, struct outcome, b->n + 1);
    for (uint32_t i = 0; i < b->n; i++) m->outcomes[i] = b->outs[i];
}

/* Paths were cut, and those that are left tell nothing about the others: callers go on as after code out of sight. */
static void know_nothing(struct fan *a)
{
    struct summary *m = a->sum;
    struct builder b = {.a = a, .n = 1, .outs = &(struct outcome){.ret = fact_any()}};
    m->done = true;
    m->may_wait = m->leaves = true;
    m->shown[0] = m->shown[1] = m->drops = ~0ull;
    m->mods = ~0ull;
    memset(m->arg_mods, 0xff, sizeof m->arg_mods);
    m->frees_memory = 0;
    m->n_frees = m->n_spawns = m->teardown = 0;
    for (uint32_t i = 0; i < a->f->n_params; i++) fan_add_escape(a, &(struct spath){.base = SPATH_ARG, .index = i});
    keep(m, &b);
}

void outcome_build(struct fan *a)
{
    struct summary *m = a->sum;
    m->done = a->last_round || a->n_exits || !a->bottom;
    m->over_budget = a->over |= a->n_exits > MAX_EXITS;
    if (a->over) {
        know_nothing(a);
        return;
    }
    if (!a->n_exits) {
        m->noreturn = !a->bottom;
        if (a->exit_process)
            m->exit = ENGINE_EXIT_NONE;
        else if (a->exit_longjmp)
            m->exit = ENGINE_EXIT_LONGJMP;
        else if (a->exit_thread)
            m->exit = ENGINE_EXIT_THREAD;
    }
    uint32_t n = a->n_exits;
    if (m->n_spawns) fan_kept_somewhere(a, a->ever_kept);
    struct builder b = {.a = a, .n = n};
    b.outs = ARENA_ARRAY(&a->arena, struct outcome, n + 1);
    b.from = ARENA_ARRAY(&a->arena, const struct exit_state *, n + 1);
    for (uint32_t i = 0; i < n; i++) {
        b.outs[i] = from_exit(a, &a->exits[i]);
        b.from[i] = &a->exits[i];
    }
    add_vacuous(&b);
    merge_equal(&b);
    settle_releases(&b);
    merge_equal(&b);
    settle_creations(&b);
    if (!b.n && !m->noreturn) b.outs[b.n++] = (struct outcome){.ret = fact_any()};
    m->leaves |= a->exit_thread || a->exit_longjmp;
    m->fresh = threads_makes_fresh(a);
    keep(m, &b);
}

/* ---- what stays ---- */

static void *copy(struct arena *to, const void *from, uint32_t n, size_t size)
{
    if (!n) return NULL;
    void *out = arena_alloc(to, n * size);
    memcpy(out, from, n * size);
    return out;
}

struct summary *summary_copy(struct arena *to, const struct summary *m)
{
    const uint32_t n = m->n_outcomes;
    struct summary *c = ARENA_NEW(to, struct summary);
    *c = *m;
    c->outcomes = copy(to, m->outcomes, n, sizeof *m->outcomes);
    for (uint32_t i = 0; i < n; i++) {
        struct outcome *o = &c->outcomes[i];
        o->effects = copy(to, o->effects, o->n_effects, sizeof *o->effects);
        o->pre = copy(to, o->pre, o->n_pre, sizeof *o->pre);
    }
    c->escapes = copy(to, m->escapes, m->n_escapes, sizeof *m->escapes);
    c->gpaths = copy(to, m->gpaths, m->n_gpaths, sizeof *m->gpaths);
    c->frees = copy(to, m->frees, m->n_frees, sizeof *m->frees);
    c->waits = copy(to, m->waits, m->n_waits, sizeof *m->waits);
    c->spawns = copy(to, m->spawns, m->n_spawns, sizeof *m->spawns);
    c->used = copy(to, m->used, m->n_used, sizeof *m->used);
    c->cap_used = m->n_used;
    c->cap_escapes = m->n_escapes;
    c->cap_frees = m->n_frees;
    c->cap_spawns = m->n_spawns;
    return c;
}
