/* What the engine saw of handles, kept when asked for: the calls that end them and what became of each. */
#include "engine/fan.h"

#include <stdlib.h>
#include <string.h>

static bool is_on(const struct fan *a)
{
    return a->p->opts.record && a->last_round;
}

/* ---- releases ---- */

/* Block and index of the current instruction. */
static bool where_is(const struct fan *a, struct engine_release *r)
{
    for (uint32_t b = 0; b < a->f->n_blocks; b++) {
        uint32_t first = a->block_base[b];
        if (a->blocks[b].order == IR_NONE || a->cur < first || a->cur >= first + a->f->blocks[b].n_instrs) continue;
        r->block = b;
        r->instr = a->cur - first;
        return true;
    }
    return false;
}

static enum engine_holder holder_of_cell(struct fan *a, uint32_t cell, struct engine_release *r)
{
    const struct cell *root = &a->v.cells[a->v.cells[cell].root];
    bool inside = fields_at(a, cell, &r->record_id, &r->field_id);
    if (inside && r->record_id != IR_NONE) {
        const struct precord *rec = &a->p->records[r->record_id];
        if (root->kind == CELL_GLOBAL) return ENGINE_HOLDER_GLOBAL;
        if (r->field_id >= rec->r->n_fields) return ENGINE_HOLDER_OTHER;
        r->record = rec->name;
        r->field = rec->r->fields[r->field_id].name;
        return ENGINE_HOLDER_FIELD;
    }
    if (root->kind == CELL_GLOBAL) return ENGINE_HOLDER_GLOBAL;
    if (root->kind != CELL_DEREF) return ENGINE_HOLDER_OTHER;
    return a->v.vals[root->a].kind == VAL_PARAM ? ENGINE_HOLDER_PARAM : ENGINE_HOLDER_OTHER;
}

static enum engine_holder holder_of(struct fan *a, uint32_t val, struct engine_release *r)
{
    const struct val x = a->v.vals[val];
    switch (x.kind) {
    case VAL_PARAM: return ENGINE_HOLDER_PARAM;
    case VAL_MEM:
    case VAL_ADDR: return holder_of_cell(a, x.a, r);
    case VAL_PHI: return holder_of_cell(a, x.b, r);
    default: return ENGINE_HOLDER_OTHER;
    }
}

static bool same_release(const struct engine_release *x, const struct engine_release *y)
{
    return x->unit == y->unit && x->func == y->func && x->block == y->block && x->instr == y->instr &&
           x->holder == y->holder && x->handle == y->handle && strcmp(x->name, y->name) == 0 && x->which == y->which &&
           x->created.line == y->created.line && x->created.col == y->created.col;
}

static uint32_t func_index(const struct fan *a)
{
    for (uint32_t i = 0; i < a->u->n_funcs; i++)
        if (a->u->funcs[i] == a->f) return i;
    return IR_NONE;
}

void record_release(struct fan *a, uint32_t val, const struct rule_kind *kind, const struct ob *o, const char *by)
{
    if (!is_on(a) || !a->cur_instr || !kind || !kind->tracked || !fan_must_end(kind)) return;
    struct program *p = a->p;
    const struct psym *self = &p->syms[a->pf->sym];
    const struct ir_opnd *callee = &a->cur_instr->a;
    struct engine_release r = {.unit = a->pf->unit_index, .handle = kind, .by = by ? by : ""};
    r.record_id = r.field_id = IR_NONE;
    r.record = r.field = r.creator = r.created.file = "";
    r.function = self->name;
    r.function_usr = self->usr;
    r.func = func_index(a);
    r.at = program_loc(a->u, a->cur_pos);
    r.direct = callee->kind == IR_O_FUNC && p->syms[a->usyms[callee->index]].rule;
    r.cleanup = a->cur_instr->flags & IR_CALL_CLEANUP;
    if (!where_is(a, &r)) return;
    if (o) {
        bool global = o->owned && a->v.cells[a->v.cells[o->owner].root].kind == CELL_GLOBAL;
        r.holder = global ? ENGINE_HOLDER_GLOBAL : ENGINE_HOLDER_LOCAL;
        r.owned = o->owned;
        r.name = fan_name(a, o->name);
        r.creator = a->sites[o->site].creator;
        r.created = program_loc(a->u, a->sites[o->site].pos);
        r.which = a->sites[o->site].which;
    } else {
        r.holder = holder_of(a, val, &r);
        r.name = fan_val_name(a, val);
    }
    for (uint32_t i = p->n_releases; i-- > 0 && p->releases[i].function_usr == r.function_usr;)
        if (same_release(&p->releases[i], &r)) return;
    ARENA_PUSH(&p->arena, p->releases, p->n_releases, p->cap_releases, r);
}

void record_armed(struct fan *a, uint32_t val)
{
    struct engine_release here;
    struct program *p = a->p;
    if (!is_on(a) || !where_is(a, &here)) return;
    const char *usr = p->syms[a->pf->sym].usr, *name = fan_val_name(a, val);
    for (uint32_t i = p->n_releases; *name && i-- > 0 && p->releases[i].function_usr == usr;) {
        struct engine_release *r = &p->releases[i];
        if (r->handle->armed && r->block == here.block && r->instr < here.instr && strcmp(r->name, name) == 0)
            r->armed_anew = true;
    }
}

/* ---- fates ---- */

static bool followed(const struct ob *o)
{
    return o->status == OB_HELD && !o->owned;
}

struct record_mark record_mark(struct fan *a, const struct state *s)
{
    struct record_mark m = {0};
    if (!is_on(a) || !s->n_obs) return m;
    m.held = ARENA_ARRAY(&a->arena, struct ob_mark, s->n_obs);
    for (uint32_t i = 0; i < s->n_obs; i++)
        if (followed(&s->obs[i])) m.held[m.n++] = (struct ob_mark){s->obs[i].site, s->obs[i].gen};
    return m;
}

static const char *callee_name(const struct fan *a)
{
    const struct ir_instr *in = a->cur_instr;
    if (!in || in->op != IR_CALL) return "";
    return in->a.kind == IR_O_FUNC ? a->p->syms[a->usyms[in->a.index]].name : "a function pointer";
}

static void put(struct fan *a, uint32_t site, enum engine_fate_kind kind)
{
    struct program *p = a->p;
    struct engine_fate f = {.kind = kind, .by = callee_name(a), .which = a->sites[site].which};
    f.created = program_loc(a->u, a->sites[site].pos);
    f.at = program_loc(a->u, a->cur_pos);
    for (uint32_t i = p->n_fates; i-- > 0 && p->fates[i].created.file == f.created.file;) {
        const struct engine_fate *x = &p->fates[i];
        if (x->kind == kind && x->which == f.which && x->created.line == f.created.line &&
            x->created.col == f.created.col && x->at.line == f.at.line && x->at.col == f.at.col)
            return;
    }
    ARENA_PUSH(&p->arena, p->fates, p->n_fates, p->cap_fates, f);
}

static void put_after(struct fan *a, struct ob_mark was, struct state *s)
{
    const struct ob *o = state_ob(s, was.site, was.gen);
    bool leaves = !a->cur_instr && a->leaving;
    if (!o)
        put(a, was.site, leaves ? ENGINE_FATE_LOST : ENGINE_FATE_GONE);
    else if (leaves)
        put(a, was.site, ENGINE_FATE_RETURNED);
    else if (o->status == OB_RELEASED)
        put(a, was.site, ENGINE_FATE_RELEASED);
    else if (o->status == OB_GIVEN)
        put(a, was.site, ENGINE_FATE_GIVEN);
    else if (o->owned)
        put(a, was.site, ENGINE_FATE_OWNED);
}

void record_after(struct fan *a, const struct record_mark *m, struct state *const *following, uint32_t n)
{
    for (uint32_t i = 0; i < m->n; i++) {
        if (!n) put(a, m->held[i].site, ENGINE_FATE_EXIT);
        for (uint32_t k = 0; k < n; k++) put_after(a, m->held[i], following[k]);
    }
}

/* Somebody in view passes a handle whose creation is seen to the function that releases its argument. */
static bool is_passed(const struct program *p, const struct engine_release *r)
{
    for (uint32_t i = 0; i < p->n_releases; i++) {
        const struct engine_release *x = &p->releases[i];
        if (x->created_in_view && !x->direct && x->handle == r->handle && strcmp(x->by, r->function) == 0) return true;
    }
    return false;
}

static bool calls(const struct program *p, uint32_t sym, const char *usr)
{
    uint32_t f = p->syms[sym].func;
    for (uint32_t i = 0; f != IR_NONE && i < p->funcs[f].n_callees; i++)
        if (strcmp(p->syms[p->funcs[p->funcs[f].callees[i]].sym].usr, usr) == 0) return true;
    return false;
}

/* The function that releases is part of the end of the record that holds the handle. */
static bool owner_ends(const struct program *p, const struct engine_release *r)
{
    for (uint32_t i = 0; r->holder == ENGINE_HOLDER_FIELD && i < p->frees.n; i++) {
        const struct pfree *pf = pfree_at(p, i);
        if (pf->record != r->record_id) continue;
        if (strcmp(pf->function_usr, r->function_usr) == 0) return true;
        for (uint32_t k = 0; k < pf->n_via; k++)
            if (strcmp(p->syms[pf->via[k]].usr, r->function_usr) == 0 || calls(p, pf->via[k], r->function_usr))
                return true;
    }
    return false;
}

void record_finish(struct program *p)
{
    for (uint32_t i = 0; i < p->n_releases; i++) {
        struct engine_release *r = &p->releases[i];
        r->created_in_view = r->holder == ENGINE_HOLDER_LOCAL ||
                             (r->holder == ENGINE_HOLDER_FIELD && fields_find(p, r->record_id, r->field_id));
        r->owner_ends = owner_ends(p, r);
    }
    for (bool more = true; more;) { /* through wrappers of wrappers */
        more = false;
        for (uint32_t i = 0; i < p->n_releases; i++) {
            struct engine_release *r = &p->releases[i];
            if (r->holder != ENGINE_HOLDER_PARAM || r->created_in_view || !is_passed(p, r)) continue;
            r->created_in_view = more = true;
        }
    }
}

const struct engine_release *engine_releases(const struct program *p, uint32_t *n)
{
    *n = p->n_releases;
    return p->releases;
}

const struct engine_fate *engine_fates(const struct program *p, uint32_t *n)
{
    *n = p->n_fates;
    return p->fates;
}
