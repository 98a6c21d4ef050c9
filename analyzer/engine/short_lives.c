/*
 * Objects that are made and ended by the same function, as `main` does with a monitor that only prints: what nothing
 * below that function puts into a field is not there at their end. Of two destructors the one for such objects need not
 * know what the other one ends.
 */
#include "engine/kept.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_COPIES = 3 };

static bool is_var(const struct ir_func *f, const struct ir_opnd *o, uint32_t *var)
{
    const struct ir_place *pl = o->kind == IR_O_PLACE ? &f->places[o->index] : NULL;
    if (!pl || pl->base != IR_BASE_VAR || pl->n_projs) return false;
    *var = pl->index;
    return true;
}

/* The call gives memory that nobody else knows. */
static bool makes_new(const struct program *p, const struct pfunc *pf, const struct ir_instr *in)
{
    if (in->op != IR_CALL || in->a.kind != IR_O_FUNC) return false;
    uint32_t func = p->syms[p->unit_syms[pf->unit_index][in->a.index]].func;
    const struct summary *m = func == IR_NONE ? NULL : func_summary(p, func);
    return m && m->done && m->fresh;
}

/* All that the variable ever holds is what such calls gave, or nothing. */
static bool holds_new(const struct program *p, const struct pfunc *pf, uint32_t var, int copies)
{
    const struct ir_func *f = pf->f;
    bool any = false;
    if (var < f->n_params || f->vars[var].addr_taken || copies > MAX_COPIES) return false;
    for (uint32_t b = 0; b < f->n_blocks; b++)
        for (uint32_t i = 0; i < f->blocks[b].n_instrs; i++) {
            const struct ir_instr *in = &f->blocks[b].instrs[i];
            const struct ir_place *to = in->dst == IR_NONE ? NULL : &f->places[in->dst];
            if (!to || to->base != IR_BASE_VAR || to->n_projs || to->index != var) continue;
            bool copy = in->op == IR_ASSIGN || in->op == IR_CAST;
            bool nothing = copy && (in->a.kind == IR_O_NULL || in->a.kind == IR_O_INT);
            uint32_t from;
            if (nothing || in->op == IR_LIVE || in->op == IR_DEAD) continue;
            if (!makes_new(p, pf, in) && !(copy && is_var(f, &in->a, &from) && holds_new(p, pf, from, copies + 1)))
                return false;
            any = true;
        }
    return any;
}

static bool names(const struct program *p, const struct pfunc *pf, const struct ir_opnd *o, uint32_t sym)
{
    return o->kind == IR_O_FUNC && p->unit_syms[pf->unit_index][o->index] == sym;
}

/* Whatever the function does with `sym`, it calls it with an object that it has just made. */
static bool ends_new_only(const struct program *p, const struct pfunc *pf, uint32_t sym)
{
    for (uint32_t b = 0; b < pf->f->n_blocks; b++)
        for (uint32_t i = 0; i < pf->f->blocks[b].n_instrs; i++) {
            const struct ir_instr *in = &pf->f->blocks[b].instrs[i];
            uint32_t var;
            if (names(p, pf, &in->b, sym) || (in->op != IR_CALL && names(p, pf, &in->a, sym))) return false;
            for (uint32_t k = 0; k < in->n_args; k++)
                if (names(p, pf, &in->args[k], sym)) return false;
            if (in->op != IR_CALL || !names(p, pf, &in->a, sym)) continue;
            if (!in->n_args || !is_var(pf->f, &in->args[0], &var) || !holds_new(p, pf, var, 0)) return false;
        }
    return true;
}

/* Nothing that the tables of functions or the callers lead to makes what the field holds. */
static bool made_elsewhere(const struct program *p, const uint32_t *callers, uint32_t n, const struct pfield *f)
{
    uint8_t *seen = xmalloc(p->n_funcs + 1);
    uint32_t *stack = xmalloc((p->n_funcs + 1) * sizeof *stack);
    bool elsewhere = true;
    memset(seen, 0, p->n_funcs + 1);
    for (uint32_t i = 0; i < p->n_funcs; i++) /* any function of a table may be called */
        if (p->funcs[i].f->is_init && !seen[i]) callgraph_reach(p, i, seen, stack);
    for (uint32_t i = 0; i < n; i++)
        if (!seen[callers[i]]) callgraph_reach(p, callers[i], seen, stack);
    for (uint32_t i = 0; i < f->n_creations && elsewhere; i++) elsewhere = !seen[p->creations[f->creations[i]].func];
    free(stack);
    free(seen);
    return elsewhere;
}

bool short_lives(struct program *p, uint32_t func, const struct pfield *f)
{
    uint32_t n;
    const uint32_t *callers = callgraph_callers(p, func, &n);
    for (uint32_t i = 0; i < n; i++)
        if (!ends_new_only(p, &p->funcs[callers[i]], p->funcs[func].sym)) return false;
    return n > 0 && made_elsewhere(p, callers, n, f);
}
