/*
 * Flags that nobody looks at. Whoever wants a thread to end sets one and waits for the thread, which goes on: no
 * function of the program reads the flag.
 */
#include "engine/context.h"

#include <stdlib.h>
#include <string.h>

/* A flag that is set for a thread to see. */
struct deaf {
    uint32_t record, field; /* record IR_NONE: a global, `field` is the psym */
    uint32_t setter;        /* func */
    bool read;
};

struct seeker {
    struct program *p;
    struct deaf *flags;
    uint32_t n, cap;
};

static void look(struct seeker *s, const struct pfunc *pf, uint32_t place)
{
    struct ctx_setter at;
    const struct ir_place *pl = &pf->f->places[place];
    if (pl->n_projs) { /* of `a->flags.stop` every member on the way */
        for (uint32_t k = 0; k < pl->n_projs; k++) {
            if (pl->projs[k].kind != IR_PROJ_FIELD) continue;
            uint32_t record = s->p->unit_records[pf->unit_index][pl->projs[k].a];
            for (uint32_t i = 0; i < s->n; i++)
                s->flags[i].read |= s->flags[i].record == record && s->flags[i].field == pl->projs[k].b;
        }
        return;
    }
    if (!ctx_flag_at(s->p, pf, place, &at)) return;
    for (uint32_t i = 0; i < s->n; i++)
        s->flags[i].read |= s->flags[i].record == IR_NONE && s->flags[i].field == at.field;
}

static void look_at_operand(struct seeker *s, const struct pfunc *pf, const struct ir_opnd *o)
{
    if (o->kind == IR_O_PLACE || o->kind == IR_O_ADDR) look(s, pf, o->index);
}

/* Reads, and addresses that go anywhere but to the compiler's own way of storing, which gives nothing back. */
static void look_at_all(struct seeker *s, const struct pfunc *pf)
{
    for (uint32_t b = 0; b < pf->f->n_blocks; b++) {
        const struct ir_block *blk = &pf->f->blocks[b];
        for (uint32_t k = 0; k < blk->n_instrs; k++) {
            const struct ir_instr *in = &blk->instrs[k];
            bool store = ctx_stores_through(s->p, pf, in) && in->dst == IR_NONE;
            if (in->op != IR_LIVE && in->op != IR_DEAD) look_at_operand(s, pf, &in->a);
            look_at_operand(s, pf, &in->b);
            for (uint32_t i = store ? 1 : 0; i < in->n_args; i++) look_at_operand(s, pf, &in->args[i]);
        }
        look_at_operand(s, pf, &blk->term.opnd);
    }
}

/* Nobody out of view can look at it. */
static bool in_view(const struct program *p, const struct ctx_setter *x)
{
    if (p->opts.whole_program) return true;
    if (x->record != IR_NONE) return p->records[x->record].is_private;
    return (p->syms[x->field].flags & IR_SYM_STATIC) != 0;
}

/* Whoever sets the flag, or told him to, does something else that may end the thread: the flag is but a note. */
static bool ended_otherwise(struct program *p, uint32_t setter)
{
    static const struct rule_effect any_wait = {.op = RULE_BLOCK, .on_arg = -1};
    uint32_t n;
    const uint32_t *callers = callgraph_callers(p, setter, &n);
    bool wakes = ctx_may_wake(p, &any_wait, setter);
    for (uint32_t i = 0; i < n && !wakes; i++) wakes = ctx_may_wake(p, &any_wait, callers[i]);
    return wakes;
}

static void collect(struct seeker *s)
{
    const struct ctx_stops *all = &s->p->contexts->stops;
    for (uint32_t i = 0; i < all->n_setters; i++) {
        const struct ctx_setter *x = &all->setters[i];
        bool known = false;
        for (uint32_t k = 0; k < s->n; k++) known |= s->flags[k].record == x->record && s->flags[k].field == x->field;
        if (known || !in_view(s->p, x) || !ctx_flag_is_number(s->p, x) || !ctx_sets_and_joins(s->p, x->func)) continue;
        if (ended_otherwise(s->p, x->func)) continue;
        struct deaf f = {x->record, x->field, x->func, false};
        ARENA_PUSH(&s->p->arena, s->flags, s->n, s->cap, f);
    }
}

/* The function works on such an object. */
static bool works_on(const struct program *p, const struct pfunc *pf, uint32_t record)
{
    const struct ir_unit *u = pf->unit;
    for (uint32_t v = 0; v < pf->f->n_vars; v++) {
        const struct ir_type *t = pf->f->vars[v].type < u->n_types ? &u->types[pf->f->vars[v].type] : NULL;
        if (!t || t->kind != IR_T_PTR || t->elem >= u->n_types) continue;
        t = &u->types[t->elem];
        if (t->kind == IR_T_RECORD && p->unit_records[pf->unit_index][t->record] == record) return true;
    }
    return false;
}

/* The one function that threads begin in, that loops, and that the flag must be meant for; IR_NONE. */
static uint32_t meant(struct program *p, const struct deaf *f)
{
    const struct ctx_stops *s = &p->contexts->stops;
    uint32_t found = IR_NONE;
    for (uint32_t e = 0; e < s->n_entries; e++) {
        const struct pfunc *pf = &p->funcs[s->entries[e]];
        bool near =
            f->record != IR_NONE ? works_on(p, pf, f->record) : pf->unit_index == p->funcs[f->setter].unit_index;
        if (!near) continue;
        if (found != IR_NONE) return IR_NONE;
        found = s->entries[e];
    }
    const struct summary *m = found == IR_NONE ? NULL : p->funcs[found].summary;
    return m && m->loops ? found : IR_NONE;
}

void ctx_deaf_report(struct program *p)
{
    struct seeker s = {.p = p};
    if (!p->contexts->stops.n_entries) return;
    collect(&s);
    for (uint32_t i = 0; i < p->n_funcs && s.n; i++) look_at_all(&s, &p->funcs[i]);
    for (uint32_t i = 0; i < s.n; i++) {
        uint32_t func = s.flags[i].read ? IR_NONE : meant(p, &s.flags[i]);
        if (func == IR_NONE) continue;
        struct ctx_note n = {.kind = ENGINE_IGNORED_CONTEXT, .pos = p->funcs[func].f->pos, .callee = "", .text = ""};
        n.name = ctx_flag_name(p, s.flags[i].record, s.flags[i].field);
        n.by = ENGINE_BY_FLAG;
        n.assumptions = 1;
        ctx_emit(p, func, &n);
    }
}
