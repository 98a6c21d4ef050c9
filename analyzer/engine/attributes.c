/* Attribute objects of threads: what a local one of the function says of threads that are made with it. */
#include "engine/fan.h"

#include <string.h>

/* What one call that gets the address of an attribute object makes of it. */
static enum attributes changed(const struct fan *a, const struct ir_instr *in, uint32_t arg)
{
    const struct psym *s = in->a.kind == IR_O_FUNC ? &a->p->syms[a->usyms[in->a.index]] : NULL;
    if (!s || (!s->rule && !s->header_borrows)) return ATTR_UNKNOWN;
    for (uint32_t i = 0; s->rule && i < s->rule->n_effects; i++) {
        const struct rule_effect *e = &s->rule->effects[i];
        if (e->op != RULE_RETASK || e->at.arg != arg || !e->what || strcmp(e->what, "detached") != 0) continue;
        if (e->when.kind != RULE_COND_CMP || e->when.on_ret || e->when.arg >= in->n_args) return ATTR_UNKNOWN;
        const struct ir_opnd *o = &in->args[e->when.arg];
        if (o->kind != IR_O_INT) return ATTR_UNKNOWN;
        return cond_eval(&e->when, fact_const(o->v)) ? ATTR_DETACHED : ATTR_PLAIN;
    }
    return ATTR_PLAIN;
}

enum attributes attributes_of(const struct fan *a, const struct state *s, uint32_t val)
{
    struct fact f = val == VAL_NONE ? fact_const(0) : state_fact(&a->v, s, val);
    int64_t null;
    if (fact_is_const(&f, &null) && null == 0) return ATTR_PLAIN;
    const struct cell *cell = a->v.vals[val].kind == VAL_ADDR ? &a->v.cells[a->v.vals[val].a] : NULL;
    if (!cell || cell->kind != CELL_VAR || cell->a >= a->f->n_vars) return ATTR_UNKNOWN;
    enum attributes r = ATTR_PLAIN;
    for (uint32_t b = 0; b < a->f->n_blocks; b++)
        for (uint32_t i = 0; i < a->f->blocks[b].n_instrs; i++) {
            const struct ir_instr *in = &a->f->blocks[b].instrs[i];
            const struct ir_opnd *from = in->op == IR_CALL ? in->args : &in->a;
            for (uint32_t k = 0; k < (in->op == IR_CALL ? in->n_args : 1); k++) {
                const struct ir_place *p = from[k].kind == IR_O_ADDR ? &a->f->places[from[k].index] : NULL;
                if (!p || p->base != IR_BASE_VAR || p->index != cell->a) continue;
                enum attributes now = in->op == IR_CALL ? changed(a, in, k) : ATTR_UNKNOWN;
                if (now == ATTR_UNKNOWN || p->n_projs) return ATTR_UNKNOWN;
                if (now == ATTR_DETACHED) r = now;
            }
        }
    return r;
}
