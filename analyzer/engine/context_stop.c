/*
 * What tells code to stop without being a context of some library: a flag in a thread's data that another thread sets.
 * Known only when all functions are. Loops that call back: context_loop.c.
 */
#include "engine/context.h"

#include <stdlib.h>
#include <string.h>

/* ---- functions that run in threads of their own, or in a loop ---- */

enum runs { RUNS_THREAD, RUNS_CALLBACK };

struct seeker {
    struct program *p;
    struct ctx_stops *to;
};

static void add_runner(struct seeker *s, uint32_t sym, enum runs how, const struct rule_kind *loop,
                       const struct rule_pack *pack)
{
    uint32_t func = s->p->syms[sym].func;
    struct ctx_stops *to = s->to;
    if (func == IR_NONE) return;
    if (how == RUNS_CALLBACK) {
        if (!to->loops[func].called) to->loops[func] = (struct ctx_loop){.called = true, .kind = loop, .pack = pack};
        return;
    }
    for (uint32_t i = 0; i < to->n_entries; i++)
        if (to->entries[i] == func) return;
    ARENA_PUSH(&s->p->arena, to->entries, to->n_entries, to->cap_entries, func);
}

static void add_operand(struct seeker *s, const struct pfunc *pf, const struct ir_opnd *o, enum runs how,
                        const struct rule_kind *loop, const struct rule_pack *pack)
{
    if (o->kind == IR_O_FUNC) {
        add_runner(s, s->p->unit_syms[pf->unit_index][o->index], how, loop, pack);
        return;
    }
    const struct fptr_set *set = o->kind == IR_O_PLACE ? fptr_at(s->p, pf, o) : NULL;
    for (uint32_t i = 0; set && i < set->n; i++) add_runner(s, set->syms[i], how, loop, pack);
}

static const struct rule_func *rule_of(const struct program *p, const struct pfunc *pf, const struct ir_instr *in)
{
    if (in->op != IR_CALL || in->a.kind != IR_O_FUNC) return NULL;
    return p->syms[p->unit_syms[pf->unit_index][in->a.index]].rule;
}

static void look_at_call(struct seeker *s, const struct pfunc *pf, const struct ir_instr *in)
{
    const struct rule_func *rf = rule_of(s->p, pf, in);
    for (uint32_t i = 0; rf && i < rf->n_effects; i++) {
        const struct rule_effect *e = &rf->effects[i];
        if (e->op == RULE_SPAWN && e->entry >= 0 && (uint32_t)e->entry < in->n_args)
            add_operand(s, pf, &in->args[e->entry], RUNS_THREAD, NULL, NULL);
        const struct rule_kind *loop =
            e->kind && e->kind->callbacks_in ? e->kind->callbacks_in : rf->pack->callbacks_in;
        if (e->op != RULE_SPAWN && e->callback >= 0 && (uint32_t)e->callback < in->n_args && loop)
            add_operand(s, pf, &in->args[e->callback], RUNS_CALLBACK, loop, rf->pack);
    }
}

/* Macros of a library put the callback into its object. */
static void look_at_store(struct seeker *s, const struct pfunc *pf, const struct ir_instr *in)
{
    const struct ir_place *to = in->dst == IR_NONE ? NULL : &pf->f->places[in->dst];
    if (in->op == IR_CALL || in->a.kind != IR_O_FUNC || !to || !to->n_projs) return;
    const struct ir_proj *last = &to->projs[to->n_projs - 1];
    if (last->kind != IR_PROJ_FIELD) return;
    const struct ir_record *r = &pf->unit->records[last->a];
    for (uint32_t i = 0; i < rules_n_packs(s->p->rules); i++) {
        const struct rule_pack *pack = rules_pack(s->p->rules, i);
        if (pack->callbacks_in && rules_keeps_callback(pack, r->name, r->fields[last->b].name))
            add_operand(s, pf, &in->a, RUNS_CALLBACK, pack->callbacks_in, pack);
    }
}

static void find_runners(struct program *p, struct ctx_stops *to)
{
    struct seeker s = {p, to};
    to->loops = ARENA_ARRAY(&p->arena, struct ctx_loop, p->n_funcs + 1);
    for (uint32_t i = 0; i < p->n_funcs; i++) {
        const struct pfunc *pf = &p->funcs[i];
        for (uint32_t b = 0; b < pf->f->n_blocks; b++)
            for (uint32_t k = 0; k < pf->f->blocks[b].n_instrs; k++) {
                look_at_call(&s, pf, &pf->f->blocks[b].instrs[k]);
                look_at_store(&s, pf, &pf->f->blocks[b].instrs[k]);
            }
    }
}

/* ---- who sets a flag ---- */

/* "stop", "quitting": set to something; "running": set to nothing, unless the object is only being made. */
static bool sets_it(const char *name, const struct ir_opnd *to, const char *function)
{
    bool nothing = to->kind == IR_O_INT && to->v == 0;
    if (words_stop(name)) return !nothing;
    return words_go(name) && (nothing || to->kind != IR_O_INT) && !words_make(function);
}

bool ctx_flag_at(const struct program *p, const struct pfunc *pf, uint32_t place, struct ctx_setter *out)
{
    const struct ir_place *pl = &pf->f->places[place];
    if (!pl->n_projs && pl->base == IR_BASE_GLOBAL) {
        *out = (struct ctx_setter){.record = IR_NONE, .field = p->unit_syms[pf->unit_index][pl->index]};
        return true;
    }
    const struct ir_proj *last = pl->n_projs ? &pl->projs[pl->n_projs - 1] : NULL;
    if (!last || last->kind != IR_PROJ_FIELD) return false;
    *out = (struct ctx_setter){.record = p->unit_records[pf->unit_index][last->a], .field = last->b};
    return true;
}

const char *ctx_flag_name(const struct program *p, uint32_t record, uint32_t field)
{
    return record == IR_NONE ? p->syms[field].name : p->records[record].r->fields[field].name;
}

static void add_setter(struct program *p, struct ctx_stops *to, uint32_t func, uint32_t place,
                       const struct ir_opnd *val)
{
    struct ctx_setter s;
    const char *function = p->syms[p->funcs[func].sym].name;
    if (!ctx_flag_at(p, &p->funcs[func], place, &s) || !sets_it(ctx_flag_name(p, s.record, s.field), val, function))
        return;
    s.func = func;
    ARENA_PUSH(&p->arena, to->setters, to->n_setters, to->cap_setters, s);
}

bool ctx_stores_through(const struct program *p, const struct pfunc *pf, const struct ir_instr *in)
{
    bool call = in->op == IR_CALL && in->a.kind == IR_O_FUNC && in->n_args >= 2;
    if (!call || in->args[0].kind != IR_O_ADDR) return false;
    const struct psym *s = &p->syms[p->unit_syms[pf->unit_index][in->a.index]];
    return !(s->flags & IR_SYM_BUILTIN) && !s->rule && !*s->decl_file;
}

/* Stores, and builtins that store through an address. */
static void find_setters(struct program *p, struct ctx_stops *to)
{
    for (uint32_t i = 0; i < p->n_funcs; i++) {
        const struct pfunc *pf = &p->funcs[i];
        for (uint32_t b = 0; b < pf->f->n_blocks && pf->sym != IR_NONE; b++)
            for (uint32_t k = 0; k < pf->f->blocks[b].n_instrs; k++) {
                const struct ir_instr *in = &pf->f->blocks[b].instrs[k];
                if (in->op == IR_ASSIGN && in->dst != IR_NONE) add_setter(p, to, i, in->dst, &in->a);
                if (ctx_stores_through(p, pf, in)) add_setter(p, to, i, in->args[0].index, &in->args[1]);
            }
    }
}

/* ---- what else the setter does ---- */

/* Ends no wait of another thread: locks, memory, questions, waiting for the thread itself. */
static bool is_harmless(const struct rule_effect *e)
{
    if (ctx_sets_handler(e)) return true;
    switch (e->op) {
    case RULE_JOIN:
    case RULE_DETACH:
    case RULE_ACQUIRE:
    case RULE_QUERY:
    case RULE_VALUE:
    case RULE_BORROW:
    case RULE_CREATE:
    case RULE_INIT: return true;
    case RULE_RELEASE:
    case RULE_UNREF: return e->waits || (e->kind && (e->kind->storage || e->kind->repr == RULE_REPR_OTHER));
    default: break;
    }
    return e->op == RULE_BLOCK && e->on_arg < 0;
}

/* It waits for something that does not go through a descriptor of ours: a name server, time, a condition. */
static bool beside_descriptors(const struct rule_effect *wait)
{
    static const char *const list[] = {"dns", "time", "cond", "sem", "barrier", NULL};
    for (uint32_t i = 0; wait->blocks_on && list[i]; i++)
        if (strcmp(wait->blocks_on, list[i]) == 0) return true;
    return false;
}

/* What the effect does may end the wait: a condition that is signalled ends waits for conditions, what is written to,
 * shut or closed ends waits for descriptors. */
static bool ends_wait(const struct rule_effect *e, const struct rule_effect *wait)
{
    if (is_harmless(e)) return false;
    const char *woken = e->blocks_on || !e->kind ? e->blocks_on : e->kind->name;
    if (e->op == RULE_WAKE && woken) return !wait->blocks_on || strcmp(woken, wait->blocks_on) == 0;
    bool descriptor = e->kind && e->kind->repr == RULE_REPR_FD;
    return !(e->op == RULE_BLOCK || e->op == RULE_TRANSFER || descriptor) || !beside_descriptors(wait);
}

enum { WAKING_DEPTH = 3 }; /* calls below the one who sets a flag */

/* How the one who sets a flag would end the wait. */
struct waking {
    const struct program *p;
    const struct rule_effect *wait;
};

static bool may_wake(const struct waking *w, uint32_t func, uint32_t depth);

static bool call_may_wake(const struct waking *w, const struct pfunc *pf, const struct ir_instr *in, uint32_t depth)
{
    if (in->a.kind != IR_O_FUNC) return true;
    const struct psym *s = &w->p->syms[w->p->unit_syms[pf->unit_index][in->a.index]];
    if (s->flags & IR_SYM_BUILTIN) return false;
    for (uint32_t i = 0; s->rule && i < s->rule->n_effects; i++)
        if (ends_wait(&s->rule->effects[i], w->wait)) return true;
    if (s->rule || s->header_borrows) return false;
    if (s->func != IR_NONE && !s->ambiguous) return depth == 0 || may_wake(w, s->func, depth - 1);
    return *s->decl_file; /* else it is the compiler's, such as those that store atomically */
}

/* The call waits for the end of a thread. */
static bool call_joins(const struct program *p, const struct pfunc *pf, const struct ir_instr *in)
{
    if (in->op != IR_CALL || in->a.kind != IR_O_FUNC) return false;
    const struct psym *s = &p->syms[p->unit_syms[pf->unit_index][in->a.index]];
    for (uint32_t i = 0; s->rule && i < s->rule->n_effects; i++) {
        const struct rule_effect *e = &s->rule->effects[i];
        if (e->op == RULE_JOIN || (e->op == RULE_RELEASE && e->waits)) return true;
    }
    return false;
}

/* The one block whose end waits for a thread; IR_NONE when there is none, or there are several calls that do. */
static uint32_t joining_block(const struct program *p, const struct pfunc *pf)
{
    uint32_t found = IR_NONE;
    for (uint32_t b = 0; b < pf->f->n_blocks; b++)
        for (uint32_t k = 0; k < pf->f->blocks[b].n_instrs; k++) {
            if (!call_joins(p, pf, &pf->f->blocks[b].instrs[k])) continue;
            if (found != IR_NONE) return IR_NONE;
            found = b;
        }
    return found;
}

/* What comes when the thread has ended wakes it no more. */
static bool may_wake(const struct waking *w, uint32_t func, uint32_t depth)
{
    const struct pfunc *pf = &w->p->funcs[func];
    uint8_t *before = xmalloc(pf->f->n_blocks + 1);
    uint32_t *stack = xmalloc((pf->f->n_blocks + 1) * sizeof *stack);
    uint32_t join = joining_block(w->p, pf);
    bool wakes = false;
    cfg_reach(pf->f, 0, join, before, stack);
    before[0] = 1;
    for (uint32_t b = 0; b < pf->f->n_blocks && !wakes; b++) {
        const struct ir_block *blk = &pf->f->blocks[b];
        for (uint32_t k = 0; before[b] && k < blk->n_instrs && !wakes; k++) {
            if (b == join && call_joins(w->p, pf, &blk->instrs[k])) break;
            if (blk->instrs[k].op == IR_CALL) wakes = call_may_wake(w, pf, &blk->instrs[k], depth);
        }
    }
    free(stack);
    free(before);
    return wakes;
}

bool ctx_may_wake(const struct program *p, const struct rule_effect *wait, uint32_t func)
{
    const struct waking w = {p, wait};
    return may_wake(&w, func, WAKING_DEPTH);
}

/* Somewhere in it, or in what it calls, the end of a thread is waited for. */
static bool joins(const struct program *p, uint32_t func, uint32_t depth)
{
    const struct pfunc *pf = &p->funcs[func];
    for (uint32_t b = 0; b < pf->f->n_blocks; b++)
        for (uint32_t k = 0; k < pf->f->blocks[b].n_instrs; k++) {
            const struct ir_instr *in = &pf->f->blocks[b].instrs[k];
            if (call_joins(p, pf, in)) return true;
            if (in->op != IR_CALL || in->a.kind != IR_O_FUNC) continue;
            const struct psym *s = &p->syms[p->unit_syms[pf->unit_index][in->a.index]];
            if (!s->rule && s->func != IR_NONE && !s->ambiguous && depth && joins(p, s->func, depth - 1)) return true;
        }
    return false;
}

bool ctx_sets_and_joins(struct program *p, uint32_t func)
{
    uint32_t n;
    if (joins(p, func, 1)) return true;
    const uint32_t *callers = callgraph_callers(p, func, &n);
    for (uint32_t i = 0; i < n; i++)
        if (joins(p, callers[i], 1)) return true;
    return false;
}

/* A function of one number that nobody calls by name: the system may call it, and interrupts waits then. */
static bool may_be_handler(const struct program *p, uint32_t func)
{
    const struct pfunc *pf = &p->funcs[func];
    if (p->syms[pf->sym].called || !pf->f->n_params) return false;
    return strcmp(pf->unit->types[pf->f->vars[0].type].name, "int") == 0;
}

/* ---- flags ---- */

/* A flag that some wait is held against. */
struct flag {
    uint32_t record, field; /* record IR_NONE: a global, `field` is the psym */
    const struct rule_effect *wait;
    bool joined; /* who sets it waits for threads then */
};

/* Set from outside the thread, and never with anything that would end the wait. */
static bool set_in_vain(struct program *p, struct flag *f, const uint8_t *in_thread)
{
    const struct ctx_stops *s = &p->contexts->stops;
    bool any = false;
    for (uint32_t i = 0; i < s->n_setters; i++) {
        const struct ctx_setter *x = &s->setters[i];
        if (x->record != f->record || x->field != f->field || in_thread[x->func]) continue;
        if (may_be_handler(p, x->func) || ctx_may_wake(p, f->wait, x->func)) return false;
        f->joined = f->joined || ctx_sets_and_joins(p, x->func);
        any = true;
    }
    return any;
}

static bool is_number(const struct ir_unit *u, uint32_t type)
{
    return type < u->n_types && u->types[type].kind == IR_T_INT;
}

bool ctx_flag_is_number(const struct program *p, const struct ctx_setter *x)
{
    if (x->record == IR_NONE) return true;
    const struct precord *r = &p->records[x->record];
    return is_number(r->unit, r->r->fields[x->field].type);
}

static bool says_so(const char *name)
{
    return words_stop(name) || words_go(name);
}

/* Some thread that comes by here cannot be told by the flag. */
static bool vain_flag(struct program *p, uint32_t func, struct flag *f)
{
    const struct ctx_stops *s = &p->contexts->stops;
    for (uint32_t e = 0; e < s->n_entries; e++) {
        memset(s->seen, 0, p->n_funcs);
        callgraph_reach(p, s->entries[e], s->seen, s->stack);
        if (s->seen[func] && set_in_vain(p, f, s->seen)) return true;
    }
    return false;
}

static bool is_flag(const struct precord *r, uint32_t field)
{
    return is_number(r->unit, r->r->fields[field].type) && says_so(r->r->fields[field].name);
}

/* Asked of the same records by many waits. */
static bool has_flags(struct precord *r)
{
    if (r->flags == STOPS_UNKNOWN) {
        r->flags = STOPS_NONE;
        for (uint32_t f = 0; f < r->r->n_fields; f++)
            if (is_flag(r, f)) r->flags = STOPS_SOME;
    }
    return r->flags == STOPS_SOME;
}

static const char *field_flag(struct program *p, uint32_t func, uint32_t record, const struct rule_effect *wait,
                              bool *joined)
{
    struct precord *r = &p->records[record];
    for (uint32_t f = 0; f < r->r->n_fields && has_flags(r); f++) {
        struct flag at = {record, f, wait, false};
        if (!is_flag(r, f) || !ctx_touches(p, func, record, f) || !vain_flag(p, func, &at)) continue;
        *joined = at.joined;
        return r->r->fields[f].name;
    }
    return NULL;
}

bool ctx_flag_ends(const struct program *p, const struct ctx_late *l)
{
    const struct ctx_stops *s = &p->contexts->stops;
    const struct rule_effect *wait = l->note.wait.effect;
    if (!beside_descriptors(wait)) return false;
    for (uint32_t i = 0; i < s->n_setters; i++) {
        const struct ctx_setter *x = &s->setters[i];
        bool at_hand = false;
        for (uint32_t k = 0; k < l->n_records; k++) at_hand |= x->record == l->records[k];
        if (at_hand && ctx_touches(p, l->func, x->record, x->field) && ctx_may_wake(p, wait, x->func)) return true;
    }
    return false;
}

static const char *global_flag(struct program *p, uint32_t func, const struct rule_effect *wait, bool *joined)
{
    const struct pfunc *pf = &p->funcs[func];
    for (uint32_t i = 0; i < pf->f->n_places; i++) {
        struct ctx_setter at;
        if (!ctx_flag_at(p, pf, i, &at) || at.record != IR_NONE || !is_number(pf->unit, pf->f->places[i].type))
            continue;
        struct flag f = {IR_NONE, at.field, wait, false};
        if (!says_so(p->syms[at.field].name) || !vain_flag(p, func, &f)) continue;
        *joined = f.joined;
        return p->syms[at.field].name;
    }
    return NULL;
}

const char *ctx_stop_flag(struct program *p, const struct ctx_late *l, bool *guess, bool *joined)
{
    const struct rule_effect *wait = l->note.wait.effect;
    const char *name = NULL;
    *guess = *joined = false;
    if (!l->note.looped || !ctx_strong(wait) || !p->contexts->stops.n_entries) return NULL;
    for (uint32_t i = 0; i < l->n_records && !name; i++) name = field_flag(p, l->func, l->records[i], wait, joined);
    if (name) return name;
    name = global_flag(p, l->func, wait, joined);
    *guess = !*joined;
    return name;
}

void ctx_stops_prepare(struct program *p)
{
    struct ctx_stops *s = &p->contexts->stops;
    find_runners(p, s);
    ctx_loops_prepare(p);
    if (!s->n_entries) return;
    find_setters(p, s);
    s->seen = ARENA_ARRAY(&p->arena, uint8_t, p->n_funcs + 1);
    s->stack = ARENA_ARRAY(&p->arena, uint32_t, p->n_funcs + 1);
}
