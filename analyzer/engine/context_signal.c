/*
 * Flags that only a signal's handler sets. A handler that was set up so that calls go on when it returns (signal, or
 * SA_RESTART) does not end the wait of the loop that looks at its flag: the loop hears of it when something else comes.
 */
#include "engine/context.h"

#include <string.h>

enum handled { NO_HANDLER, GOES_ON, INTERRUPTS };

struct seeker {
    struct program *p;
    uint8_t *handlers; /* by func: enum handled */
    bool changed;      /* some call changes what becomes of calls in general (siginterrupt) */
    uint8_t *seen;     /* by block */
    uint32_t *stack;
};

bool ctx_sets_handler(const struct rule_effect *e)
{
    return e->op == RULE_CALLBACK && e->what && strcmp(e->what, "signal") == 0;
}

static void add_handler(struct seeker *s, uint32_t sym, enum handled how)
{
    uint32_t func = s->p->syms[sym].func;
    if (func != IR_NONE && s->handlers[func] < how) s->handlers[func] = (uint8_t)how;
}

static void add_operand(struct seeker *s, const struct pfunc *pf, const struct ir_opnd *o, enum handled how)
{
    if (o->kind == IR_O_FUNC) {
        add_handler(s, s->p->unit_syms[pf->unit_index][o->index], how);
        return;
    }
    const struct fptr_set *set = o->kind == IR_O_PLACE ? fptr_at(s->p, pf, o) : NULL;
    for (uint32_t i = 0; set && i < set->n; i++) add_handler(s, set->syms[i], how);
}

/* ---- a struct that holds handler and flags ---- */

/* The instruction writes to a member of the variable; its name, NULL for anything else. */
static const char *member_set(const struct pfunc *pf, const struct ir_instr *in, uint32_t var)
{
    const struct ir_place *to = in->dst == IR_NONE ? NULL : &pf->f->places[in->dst];
    if (!to || to->base != IR_BASE_VAR || to->index != var || !to->n_projs) return NULL;
    const struct ir_proj *last = &to->projs[to->n_projs - 1];
    return last->kind == IR_PROJ_FIELD ? pf->unit->records[last->a].fields[last->b].name : NULL;
}

struct spot {
    uint32_t block, instr;
};

/* Whoever comes from the entry to `to` comes by `by` before. */
static bool always_before(struct seeker *s, const struct ir_func *f, struct spot by, struct spot to)
{
    if (by.block == to.block) return by.instr < to.instr;
    if (by.block == 0) return true;
    cfg_reach(f, 0, by.block, s->seen, s->stack);
    return !s->seen[to.block];
}

static bool has_flag(const struct rule_effect *e, const struct ir_opnd *o)
{
    for (uint32_t i = 0; o->kind == IR_O_INT && i < e->n_nonblock_values; i++)
        if (o->v & e->nonblock_values[i]) return true;
    return false;
}

/* What the function puts into the struct before it hands it over at `at`: calls go on when all that is seen of
 * the flags says so, on every way there. */
static void look_at_struct(struct seeker *s, const struct pfunc *pf, const struct rule_effect *e, uint32_t var,
                           struct spot at)
{
    enum handled how = INTERRUPTS;
    for (uint32_t pass = 0; pass < 2; pass++)
        for (uint32_t b = 0; b < pf->f->n_blocks; b++)
            for (uint32_t k = 0; k < pf->f->blocks[b].n_instrs; k++) {
                const struct ir_instr *in = &pf->f->blocks[b].instrs[k];
                const char *name = member_set(pf, in, var);
                if (!name) continue;
                bool flags = strcmp(name, e->flags_in) == 0;
                if (flags && pass == 0 && (has_flag(e, &in->a) || has_flag(e, &in->b)))
                    how = always_before(s, pf->f, (struct spot){b, k}, at) ? GOES_ON : how;
                if (!flags && pass == 1 && in->op != IR_CALL) add_operand(s, pf, &in->a, how);
            }
}

static void look_at_call(struct seeker *s, const struct pfunc *pf, struct spot at)
{
    const struct ir_instr *in = &pf->f->blocks[at.block].instrs[at.instr];
    if (in->op != IR_CALL || in->a.kind != IR_O_FUNC) return;
    const struct rule_func *rf = s->p->syms[s->p->unit_syms[pf->unit_index][in->a.index]].rule;
    for (uint32_t i = 0; rf && i < rf->n_effects; i++) {
        const struct rule_effect *e = &rf->effects[i];
        if (!ctx_sets_handler(e)) continue;
        if (e->callback < 0 && e->flags < 0) s->changed = true;
        if (e->callback >= 0 && (uint32_t)e->callback < in->n_args) add_operand(s, pf, &in->args[e->callback], GOES_ON);
        if (!e->flags_in || e->flags < 0 || (uint32_t)e->flags >= in->n_args) continue;
        const struct ir_opnd *o = &in->args[e->flags];
        const struct ir_place *pl = o->kind == IR_O_ADDR ? &pf->f->places[o->index] : NULL;
        if (pl && pl->base == IR_BASE_VAR && !pl->n_projs) look_at_struct(s, pf, e, pl->index, at);
    }
}

static void find_handlers(struct seeker *s)
{
    uint32_t most = 0;
    for (uint32_t i = 0; i < s->p->n_funcs; i++)
        if (s->p->funcs[i].f->n_blocks > most) most = s->p->funcs[i].f->n_blocks;
    s->handlers = ARENA_ARRAY(&s->p->arena, uint8_t, s->p->n_funcs + 1);
    s->seen = ARENA_ARRAY(&s->p->arena, uint8_t, most + 1);
    s->stack = ARENA_ARRAY(&s->p->arena, uint32_t, most + 1);
    for (uint32_t i = 0; i < s->p->n_funcs; i++) {
        const struct pfunc *pf = &s->p->funcs[i];
        for (uint32_t b = 0; b < pf->f->n_blocks; b++)
            for (uint32_t k = 0; k < pf->f->blocks[b].n_instrs; k++) look_at_call(s, pf, (struct spot){b, k});
    }
    if (s->changed) memset(s->handlers, NO_HANDLER, s->p->n_funcs + 1);
    s->p->contexts->stops.handlers = s->handlers;
}

/* ---- flags ---- */

static bool writes(const struct program *p, const struct pfunc *pf, uint32_t global)
{
    for (uint32_t b = 0; b < pf->f->n_blocks; b++)
        for (uint32_t k = 0; k < pf->f->blocks[b].n_instrs; k++) {
            const struct ir_instr *in = &pf->f->blocks[b].instrs[k];
            const struct ir_place *to = in->dst == IR_NONE ? NULL : &pf->f->places[in->dst];
            if (to && to->base == IR_BASE_GLOBAL && !to->n_projs && p->unit_syms[pf->unit_index][to->index] == global)
                return true;
        }
    return false;
}

/* Some handler sets it, and none of those that do ends the wait, or interrupts it. */
static bool set_by_handler(struct program *p, uint32_t global, const struct rule_effect *wait)
{
    const uint8_t *handlers = p->contexts->stops.handlers;
    bool any = false;
    for (uint32_t i = 0; i < p->n_funcs; i++) {
        if (!handlers[i] || !writes(p, &p->funcs[i], global)) continue;
        if (handlers[i] == INTERRUPTS || ctx_may_wake(p, wait, i)) return false;
        any = true;
    }
    return any;
}

const char *ctx_signal_flag(struct program *p, const struct ctx_late *l)
{
    const struct pfunc *pf = &p->funcs[l->func];
    const struct wait *w = &l->note.wait;
    if (!l->note.looped || !w->effect->goes_on || (!ctx_strong(w->effect) && w->callee != IR_NONE)) return NULL;
    if (!p->contexts->stops.handlers) {
        struct seeker s = {.p = p};
        find_handlers(&s);
    }
    for (uint32_t i = 0; i < pf->f->n_places; i++) {
        const struct ir_place *pl = &pf->f->places[i];
        if (pl->base != IR_BASE_GLOBAL || pl->n_projs) continue;
        if (pl->type >= pf->unit->n_types || pf->unit->types[pl->type].kind != IR_T_INT) continue;
        uint32_t global = p->unit_syms[pf->unit_index][pl->index];
        if (words_told(p->syms[global].name) && set_by_handler(p, global, w->effect)) return p->syms[global].name;
    }
    return NULL;
}
