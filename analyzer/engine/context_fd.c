/* Descriptors: which can block for ever, which never do, which were waited for. */
#include "engine/context.h"

#include <string.h>

static bool zero_time(const struct ctx_at *c, const struct rule_effect *e)
{
    struct fan *a = c->a;
    uint32_t val = ctx_arg(c, e->timeout);
    if (val == VAL_NONE) return false;
    const struct val x = a->v.vals[val];
    struct fact f = state_fact(&a->v, c->s, val);
    int64_t k;
    if (x.kind != VAL_ADDR) return e->unit && strcmp(e->unit, "ms") == 0 && fact_is_const(&f, &k) && k == 0;
    uint32_t seen = 0, zero = 0;
    for (uint32_t i = 0; i < c->s->n_store; i++) {
        struct entry en = c->s->store[i];
        if (!cell_within(&a->v, en.cell, x.a)) continue;
        f = state_fact(&a->v, c->s, en.val);
        zero += fact_is_const(&f, &k) && k == 0;
        seen++;
    }
    return seen && seen == zero;
}

/* A wait for descriptors: those of a set that we see can be used now; behind a set that we do not see, any can. */
void ctx_select_set(const struct ctx_at *c, const struct rule_effect *e)
{
    struct fan *a = c->a;
    struct ctx_fan *x = a->ctx;
    a->sum->waits_ready = true;
    bool seen = false;
    const struct val set = a->v.vals[c->n ? c->args[0] : val_int(&a->v, 0)];
    for (uint32_t i = 0; set.kind == VAL_ADDR && i < c->s->n_store; i++) {
        struct entry en = c->s->store[i];
        uint32_t whole = a->v.cells[set.a].kind == CELL_INDEX ? a->v.cells[set.a].parent : set.a;
        if (!cell_within(&a->v, en.cell, whole)) continue;
        enum val_kind k = a->v.vals[en.val].kind;
        if (k == VAL_INT || k == VAL_ADDR) continue;
        ctx_mark(a, c->s, en.val, MARK_READY);
        seen = true;
    }
    if (!seen) ctx_mark(a, c->s, VAL_NONE, MARK_ANY_READY);
    uint32_t ret = val_make(&a->v, VAL_SITE, a->cur, RES_VALUE, 0);
    if (!zero_time(c, e) || !ctx_in_loop(a)) return;
    state_learn(&a->arena, &a->v, c->s, ret, fact_range(-1, INT64_MAX));
    for (uint32_t i = 0; i < x->n_peeks; i++)
        if (x->peeks[i].val == ret) return;
    if (x->n_peeks < CTX_MAX_FEW)
        x->peeks[x->n_peeks++] = (struct ctx_peek){ret, a->cur_pos, CELL_NONE, c->callee, false};
}

static bool made_nonblock(const struct ctx_at *c, const struct rule_effect *e)
{
    if (!e->n_nonblock || e->flags < 0) return false;
    struct fact f = state_fact(&c->a->v, c->s, ctx_arg(c, e->flags));
    int64_t k;
    for (uint32_t i = 0; fact_is_const(&f, &k) && i < e->n_nonblock_values; i++)
        if ((k & e->nonblock_values[i]) == e->nonblock_values[i]) return true;
    return f.lo != f.hi; /* flags we cannot see */
}

void ctx_descriptor_made(const struct ctx_at *c, const struct rule_effect *e, uint32_t which)
{
    struct fan *a = c->a;
    bool nonblock = made_nonblock(c, e);
    if (!nonblock && !e->slow && !e->context) return;
    bool out = e->at.where == RULE_AT_ARG;
    for (int32_t i = 0; i < (out && e->count > 1 ? e->count : 1); i++) {
        uint32_t r = out ? RES_OUT + which * 4 + (uint32_t)i : RES_VALUE, val = val_make(&a->v, VAL_SITE, a->cur, r, 0);
        if (nonblock) ctx_mark(a, c->s, val, MARK_NONBLOCK);
        if (e->slow && !nonblock) ctx_mark(a, c->s, val, MARK_SLOW);
        if (e->context) ctx_mark(a, c->s, val, MARK_DONE);
    }
}

void ctx_descriptor_bounded(const struct ctx_at *c, const struct rule_effect *e)
{
    struct fan *a = c->a;
    uint32_t fd = e->at.where == RULE_AT_ARG ? ctx_arg(c, (int32_t)e->at.arg) : VAL_NONE;
    if (e->when.kind == RULE_COND_CMP && !e->when.on_ret) {
        uint32_t v = ctx_arg(c, (int32_t)e->when.arg);
        if (v != VAL_NONE && cond_eval(&e->when, state_fact(&a->v, c->s, v)) == 0) return;
    }
    if (fd == VAL_NONE) return;
    ctx_mark(a, c->s, fd, MARK_NONBLOCK);
    const struct val *x = &a->v.vals[fd];
    if (x->kind == VAL_PARAM && x->a < 64) a->sum->nonblocks |= 1ull << x->a;
}
