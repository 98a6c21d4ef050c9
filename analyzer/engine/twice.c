/*
 * Flags that are asked twice. A call in between may write memory of the flag's class, as far as its summary tells; but
 * when nothing that this function can reach ever writes the flag, it is still what it was. `if (!x->shared) fd =
 * open(); step(x); if (!x->shared) close(fd);` leaves no way out with an open descriptor.
 */
#include "engine/kept.h"

#include <stdlib.h>

/* ---- who writes a field or global ---- */

static int cmp_writer(const void *a, const void *b)
{
    const struct pwriter *x = a, *y = b;
    if (x->record != y->record) return x->record < y->record ? -1 : 1;
    if (x->field != y->field) return x->field < y->field ? -1 : 1;
    return (x->func > y->func) - (x->func < y->func);
}

static void add_writer(struct program *p, uint32_t func, uint32_t place)
{
    const struct pfunc *pf = &p->funcs[func];
    const struct ir_place *pl = &pf->f->places[place];
    const struct ir_proj *last = pl->n_projs ? &pl->projs[pl->n_projs - 1] : NULL;
    struct pwriter w = {.func = func};
    if (last && last->kind == IR_PROJ_FIELD)
        w.record = p->unit_records[pf->unit_index][last->a], w.field = last->b;
    else if (!last && pl->base == IR_BASE_GLOBAL)
        w.record = IR_NONE, w.field = p->unit_syms[pf->unit_index][pl->index];
    else
        return;
    const struct pwriter *before = p->n_writers ? &p->writers[p->n_writers - 1] : NULL;
    if (!before || cmp_writer(before, &w) != 0) ARENA_PUSH(&p->said, p->writers, p->n_writers, p->cap_writers, w);
}

/* Stores, and addresses that are taken: who knows what is done through them. */
void twice_prepare(struct program *p)
{
    if (p->writers_known) return;
    p->writers_known = true;
    for (uint32_t i = 0; i < p->n_funcs; i++) {
        const struct ir_func *f = p->funcs[i].f;
        for (uint32_t b = 0; b < f->n_blocks && !f->is_init; b++)
            for (uint32_t k = 0; k < f->blocks[b].n_instrs; k++) {
                const struct ir_instr *in = &f->blocks[b].instrs[k];
                if (in->op == IR_LIVE || in->op == IR_DEAD) continue;
                if (in->dst != IR_NONE) add_writer(p, i, in->dst);
                if (in->a.kind == IR_O_ADDR) add_writer(p, i, in->a.index);
                if (in->b.kind == IR_O_ADDR) add_writer(p, i, in->b.index);
                for (uint32_t n = 0; n < in->n_args; n++)
                    if (in->args[n].kind == IR_O_ADDR) add_writer(p, i, in->args[n].index);
            }
    }
    if (p->n_writers) qsort(p->writers, p->n_writers, sizeof *p->writers, cmp_writer);
}

/* The functions that are called from this one, however far down. */
static const uint8_t *below(struct fan *a)
{
    uint32_t n = a->p->n_funcs;
    if (a->below) return a->below;
    a->below = ARENA_ARRAY(&a->arena, uint8_t, n + 1);
    callgraph_reach(a->p, (uint32_t)(a->pf - a->p->funcs), a->below, ARENA_ARRAY(&a->arena, uint32_t, n + 1));
    return a->below;
}

static bool written_below(struct fan *a, uint32_t record, uint32_t field)
{
    struct program *p = a->p;
    twice_prepare(p);
    const uint8_t *seen = below(a);
    uint32_t lo = 0, hi = p->n_writers;
    while (lo < hi) {
        uint32_t mid = (lo + hi) / 2;
        const struct pwriter *w = &p->writers[mid];
        bool before = w->record != record ? w->record < record : w->field < field;
        if (before)
            lo = mid + 1;
        else
            hi = mid;
    }
    for (; lo < p->n_writers && p->writers[lo].record == record && p->writers[lo].field == field; lo++)
        if (seen[p->writers[lo].func]) return true;
    return false;
}

/* ---- questions ---- */

/* Of two values, what is known of one rules out what is known of the other. */
static bool excludes(struct fan *a, const struct state *s, uint32_t x, uint32_t y)
{
    struct fact f = state_fact(&a->v, s, x), g = state_fact(&a->v, s, y), both = fact_meet(f, g);
    int64_t k;
    if (fact_empty(&both)) return true;
    if (fact_is_const(&f, &k) && state_is_not(&a->v, s, y, k)) return true;
    return fact_is_const(&g, &k) && state_is_not(&a->v, s, x, k);
}

/* What the fact is about: what was compared, where it is the truth of a comparison with a number. */
static uint32_t subject(const struct fan *a, uint32_t val)
{
    const struct val *x = &a->v.vals[val];
    return x->kind == VAL_BIN && x->op == IR_B_EQ && a->v.vals[x->b].kind == VAL_INT ? x->a : val;
}

static bool differs(struct fan *a, const struct state *s, uint32_t mem)
{
    const struct val m = a->v.vals[mem];
    for (uint32_t i = 0; i < s->n_facts; i++) {
        uint32_t before = subject(a, s->facts[i].val);
        const struct val *x = &a->v.vals[before];
        if (x->kind != VAL_MEM || x->a != m.a || x->b == m.b || !excludes(a, s, mem, before)) continue;
        const struct cell *c = &a->v.cells[m.a];
        kept_looks(a);
        return c->kind == CELL_FIELD ? !written_below(a, c->a, c->b) : !written_below(a, IR_NONE, c->a);
    }
    return false;
}

bool twice_contradicts(struct fan *a, const struct state *s, uint32_t cond)
{
    for (uint32_t depth = 0; s->n_obs && depth < 4; depth++) {
        const struct val *x = &a->v.vals[cond];
        if (x->kind == VAL_MEM) {
            enum cell_kind k = a->v.cells[x->a].kind;
            return (k == CELL_FIELD || k == CELL_GLOBAL) && differs(a, s, cond);
        }
        if (x->kind != VAL_UN && x->kind != VAL_BIN) return false;
        bool right = x->kind == VAL_BIN && a->v.vals[x->a].kind == VAL_INT;
        cond = right ? x->b : x->a;
    }
    return false;
}
