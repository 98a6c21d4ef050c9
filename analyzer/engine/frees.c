/*
 * Places where objects end, and what functions say of them: the function whose code it is, and those that pass it the
 * object. Nobody looks at what was said before the whole program is known, so each function collects what it has to say
 * and tells the program when it is done, or when that is taken from an earlier run (kept.h).
 */
#include "engine/kept.h"

#include <string.h>

struct pfree *pfree_at(const struct program *p, uint32_t number)
{
    return blocks_at(&p->frees, number, sizeof(struct pfree));
}

uint32_t frees_find(const struct program *p, struct finding_loc loc, uint32_t record)
{
    for (uint32_t i = by_place_first(&p->frees_at, loc); i != IR_NONE; i = p->frees_at.next[i])
        if (pfree_at(p, i)->record == record && pfree_at(p, i)->loc.file == loc.file) return i;
    return IR_NONE;
}

uint32_t frees_make(struct program *p, uint32_t func, struct finding_loc loc, uint32_t record, const char *owner)
{
    struct pfunc *in = &p->funcs[func];
    const struct psym *self = &p->syms[in->sym];
    struct pfree pf = {.record = record, .loc = loc, .function = self->name, .function_usr = self->usr, .by = ""};
    pf.func = func;
    pf.nth = in->n_frees;
    pf.group = IR_NONE;
    pf.owner = owner;
    uint32_t n;
    leaves_of(p, record, &n);
    pf.settled = ARENA_ARRAY(&p->arena, bool, n + 1);
    pf.let_go = ARENA_ARRAY(&p->arena, bool, n + 1);
    ARENA_PUSH(&p->arena, in->frees, in->n_frees, in->cap_frees, p->frees.n);
    *(struct pfree *)blocks_add(&p->frees, &p->arena, sizeof pf) = pf;
    by_place_add(&p->frees_at, &p->arena, loc);
    return p->frees.n - 1;
}

uint32_t frees_end_at(struct fan *a, uint32_t pos, uint32_t record, const char *owner)
{
    struct program *p = a->p;
    struct finding_loc loc = program_loc(a->u, pos);
    crew_turn(a);
    uint32_t func = (uint32_t)(a->pf - p->funcs), i = frees_find(p, loc, record);
    if (i == IR_NONE) i = frees_make(p, func, loc, record, owner);
    if (pfree_at(p, i)->func != func) kept_foreign(a); /* whose it is depends on who came first */
    struct said_free *x = frees_said(a, i);
    if (x->pos == IR_NONE) x->pos = pos;
    return i;
}

struct said_free *frees_said(struct fan *a, uint32_t pfree)
{
    for (uint32_t i = 0; i < a->n_said_frees; i++)
        if (a->said_frees[i].pfree == pfree) return &a->said_frees[i];
    struct said_free x = {.pfree = pfree, .pos = IR_NONE};
    uint32_t n;
    leaves_of(a->p, pfree_at(a->p, pfree)->record, &n);
    x.settled = ARENA_ARRAY(&a->arena, bool, n + 1);
    x.let_go = ARENA_ARRAY(&a->arena, bool, n + 1);
    ARENA_PUSH(&a->arena, a->said_frees, a->n_said_frees, a->cap_said_frees, x);
    return &a->said_frees[a->n_said_frees - 1];
}

/* This function, too, passes the object to where it is freed. */
static void add_via(struct program *p, struct pfree *pf, uint32_t sym)
{
    for (uint32_t i = 0; i < pf->n_via; i++)
        if (pf->via[i] == sym) return;
    ARENA_PUSH(&p->arena, pf->via, pf->n_via, pf->cap_via, sym);
}

void frees_tell(struct program *p, uint32_t func, const struct said_free *x)
{
    crew_writes();
    struct pfree *pf = pfree_at(p, x->pfree);
    uint32_t n;
    leaves_of(p, pf->record, &n);
    if (x->via) add_via(p, pf, p->funcs[func].sym);
    if (x->by) pf->by = x->by;
    pf->cleans |= x->cleans;
    pf->lets_go |= x->lets_go;
    for (uint32_t f = 0; f < n; f++) {
        pf->settled[f] |= x->settled[f];
        pf->let_go[f] |= x->let_go[f];
    }
}

void frees_end(struct fan *a)
{
    for (uint32_t i = 0; i < a->n_said_frees; i++) frees_tell(a->p, (uint32_t)(a->pf - a->p->funcs), &a->said_frees[i]);
}
