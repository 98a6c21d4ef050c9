/*
 * Handles that may be thrown away, and must not be: the callback of a source whose id nobody keeps works on an object
 * that somebody else frees. The id is needed then to stop the source first. A callback that brings its own reference,
 * or that is what ends the object, is fine.
 */
#include "engine/kept.h"

#include <string.h>

static const struct ir_place *place_of(const struct ir_func *f, const struct ir_opnd *o)
{
    return o->kind == IR_O_PLACE ? &f->places[o->index] : NULL;
}

static bool is_variable(const struct ir_place *pl, uint32_t var)
{
    return pl && pl->base == IR_BASE_VAR && !pl->n_projs && pl->index == var;
}

/* The record that the argument points to by its type in the source. */
static uint32_t record_of(const struct fan *a, const struct ir_opnd *o)
{
    const struct ir_place *pl = place_of(a->f, o);
    const struct ir_unit *u = a->u;
    if (!pl || pl->type >= u->n_types || u->types[pl->type].kind != IR_T_PTR) return IR_NONE;
    uint32_t to = u->types[pl->type].elem;
    return to < u->n_types && u->types[to].kind == IR_T_RECORD ? a->urecs[u->types[to].record] : IR_NONE;
}

static const char *callee_name(const struct ir_unit *u, const struct ir_instr *in)
{
    return in->op == IR_CALL && in->a.kind == IR_O_FUNC ? u->syms[in->a.index].name : "";
}

/* What is stored in `pl` is the variable's value, directly or by way of a temporary. */
static bool becomes(const struct ir_func *f, const struct ir_place *pl, uint32_t var)
{
    if (pl->base != IR_BASE_VAR || pl->n_projs) return false;
    if (pl->index == var) return true;
    for (uint32_t b = 0; f->vars[pl->index].kind == IR_VAR_TEMP && b < f->n_blocks; b++)
        for (uint32_t i = 0; i < f->blocks[b].n_instrs; i++) {
            const struct ir_instr *in = &f->blocks[b].instrs[i];
            bool copy = in->op == IR_ASSIGN || in->op == IR_CAST;
            if (copy && is_variable(place_of(f, &in->a), pl->index) && in->dst != IR_NONE &&
                is_variable(&f->places[in->dst], var))
                return true;
        }
    return false;
}

/* This function takes a reference on the variable, or the variable is what taking one or making it gave. */
static bool has_its_own(const struct fan *a, const struct ir_place *data)
{
    if (!data || data->base != IR_BASE_VAR) return false;
    for (uint32_t b = 0; b < a->f->n_blocks; b++)
        for (uint32_t i = 0; i < a->f->blocks[b].n_instrs; i++) {
            const struct ir_instr *in = &a->f->blocks[b].instrs[i];
            const char *name = callee_name(a->u, in);
            if (!*name) continue;
            bool gives = in->dst != IR_NONE && becomes(a->f, &a->f->places[in->dst], data->index);
            const struct rule_func *rf = a->p->syms[a->usyms[in->a.index]].rule;
            if (gives && (words_make(name) || (rf && rf->returns_arg < 0))) return true;
            if (!words_take_reference(name)) continue;
            if (gives) return true;
            for (uint32_t k = 0; k < in->n_args; k++) {
                const struct ir_place *pl = place_of(a->f, &in->args[k]);
                if (pl && pl->base == data->base && pl->index == data->index && pl->n_projs == data->n_projs)
                    return true;
            }
        }
    return false;
}

bool borrowed_balanced(const struct fan *a, uint32_t param)
{
    for (uint32_t b = 0; b < a->f->n_blocks; b++)
        for (uint32_t i = 0; i < a->f->blocks[b].n_instrs; i++) {
            const struct ir_instr *in = &a->f->blocks[b].instrs[i];
            if (!in->n_args || !is_variable(place_of(a->f, &in->args[0]), param)) continue;
            if (words_take_reference(callee_name(a->u, in))) return true;
        }
    return false;
}

/* How sure it is that the listener's sender outlives its receiver; IR_NONE: they may well end together. */
static uint32_t doubts_about_sender(const struct fan *a, uint32_t sender, uint32_t receiver)
{
    const struct val *x = &a->v.vals[sender];
    if (sender == receiver || val_depends(&a->v, sender, receiver)) return IR_NONE;
    if (x->kind == VAL_PARAM) return 2;
    if (x->kind == VAL_MEM) return a->v.cells[a->v.cells[x->a].root].kind == CELL_GLOBAL ? 1 : 2;
    if (x->kind != VAL_SITE) return IR_NONE;
    for (uint32_t b = 0; b < a->f->n_blocks; b++) {
        if (x->a < a->block_base[b] || x->a - a->block_base[b] >= a->f->blocks[b].n_instrs) continue;
        return words_shared(callee_name(a->u, &a->f->blocks[b].instrs[x->a - a->block_base[b]])) ? 1 : IR_NONE;
    }
    return IR_NONE;
}

void borrowed_listener(struct fan *a, const struct rule_effect *e, const uint32_t *args, uint32_t n,
                       const char *creator)
{
    bool dies = e->auto_release_by && strcmp(e->auto_release_by, "object_dies") == 0;
    if (!dies || e->data < 0 || (uint32_t)e->data >= n || e->parent < 0 || (uint32_t)e->parent >= n) return;
    uint32_t doubts = doubts_about_sender(a, args[e->parent], args[e->data]);
    if (doubts == IR_NONE) return;
    crew_turn(a);
    uint32_t before = a->p->n_borrows;
    borrowed_note(a, e, args, n, creator);
    if (a->p->n_borrows == before) return;
    a->p->borrows[before].listener = true;
    a->p->borrows[before].doubts = (uint8_t)doubts;
}

/* The record that the argument points to, looked for behind casts to `void *` as well. */
static uint32_t record_before_casts(const struct fan *a, const struct ir_opnd *o)
{
    enum { MAX_CASTS = 4 };
    for (int depth = 0; depth < MAX_CASTS; depth++) {
        uint32_t record = record_of(a, o);
        const struct ir_place *pl = place_of(a->f, o);
        const struct ir_opnd *from = NULL;
        if (record != IR_NONE || !pl || pl->base != IR_BASE_VAR || pl->n_projs) return record;
        for (uint32_t b = 0; b < a->f->n_blocks && !from; b++)
            for (uint32_t i = 0; i < a->f->blocks[b].n_instrs && !from; i++) {
                const struct ir_instr *in = &a->f->blocks[b].instrs[i];
                bool copy = in->op == IR_ASSIGN || in->op == IR_CAST;
                if (copy && in->dst != IR_NONE && is_variable(&a->f->places[in->dst], pl->index)) from = &in->a;
            }
        if (!from) return IR_NONE;
        o = from;
    }
    return IR_NONE;
}

void borrowed_ended(struct fan *a, const struct rule_effect *e, const uint32_t *args, uint32_t n)
{
    struct pstop s = {.kind = e->kind, .sym = a->pf->sym, .record = IR_NONE, .callback = IR_NONE};
    bool data = e->data >= 0 && (uint32_t)e->data < n && a->v.vals[args[e->data]].kind != VAL_INT;
    if (data) s.record = record_before_casts(a, &a->cur_instr->args[e->data]);
    if (e->callback >= 0 && (uint32_t)e->callback < n && a->v.vals[args[e->callback]].kind == VAL_FUNC)
        s.callback = a->v.vals[args[e->callback]].a;
    s.file = program_loc(a->u, a->cur_pos).file;
    if (!data && s.callback == IR_NONE) return;
    kept_loud(a);
    ARENA_PUSH(&a->p->arena, a->p->stops, a->p->n_stops, a->p->cap_stops, s);
}

void borrowed_note(struct fan *a, const struct rule_effect *e, const uint32_t *args, uint32_t n, const char *creator)
{
    if (e->data < 0 || (uint32_t)e->data >= n || e->callback < 0 || (uint32_t)e->callback >= n) return;
    const struct val *cb = &a->v.vals[args[e->callback]], *data = &a->v.vals[args[e->data]];
    if (cb->kind != VAL_FUNC || data->kind == VAL_ADDR || data->kind == VAL_INT) return;
    if (e->destroy >= 0 && (uint32_t)e->destroy < n && a->v.vals[args[e->destroy]].kind != VAL_INT) return;
    const struct ir_opnd *o = &a->cur_instr->args[e->data];
    uint32_t record = record_of(a, o);
    if (record == IR_NONE || has_its_own(a, place_of(a->f, o))) return;
    struct program *p = a->p;
    kept_loud(a);
    struct pborrow b = {.kind = e->kind, .creator = creator, .record = record, .callback = cb->a};
    b.loc = program_loc(a->u, a->cur_pos);
    b.function = p->syms[a->pf->sym].name;
    b.function_usr = p->syms[a->pf->sym].usr;
    const struct ir_place *pl = place_of(a->f, o);
    b.name = pl->base == IR_BASE_VAR && !pl->n_projs ? a->f->vars[pl->index].name : fan_val_name(a, args[e->data]);
    for (uint32_t i = 0; i < p->n_borrows; i++)
        if (p->borrows[i].loc.line == b.loc.line && p->borrows[i].loc.col == b.loc.col &&
            p->borrows[i].loc.file == b.loc.file)
            return;
    ARENA_PUSH(&p->arena, p->borrows, p->n_borrows, p->cap_borrows, b);
}

/* ---- what the callback does with its data ---- */

/* The parameter that is the user data: the last one of type `void *`, or a pointer to that record. */
static uint32_t data_parameter(const struct program *p, const struct pfunc *pf, uint32_t record)
{
    const struct ir_unit *u = pf->unit;
    for (uint32_t i = 0; i < pf->f->n_params; i++) {
        const struct ir_type *t = &u->types[pf->f->vars[i].type];
        const struct ir_type *to = t->kind == IR_T_PTR && t->elem < u->n_types ? &u->types[t->elem] : NULL;
        if (to && to->kind == IR_T_RECORD && p->unit_records[pf->unit_index][to->record] == record) return i;
    }
    for (uint32_t i = pf->f->n_params; i-- > 0;) {
        const struct ir_type *t = &u->types[pf->f->vars[i].type];
        if (t->kind == IR_T_PTR && t->elem < u->n_types && u->types[t->elem].kind == IR_T_VOID) return i;
    }
    return IR_NONE;
}

struct callback {
    const struct pfunc *pf;
    bool *names; /* by variable: it is the data under another name */
    bool looks, ends;
};

static void follow(struct callback *c, const struct ir_instr *in)
{
    const struct ir_func *f = c->pf->f;
    const struct ir_place *from = place_of(f, &in->a), *to = in->dst == IR_NONE ? NULL : &f->places[in->dst];
    bool data = from && from->base == IR_BASE_VAR && !from->n_projs && c->names[from->index];
    bool copy = in->op == IR_ASSIGN || in->op == IR_CAST;
    if (copy && data && to && to->base == IR_BASE_VAR && !to->n_projs) c->names[to->index] = true;
    for (uint32_t k = 0; k < in->n_args; k++) {
        const struct ir_place *pl = place_of(f, &in->args[k]);
        if (!pl || pl->base != IR_BASE_VAR || pl->n_projs || !c->names[pl->index]) continue;
        c->looks = true;
        if (words_end_life(callee_name(c->pf->unit, in))) c->ends = true;
    }
}

/* The callback works on its data, and is not what frees it. */
static bool works_on_data(const struct program *p, const struct pfunc *pf, uint32_t record, struct arena *tmp)
{
    uint32_t param = data_parameter(p, pf, record);
    const struct summary *m = func_summary(p, (uint32_t)(pf - p->funcs));
    if (param == IR_NONE || !m) return false;
    for (uint32_t i = 0; i < m->n_frees; i++)
        if (m->frees[i].arg == param) return false;
    struct callback c = {.pf = pf, .names = ARENA_ARRAY(tmp, bool, pf->f->n_vars + 1)};
    c.names[param] = true;
    for (uint32_t b = 0; b < pf->f->n_blocks; b++)
        for (uint32_t i = 0; i < pf->f->blocks[b].n_instrs; i++) follow(&c, &pf->f->blocks[b].instrs[i]);
    for (uint32_t i = 0; i < pf->f->n_places && !c.looks; i++) {
        const struct ir_place *pl = &pf->f->places[i];
        c.looks = pl->base == IR_BASE_VAR && pl->n_projs && c.names[pl->index];
    }
    return c.looks && !c.ends;
}

static void report(struct program *p, const struct pborrow *b, const struct pfree *pf)
{
    struct engine_event e = {.kind = ENGINE_DISCARDED, .handle = b->kind, .creator = b->creator, .name = b->name};
    e.function = b->function;
    e.function_usr = b->function_usr;
    e.record = p->records[b->record].name;
    e.other = pf->function;
    e.arm = "";
    e.created = e.at = b->loc;
    e.assumptions = b->listener ? b->doubts : 1;
    ARENA_PUSH(&p->arena, p->events, p->n_events, p->cap_events, e);
}

/* Only ever a container's free function: the objects go when everything goes. */
static bool is_end_of_all(const struct program *p, const struct pfree *pf)
{
    const struct psym *f = &p->syms[pf->via[0]];
    return f->flags & IR_SYM_STATIC && !f->called;
}

/* Somewhere such handlers are found again by what they call, or by their data. */
static bool is_stopped(const struct program *p, const struct pborrow *b)
{
    for (uint32_t i = 0; b->listener && i < p->n_stops; i++) {
        const struct pstop *s = &p->stops[i];
        if (s->kind != b->kind) continue;
        bool anything = s->record == IR_NONE && s->callback == IR_NONE && strcmp(s->file, b->loc.file) == 0;
        if (anything || s->callback == b->callback || (s->record != IR_NONE && s->record == b->record)) return true;
    }
    return false;
}

/* The function that frees the object, or another destructor of its class, finds such handlers by some data. */
static bool stops_itself(const struct program *p, const struct pborrow *b, const struct pfree *pf)
{
    for (uint32_t i = 0; b->listener && i < p->n_stops; i++) {
        const struct psym *s = &p->syms[p->stops[i].sym];
        bool of_class = pf->group != IR_NONE && s->destructor && p->destructors[s->destructor - 1].group == pf->group;
        if (p->stops[i].kind == b->kind && (of_class || strcmp(s->name, pf->function) == 0)) return true;
    }
    return false;
}

void borrowed_report(struct program *p)
{
    struct arena tmp = {0};
    for (uint32_t i = 0; i < p->n_borrows; i++) {
        const struct pborrow *b = &p->borrows[i];
        uint32_t func = p->syms[b->callback].func;
        if (func == IR_NONE || is_stopped(p, b) || !works_on_data(p, &p->funcs[func], b->record, &tmp)) continue;
        for (uint32_t k = 0; k < p->frees.n; k++) {
            if (pfree_at(p, k)->record == b->record && stops_itself(p, b, pfree_at(p, k))) break;
            bool by_class = b->listener && pfree_at(p, k)->group != IR_NONE;
            if (pfree_at(p, k)->record != b->record || (!by_class && is_end_of_all(p, pfree_at(p, k))) ||
                strcmp(pfree_at(p, k)->function, p->syms[b->callback].name) == 0)
                continue;
            report(p, b, pfree_at(p, k));
            break;
        }
    }
    arena_release(&tmp);
}
