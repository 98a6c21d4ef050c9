/* Globals that only pass a value on: a function puts a handle into one, and nobody but what this function calls ever
 * looks at it. When the function is done the global is dead, and so is what it holds; the next call writes over it. */
#include "engine/fan.h"

#include "base/sorted.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_REACHED = 32 };

/* Which functions name `global`, and whether its address is taken anywhere. */
struct look {
    const struct program *p;
    uint32_t global;
    bool addressed;
    uint32_t readers[MAX_REACHED], n;
    bool many;
};

static bool names(const struct look *l, const struct pfunc *pf, uint32_t place)
{
    const struct ir_place *pl = &pf->f->places[place];
    return pl->base == IR_BASE_GLOBAL && l->p->unit_syms[pf->unit_index][pl->index] == l->global;
}

static bool reads_opnd(struct look *l, const struct pfunc *pf, const struct ir_opnd *o)
{
    if (o->kind == IR_O_ADDR && names(l, pf, o->index)) l->addressed = true;
    return o->kind == IR_O_PLACE && names(l, pf, o->index);
}

static bool reads(struct look *l, const struct pfunc *pf)
{
    bool found = false;
    for (uint32_t b = 0; b < pf->f->n_blocks; b++) {
        const struct ir_block *blk = &pf->f->blocks[b];
        for (uint32_t k = 0; k < blk->n_instrs; k++) {
            const struct ir_instr *in = &blk->instrs[k];
            found |= reads_opnd(l, pf, &in->a) | reads_opnd(l, pf, &in->b);
            for (uint32_t j = 0; j < in->n_args; j++) found |= reads_opnd(l, pf, &in->args[j]);
            if (in->dst != IR_NONE && pf->f->places[in->dst].n_projs) found |= names(l, pf, in->dst);
        }
        found |= reads_opnd(l, pf, &blk->term.opnd);
    }
    return found;
}

static void add(struct look *l, uint32_t func)
{
    for (uint32_t i = 0; i < l->n; i++)
        if (l->readers[i] == func) return;
    l->many |= l->n == MAX_REACHED;
    if (!l->many) l->readers[l->n++] = func;
}

static bool refers(const struct pfunc *pf, uint32_t func)
{
    uint32_t at;
    SORTED_FIRST(at, pf->callees, pf->n_callees, , func);
    return at < pf->n_callees && pf->callees[at] == func;
}

static bool passes_address(const struct program *p, const struct pfunc *pf, const struct ir_opnd *o, uint32_t sym)
{
    return o->kind == IR_O_FUNC && p->unit_syms[pf->unit_index][o->index] == sym;
}

/* `pf` refers to the function `sym` in another way than by calling it. */
static bool takes_address(const struct program *p, const struct pfunc *pf, uint32_t sym)
{
    for (uint32_t b = 0; b < pf->f->n_blocks; b++) {
        const struct ir_block *blk = &pf->f->blocks[b];
        for (uint32_t k = 0; k < blk->n_instrs; k++) {
            const struct ir_instr *in = &blk->instrs[k];
            if (in->op != IR_CALL && passes_address(p, pf, &in->a, sym)) return true;
            if (passes_address(p, pf, &in->b, sym)) return true;
            for (uint32_t j = 0; j < in->n_args; j++)
                if (passes_address(p, pf, &in->args[j], sym)) return true;
        }
        if (passes_address(p, pf, &blk->term.opnd, sym)) return true;
    }
    return false;
}

/* Adds who calls `func`; false when somebody may whom we cannot see. */
static bool add_callers(struct look *l, uint32_t func)
{
    const struct program *p = l->p;
    const struct psym *s = &p->syms[p->funcs[func].sym];
    bool called = false;
    if (!(s->flags & IR_SYM_STATIC) && !p->opts.whole_program) return false;
    for (uint32_t i = 0; i < p->n_funcs; i++) {
        if (!refers(&p->funcs[i], func)) continue;
        if (p->funcs[i].f->is_init || takes_address(p, &p->funcs[i], p->funcs[func].sym)) return false;
        called = true;
        add(l, i);
    }
    return called;
}

bool passing_only(const struct program *p, uint32_t global, uint32_t by)
{
    struct look l = {.p = p, .global = global};
    const struct psym *g = &p->syms[global], *self = &p->syms[p->funcs[by].sym];
    bool visible = g->flags & IR_SYM_STATIC || p->opts.whole_program;
    if (!visible || !(g->flags & IR_SYM_DEFINED) || g->ambiguous || strcmp(self->name, "main") == 0) return false;
    for (uint32_t i = 0; i < p->n_funcs; i++)
        if (reads(&l, &p->funcs[i])) add(&l, i);
    /* the function itself may ask whether the global holds something yet */
    if (l.addressed || !l.n || reads(&l, &p->funcs[by])) return false;
    for (uint32_t i = 0; i < l.n && !l.many; i++) {
        if (l.readers[i] != by && !add_callers(&l, l.readers[i])) return false;
    }
    return !l.many;
}
