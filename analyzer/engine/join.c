/* The merge of states with equal typestates: shared knowledge stays, what differs gets a phi of the block. */
#include "engine/state.h"

#include <stdlib.h>

enum { MAX_CHANGED = 64, MAX_MAY = 16, STEPS = 4 /* widening steps that stop at constants */ };
#define EPOCH_PHI(block) (0x80000000u | (block))

struct joiner {
    struct arena *arena;
    struct values *v;
    struct state *a;
    const struct state *b;
    uint32_t block;
    uint32_t widen;
    bool changed;
    uint32_t stale[MAX_CHANGED]; /* phis of this block whose cell got a new value on b's way */
    uint32_t n_stale;
    bool all_stale, moved; /* moved: an epoch that this block named */
    bool any_stale;
    struct entry *out;
    uint32_t n_out, cap_out;
    struct val_fact *facts;
    uint32_t n_facts, cap_facts;
};

static enum val_says stale(const void *ctx, const struct values *v, uint32_t x)
{
    const struct joiner *j = ctx;
    const struct val *t = &v->vals[x];
    if (t->kind == VAL_MEM && j->moved && t->b == EPOCH_PHI(j->block)) return VAL_YES;
    if (t->kind != VAL_PHI) return VAL_WITHIN;
    if (t->a != j->block) return VAL_NO;
    if (j->all_stale) return VAL_YES;
    for (uint32_t i = 0; i < j->n_stale; i++)
        if (j->stale[i] == x) return VAL_YES;
    return VAL_NO;
}

/* True when `x` speaks, in b, of something that this block's phis or epochs name anew. */
static bool is_stale(const struct joiner *j, uint32_t x)
{
    return j->any_stale && val_any(j->v, x, stale, j);
}

static void add_stale(struct joiner *j, uint32_t phi)
{
    if (j->n_stale == MAX_CHANGED)
        j->all_stale = true;
    else
        j->stale[j->n_stale++] = phi;
}

/* A cell in which the two differ gets this block's phi. Where one of them knew that phi already, from an earlier turn
 * of a loop, it names something else from now on. */
static void find_renamed(struct joiner *j)
{
    uint32_t k = 0;
    for (uint32_t i = 0; i < j->a->n_store; i++) {
        struct entry e = j->a->store[i];
        while (k < j->b->n_store && j->b->store[k].cell < e.cell) k++;
        if (k == j->b->n_store || j->b->store[k].cell != e.cell || j->b->store[k].val == e.val) continue;
        uint32_t known = j->v->n_vals, phi = val_make(j->v, VAL_PHI, j->block, e.cell, 0);
        if (phi < known && phi != e.val) add_stale(j, phi);
    }
}

static void find_stale(struct joiner *j)
{
    for (uint32_t i = 0; i < j->a->n_store; i++) {
        struct entry e = j->a->store[i];
        const struct val *t = &j->v->vals[e.val];
        if (t->kind != VAL_PHI || t->a != j->block || t->b != e.cell || state_get(j->b, e.cell) == e.val) continue;
        add_stale(j, e.val);
    }
    find_renamed(j);
    uint32_t phi = EPOCH_PHI(j->block);
    for (uint32_t c = 0; c < STATE_CLASSES && !j->moved; c++)
        j->moved = j->a->epochs[c] == phi && j->b->epochs[c] != phi;
    j->any_stale = j->moved || j->n_stale;
}

static void put_fact(struct joiner *j, uint32_t val, struct fact f)
{
    if (fact_is_any(f)) return;
    struct val_fact vf = {val, f};
    ARENA_PUSH(j->arena, j->facts, j->n_facts, j->cap_facts, vf);
}

/* Intervals that still grow jump to the next constant that the function speaks of; of sets that do, only "not null" and
 * "not -1" are kept. */
static struct fact widened(const struct joiner *j, struct fact was, struct fact now)
{
    const struct values *v = j->v;
    if (!j->widen) return now;
    uint32_t n = j->widen > STEPS ? 0 : v->n_thresholds;
    if (now.lo < was.lo) {
        int64_t lo = INT64_MIN;
        for (uint32_t i = n; i-- > 0 && lo == INT64_MIN;)
            if (v->thresholds[i] <= now.lo) lo = v->thresholds[i];
        now.lo = lo;
    }
    if (now.hi > was.hi) {
        int64_t hi = INT64_MAX;
        for (uint32_t i = 0; i < n && hi == INT64_MAX; i++)
            if (v->thresholds[i] >= now.hi) hi = v->thresholds[i];
        now.hi = hi;
    }
    if (now.small != was.small) now.small |= ~(fact_bit(0) | fact_bit(-1));
    return fact_meet(now, fact_any());
}

static bool is_phi_here(const struct joiner *j, uint32_t val)
{
    const struct val *t = &j->v->vals[val];
    return t->kind == VAL_PHI && t->a == j->block;
}

static void join_phi_fact(struct joiner *j, uint32_t phi, struct fact fa, struct fact fb)
{
    struct fact f = widened(j, fa, fact_hull(fa, fb));
    if (!fact_same(f, fa)) j->changed = true;
    put_fact(j, phi, f);
}

static void join_cell(struct joiner *j, uint32_t cell, uint32_t va, uint32_t vb)
{
    if (va == vb && !is_stale(j, vb) && !(j->any_stale && cell_any(j->v, cell, stale, j))) {
        ARENA_PUSH(j->arena, j->out, j->n_out, j->cap_out, ((struct entry){cell, va}));
        if (is_phi_here(j, va)) join_phi_fact(j, va, state_fact(j->v, j->a, va), state_fact(j->v, j->b, va));
        return;
    }
    uint32_t phi = val_make(j->v, VAL_PHI, j->block, cell, 0);
    struct fact fa = va == VAL_NONE ? fact_any() : state_fact(j->v, j->a, va);
    struct fact fb = vb == VAL_NONE ? fact_any() : state_fact(j->v, j->b, vb);
    if (va != VAL_NONE && vb != VAL_NONE)
        j->v->vals[phi].is_unsigned = j->v->vals[va].is_unsigned && j->v->vals[vb].is_unsigned;
    uint64_t parts = (va == VAL_NONE ? 0 : val_parts(j->v, va)) | (vb == VAL_NONE ? 0 : val_parts(j->v, vb));
    if (val_mark_parts(j->v, phi, parts)) j->changed = true;
    ARENA_PUSH(j->arena, j->out, j->n_out, j->cap_out, ((struct entry){cell, phi}));
    join_phi_fact(j, phi, fa, fb);
    if (va != phi) j->changed = true;
}

static void join_store(struct joiner *j)
{
    uint32_t i = 0, k = 0;
    while (i < j->a->n_store || k < j->b->n_store) {
        uint32_t ca = i < j->a->n_store ? j->a->store[i].cell : UINT32_MAX;
        uint32_t cb = k < j->b->n_store ? j->b->store[k].cell : UINT32_MAX;
        uint32_t cell = ca < cb ? ca : cb;
        uint32_t va = ca == cell ? j->a->store[i++].val : VAL_NONE;
        uint32_t vb = cb == cell ? j->b->store[k++].val : VAL_NONE;
        join_cell(j, cell, va, vb);
    }
}

static void join_facts(struct joiner *j)
{
    for (uint32_t i = 0, k = 0; i < j->a->n_facts; i++) {
        struct val_fact vf = j->a->facts[i];
        while (k < j->b->n_facts && j->b->facts[k].val < vf.val) k++;
        if (is_phi_here(j, vf.val)) continue; /* join_phi_fact has it */
        if (is_stale(j, vf.val)) {
            j->changed = true;
            continue;
        }
        bool said = k < j->b->n_facts && j->b->facts[k].val == vf.val;
        struct fact f = fact_hull(vf.f, state_fact_at(j->v, j->b, vf.val, said ? &j->b->facts[k].f : NULL));
        if (!fact_same(f, vf.f)) {
            j->changed = true;
            f = widened(j, vf.f, f);
        }
        put_fact(j, vf.val, f);
    }
}

static int cmp_fact(const void *x, const void *y)
{
    uint32_t a = ((const struct val_fact *)x)->val, b = ((const struct val_fact *)y)->val;
    return (a > b) - (a < b);
}

/* Where one side has seen that the handle was made and the other has not asked, it is not known: who asks later that it
 * was not made had the other. */
static void join_condition(struct joiner *j, struct ob *x, const struct ob *y)
{
    if (x->cond_val == y->cond_val) return;
    bool held = x->status == OB_HELD && y->status == OB_HELD;
    if (held && x->cond_val != VAL_NONE) return;
    if (held && !is_stale(j, y->cond_val)) {
        x->cond_val = y->cond_val;
        x->cond = y->cond;
        x->cond_fail = y->cond_fail;
        j->changed = true;
        return;
    }
    x->cond_val = VAL_NONE;
}

static void join_rest(struct joiner *j)
{
    struct state *a = j->a;
    const struct state *b = j->b;
    for (uint32_t c = 0; c < STATE_CLASSES; c++) {
        if (a->epochs[c] == b->epochs[c] || a->epochs[c] == EPOCH_PHI(j->block)) continue;
        a->epochs[c] = EPOCH_PHI(j->block);
        j->changed = true;
    }
    for (uint32_t i = 0; i < a->n_obs; i++) {
        struct ob *x = &a->obs[i];
        const struct ob *y = &b->obs[i];
        if (x->parent != y->parent) x->parent = VAL_NONE;
        join_condition(j, x, y);
        if (y->assumptions < x->assumptions) x->assumptions = y->assumptions;
        x->waited |= y->waited;
        j->changed |= (y->lent & ~x->lent) != 0;
        x->lent |= y->lent;
    }
    if (b->assumptions < a->assumptions) a->assumptions = b->assumptions;
    j->changed |= (b->standard & ~a->standard) != 0;
    a->standard |= b->standard;
}

static bool same_asked(const struct asked *x, const struct asked *y)
{
    return x->val == y->val && x->not_null == y->not_null && x->not_minus_one == y->not_minus_one;
}

static void may_hold(struct joiner *j, const struct asked *x)
{
    struct state *a = j->a;
    if (!(x->not_null || x->not_minus_one) || a->n_may == MAX_MAY) return;
    for (uint32_t i = 0; i < a->n_may; i++)
        if (same_asked(&a->may[i], x)) return;
    ARENA_PUSH(j->arena, a->may, a->n_may, a->cap_may, *x);
    j->changed = true;
}

/* The arms of a branch meet, and nothing else was asked in the one where the value is no empty one: it may be held. */
static void join_asked(struct joiner *j)
{
    struct state *a = j->a;
    const struct state *b = j->b;
    for (uint32_t i = 0; i < b->n_may; i++)
        if (!is_stale(j, b->may[i].val)) may_hold(j, &b->may[i]);
    if (same_asked(&a->asked, &b->asked)) return;
    may_hold(j, &a->asked);
    if (!is_stale(j, b->asked.val)) may_hold(j, &b->asked);
    a->asked = (struct asked){0};
}

/* Of two ways to one typestate the shorter is told. */
static void join_trace(struct state *a, const struct state *b)
{
    if (!a->trace || !b->trace || b->trace->length >= a->trace->length) return;
    a->trace = b->trace;
    for (uint32_t i = 0; i < a->n_obs; i++) a->obs[i].released = b->obs[i].released;
    for (uint32_t i = 0; i < a->n_exts; i++) a->exts[i].step = b->exts[i].step;
}

bool state_join(struct arena *ar, struct values *v, struct state *a, const struct state *b, uint32_t block,
                uint32_t widen)
{
    struct joiner j = {.arena = ar, .v = v, .a = a, .b = b, .block = block, .widen = widen};
    find_stale(&j);
    j.cap_out = a->n_store + b->n_store;
    j.out = ARENA_ARRAY(ar, struct entry, j.cap_out + 1);
    join_store(&j);
    join_facts(&j);
    if (j.n_facts > 1) qsort(j.facts, j.n_facts, sizeof *j.facts, cmp_fact);
    join_rest(&j);
    join_asked(&j);
    join_trace(a, b);
    if (!j.changed) return false;
    a->store = j.out;
    a->n_store = j.n_out;
    a->cap_store = j.cap_out;
    a->facts = j.facts;
    a->n_facts = j.n_facts;
    a->cap_facts = j.cap_facts;
    return true;
}
