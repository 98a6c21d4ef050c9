/*
 * Descriptors 0, 1 and 2. They stay open as long as the program runs. Who has closed some of them makes the next ones
 * in their place, since a new descriptor gets the lowest number that is free, and need not even look at it: close(0);
 * open("/dev/null", ...).
 */
#include "engine/standard.h"

enum { STANDARD = 3 };

bool standard_is(const struct fan *a, const struct state *s, const struct ob *o)
{
    return a->sites[o->site].kind->repr == RULE_REPR_FD && state_fact(&a->v, s, o->handle).hi < STANDARD;
}

static bool is_var(const struct fan *a, const struct ir_opnd *o, uint32_t var)
{
    const struct ir_place *p = o->kind == IR_O_PLACE ? &a->f->places[o->index] : NULL;
    return p && p->base == IR_BASE_VAR && p->index == var && !p->n_projs;
}

/* Somewhere the variable goes up or down by one. */
static bool is_counted(const struct fan *a, uint32_t var)
{
    for (uint32_t b = 0; b < a->f->n_blocks; b++)
        for (uint32_t i = 0; i < a->f->blocks[b].n_instrs; i++) {
            const struct ir_instr *in = &a->f->blocks[b].instrs[i];
            bool one = in->op == IR_BIN && in->b.kind == IR_O_INT && (in->b.v == 1 || in->b.v == -1);
            if (one && (in->sub == IR_B_ADD || in->sub == IR_B_SUB) && is_var(a, &in->a, var)) return true;
        }
    return false;
}

/* It runs through numbers, as in a loop that closes whatever is open. */
static bool runs(const struct fan *a, uint32_t val)
{
    const struct val *x = &a->v.vals[val];
    if (x->kind == VAL_BIN) x = &a->v.vals[x->a];
    if (x->kind != VAL_PHI || a->v.cells[x->b].kind != CELL_VAR) return false;
    uint32_t var = a->v.cells[x->b].a;
    return var < a->f->n_vars && is_counted(a, var);
}

void standard_closed(struct fan *a, struct state *s, uint32_t val, const struct rule_kind *kind)
{
    if (!kind || kind->repr != RULE_REPR_FD) return;
    struct fact f = state_fact(&a->v, s, val);
    int64_t n;
    if (fact_is_const(&f, &n)) {
        if (n >= 0 && n < STANDARD) s->standard |= (uint8_t)(1u << n);
    } else if (f.lo < STANDARD && runs(a, val)) {
        s->standard = (1u << STANDARD) - 1;
    }
}

bool standard_taken(struct state *s, const struct rule_kind *kind)
{
    if (!s->standard || !kind || kind->repr != RULE_REPR_FD) return false;
    s->standard &= (uint8_t)(s->standard - 1); /* the lowest */
    return true;
}

void standard_made(struct fan *a, struct state *s, const struct rule_kind *kind, uint32_t handle)
{
    if (standard_taken(s, kind)) state_learn(&a->arena, &a->v, s, handle, fact_range(INT64_MIN, STANDARD - 1));
}
