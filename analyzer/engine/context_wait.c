/* Can this call block, and does anything end it? Answers for one state. */
#include "engine/context.h"
#include "engine/kept.h"

#include <string.h>

struct call {
    struct fan *a;
    struct state *s;
    const uint32_t *args;
    uint32_t n;
};

static uint32_t arg(const struct call *c, int32_t i)
{
    return i >= 0 && (uint32_t)i < c->n ? c->args[i] : VAL_NONE;
}

static bool word_in(const char *w, const char *const *list)
{
    for (; w && *list; list++)
        if (strcmp(w, *list) == 0) return true;
    return false;
}

/* What is waited for as a rule ends soon, or is not known to be slow. */
static bool is_weak(const struct rule_effect *e)
{
    static const char *const weak[] = {"lock", "fs", "disk", "file", "tty", "io", "loop", "space", NULL};
    return word_in(e->blocks_on, weak);
}

bool ctx_moves_bytes(const struct rule_effect *e)
{
    return e->blocks_on && strcmp(e->blocks_on, "io") == 0;
}

bool ctx_surely_slow(const struct fan *a, const struct rule_effect *e)
{
    static const char *const any_file[] = {"fd", "space", NULL};
    return !word_in(e->blocks_on, any_file) && !a->p->contexts->sets_nonblock;
}

static bool is_sleep(const struct rule_effect *e)
{
    return e->blocks_on && strcmp(e->blocks_on, "time") == 0;
}

bool ctx_polls(const struct rule_effect *e)
{
    return is_sleep(e);
}

bool ctx_strong(const struct rule_effect *e)
{
    return !is_weak(e);
}

/* The waits of a parameter's value are the caller's to know. */
static bool is_param(const struct call *c, uint32_t val, uint8_t *index)
{
    if (val == VAL_NONE || c->a->v.vals[val].kind != VAL_PARAM || c->a->v.vals[val].a >= 64) return false;
    *index = (uint8_t)c->a->v.vals[val].a;
    return true;
}

/* ---- conditions: 1 holds, 0 does not, -1 as the caller has it ---- */

static int needs(struct wait *w, enum wait_cond_kind kind, uint8_t index)
{
    for (uint32_t i = 0; i < w->n_conds; i++)
        if (w->conds[i].kind == kind && w->conds[i].arg == index) return -1;
    if (w->n_conds == WAIT_CONDS) return 0;
    w->conds[w->n_conds++] = (struct wait_cond){(uint8_t)kind, index};
    return -1;
}

static int no_context(const struct call *c, struct wait *w, uint32_t val)
{
    uint8_t i;
    if (ctx_is_null(c->a, c->s, val)) return 1;
    if (!is_param(c, val, &i) || fact_nonzero(state_fact(&c->a->v, c->s, val))) return 0;
    return needs(w, WAIT_IF_NULL, i);
}

/* What argument `i` says: the number, or the first member of a struct that is passed by value (k_timeout_t). */
static struct fact said(const struct call *c, int32_t i)
{
    struct fan *a = c->a;
    const struct ir_instr *in = a->cur_instr;
    uint32_t val = arg(c, i);
    if (val == VAL_NONE) return fact_any();
    if (in && (uint32_t)i < in->n_args && in->args[i].kind == IR_O_PLACE) {
        const struct ir_type *t = &a->u->types[a->f->places[in->args[i].index].type];
        if (t->kind == IR_T_RECORD) {
            uint32_t whole = fan_cell(a, c->s, in->args[i].index);
            uint32_t first = state_get(c->s, cell_field(&a->v, whole, a->urecs[t->record], 0));
            if (first != VAL_NONE) val = first;
        }
    }
    return state_fact(&a->v, c->s, val);
}

static bool is_endless(const struct rule_effect *e, struct fact f)
{
    int64_t k;
    if (e->infinite_negative && f.hi < 0) return true;
    if (!fact_is_const(&f, &k)) return false;
    for (uint32_t i = 0; i < e->n_infinite_values; i++)
        if (e->infinite_values[i] == k) return true;
    return false;
}

/* A constant of the library's own, by its name. */
static bool names_endless(const struct call *c, const struct rule_effect *e, int32_t i)
{
    const struct ir_instr *in = c->a->cur_instr;
    if (!in || i < 0 || (uint32_t)i >= in->n_args || in->args[i].kind != IR_O_PLACE) return false;
    const struct ir_place *p = &c->a->f->places[in->args[i].index];
    if (p->base != IR_BASE_GLOBAL || p->n_projs) return false;
    for (uint32_t k = 0; k < e->n_infinite; k++)
        if (strcmp(e->infinite[k], c->a->u->syms[p->index].name) == 0) return true;
    return false;
}

static int no_limit(const struct call *c, struct wait *w, const struct rule_effect *e, int32_t bound)
{
    uint8_t i;
    if (arg(c, bound) == VAL_NONE || !e->n_infinite) return 0;
    struct fact f = said(c, bound);
    if (is_endless(e, f)) return 1;
    if (!is_param(c, arg(c, bound), &i) || f.lo == f.hi) return 0;
    return needs(w, WAIT_IF_ENDLESS, i);
}

/* What is no number is a connection of some library: it blocks as long as nothing is said to the contrary. */
static bool on_connection(const struct call *c, uint32_t val)
{
    const struct ir_instr *in = c->a->cur_instr;
    for (uint32_t i = 0; i < c->n && i < in->n_args; i++) {
        if (c->args[i] != val || in->args[i].kind != IR_O_PLACE) continue;
        const struct ir_place *p = &c->a->f->places[in->args[i].index];
        if (c->a->u->types[p->type].kind == IR_T_PTR) return true;
    }
    return false;
}

static int on_descriptor(const struct call *c, struct wait *w, const struct rule_effect *e, uint32_t val)
{
    struct fan *a = c->a;
    uint8_t i;
    if (val == VAL_NONE) return 1;
    if (ctx_is_context(a, c->s, val)) return 0; /* it waits for the context itself */
    if (ctx_marked(a, c->s, val, MARK_READY) || ctx_marked(a, c->s, val, MARK_NONBLOCK)) return 0;
    if (ctx_marked(a, c->s, VAL_NONE, MARK_ANY_READY)) return 0;
    if (ctx_marked(a, c->s, val, MARK_SLOW)) return 1;
    if (on_connection(c, val)) return 1;
    if (is_param(c, val, &i)) return needs(w, WAIT_IF_SLOW, i);
    if (!ctx_surely_slow(a, e)) w->assumptions++;
    return 1;
}

/* ---- calls that packs describe ---- */

/* The member `name` of the struct that the value points to; NULL: the first, such as the seconds of a struct timespec.
 */
static struct fact member(const struct call *c, uint32_t val, const char *name)
{
    struct fan *a = c->a;
    const struct val x = a->v.vals[val];
    if (x.kind != VAL_ADDR) return fact_any();
    for (uint32_t i = 0; i < c->s->n_store; i++) {
        const struct cell *f = &a->v.cells[c->s->store[i].cell];
        if (f->kind != CELL_FIELD || f->parent != x.a) continue;
        bool meant = name ? strcmp(a->p->records[f->a].r->fields[f->b].name, name) == 0 : f->b == 0;
        if (meant) return state_fact(&a->v, c->s, c->s->store[i].val);
    }
    return fact_any();
}

static bool never_waits(const struct call *c, const struct rule_effect *e, struct wait *w)
{
    int32_t bound = e->timeout >= 0 ? e->timeout : e->deadline, i = e->flags >= 0 ? e->flags : bound;
    if (!e->n_nonblock || i < 0) {
        w->assumptions = (uint8_t)(w->assumptions + (e->n_nonblock > 0)); /* a flag we cannot see */
        return false;
    }
    uint32_t val = arg(c, i);
    bool behind = val != VAL_NONE && c->a->v.vals[val].kind == VAL_ADDR;
    bool limited = i == bound && e->n_infinite; /* one that has no end is asked for below */
    struct fact f = behind ? member(c, val, e->flags_in) : said(c, i);
    int64_t k;
    if (!fact_is_const(&f, &k)) {
        w->assumptions = (uint8_t)(w->assumptions + (!behind && !limited));
        return false;
    }
    for (uint32_t n = 0; n < e->n_nonblock_values; n++) {
        int64_t v = e->nonblock_values[n];
        if (v == k || (v != 0 && e->flags >= 0 && (k & v) == v)) return true;
    }
    return false;
}

static int64_t per_second(const char *unit)
{
    static const struct {
        const char *unit;
        int64_t n;
    } units[] = {{"s", 1}, {"ms", 1000}, {"us", 1000000}, {"ns", 1000000000}};
    for (size_t i = 0; unit && i < sizeof units / sizeof *units; i++)
        if (strcmp(units[i].unit, unit) == 0) return units[i].n;
    return 0;
}

/* Sleeping: shorter ones than a second are nobody's complaint; of unknown length they are left for those who ask. */
static int is_long(const struct call *c, struct wait *w, const struct rule_effect *e, uint32_t val)
{
    if (val == VAL_NONE) return 0;
    int64_t unit = per_second(e->unit), k;
    uint8_t i;
    struct fact f = unit ? state_fact(&c->a->v, c->s, val) : member(c, val, NULL);
    if (unit && is_param(c, val, &i) && !fact_is_const(&f, &k) && f.hi >= unit) return needs(w, WAIT_IF_LONG, i);
    if (!unit) unit = 1;
    if (!fact_is_const(&f, &k)) w->assumptions++;
    return f.hi >= unit;
}

bool ctx_sleeps_long(const struct ctx_at *c, const struct rule_effect *e)
{
    enum { LONG_SECONDS = 10 };
    const struct call at = {c->a, c->s, c->args, c->n};
    uint32_t val = arg(&at, e->timeout);
    if (!is_sleep(e) || val == VAL_NONE) return false;
    int64_t unit = per_second(e->unit);
    struct fact f = unit ? state_fact(&c->a->v, c->s, val) : member(&at, val, NULL);
    return f.lo >= LONG_SECONDS * (unit ? unit : 1);
}

/* A thread or child that was told to end is waited for. */
static bool was_told(const struct call *c, const struct rule_effect *e)
{
    if (e->on_arg >= 0 || !c->n) return false;
    return ctx_marked(c->a, c->s, c->args[0], MARK_NONBLOCK);
}

static bool waits_for_child(const struct rule_effect *e)
{
    return e->blocks_on && strcmp(e->blocks_on, "child") == 0;
}

/* Does the effect make this call block? Conditions that only the caller knows go into `w`. */
static bool blocks(const struct call *c, const struct rule_effect *e, struct wait *w)
{
    struct fan *a = c->a;
    if (e->when.kind == RULE_COND_CMP && !e->when.on_ret) {
        uint32_t v = arg(c, (int32_t)e->when.arg);
        int yes = v == VAL_NONE ? -1 : cond_eval(&e->when, state_fact(&a->v, c->s, v));
        if (yes == 0) return false;
        w->assumptions = (uint8_t)(w->assumptions + (yes < 0));
    } else if (e->when.kind == RULE_COND_OPAQUE) {
        w->assumptions++;
    }
    if (never_waits(c, e, w) || was_told(c, e)) return false;
    if (waits_for_child(e) && ctx_marked(a, c->s, VAL_NONE, MARK_ANY_READY)) w->assumptions++; /* its pipe has ended */
    if (is_sleep(e)) return is_long(c, w, e, arg(c, e->timeout)) != 0;
    if (e->cancellable >= 0 && no_context(c, w, arg(c, e->cancellable)) == 0) return false;
    int32_t bound = e->timeout >= 0 ? e->timeout : e->deadline;
    if (bound >= 0 && !names_endless(c, e, bound) && no_limit(c, w, e, bound) == 0) return false;
    if (e->on_arg >= 0 && on_descriptor(c, w, e, arg(c, e->on_arg)) == 0) return false;
    return true;
}

/* A context that is known to be null here belongs to the condition: with one the function may go another way. */
static void add_path(const struct call *c, struct wait *w)
{
    const struct ctx_fan *x = c->a->ctx;
    for (uint32_t i = 0; i < x->n_cands; i++) {
        if (x->cands[i].source != CTX_PARAM || x->cands[i].var >= 64) continue;
        uint32_t v = val_make(&c->a->v, VAL_PARAM, x->cands[i].var, 0, 0);
        if (ctx_is_null(c->a, c->s, v)) needs(w, WAIT_IF_NULL, (uint8_t)x->cands[i].var);
    }
}

/* A lock made of a condition: as a rule its wait ends as soon as that of any lock. */
static bool is_lock(const struct fan *a, const struct rule_effect *e)
{
    return e->blocks_on && strcmp(e->blocks_on, "cond") == 0 && words_lock(a->p->syms[a->pf->sym].name);
}

uint32_t ctx_rule_waits(struct fan *a, struct state *s, const struct rule_func *rf, const uint32_t *args, uint32_t n,
                        struct wait *out, uint32_t max)
{
    struct call c = {a, s, args, n};
    uint32_t k = 0;
    for (uint32_t i = 0; i < rf->n_effects && k < max; i++) {
        const struct rule_effect *e = &rf->effects[i];
        if (e->op != RULE_BLOCK) continue;
        struct wait w = {.leaf = rf, .effect = e, .pos = a->cur_pos, .callee = IR_NONE, .assumptions = 1};
        if (is_weak(e) || is_lock(a, e)) w.assumptions++;
        if (!blocks(&c, e, &w)) continue;
        add_path(&c, &w);
        out[k++] = w;
    }
    return k;
}

/* ---- calls of the program's own functions ---- */

static int holds(const struct call *c, const struct wait *from, struct wait_cond k, struct wait *w, uint64_t *null_args)
{
    uint32_t val = arg(c, k.arg);
    if (val == VAL_NONE) return 0;
    switch ((enum wait_cond_kind)k.kind) {
    case WAIT_IF_NULL: {
        int r = no_context(c, w, val);
        if (r == 1) *null_args |= 1ull << k.arg;
        return r;
    }
    case WAIT_IF_ENDLESS: return no_limit(c, w, from->effect, k.arg);
    case WAIT_IF_SLOW: return on_descriptor(c, w, from->effect, val);
    case WAIT_IF_LONG: return is_long(c, w, from->effect, val);
    }
    return 0;
}

uint32_t ctx_callee_waits(struct fan *a, struct state *s, uint32_t func, const uint32_t *args, uint32_t n,
                          struct wait *out, uint32_t max, uint64_t *null_args)
{
    enum { DEEP = 5 };
    struct call c = {a, s, args, n};
    const struct summary *m = fan_summary(a, func);
    uint32_t k = 0;
    *null_args = 0;
    for (uint32_t i = 0; m && i < m->n_waits && k < max; i++) {
        const struct wait *from = &m->waits[i];
        struct wait w = {.leaf = from->leaf, .effect = from->effect, .pos = a->cur_pos, .callee = func, .next = i};
        uint64_t nulls = 0;
        w.assumptions = from->assumptions;
        w.depth = from->depth < 255 ? from->depth + 1 : 255;
        if (w.depth == DEEP) w.assumptions++; /* who knows by then whether this path is taken */
        bool yes = true;
        for (uint32_t j = 0; j < from->n_conds && yes; j++) yes = holds(&c, from, from->conds[j], &w, &nulls) != 0;
        if (!yes) continue;
        add_path(&c, &w);
        if (!w.n_conds) *null_args |= nulls;
        out[k++] = w;
    }
    return k;
}

const struct wait *ctx_further(const struct program *p, const struct wait *w)
{
    const struct summary *m = w->callee == IR_NONE ? NULL : func_summary(p, w->callee);
    if (m && w->next < m->n_waits && m->waits[w->next].leaf == w->leaf) return &m->waits[w->next];
    for (uint32_t i = 0; m && i < m->n_waits; i++) /* in a recursion they have moved since */
        if (m->waits[i].leaf == w->leaf) return &m->waits[i];
    return NULL;
}

/* ---- the function's own summary ---- */

static bool same_end(const struct wait *x, const struct wait *y)
{
    return x->leaf == y->leaf && x->n_conds == y->n_conds &&
           memcmp(x->conds, y->conds, x->n_conds * sizeof *x->conds) == 0;
}

static bool better(const struct wait *x, const struct wait *y)
{
    if (x->assumptions != y->assumptions) return x->assumptions < y->assumptions;
    if (x->n_conds != y->n_conds) return x->n_conds < y->n_conds;
    if (x->depth != y->depth) return x->depth < y->depth;
    return x->pos < y->pos;
}

void ctx_add_wait(struct fan *a, const struct wait *w)
{
    enum { MAX_WAITS = 8 };
    struct summary *m = a->sum;
    if (!m->waits) m->waits = ARENA_ARRAY(&a->arena, struct wait, MAX_WAITS);
    for (uint32_t i = 0; i < m->n_waits; i++) {
        if (!same_end(&m->waits[i], w)) continue;
        if (better(w, &m->waits[i])) m->waits[i] = *w;
        return;
    }
    if (m->n_waits < MAX_WAITS) {
        m->waits[m->n_waits++] = *w;
        return;
    }
    uint32_t worst = 0;
    for (uint32_t i = 1; i < m->n_waits; i++)
        if (better(&m->waits[worst], &m->waits[i])) worst = i;
    if (better(w, &m->waits[worst])) m->waits[worst] = *w;
}
