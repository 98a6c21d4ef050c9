/*
 * Fields that are emptied: set to null, or to -1. What the program's functions do when they empty one field tells what
 * belongs to it (deviant behaviour: Engler et al., SOSP 2001): where all of them let go first of what the field holds,
 * the one that does not forgets it.
 */
#include "engine/kept.h"

#include <string.h>

enum { WITNESSES = 2 };

void empties_used(struct fan *a, uint32_t val)
{
    if (a->v.vals[val].kind != VAL_MEM) return;
    for (uint32_t i = 0; i < a->n_handled; i++)
        if (a->handled[i] == val) return;
    ARENA_PUSH(&a->arena, a->handled, a->n_handled, a->cap_handled, val);
}

static bool was_used(const struct fan *a, uint32_t val)
{
    for (uint32_t i = 0; i < a->n_handled; i++)
        if (a->handled[i] == val) return true;
    return false;
}

/* The object is one that this function made: it is being set up. */
static bool is_new(const struct fan *a, uint32_t cell)
{
    const struct cell *root = &a->v.cells[a->v.cells[cell].root];
    return root->kind == CELL_DEREF && a->v.vals[root->a].kind == VAL_SITE;
}

/* Adds to `x` what `e` says of the same field; false when it is another one. */
static bool merge(struct pempty *x, const struct pempty *e)
{
    if (x->record != e->record || x->field != e->field) return false;
    x->null |= e->null;
    x->lets_go |= e->lets_go;
    x->bare |= e->bare;
    x->used |= e->used;
    return true;
}

void empties_note(struct fan *a, uint32_t cell, uint32_t val, uint32_t old, enum emptied how)
{
    struct pempty e = {.sym = a->pf->sym};
    int64_t k;
    if (!val_is_int(&a->v, val, &k) || (k != 0 && k != -1) || !fields_at(a, cell, &e.record, &e.field)) return;
    e.null = k == 0;
    e.lets_go = how == EMPTIED_LET_GO;
    e.bare = how == EMPTIED_BARE && !is_new(a, cell) && a->cur_instr && a->cur_instr->op == IR_ASSIGN;
    e.used = e.bare && was_used(a, old);
    for (uint32_t i = 0; i < a->n_empties; i++)
        if (merge(&a->empties[i], &e)) return;
    ARENA_PUSH(&a->arena, a->empties, a->n_empties, a->cap_empties, e);
}

void empties_tell(struct program *p, struct pempty e)
{
    for (uint32_t i = p->n_empties; i-- > 0 && p->empties[i].sym == e.sym;)
        if (merge(&p->empties[i], &e)) return;
    ARENA_PUSH(&p->arena, p->empties, p->n_empties, p->cap_empties, e);
}

bool empties_by(const struct program *p, const struct pfield *f, uint32_t sym)
{
    for (uint32_t i = 0; i < p->n_empties; i++) {
        const struct pempty *e = &p->empties[i];
        if (e->sym == sym && e->null && e->record == f->record && e->field == f->field) return true;
    }
    return false;
}

uint32_t empties_belief(struct program *p, struct pfield *f, uint32_t but)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < p->n_empties; i++) {
        const struct pempty *e = &p->empties[i];
        if (e->record != f->record || e->field != f->field || e->sym == but || fields_made_by(p, f, e->sym)) continue;
        if (e->bare && !words_make(p->syms[e->sym].name)) return 0;
        n += e->lets_go && !e->bare;
    }
    return n;
}

/* ---- reports ---- */

static bool assigns_call(const struct ir_func *f, uint32_t var)
{
    for (uint32_t b = 0; b < f->n_blocks; b++)
        for (uint32_t i = 0; i < f->blocks[b].n_instrs; i++) {
            const struct ir_instr *in = &f->blocks[b].instrs[i];
            const struct ir_place *to = in->op == IR_CALL && in->dst != IR_NONE ? &f->places[in->dst] : NULL;
            if (to && to->base == IR_BASE_VAR && to->index == var && !to->n_projs) return true;
        }
    return false;
}

/* Some caller passes an object that it has just got from a call, or a variable of its own: it may be set up here. */
static bool is_given_new(struct program *p, uint32_t sym, uint32_t param)
{
    uint32_t n, func = p->syms[sym].func;
    const uint32_t *callers = callgraph_callers(p, func, &n);
    for (uint32_t c = 0; c < n; c++) {
        const struct pfunc *pf = &p->funcs[callers[c]];
        for (uint32_t b = 0; b < pf->f->n_blocks; b++)
            for (uint32_t i = 0; i < pf->f->blocks[b].n_instrs; i++) {
                const struct ir_instr *in = &pf->f->blocks[b].instrs[i];
                if (in->op != IR_CALL || in->a.kind != IR_O_FUNC || param >= in->n_args) continue;
                if (p->unit_syms[pf->unit_index][in->a.index] != sym) continue;
                const struct ir_opnd *o = &in->args[param];
                if (o->kind != IR_O_PLACE && o->kind != IR_O_ADDR) continue;
                const struct ir_place *pl = &pf->f->places[o->index];
                if (pl->base != IR_BASE_VAR) continue;
                if (o->kind == IR_O_ADDR ? !pl->n_projs : !pl->n_projs && assigns_call(pf->f, pl->index)) return true;
            }
    }
    return false;
}

/* Where the function empties the field, and by what pointer. */
static const struct ir_instr *emptying(const struct program *p, const struct pfunc *pf, const struct pfield *f,
                                       const struct ir_place **place)
{
    for (uint32_t b = 0; b < pf->f->n_blocks; b++)
        for (uint32_t i = 0; i < pf->f->blocks[b].n_instrs; i++) {
            const struct ir_instr *in = &pf->f->blocks[b].instrs[i];
            bool constant = in->op == IR_ASSIGN && (in->a.kind == IR_O_INT || in->a.kind == IR_O_NULL);
            const struct ir_place *pl = constant && in->dst != IR_NONE ? &pf->f->places[in->dst] : NULL;
            const struct ir_proj *last = pl && pl->n_projs ? &pl->projs[pl->n_projs - 1] : NULL;
            if (!last || last->kind != IR_PROJ_FIELD || last->b != f->field) continue;
            if (pl->base != IR_BASE_VAR && pl->base != IR_BASE_GLOBAL) continue;
            if (p->unit_records[pf->unit_index][last->a] != f->record) continue;
            *place = pl;
            return in;
        }
    return NULL;
}

/* A handle that stays until it is released and that the field has for itself; and what empties the field does not run
 * in its place. */
static const struct pcreation *kept_there(const struct program *p, const struct pfield *f, uint32_t sym)
{
    for (uint32_t i = 0; i < f->n_creations; i++) {
        const struct pcreation *c = &p->creations[f->creations[i]];
        const struct rule_kind *k = c->kind;
        if (c->auto_release || c->when_stored || c->callback == sym || k->parent || k->repr == RULE_REPR_OBJECT ||
            k->armed || !fan_must_end(k) || (k->refcounted && fields_is_lent(p, f)))
            return NULL;
    }
    return f->n_creations ? &p->creations[f->creations[0]] : NULL;
}

static bool is_told(const struct program *p, const char *function, const struct pcreation *c)
{
    for (uint32_t i = 0; i < p->n_events; i++) {
        const struct engine_event *e = &p->events[i];
        if (e->kind == ENGINE_OVERWRITTEN && strcmp(e->function, function) == 0 && e->created.line == c->loc.line &&
            e->created.file == c->loc.file)
            return true;
    }
    return false;
}

static void report(struct program *p, const struct pempty *e)
{
    struct pfield *f = e->record == IR_NONE ? NULL : fields_find(p, e->record, e->field);
    const struct psym *s = &p->syms[e->sym];
    if (!f || !f->released || s->func == IR_NONE || words_make(s->name) || fields_made_by(p, f, e->sym)) return;
    const struct pcreation *c = kept_there(p, f, e->sym);
    const struct pfunc *pf = &p->funcs[s->func];
    const struct ir_place *place = NULL;
    const struct ir_instr *in = c ? emptying(p, pf, f, &place) : NULL;
    uint32_t witnesses = in ? empties_belief(p, f, e->sym) : 0;
    if (!in || !(witnesses || e->used) || is_told(p, s->name, c)) return;
    bool var = place->base == IR_BASE_VAR;
    if (var && place->index < pf->f->n_params && is_given_new(p, e->sym, place->index)) return;
    struct engine_event ev = {.kind = ENGINE_OVERWRITTEN, .handle = c->kind, .creator = c->creator};
    ev.wrapped = c->wrapped;
    ev.created = c->loc;
    ev.at = program_loc(pf->unit, in->pos);
    ev.function = s->name;
    ev.function_usr = s->usr;
    ev.record = p->records[e->record].name;
    ev.arm = ev.other = "";
    const char *owner = var ? pf->f->vars[place->index].name : pf->unit->syms[place->index].name,
               *name = p->records[e->record].r->fields[e->field].name;
    ev.name = *owner && place->n_projs == 2 && place->projs[0].kind == IR_PROJ_DEREF
                  ? arena_sprintf(&p->arena, "%s->%s", owner, name)
                  : name;
    ev.released_elsewhere = true;
    ev.assumptions = e->used || witnesses >= WITNESSES ? 1 : 2;
    ev.assumptions += c->shared && !witnesses;
    ARENA_PUSH(&p->arena, p->events, p->n_events, p->cap_events, ev);
}

void empties_report(struct program *p)
{
    for (uint32_t i = 0; i < p->n_empties; i++)
        if (p->empties[i].bare) report(p, &p->empties[i]);
}
