/*
 * Loops that call back: a callback that waits keeps the whole loop from going on, and from ending. Which functions a
 * library's loop calls back is said by packs. A program's own loop is known by what it does: one function waits for
 * descriptors and calls, itself or a little below, through a field that another function has filled with its parameter.
 */
#include "engine/context.h"
#include "engine/kept.h"

#include <string.h>

/* ---- who calls back ---- */

enum { NEAR = 2 /* calls between a loop and what it does */, FAR = 255, DEEPEST = 64 };

/* A function (with a body) that puts its parameter into a field, or hands it to one that does. */
struct registrar {
    uint32_t func, param, record, field;
};

/* A call through a field. */
struct dispatch {
    uint32_t func, record, field, loop;
};

/* A call of a function with a body. */
struct direct {
    uint32_t func, to;
    const struct ir_instr *in;
};

struct finder {
    struct program *p;
    struct registrar *regs;
    struct dispatch *calls;
    uint32_t n_regs, cap_regs, n_calls, cap_calls;
    struct direct *directs; /* all calls of functions with a body, in order */
    uint32_t n_directs, cap_directs;
    struct arena arena;            /* of these */
    uint8_t *waits;                /* by func: calls down to one that waits for descriptors */
    const struct rule_pack **pack; /* by func: of the call it waits in */
    uint8_t *seen;                 /* room for a search of the blocks of a function */
    uint32_t *stack;
};

static const struct psym *direct(const struct program *p, const struct pfunc *pf, const struct ir_instr *in)
{
    if (in->op != IR_CALL || in->a.kind != IR_O_FUNC) return NULL;
    return &p->syms[p->unit_syms[pf->unit_index][in->a.index]];
}

static bool selects(const struct rule_func *rf)
{
    for (uint32_t i = 0; rf && i < rf->n_effects; i++)
        if (rf->effects[i].op == RULE_SELECT) return true;
    return false;
}

static bool last_field(const struct program *p, const struct pfunc *pf, uint32_t place, uint32_t *record,
                       uint32_t *field)
{
    const struct ir_place *pl = place == IR_NONE ? NULL : &pf->f->places[place];
    if (!pl || !pl->n_projs || pl->projs[pl->n_projs - 1].kind != IR_PROJ_FIELD) return false;
    *record = p->unit_records[pf->unit_index][pl->projs[pl->n_projs - 1].a];
    *field = pl->projs[pl->n_projs - 1].b;
    return true;
}

/* The parameter that the operand is, IR_NONE. */
static uint32_t param_of(const struct pfunc *pf, const struct ir_opnd *o)
{
    if (o->kind != IR_O_PLACE) return IR_NONE;
    const struct ir_place *pl = &pf->f->places[o->index];
    return pl->base == IR_BASE_VAR && !pl->n_projs && pl->index < pf->f->n_params ? pl->index : IR_NONE;
}

static bool to_function(const struct pfunc *pf, uint32_t var)
{
    const struct ir_unit *u = pf->unit;
    const struct ir_type *t = &u->types[pf->f->vars[var].type];
    return t->kind == IR_T_PTR && t->elem < u->n_types && u->types[t->elem].kind == IR_T_FUNC;
}

static void add_registrar(struct finder *x, struct registrar r)
{
    for (uint32_t i = 0; i < x->n_regs; i++)
        if (memcmp(&x->regs[i], &r, sizeof r) == 0) return;
    ARENA_PUSH(&x->arena, x->regs, x->n_regs, x->cap_regs, r);
}

static void look_at(struct finder *x, uint32_t func, const struct ir_instr *in)
{
    struct program *p = x->p;
    const struct pfunc *pf = &p->funcs[func];
    struct registrar r = {.func = func};
    if ((in->op == IR_ASSIGN || in->op == IR_CAST) && last_field(p, pf, in->dst, &r.record, &r.field)) {
        r.param = param_of(pf, &in->a);
        if (r.param != IR_NONE && to_function(pf, r.param)) add_registrar(x, r);
    }
    if (in->op != IR_CALL) return;
    const struct psym *s = direct(p, pf, in);
    if (s && selects(s->rule)) {
        x->waits[func] = 0;
        x->pack[func] = s->rule->pack;
    }
    struct direct to = {func, s ? s->func : IR_NONE, in};
    if (to.to != IR_NONE && !s->ambiguous) ARENA_PUSH(&x->arena, x->directs, x->n_directs, x->cap_directs, to);
    struct dispatch d = {.func = func, .loop = IR_NONE};
    if (!s && in->a.kind == IR_O_PLACE && last_field(p, pf, in->a.index, &d.record, &d.field))
        ARENA_PUSH(&x->arena, x->calls, x->n_calls, x->cap_calls, d);
}

static void look_at_all(struct finder *x)
{
    for (uint32_t i = 0; i < x->p->n_funcs; i++) {
        const struct ir_func *f = x->p->funcs[i].f;
        for (uint32_t b = 0; b < f->n_blocks; b++)
            for (uint32_t k = 0; k < f->blocks[b].n_instrs; k++) look_at(x, i, &f->blocks[b].instrs[k]);
    }
}

typedef void look_fn(struct finder *x, const struct direct *call);

static void each_direct(struct finder *x, look_fn *look)
{
    for (uint32_t i = 0; i < x->n_directs; i++) look(x, &x->directs[i]);
}

static void wait_above(struct finder *x, const struct direct *c)
{
    if (x->waits[c->to] >= NEAR) return;
    if (x->waits[c->to] + 1 >= x->waits[c->func]) return;
    x->waits[c->func] = (uint8_t)(x->waits[c->to] + 1);
    x->pack[c->func] = x->pack[c->to];
}

static void register_above(struct finder *x, const struct direct *c)
{
    const struct pfunc *pf = &x->p->funcs[c->func];
    for (uint32_t i = 0, n = x->n_regs; i < n; i++) {
        struct registrar r = x->regs[i];
        if (r.func != c->to || r.param >= c->in->n_args) continue;
        r.func = c->func;
        r.param = param_of(pf, &c->in->args[r.param]);
        if (r.param != IR_NONE && to_function(pf, r.param)) add_registrar(x, r);
    }
}

/* ---- going round ---- */

enum looks_for { A_WAIT, THE_CALL };

/* The first block from `from` on with a wait for descriptors, or with a call of `func` (through the field of `d`). */
static uint32_t block_with(const struct finder *x, uint32_t in, enum looks_for what, uint32_t func,
                           const struct dispatch *d, uint32_t from)
{
    const struct pfunc *pf = &x->p->funcs[in];
    uint32_t record, field;
    for (uint32_t b = from; b < pf->f->n_blocks; b++)
        for (uint32_t k = 0; k < pf->f->blocks[b].n_instrs; k++) {
            const struct ir_instr *i = &pf->f->blocks[b].instrs[k];
            const struct psym *s = direct(x->p, pf, i);
            if (what == A_WAIT && s && (selects(s->rule) || (s->func != IR_NONE && x->waits[s->func] < NEAR))) return b;
            if (what == A_WAIT || i->op != IR_CALL) continue;
            if (s && s->func == func && func != in) return b;
            bool through = func == in && !s && i->a.kind == IR_O_PLACE;
            if (through && last_field(x->p, pf, i->a.index, &record, &field) && record == d->record &&
                field == d->field)
                return b;
        }
    return IR_NONE;
}

static bool called_in_circle(struct finder *x, uint32_t func)
{
    uint32_t n;
    const uint32_t *callers = callgraph_callers(x->p, func, &n);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t b = callers[i] == func ? IR_NONE : block_with(x, callers[i], THE_CALL, func, NULL, 0);
        if (b == IR_NONE) continue;
        cfg_reach(x->p->funcs[callers[i]].f, b, IR_NONE, x->seen, x->stack);
        if (x->seen[b]) return true;
    }
    return false;
}

/* It waits for descriptors, then calls `func` (or through the field), and comes by again. */
static bool goes_round(struct finder *x, uint32_t in, uint32_t func, const struct dispatch *d)
{
    const struct ir_func *f = x->p->funcs[in].f;
    uint32_t call = block_with(x, in, THE_CALL, func, d, 0);
    if (call == IR_NONE) return false;
    for (uint32_t w = 0; (w = block_with(x, in, A_WAIT, 0, NULL, w)) != IR_NONE; w++) {
        cfg_reach(f, w, IR_NONE, x->seen, x->stack);
        if (w != call && !x->seen[call]) continue;
        if (x->seen[w] || called_in_circle(x, in)) return true;
    }
    return false;
}

/* ---- threads ---- */

/* Argument `arg` of `s` is run in a thread of its own, by the function itself or by what it hands it on to. */
static bool begins_thread(const struct finder *x, const struct psym *s, uint32_t arg, uint32_t depth)
{
    for (uint32_t i = 0; s->rule && i < s->rule->n_effects; i++)
        if (s->rule->effects[i].op == RULE_SPAWN && s->rule->effects[i].entry == (int32_t)arg) return true;
    if (!depth || s->rule || s->func == IR_NONE || s->ambiguous) return false;
    const struct pfunc *pf = &x->p->funcs[s->func];
    for (uint32_t b = 0; b < pf->f->n_blocks; b++)
        for (uint32_t k = 0; k < pf->f->blocks[b].n_instrs; k++) {
            const struct ir_instr *in = &pf->f->blocks[b].instrs[k];
            const struct psym *to = direct(x->p, pf, in);
            for (uint32_t i = 0; to && i < in->n_args; i++)
                if (param_of(pf, &in->args[i]) == arg && begins_thread(x, to, i, depth - 1)) return true;
        }
    return false;
}

static bool names(const struct finder *x, const struct pfunc *pf, const struct ir_opnd *o, uint32_t func)
{
    return o->kind == IR_O_FUNC && x->p->syms[x->p->unit_syms[pf->unit_index][o->index]].func == func;
}

/* Function `in` names `func` to begin threads with it, and for nothing else: it does not run in whoever calls `in`. */
static bool only_begins(const struct finder *x, uint32_t in, uint32_t func)
{
    const struct pfunc *pf = &x->p->funcs[in];
    bool begins = false;
    for (uint32_t b = 0; b < pf->f->n_blocks; b++)
        for (uint32_t k = 0; k < pf->f->blocks[b].n_instrs; k++) {
            const struct ir_instr *i = &pf->f->blocks[b].instrs[k];
            const struct psym *s = direct(x->p, pf, i);
            if (names(x, pf, &i->a, func) || names(x, pf, &i->b, func)) return false;
            for (uint32_t n = 0; n < i->n_args; n++) {
                if (!names(x, pf, &i->args[n], func)) continue;
                if (!s || !begins_thread(x, s, n, NEAR)) return false;
                begins = true;
            }
        }
    return begins;
}

/* ---- loops ---- */

/* The function nearest above `func` that goes round so. */
static uint32_t loop_around(struct finder *x, uint32_t func, const struct dispatch *d, uint32_t depth)
{
    uint32_t n;
    const struct summary *m = func_summary(x->p, func);
    if (x->waits[func] <= NEAR && goes_round(x, func, func, d)) return func;
    if (m && m->noreturn) return IR_NONE; /* what it calls is called at the end */
    const uint32_t *callers = callgraph_callers(x->p, func, &n);
    for (uint32_t i = 0; i < n; i++)
        if (x->waits[callers[i]] <= NEAR && callers[i] != func && goes_round(x, callers[i], func, d)) return callers[i];
    for (uint32_t i = 0; depth && i < n; i++) {
        if (callers[i] == func || only_begins(x, callers[i], func)) continue;
        uint32_t l = loop_around(x, callers[i], d, depth - 1);
        if (l != IR_NONE) return l;
    }
    return IR_NONE;
}

static bool is_registered(const struct finder *x, const struct dispatch *d)
{
    for (uint32_t i = 0; i < x->n_regs; i++)
        if (x->regs[i].record == d->record && x->regs[i].field == d->field) return true;
    return false;
}

static void add_callback(struct finder *x, const struct direct *c)
{
    struct program *p = x->p;
    struct ctx_stops *to = &p->contexts->stops;
    const struct pfunc *pf = &p->funcs[c->func];
    const struct ir_instr *in = c->in;
    for (uint32_t i = 0; i < x->n_regs; i++) {
        const struct registrar *r = &x->regs[i];
        if (r->func != c->to || r->param >= in->n_args || in->args[r->param].kind != IR_O_FUNC) continue;
        uint32_t callback = p->syms[p->unit_syms[pf->unit_index][in->args[r->param].index]].func;
        for (uint32_t k = 0; callback != IR_NONE && k < x->n_calls; k++) {
            const struct dispatch *d = &x->calls[k];
            if (d->record != r->record || d->field != r->field || d->loop == IR_NONE) continue;
            if (to->loops[callback].called) continue;
            to->loops[callback] = (struct ctx_loop){.called = true, .pack = x->pack[d->loop], .func = d->loop};
        }
    }
}

static void own_loops(struct finder *x)
{
    struct program *p = x->p;
    uint32_t n = 0;
    x->waits = ARENA_ARRAY(&x->arena, uint8_t, p->n_funcs + 1);
    memset(x->waits, FAR, p->n_funcs + 1);
    x->pack = ARENA_ARRAY(&x->arena, const struct rule_pack *, p->n_funcs + 1);
    look_at_all(x);
    for (uint32_t i = 0; i < x->n_calls; i++)
        if (is_registered(x, &x->calls[i])) x->calls[n++] = x->calls[i];
    x->n_calls = n;
    if (!n) return;
    for (uint32_t i = 0; i < NEAR; i++) each_direct(x, wait_above);
    bool any = false;
    uint32_t blocks = 0;
    for (uint32_t i = 0; i < p->n_funcs; i++)
        if (p->funcs[i].f->n_blocks > blocks) blocks = p->funcs[i].f->n_blocks;
    x->seen = ARENA_ARRAY(&x->arena, uint8_t, blocks + 1);
    x->stack = ARENA_ARRAY(&x->arena, uint32_t, blocks + 1);
    for (uint32_t i = 0; i < n; i++) {
        x->calls[i].loop = loop_around(x, x->calls[i].func, &x->calls[i], 1);
        any |= x->calls[i].loop != IR_NONE;
    }
    if (!any) return;
    for (uint32_t i = 0; i < NEAR; i++) each_direct(x, register_above);
    each_direct(x, add_callback);
}

void ctx_loops_prepare(struct program *p)
{
    struct finder x = {.p = p};
    own_loops(&x);
    arena_release(&x.arena);
}

/* ---- reports ---- */

/* Where the chain of calls ends. */
static uint64_t end_of(const struct program *p, uint32_t func, const struct wait *w)
{
    uint32_t pos = w->pos;
    for (uint32_t depth = 0; w && w->callee != IR_NONE && depth < DEEPEST; depth++) {
        func = w->callee;
        w = ctx_further(p, w);
        pos = w ? w->pos : pos;
    }
    return (uint64_t)func << 32 | pos;
}

/* Of the callbacks that come to `end`, by way of a call of `first` when that is said: the one with the shortest way. */
static const struct wait *shortest(struct program *p, uint64_t end, uint32_t first)
{
    const struct ctx_stops *s = &p->contexts->stops;
    const struct wait *best = NULL;
    for (uint32_t i = 0; i < p->n_funcs; i++) {
        const struct summary *m = s->loops[i].called ? func_summary(p, i) : NULL;
        for (uint32_t k = 0; m && k < m->n_waits; k++) {
            if (m->waits[k].n_conds || end_of(p, i, &m->waits[k]) != end) continue;
            if (first != IR_NONE && m->waits[k].callee != first) continue;
            if (!best || best->depth > m->waits[k].depth) best = &m->waits[k];
        }
    }
    return best;
}

/* The chain leads through another callback, which is told itself. */
static bool through_callback(const struct program *p, const struct wait *w)
{
    for (uint32_t depth = 0; w && w->callee != IR_NONE && depth < DEEPEST; depth++) {
        if (p->contexts->stops.loops[w->callee].called) return true;
        w = ctx_further(p, w);
    }
    return false;
}

/* Every callback that waits itself or calls what waits. Further down one for each function that they call first, and
 * far down the nearest of all. */
static bool is_told(struct program *p, uint32_t func, const struct wait *w)
{
    enum { FEW = 3 };
    bool own = !through_callback(p, w);
    if (own && w->depth <= 1) return true;
    return shortest(p, end_of(p, func, w), own && w->depth <= FEW ? w->callee : IR_NONE) == w;
}

/* It waits as a descriptor does: what it is given is one, or works through one. */
static bool on_descriptor(const struct wait *w)
{
    struct arena a = {0};
    if (w->effect->on_arg < 0) return false;
    bool number = rule_func_type(w->leaf, w->effect->on_arg, &a).cls == RULE_CTYPE_INT;
    arena_release(&a);
    return number || (w->effect->blocks_on && strcmp(w->effect->blocks_on, "stream") == 0);
}

/* Makes such a thing, or calls a function that does. */
static bool makes(const struct program *p, uint32_t func, const struct rule_kind *kind, uint32_t depth)
{
    const struct pfunc *pf = &p->funcs[func];
    for (uint32_t b = 0; b < pf->f->n_blocks; b++)
        for (uint32_t k = 0; k < pf->f->blocks[b].n_instrs; k++) {
            const struct psym *s = direct(p, pf, &pf->f->blocks[b].instrs[k]);
            for (uint32_t i = 0; s && s->rule && i < s->rule->n_effects; i++)
                if (s->rule->effects[i].op == RULE_CREATE && s->rule->effects[i].kind == kind) return true;
            bool deeper = s && depth && !s->rule && s->func != IR_NONE && !s->ambiguous;
            if (deeper && makes(p, s->func, kind, depth - 1)) return true;
        }
    return false;
}

/* It waits for the end of what it takes: a thread or child that may have told the loop that it is done. Not one that is
 * begun there, too: all it does is waited for. */
static bool takes_leave(const struct program *p, const struct wait *w, uint32_t where)
{
    for (uint32_t i = 0; i < w->leaf->n_effects; i++) {
        const struct rule_effect *e = &w->leaf->effects[i];
        if (e->op == RULE_RELEASE || e->op == RULE_JOIN) return !e->kind || !makes(p, where, e->kind, 1);
    }
    return false;
}

void ctx_loops_report(struct program *p)
{
    const struct ctx_stops *s = &p->contexts->stops;
    for (uint32_t i = 0; i < p->n_funcs; i++) {
        const struct summary *m = s->loops[i].called ? func_summary(p, i) : NULL;
        for (uint32_t k = 0; m && k < m->n_waits; k++) {
            const struct wait *w = &m->waits[k];
            if (w->n_conds || !ctx_strong(w->effect)) continue;
            /* descriptors of loops do not block, as a rule */
            uint8_t more = (uint8_t)(on_descriptor(w) || takes_leave(p, w, (uint32_t)(end_of(p, i, w) >> 32)));
            if (w->assumptions + more > 2) continue;
            if (!is_told(p, i, w)) continue;
            struct ctx_note n = {.kind = ENGINE_BLOCKS, .pos = w->pos, .ctx = s->loops[i].kind, .name = "", .text = ""};
            if (!n.ctx) n.name = p->syms[p->funcs[s->loops[i].func].sym].name;
            n.callee = w->callee == IR_NONE ? w->leaf->name : p->syms[p->funcs[w->callee].sym].name;
            n.wait = *w;
            n.has_wait = true;
            n.by = ENGINE_BY_LOOP;
            n.assumptions = (uint8_t)(w->assumptions + more);
            ctx_emit(p, i, &n);
        }
    }
}
