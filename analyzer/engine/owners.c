/* Owners: records whose memory is released while a field may still hold a handle. */
#include "engine/kept.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_FREES = 8 };

static uint32_t record_of_type(const struct fan *a, uint32_t type)
{
    const struct ir_unit *u = a->u;
    if (type >= u->n_types || u->types[type].kind != IR_T_PTR) return IR_NONE;
    uint32_t to = u->types[type].elem;
    if (to >= u->n_types || u->types[to].kind != IR_T_RECORD) return IR_NONE;
    return a->urecs[u->types[to].record];
}

/* The record behind a pointer: what the source says it is, else what this function takes it for. */
static uint32_t record_behind(struct fan *a, uint32_t root, uint32_t type)
{
    uint32_t r = record_of_type(a, type);
    for (uint32_t i = 0; i < a->v.n_cells && r == IR_NONE; i++)
        if (a->v.cells[i].kind == CELL_FIELD && a->v.cells[i].parent == root) r = a->v.cells[i].a;
    return r;
}

/* A variable of this function's holds the handle as well, and has a use for it yet. */
static bool held_beside(struct fan *a, const struct state *s, uint32_t handle)
{
    for (uint32_t i = 0; i < s->n_store; i++) {
        const struct cell *c = &a->v.cells[s->store[i].cell];
        if (s->store[i].val != handle || c->kind != CELL_VAR || c->a >= a->f->n_vars) continue;
        if (a->f->vars[c->a].kind != IR_VAR_TEMP && cfg_used_later(a, c->a)) return true;
    }
    return false;
}

/* The memory was made and filled by this very function: it knows what each field holds. */
static void freed_here(struct fan *a, struct state *s, uint32_t root, const char *by)
{
    for (uint32_t i = s->n_obs; i-- > 0;) {
        struct ob *o = &s->obs[i];
        if (o->status != OB_HELD || !o->owned || o->owner == CELL_NONE) continue;
        bool member = o->owner != root && cell_within(&a->v, o->owner, root);
        bool element = !member && arrays_behind(a, s, o, a->v.cells[root].a);
        bool object = a->sites[o->site].kind->repr == RULE_REPR_OBJECT; /* the memory itself is the handle */
        if (!element && !(object && cell_within(&a->v, o->owner, root)) &&
            (!member || state_get(s, o->owner) != o->handle))
            continue; /* elsewhere, or written by others since */
        if (!object && held_beside(a, s, o->handle)) {
            o->owned = o->kept = false;
            o->owner = CELL_NONE;
            continue;
        }
        const struct site *st = &a->sites[o->site];
        struct raw_event e = {.kind = ENGINE_OWNER_FREED, .site = o->site, .handle = st->kind, .pos = a->cur_pos};
        e.trace = s->trace;
        e.name_cell = o->owner;
        e.other = by;
        e.assumptions = (uint8_t)(o->assumptions + s->assumptions + element);
        fan_event(a, e);
        state_ob_drop(s, o);
    }
}

static bool is_empty(struct fan *a, struct state *s, uint32_t cell)
{
    struct fact f = state_fact(&a->v, s, fan_read(a, s, cell, IR_NONE));
    int64_t k;
    return f.hi < 0 || (fact_is_const(&f, &k) && k == 0);
}

bool owners_touched(const struct fan *a, uint32_t cell)
{
    uint32_t root = a->v.cells[cell].root;
    bool below = root < a->cap_is_touched && a->is_touched[root] & TOUCHED_BELOW;
    for (uint32_t i = 0; below && i < a->n_touched; i++)
        if (cell_within(&a->v, a->touched[i], cell) || cell_within(&a->v, cell, a->touched[i])) return true;
    const struct cell *c = &a->v.cells[cell];
    return c->kind == CELL_FIELD && !cell_is_local(&a->v, cell) && gpaths_touched(a, c->a, c->b);
}

/* A library's function that is given the address of a struct in the object has only looked at it, or it would be known
 * to end it. */
static bool only_shown(const struct fan *a, uint32_t cell, uint32_t val)
{
    const struct cell *c = &a->v.cells[cell];
    const struct precord *r = &a->p->records[c->a];
    const struct val *x = &a->v.vals[val];
    uint32_t type = r->r->fields[c->b].type;
    if (type >= r->unit->n_types || r->unit->types[type].kind != IR_T_RECORD) return false;
    return x->kind == VAL_PHI || (x->kind == VAL_SITE && x->b >= RES_HAVOC && x->b < RES_CREATE);
}

/* Only the memory was freed that the pointer there leads to: a null pointer put there says nothing of what it held. */
static bool is_bare(const struct fan *a, uint32_t cell)
{
    for (uint32_t i = 0; i < a->n_bare; i++)
        if (a->bare[i] == cell) return true;
    return false;
}

static bool is_settled(struct fan *a, struct state *s, uint32_t cell)
{
    uint32_t val = state_get(s, cell);
    if (owners_touched(a, cell)) return true;
    if (is_bare(a, cell)) return false;
    return val != VAL_NONE ? !only_shown(a, cell, val) : is_empty(a, s, cell);
}

void owners_shown(struct fan *a, uint32_t val, uint8_t to)
{
    if (val == VAL_NONE || a->v.vals[val].kind == VAL_INT) return;
    const struct val *x = &a->v.vals[val];
    if (x->kind == VAL_PARAM && x->a < 64) a->sum->shown[to == SHOWN_ANYONE] |= 1ull << x->a;
    while (val >= a->cap_shown)
        a->shown = arena_grow(&a->arena, a->shown, a->cap_shown, &a->cap_shown, sizeof *a->shown);
    if (a->shown[val] < to) a->shown[val] = to;
}

/* Code we cannot see got the object and may know what it is made of: only this unit knows a private record. */
static bool is_out_of_sight(const struct fan *a, uint32_t val, uint32_t record)
{
    uint8_t least = a->p->records[record].is_private ? SHOWN_ANYONE : SHOWN_PROJECT;
    return val < a->cap_shown && a->shown[val] >= least;
}

bool owners_seen_outside(const struct fan *a, uint32_t root, uint32_t record)
{
    return a->v.cells[root].kind == CELL_DEREF && is_out_of_sight(a, a->v.cells[root].a, record);
}

void owners_member_passed(struct fan *a, uint32_t val, const struct ir_opnd *o)
{
    if (a->v.vals[val].kind != VAL_MEM || o->kind != IR_O_PLACE) return;
    uint32_t type = a->f->places[o->index].type;
    if (type < a->u->n_types && a->u->types[type].kind == IR_T_PTR)
        ARENA_PUSH(&a->arena, a->passed, a->n_passed, a->cap_passed, a->v.vals[val].a);
}

static bool any_within(const struct fan *a, const uint32_t *cells, uint32_t n, uint32_t root)
{
    for (uint32_t i = 0; i < n; i++)
        if (cells[i] != root && cell_within(&a->v, cells[i], root)) return true;
    return false;
}

static bool lets_handles_go(const struct fan *a, uint32_t root)
{
    for (uint32_t i = 0; i < a->n_gone; i++)
        if (cell_within(&a->v, a->gone[i].cell, root)) return true;
    return false;
}

static void note_let_go(struct fan *a, uint32_t root, const struct leaf *leaves, uint32_t n, struct said_free *x)
{
    for (uint32_t i = 0; i < a->n_gone; i++)
        for (uint32_t f = 0; a->gone[i].outside && f < n; f++)
            if (leaves_cell(a, leaves, f, root) == a->gone[i].cell) x->let_go[f] = true;
}

/* The function got a pointer to a struct that is part of the object: what that one holds is seen to by those who know
 * it as such (a base class, whose destroy function calls this one). */
static bool came_as_part(const struct fan *a, uint32_t val, uint32_t record)
{
    const struct val *x = &a->v.vals[val];
    while (x->kind == VAL_BIN && x->op == IR_B_PTRADD) x = &a->v.vals[x->a];
    if (x->kind != VAL_PARAM || x->a >= a->f->n_params) return false;
    uint32_t as = record_of_type(a, a->f->vars[x->a].type);
    return as != IR_NONE && as != record;
}

void owners_settle(struct fan *a, struct state *s, uint32_t val, uint32_t pfree)
{
    const struct pfree *pf = pfree_at(a->p, pfree);
    struct said_free *x = frees_said(a, pfree);
    uint32_t root = cell_deref(&a->v, val), n;
    bool all = is_out_of_sight(a, val, pf->record), part = came_as_part(a, val, pf->record);
    const struct leaf *leaves = leaves_of(a->p, pf->record, &n);
    x->via = true;
    for (uint32_t f = 0; f < n; f++)
        x->settled[f] = x->settled[f] || all || (part && leaves[f].parent != IR_NONE) ||
                        is_settled(a, s, leaves_cell(a, leaves, f, root));
    for (uint32_t i = 0; i < a->n_freed; i++)
        if (a->freed[i].val == val && a->freed[i].pfree == pfree && !a->freed[i].later) return;
    ARENA_PUSH(&a->arena, a->freed, a->n_freed, a->cap_freed, ((struct freed){val, pfree, false}));
}

/* The cell is part of another object, which this function frees as well, and which came out of another field. */
static bool of_another(const struct fan *a, uint32_t cell, uint32_t val)
{
    const struct cell *root = &a->v.cells[a->v.cells[cell].root];
    if (root->kind != CELL_DEREF) return false;
    const struct val *x = &a->v.vals[root->a], *y = &a->v.vals[val];
    uint32_t r1, f1, r2, f2;
    if (x->kind != VAL_MEM || y->kind != VAL_MEM || !fields_at(a, x->a, &r1, &f1) || !fields_at(a, y->a, &r2, &f2))
        return false;
    for (uint32_t i = 0; i < a->n_freed; i++)
        if (a->freed[i].val == root->a) return r1 != r2 || f1 != f2;
    return false;
}

/* The same object may be reached by another pointer. */
static void settled_elsewhere(const struct fan *a, uint32_t val, uint32_t root, const struct leaf *leaves, uint32_t n,
                              struct said_free *x)
{
    for (uint32_t k = 0, r, field; k < a->n_touched; k++) {
        uint32_t cell = a->touched[k];
        if (!fields_at(a, cell, &r, &field) || cell_within(&a->v, cell, root) || of_another(a, cell, val)) continue;
        for (uint32_t f = 0; f < n; f++)
            if (leaves[f].record == r && leaves[f].field == field && leaves_may_be(a, leaves, f, cell))
                x->settled[f] = true;
    }
}

void owners_applied(struct fan *a, const uint32_t *args, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        const struct val *x = &a->v.vals[args[i]];
        const struct summary *m = x->kind == VAL_FUNC ? fan_summary(a, a->p->syms[x->a].func) : NULL;
        for (uint32_t k = 0; m && k < m->n_frees; k++) {
            struct freed f = {.val = VAL_NONE, .pfree = m->frees[k].pfree};
            ARENA_PUSH(&a->arena, a->freed, a->n_freed, a->cap_freed, f);
        }
    }
}

/* Argument `arg` may be the object that the end at `pfree` is about. */
static bool may_be_freed(struct fan *a, uint32_t pfree, uint32_t val, const struct ir_opnd *o)
{
    if (val == VAL_NONE || (o->kind != IR_O_PLACE && o->kind != IR_O_ADDR)) return false;
    enum val_kind k = a->v.vals[val].kind;
    if (k != VAL_PARAM && k != VAL_MEM && k != VAL_SITE) return false;
    uint32_t type = o->kind == IR_O_PLACE ? a->f->places[o->index].type : IR_NONE;
    return record_behind(a, cell_deref(&a->v, val), type) == pfree_at(a->p, pfree)->record;
}

void owners_registered(struct fan *a, const uint32_t *args, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        const struct val *x = &a->v.vals[args[i]];
        const struct summary *m = x->kind == VAL_FUNC ? fan_summary(a, a->p->syms[x->a].func) : NULL;
        for (uint32_t k = 0; m && k < m->n_frees; k++)
            for (uint32_t j = 0; j < n; j++) {
                struct freed f = {args[j], m->frees[k].pfree, true};
                if (j == i || !may_be_freed(a, f.pfree, f.val, &a->cur_instr->args[j])) continue;
                crew_turn(a); /* fills_anew */
                ARENA_PUSH(&a->arena, a->freed, a->n_freed, a->cap_freed, f);
            }
    }
}

/* The function puts handles into that field: what it let go of there before is not the last. */
static bool fills_anew(const struct fan *a, uint32_t record, uint32_t field)
{
    const struct pfield *f = fields_find(a->p, record, field);
    for (uint32_t i = 0; f && i < f->n_creations; i++)
        if (a->p->creations[f->creations[i]].sym == a->pf->sym) return true;
    return false;
}

/* Which objects it freed is not known: fields that the function saw to in some object of the record. */
static void settle_any(const struct fan *a, const struct leaf *leaves, uint32_t n, struct said_free *x)
{
    for (uint32_t k = 0, r, field; k < a->n_touched; k++)
        for (uint32_t f = 0; f < n && fields_at(a, a->touched[k], &r, &field); f++)
            if (leaves[f].record == r && leaves[f].field == field) x->settled[f] = true;
}

void owners_end(struct fan *a)
{
    for (uint32_t i = 0; i < a->n_freed; i++) {
        const struct pfree *pf = pfree_at(a->p, a->freed[i].pfree);
        struct said_free *x = frees_said(a, a->freed[i].pfree);
        uint32_t n;
        const struct leaf *leaves = leaves_of(a->p, pf->record, &n);
        if (a->freed[i].val == VAL_NONE) {
            settle_any(a, leaves, n, x);
            continue;
        }
        uint32_t root = cell_deref(&a->v, a->freed[i].val);
        if (a->freed[i].later) {
            for (uint32_t f = 0; f < n; f++)
                if (owners_touched(a, leaves_cell(a, leaves, f, root)) &&
                    !fills_anew(a, leaves[f].record, leaves[f].field))
                    x->settled[f] = true;
            continue;
        }
        for (uint32_t f = 0; f < n; f++) /* of paths that were not followed nothing is known */
            x->settled[f] = x->settled[f] || a->over || owners_touched(a, leaves_cell(a, leaves, f, root)) ||
                            gpaths_touched(a, leaves[f].record, leaves[f].field);
        settled_elsewhere(a, a->freed[i].val, root, leaves, n, x);
        if (&a->p->funcs[pf->func] != a->pf) continue;
        x->cleans |= any_within(a, a->touched, a->n_touched, root) || any_within(a, a->passed, a->n_passed, root);
        x->lets_go |= lets_handles_go(a, root);
        note_let_go(a, root, leaves, n, x);
    }
}

static void note_param(struct fan *a, uint32_t val, uint32_t pfree)
{
    const struct val *x = &a->v.vals[val];
    struct summary *m = a->sum;
    if (x->kind != VAL_PARAM || m->n_frees == MAX_FREES || borrowed_balanced(a, x->a)) return;
    for (uint32_t i = 0; i < m->n_frees; i++)
        if (m->frees[i].arg == x->a && m->frees[i].pfree == pfree) return;
    struct sfree f = {x->a, pfree};
    ARENA_PUSH(&a->arena, m->frees, m->n_frees, m->cap_frees, f);
}

/* The result of some call goes into variable `var`, directly or through a temporary. */
static bool takes_result(const struct fan *a, uint32_t var, int depth)
{
    for (uint32_t b = 0; b < a->f->n_blocks; b++)
        for (uint32_t i = 0; i < a->f->blocks[b].n_instrs; i++) {
            const struct ir_instr *in = &a->f->blocks[b].instrs[i];
            const struct ir_place *to = in->dst == IR_NONE ? NULL : &a->f->places[in->dst];
            if (!to || to->base != IR_BASE_VAR || to->index != var || to->n_projs) continue;
            if (in->op == IR_CALL) return true;
            const struct ir_place *from = in->a.kind == IR_O_PLACE ? &a->f->places[in->a.index] : NULL;
            if (depth && from && from->base == IR_BASE_VAR && !from->n_projs && takes_result(a, from->index, depth - 1))
                return true;
        }
    return false;
}

/* The instruction's result is that of a call, straight or through a temporary. */
static bool gives_result(const struct fan *a, const struct ir_instr *in)
{
    const struct ir_place *from = in->a.kind == IR_O_PLACE ? &a->f->places[in->a.index] : NULL;
    if (in->op == IR_CALL) return true;
    return (in->op == IR_ASSIGN || in->op == IR_CAST) && from && from->base == IR_BASE_VAR && !from->n_projs &&
           takes_result(a, from->index, 2);
}

/* The function puts the result of a call into that field. */
static bool fills(const struct fan *a, uint32_t record, uint32_t field)
{
    for (uint32_t b = 0; b < a->f->n_blocks; b++)
        for (uint32_t i = 0; i < a->f->blocks[b].n_instrs; i++) {
            const struct ir_instr *in = &a->f->blocks[b].instrs[i];
            const struct ir_place *to = in->dst == IR_NONE ? NULL : &a->f->places[in->dst];
            const struct ir_proj *last = to && to->n_projs ? &to->projs[to->n_projs - 1] : NULL;
            if (last && last->kind == IR_PROJ_FIELD && last->b == field && a->urecs[last->a] == record &&
                gives_result(a, in))
                return true;
        }
    return false;
}

/* Something made here, or its merge with something else: nothing is known of what was put into it since. */
static bool may_be_new(const struct fan *a, uint32_t val)
{
    const struct val *x = &a->v.vals[val];
    uint32_t record, field;
    if (x->kind == VAL_MEM && fields_at(a, x->a, &record, &field)) return record != IR_NONE && fills(a, record, field);
    if (x->kind != VAL_PHI || a->v.cells[x->b].kind != CELL_VAR) return x->kind == VAL_OLD;
    return takes_result(a, a->v.cells[x->b].a, 2);
}

/* A wrapper of the library's function (or one with a header before the memory): callers know what it is that goes. */
static void note_memory(struct fan *a, uint32_t val)
{
    const struct val *x = &a->v.vals[val];
    int64_t k;
    if (x->kind == VAL_BIN && x->op == IR_B_PTRADD && val_is_int(&a->v, x->b, &k)) x = &a->v.vals[x->a];
    if (x->kind == VAL_PARAM && x->a < 64 && !borrowed_balanced(a, x->a)) a->sum->frees_memory |= 1ull << x->a;
}

void owners_freed(struct fan *a, struct state *s, uint32_t val, const struct ir_opnd *o, const char *by)
{
    const struct ir_place *pl = o && o->kind == IR_O_PLACE ? &a->f->places[o->index] : NULL;
    if (val == VAL_NONE || a->v.vals[val].kind == VAL_INT || a->v.vals[val].kind == VAL_ADDR) return;
    if (a->seed && val == a->seed->param) a->seed->freed = true;
    uint32_t root = cell_deref(&a->v, val);
    if (a->v.vals[val].kind == VAL_MEM) ARENA_PUSH(&a->arena, a->bare, a->n_bare, a->cap_bare, a->v.vals[val].a);
    if (a->v.vals[val].kind == VAL_SITE) {
        freed_here(a, s, root, by);
        fan_unkept(a, s, root);
        return;
    }
    if (may_be_new(a, val)) return;
    uint32_t record = record_behind(a, root, pl ? pl->type : IR_NONE);
    if (record == IR_NONE) note_memory(a, val);
    if (record == IR_NONE || a->p->records[record].is_union) return;
    bool var = pl && pl->base == IR_BASE_VAR && !pl->n_projs && *a->f->vars[pl->index].name;
    const char *owner = var ? a->f->vars[pl->index].name : fan_val_name(a, val);
    uint32_t i = frees_end_at(a, a->cur_pos, record, owner);
    frees_said(a, i)->by = by;
    owners_settle(a, s, val, i);
    note_param(a, val, i);
}

bool owners_frees(const struct rule_func *rf, uint32_t arg)
{
    for (uint32_t i = 0; i < rf->n_effects; i++) {
        const struct rule_effect *e = &rf->effects[i];
        bool here = e->at.where == RULE_AT_ARG && e->at.arg == arg && e->at.via == RULE_VIA_VALUE;
        if (e->op == RULE_RELEASE && here && e->kind && e->kind->storage) return true;
    }
    return false;
}

void owners_freed_by_callee(struct fan *a, struct state *s, uint32_t val, uint32_t pfree)
{
    if (val == VAL_NONE || a->v.vals[val].kind == VAL_INT || a->v.vals[val].kind == VAL_ADDR) return;
    if (a->seed && val == a->seed->param) a->seed->freed = true;
    adrift_kept(a, s, val);
    owners_settle(a, s, val, pfree);
    note_param(a, val, pfree);
}

/* The creation whose handle may be there still; not one that keeps its owner, nor one whose own callback frees it, nor
 * one that works on what the owner hangs on (a task and its data): that ends first. */
static struct pcreation *creation_that_dangles(struct program *p, const struct pfree *pf, const struct pfield *f)
{
    struct pcreation *found = NULL;
    for (uint32_t k = 0; k < pf->n_via; k++)
        if (fields_is_closing(p, f, pf->via[k])) return NULL;
    for (uint32_t i = 0; i < f->n_creations; i++) {
        struct pcreation *c = &p->creations[f->creations[i]];
        for (uint32_t k = 0; k < pf->n_via && f->n_called; k++)
            if (c->callback == pf->via[k]) return NULL;
        if (!found && !c->keeps_data && !c->data_has_owner) found = c;
        if (found && !f->n_called) break;
    }
    return found;
}

/* Nothing is wrong with it before the owner's end: it can end by itself, or is owed by then only. */
static bool ends_with_owner(const struct pcreation *c)
{
    if (c->kind->repr == RULE_REPR_OBJECT) return c->auto_release || !c->kind->release_required;
    return c->auto_release && c->data_is_owner;
}

/* What the functions that free objects of a record do with one field: two of each sort tell of "another one than this".
 */
struct ending {
    const char *leaves[2], *lets_go[2];
};

static void note_function(const char *two[2], const char *function)
{
    if (!two[0])
        two[0] = function;
    else if (!two[1] && two[0] != function)
        two[1] = function;
}

static bool another(const char *const two[2], const char *function)
{
    return two[1] || (two[0] && two[0] != function);
}

static void note_endings(struct program *p)
{
    for (uint32_t i = 0; i < p->frees.n; i++) {
        const struct pfree *pf = pfree_at(p, i);
        struct precord *r = &p->records[pf->record];
        uint32_t n;
        leaves_of(p, pf->record, &n);
        if (!r->endings) r->endings = ARENA_ARRAY(&p->arena, struct ending, n + 1);
        for (uint32_t f = 0; f < n; f++) {
            if (!pf->settled[f]) note_function(r->endings[f].leaves, pf->function);
            if (pf->let_go[f]) note_function(r->endings[f].lets_go, pf->function);
        }
    }
}

/* Every other function that frees such an object releases the field first, there and then. */
static bool others_release(const struct program *p, const struct pfree *pf, uint32_t leaf)
{
    const struct ending *e = &p->records[pf->record].endings[leaf];
    return !another(e->leaves, pf->function) && another(e->lets_go, pf->function);
}

/* `sym` is referred to by functions that make such handles, and by no others: it is handed over with them. */
static bool goes_with_creation(struct program *p, struct pfield *f, uint32_t sym)
{
    uint32_t func = p->syms[sym].func, n;
    if (func == IR_NONE || p->syms[sym].called) return false;
    const uint32_t *callers = callgraph_callers(p, func, &n);
    for (uint32_t i = 0; i < n; i++)
        if (!fields_made_by(p, f, p->funcs[callers[i]].sym)) return false;
    return n > 0;
}

static bool is_field(const struct program *p, const struct pfunc *pf, const struct ir_opnd *o, const struct pfield *f)
{
    if (o->kind != IR_O_PLACE && o->kind != IR_O_ADDR) return false;
    const struct ir_place *pl = &pf->f->places[o->index];
    for (uint32_t i = 0; i < pl->n_projs; i++)
        if (pl->projs[i].kind == IR_PROJ_FIELD && pl->projs[i].b == f->field &&
            p->unit_records[pf->unit_index][pl->projs[i].a] == f->record)
            return true;
    return false;
}

static bool joins(const struct psym *s)
{
    for (uint32_t i = 0; s->rule && i < s->rule->n_effects; i++)
        if (s->rule->effects[i].op == RULE_JOIN) return true;
    return false;
}

/* The function itself calls what releases such handles for the field; `after`: NULL, or joins it further down. */
static bool lets_go_itself(const struct program *p, const struct rule_kind *k, const struct pfield *f, uint32_t sym,
                           const struct finding_loc *after)
{
    const struct pfunc *pf = p->syms[sym].func == IR_NONE ? NULL : &p->funcs[p->syms[sym].func];
    for (uint32_t b = 0; pf && b < pf->f->n_blocks; b++)
        for (uint32_t i = 0; i < pf->f->blocks[b].n_instrs; i++) {
            const struct ir_instr *in = &pf->f->blocks[b].instrs[i];
            if (in->op != IR_CALL || in->a.kind != IR_O_FUNC || !in->n_args || !is_field(p, pf, &in->args[0], f))
                continue;
            const struct psym *by = &p->syms[p->unit_syms[pf->unit_index][in->a.index]];
            if (after && (!joins(by) || program_loc(pf->unit, in->pos).line <= after->line)) continue;
            for (uint32_t r = 0; r < k->n_releases; r++)
                if (strcmp(k->releases[r], by->name) == 0) return true;
        }
    return false;
}

/* The function waits for the threads that it has started itself, rather than for those that were there before. */
static bool ends_its_own(const struct program *p, const struct pfield *f, uint32_t sym)
{
    for (uint32_t i = 0; i < f->n_creations; i++) {
        const struct pcreation *c = &p->creations[f->creations[i]];
        if (c->sym == sym && lets_go_itself(p, c->kind, f, sym, &c->loc)) return true;
    }
    return false;
}

bool owners_ends_with_other(struct program *p, struct pfield *f, const struct pcreation *c)
{
    if (c->kind->repr != RULE_REPR_OBJECT || c->kind->armed) return false;
    for (uint32_t i = 0; i < f->n_releasers; i++)
        if (goes_with_creation(p, f, f->releasers[i]) && lets_go_itself(p, c->kind, f, f->releasers[i], NULL))
            return true;
    return false;
}

/* Nothing ever lets go of the field but what makes it anew, and the handle's own callback: there is no earlier stage at
 * which a longer protocol could have stopped it. */
static bool has_no_stage(struct program *p, struct pfield *f)
{
    if (f->stage_known) return f->no_stage;
    f->stage_known = true;
    for (uint32_t i = 0; i < f->n_releasers; i++) {
        uint32_t by = f->releasers[i];
        if (!fields_made_by(p, f, by) && !fields_is_callback(p, f, by)) return false;
    }
    return f->no_stage = f->n_releasers > 0;
}

/* A field that nothing ever releases is another check's, unless what it holds can end by itself: then the owner's end
 * is what makes it wrong. */
static void report(struct program *p, const struct pfree *pf, uint32_t leaf)
{
    uint32_t n;
    const struct leaf *leaves = leaves_of(p, pf->record, &n);
    struct pfield *f = fields_find(p, leaves[leaf].record, leaves[leaf].field);
    if (!f || !leaves_is_filled(p, leaves, leaf)) return;
    struct pcreation *c = creation_that_dangles(p, pf, f);
    if (!c || c->thread_lost || ends_its_own(p, f, c->sym) || (!f->released && !ends_with_owner(c))) return;
    c->reported = true;
    struct engine_event e = {
        .kind = ENGINE_OWNER_FREED, .handle = c->kind, .creator = c->creator, .wrapped = c->wrapped};
    const char *name = leaves_name(p, leaves, leaf);
    e.name = *pf->owner ? arena_sprintf(&p->arena, "%s->%s", pf->owner, name) : name;
    e.function = pf->function;
    e.function_usr = pf->function_usr;
    e.record = p->records[pf->record].name;
    e.other = pf->by;
    e.arm = "";
    e.created = c->loc;
    e.at = pf->loc;
    e.released_elsewhere = f->released;
    /* that nobody stops it before; a bare free may be the end of a longer protocol, and what lies in the object is
     * often stopped together at an earlier stage of it, where anything ever stops it */
    bool never = !f->released && (p->records[pf->record].is_private || p->opts.whole_program);
    bool sure = pf->lets_go || (pf->cleans && !c->kind->armed) || never, others = others_release(p, pf, leaf);
    e.bare_free = !sure && !others;
    e.assumptions = e.bare_free && !has_no_stage(p, f) ? 2 : 1;
    /* others know the field as its owner */
    bool shared = c->shared && !others && (c->when_stored || c->auto_release || !empties_belief(p, f, IR_NONE));
    e.assumptions += shared || owners_ends_with_other(p, f, c);
    if (e.assumptions < 2 && short_lives(p, pf->func, f)) e.assumptions = 2;
    ARENA_PUSH(&p->arena, p->events, p->n_events, p->cap_events, e);
}

/* Some destructor of the class settles the field; or another one, which runs later, tells of it. */
static bool settled_by_class(const struct program *p, const struct pfree *pf, uint32_t leaf, const uint32_t *grouped,
                             uint32_t n)
{
    for (uint32_t i = 0; pf->group != IR_NONE && i < n; i++) {
        const struct pfree *o = pfree_at(p, grouped[i]);
        if (o->group == pf->group && o->record == pf->record && (o->settled[leaf] || o->rank < pf->rank)) return true;
    }
    return pf->settled[leaf];
}

bool owners_sees_to(struct program *p, uint32_t record, uint32_t field, uint32_t sym)
{
    for (uint32_t i = 0; i < p->frees.n; i++) {
        const struct pfree *pf = pfree_at(p, i);
        if ((pf->group == IR_NONE && !pf->lets_go) || strcmp(pf->function, p->syms[sym].name) == 0) continue;
        uint32_t n;
        const struct leaf *leaves = leaves_of(p, pf->record, &n);
        for (uint32_t f = 0; f < n; f++)
            if (leaves[f].record == record && leaves[f].field == field && pf->settled[f]) return true;
    }
    return false;
}

void owners_report(struct program *p)
{
    uint32_t *grouped = ARENA_ARRAY(&p->arena, uint32_t, p->frees.n + 1), n = 0;
    for (uint32_t i = 0; i < p->frees.n; i++)
        if (pfree_at(p, i)->group != IR_NONE) grouped[n++] = i;
    note_endings(p);
    for (uint32_t i = 0, leaves; i < p->frees.n; i++)
        for (uint32_t f = 0; leaves_of(p, pfree_at(p, i)->record, &leaves), f < leaves; f++)
            if (!settled_by_class(p, pfree_at(p, i), f, grouped, n)) report(p, pfree_at(p, i), f);
}
