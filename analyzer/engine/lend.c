/*
 * Handles passed to functions that are not in view. Such a function may keep what it gets, or only look at it. The code
 * itself tells what it believes: who releases a handle after passing it on, in a call that did not fail, still owned it
 * (deviant behaviour: Engler et al., SOSP 2001). So the handle stays ours at first; what is then lost is reported when
 * the whole program is known and somebody in it believes so of each function that got the handle. Kinds that a pack
 * calls `lent` need no such witness.
 */
#include "engine/kept.h"

#include <string.h>
#include <strings.h>

enum { MAX_LENDS = 32, MAX_ARG = 63 };

/* ---- passing on ---- */

static bool is_value(const struct rule_kind *k)
{
    return k->repr == RULE_REPR_POINTER || k->repr == RULE_REPR_ID || k->repr == RULE_REPR_FD;
}

/* A pack says that who takes such a handle as a parameter borrows it. */
static bool always_lent(const struct fan *a, const struct rule_kind *k, const struct lend *to)
{
    const char *name = a->p->syms[to->sym].name;
    if (!k->lent || words_end_life(name) || words_take_over(name) || (!k->refcounted && words_make(name))) return false;
    for (uint32_t i = 0; to->type && i < k->n_types; i++)
        if (strcmp(k->types[i], to->type) == 0) return true;
    return false;
}

static bool gets_function(const struct fan *a, const uint32_t *args, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        if (args[i] != VAL_NONE && a->v.vals[args[i]].kind == VAL_FUNC) return true;
    return false;
}

/* Its name says that it does something with the handle, and keeps nothing. */
static bool only_looks(const struct fan *a, const struct lend *to, bool gets_function)
{
    const char *name = a->p->syms[to->sym].name;
    return words_look(name) && !gets_function && !words_end_life(name) && !words_take_over(name) && !words_make(name);
}

static bool note_lend(struct fan *a, struct ob *o, struct lend to)
{
    to.instr = a->cur;
    to.result = a->cur_instr->type;
    for (uint32_t i = 0; i < a->n_lends; i++) {
        const struct lend *l = &a->lends[i];
        if (l->sym != to.sym || l->arg != to.arg || l->instr != to.instr) continue;
        o->lent |= 1u << i;
        return true;
    }
    if (a->n_lends == MAX_LENDS) return false;
    o->lent |= 1u << a->n_lends;
    ARENA_PUSH(&a->arena, a->lends, a->n_lends, a->cap_lends, to);
    return true;
}

/* The caller's handle, if it is one, is passed on, as an argument or in what an argument leads to: what that means, the
 * caller sees. */
static bool lent_parameter(struct fan *a, struct state *s, uint32_t val, const struct lend *to, bool registers)
{
    struct sescape e = {.to = *to};
    enum val_kind kind = a->v.vals[val].kind;
    bool whole = kind == VAL_PARAM;
    if (registers || (!whole && kind != VAL_MEM && kind != VAL_FIELD)) return false;
    if (!fan_path_of_val(a, val, &e.path) || e.path.base != SPATH_ARG) return false;
    if (!whole) { /* of an owner's handle, or container, it may be the end */
        fields_let_go(a, s, val);
        boxes_out(a, s, val);
    }
    threads_shown(a, s, val);
    spath_add_escape(a, &e);
    return true;
}

bool lend_passed(struct fan *a, struct state *s, uint32_t val, const struct lend *to, const uint32_t *args, uint32_t n)
{
    struct ob *o = fan_ob_of(a, s, val);
    if (!o) return lent_parameter(a, s, val, to, gets_function(a, args, n));
    const struct rule_kind *k = a->sites[o->site].kind;
    if (o->handle != val || o->status != OB_HELD || o->owned || o->thread || !is_value(k)) return false;
    if (o->count > 1) return false; /* one of the references may be meant for the callee */
    threads_shown(a, s, val);
    if (always_lent(a, k, to) || only_looks(a, to, gets_function(a, args, n))) {
        if (!o->assumptions) o->assumptions = 1; /* that this function is like all others */
        return true;
    }
    if (to->arg > MAX_ARG || gets_function(a, args, n) || !note_lend(a, o, *to)) return false;
    if (!a->seed) kept_callee(a, a->p->syms[to->sym].name, false);
    return true;
}

/* ---- what the code believes ---- */

static bool is_boolean(const struct ir_type *t)
{
    for (const char *p = t->name; *p; p++)
        if (strncasecmp(p, "bool", 4) == 0) return true;
    return t->kind == IR_T_INT && t->bits == 1;
}

enum belief { NO_BELIEF, WEAK_BELIEF, STRONG_BELIEF };

/* What a release tells when the result of the call that got the handle is known as `f`: after a failure nothing. Zero
 * of an `int` is success to some and failure to others. */
static enum belief after_result(const struct ir_type *t, struct fact f)
{
    int64_t k;
    bool zero = fact_is_const(&f, &k) && k == 0, nonzero = fact_nonzero(f);
    if (!zero && f.lo == INT64_MIN && !nonzero) return STRONG_BELIEF; /* nobody asked */
    if (t->kind == IR_T_PTR || is_boolean(t)) return zero ? NO_BELIEF : STRONG_BELIEF;
    if (f.hi < 0) return NO_BELIEF;
    if (zero || f.lo > 0) return WEAK_BELIEF;
    return f.lo == 0 ? STRONG_BELIEF : NO_BELIEF;
}

void lend_released(struct fan *a, struct state *s, const struct ob *o)
{
    for (uint32_t i = 0; i < a->n_lends && o->lent >> i; i++) {
        if (!(o->lent >> i & 1)) continue;
        const struct lend *l = &a->lends[i];
        kept_loud(a);
        struct psym *ps = &a->p->syms[l->sym];
        enum belief b = STRONG_BELIEF;
        if (l->result < a->u->n_types)
            b = after_result(&a->u->types[l->result],
                             state_fact(&a->v, s, val_make(&a->v, VAL_SITE, l->instr, RES_VALUE, 0)));
        if (b == STRONG_BELIEF) ps->lends |= 1ull << l->arg;
        if (b != NO_BELIEF) ps->may_lend |= 1ull << l->arg;
    }
}

/* ---- losses that depend on it ---- */

bool lend_failing(struct fan *a, struct state *s, uint32_t ret)
{
    return lend_failing_with(a, s, ret == CELL_NONE ? VAL_NONE : state_get(s, ret));
}

bool lend_failing_with(struct fan *a, struct state *s, uint32_t val)
{
    uint32_t type = a->u->syms[a->f->sym].type;
    if (val == VAL_NONE || type >= a->u->n_types || a->u->types[type].elem >= a->u->n_types) return false;
    const struct ir_type *t = &a->u->types[a->u->types[type].elem];
    struct fact f = state_fact(&a->v, s, val);
    int64_t k;
    bool zero = fact_is_const(&f, &k) && k == 0;
    /* the error of a call, given on as it is */
    bool error =
        fact_nonzero(f) && f.lo < 0 && t->kind == IR_T_INT && !is_boolean(t) && a->v.vals[val].kind == VAL_SITE;
    return f.hi < 0 || error || (zero && (t->kind == IR_T_PTR || is_boolean(t)));
}

bool lend_settle(const struct program *p, const struct lend *to, uint32_t n, bool failing, struct engine_event *e)
{
    bool weak = false;
    for (uint32_t i = 0; i < n; i++) {
        const struct psym *ps = &p->syms[to[i].sym];
        if (!(ps->may_lend >> to[i].arg & 1)) return false;
        weak |= !(ps->lends >> to[i].arg & 1);
    }
    e->assumptions += weak && !failing ? 2 : 1;
    return true;
}

uint32_t lend_of(const struct fan *a, uint32_t lent, struct lend *out)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < a->n_lends; i++)
        if (lent >> i & 1) out[n++] = a->lends[i];
    return n;
}

void lend_keep(struct fan *a, const struct raw_event *r, const struct engine_event *e)
{
    struct program *p = a->p;
    struct plent l = {.event = *e, .failing = r->failing};
    l.to = ARENA_ARRAY(&p->arena, struct lend, a->n_lends);
    l.n = lend_of(a, r->lent, l.to);
    ARENA_PUSH(&p->arena, p->lent, p->n_lent, p->cap_lent, l);
}

void lend_report(struct program *p)
{
    for (uint32_t i = 0; i < p->n_lent; i++) {
        struct engine_event e = p->lent[i].event;
        if (lend_settle(p, p->lent[i].to, p->lent[i].n, p->lent[i].failing, &e))
            ARENA_PUSH(&p->arena, p->events, p->n_events, p->cap_events, e);
    }
}
