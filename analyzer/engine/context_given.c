/*
 * Entry functions whose context parameter is there because the library's signature has it, and never gets one: all that
 * start them do so by handles that were made without a context.
 */
#include "engine/context.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_COPIES = 3 };

static const struct rule_func *rule_of(const struct program *p, const struct pfunc *pf, const struct ir_instr *in)
{
    if (in->op != IR_CALL || in->a.kind != IR_O_FUNC) return NULL;
    return p->syms[p->unit_syms[pf->unit_index][in->a.index]].rule;
}

static bool is_null(const struct ir_opnd *o)
{
    return o->kind == IR_O_NULL || (o->kind == IR_O_INT && o->v == 0);
}

static bool is_var(const struct ir_func *f, uint32_t place, uint32_t *var)
{
    const struct ir_place *pl = place == IR_NONE ? NULL : &f->places[place];
    if (!pl || pl->base != IR_BASE_VAR || pl->n_projs) return false;
    *var = pl->index;
    return true;
}

/* The call makes a handle, and is given no context for it. */
static bool makes_without(const struct rule_func *rf, const struct ir_instr *in)
{
    for (uint32_t i = 0; rf && i < rf->n_effects; i++) {
        const struct rule_effect *e = &rf->effects[i];
        if (e->op != RULE_CREATE || e->cancellable < 0 || (uint32_t)e->cancellable >= in->n_args) continue;
        return is_null(&in->args[e->cancellable]);
    }
    return false;
}

/* All that ever goes into the variable are handles made without a context. */
static bool made_without(const struct program *p, const struct pfunc *pf, uint32_t var, int copies)
{
    uint32_t to, from;
    bool any = false;
    if (var < pf->f->n_params || copies > MAX_COPIES) return false;
    for (uint32_t b = 0; b < pf->f->n_blocks; b++)
        for (uint32_t i = 0; i < pf->f->blocks[b].n_instrs; i++) {
            const struct ir_instr *in = &pf->f->blocks[b].instrs[i];
            if (!is_var(pf->f, in->dst, &to) || to != var || (in->op != IR_CALL && is_null(&in->a))) continue;
            bool copy = in->op == IR_ASSIGN || in->op == IR_CAST;
            if (copy ? in->a.kind != IR_O_PLACE || !is_var(pf->f, in->a.index, &from) ||
                           !made_without(p, pf, from, copies + 1)
                     : !makes_without(rule_of(p, pf, in), in))
                return false;
            any = true;
        }
    return any;
}

/* The function that the call starts with a handle made without a context; IR_NONE. */
static uint32_t starts_without(const struct program *p, const struct pfunc *pf, const struct ir_instr *in)
{
    const struct rule_func *rf = rule_of(p, pf, in);
    uint32_t var;
    for (uint32_t i = 0; rf && i < rf->n_effects; i++) {
        const struct rule_effect *e = &rf->effects[i];
        if (e->op != RULE_SPAWN || e->context_of < 0 || e->entry < 0) continue;
        if ((uint32_t)e->context_of >= in->n_args || (uint32_t)e->entry >= in->n_args) continue;
        const struct ir_opnd *entry = &in->args[e->entry], *h = &in->args[e->context_of];
        if (entry->kind != IR_O_FUNC || h->kind != IR_O_PLACE || !is_var(pf->f, h->index, &var)) continue;
        if (made_without(p, pf, var, 0)) return p->unit_syms[pf->unit_index][entry->index];
    }
    return IR_NONE;
}

static void count(const struct program *p, const struct pfunc *pf, const struct ir_opnd *o, uint32_t *refs)
{
    if (o->kind == IR_O_FUNC) refs[p->unit_syms[pf->unit_index][o->index]]++;
}

void ctx_find_never_given(struct program *p)
{
    uint32_t *refs = xmalloc(sizeof *refs * (p->n_syms + 1)), *without = xmalloc(sizeof *without * (p->n_syms + 1));
    memset(refs, 0, sizeof *refs * (p->n_syms + 1));
    memset(without, 0, sizeof *without * (p->n_syms + 1));
    for (uint32_t i = 0; i < p->n_funcs; i++) {
        const struct pfunc *pf = &p->funcs[i];
        for (uint32_t b = 0; b < pf->f->n_blocks; b++)
            for (uint32_t k = 0; k < pf->f->blocks[b].n_instrs; k++) {
                const struct ir_instr *in = &pf->f->blocks[b].instrs[k];
                count(p, pf, &in->a, refs);
                count(p, pf, &in->b, refs);
                for (uint32_t j = 0; j < in->n_args; j++) count(p, pf, &in->args[j], refs);
                uint32_t sym = starts_without(p, pf, in);
                if (sym != IR_NONE) without[sym]++;
            }
    }
    for (uint32_t i = 0; i < p->n_funcs; i++) {
        uint32_t sym = p->funcs[i].sym;
        p->contexts->never_given[i] = sym != IR_NONE && without[sym] && refs[sym] == without[sym];
    }
    free(refs);
    free(without);
}
