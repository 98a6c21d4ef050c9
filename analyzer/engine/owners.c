/* Owners: records whose memory is released while a field may still hold a handle. */
#include "engine/fan.h"

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

/* The memory was made and filled by this very function: it knows what each field holds. */
static void freed_here(struct fan *a, struct state *s, uint32_t root, const char *by)
{
    for (uint32_t i = s->n_obs; i-- > 0;) {
        struct ob *o = &s->obs[i];
        if (o->status != OB_HELD || !o->owned || o->owner == CELL_NONE || !cell_within(&a->v, o->owner, root)) continue;
        bool object = a->sites[o->site].kind->repr == RULE_REPR_OBJECT; /* the memory itself is the handle */
        if (!object && (o->owner == root || state_get(s, o->owner) != o->handle))
            continue; /* an array, or written by others since */
        const struct site *st = &a->sites[o->site];
        struct raw_event e = {.kind = ENGINE_OWNER_FREED, .site = o->site, .handle = st->kind, .pos = a->cur_pos};
        e.trace = s->trace;
        e.name_cell = o->owner;
        e.other = by;
        e.assumptions = (uint8_t)(o->assumptions + s->assumptions);
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

static bool is_settled(struct fan *a, struct state *s, uint32_t root, uint32_t cell)
{
    for (uint32_t i = 0; i < a->n_touched; i++)
        if (cell_within(&a->v, a->touched[i], cell) || cell_within(&a->v, cell, a->touched[i])) return true;
    (void)root;
    return state_get(s, cell) != VAL_NONE || is_empty(a, s, cell);
}

/* The object itself was shown to code we cannot see. */
static bool is_out_of_sight(struct fan *a, uint32_t val)
{
    struct spath p;
    if (!fan_path_of_val(a, val, &p)) return false;
    for (uint32_t i = 0; i < a->sum->n_escapes; i++)
        if (spath_eq(&a->sum->escapes[i], &p)) return true;
    return false;
}

static void settle(struct fan *a, struct state *s, uint32_t val, struct pfree *pf)
{
    uint32_t root = cell_deref(&a->v, val), n = a->p->records[pf->record].r->n_fields;
    bool all = is_out_of_sight(a, val);
    for (uint32_t f = 0; f < n; f++)
        if (all || is_settled(a, s, root, cell_field(&a->v, root, pf->record, f))) pf->settled[f] = true;
}

static void note_param(struct fan *a, uint32_t val, uint32_t pfree)
{
    const struct val *x = &a->v.vals[val];
    struct summary *m = a->sum;
    if (x->kind != VAL_PARAM || m->n_frees == MAX_FREES) return;
    for (uint32_t i = 0; i < m->n_frees; i++)
        if (m->frees[i].arg == x->a && m->frees[i].pfree == pfree) return;
    struct sfree f = {x->a, pfree};
    ARENA_PUSH(&a->p->arena, m->frees, m->n_frees, m->cap_frees, f);
}

static uint32_t free_at(struct program *p, struct finding_loc loc, uint32_t record)
{
    for (uint32_t i = 0; i < p->n_frees; i++)
        if (p->frees[i].record == record && p->frees[i].loc.line == loc.line && p->frees[i].loc.col == loc.col &&
            p->frees[i].loc.file == loc.file)
            return i;
    return IR_NONE;
}

void owners_freed(struct fan *a, struct state *s, uint32_t val, uint32_t type, const char *by)
{
    if (val == VAL_NONE || a->v.vals[val].kind == VAL_INT || a->v.vals[val].kind == VAL_ADDR) return;
    uint32_t root = cell_deref(&a->v, val);
    if (a->v.vals[val].kind == VAL_SITE) {
        freed_here(a, s, root, by);
        return;
    }
    uint32_t record = record_behind(a, root, type);
    if (record == IR_NONE || a->p->records[record].is_union) return;
    struct program *p = a->p;
    struct finding_loc loc = program_loc(a->u, a->cur_pos);
    uint32_t i = free_at(p, loc, record);
    if (i == IR_NONE) {
        const struct psym *self = &p->syms[a->pf->sym];
        struct pfree pf = {.record = record, .loc = loc, .function = self->name, .function_usr = self->usr, .by = by};
        pf.owner = fan_val_name(a, val);
        pf.settled = ARENA_ARRAY(&p->arena, bool, p->records[record].r->n_fields + 1);
        ARENA_PUSH(&p->arena, p->frees, p->n_frees, p->cap_frees, pf);
        i = p->n_frees - 1;
    }
    settle(a, s, val, &p->frees[i]);
    note_param(a, val, i);
}

void owners_freed_by_callee(struct fan *a, struct state *s, uint32_t val, uint32_t pfree)
{
    if (val == VAL_NONE || a->v.vals[val].kind == VAL_INT || a->v.vals[val].kind == VAL_ADDR) return;
    settle(a, s, val, &a->p->frees[pfree]);
    note_param(a, val, pfree);
}

/* A field that is never released anywhere is another check's; here it is released elsewhere, but not for this owner. */
static void report(struct program *p, const struct pfree *pf, uint32_t field)
{
    const struct pfield *f = fields_find(p, pf->record, field);
    if (!f || !f->released) return;
    const struct pcreation *c = &p->creations[f->creations[0]];
    struct engine_event e = {
        .kind = ENGINE_OWNER_FREED, .handle = c->kind, .creator = c->creator, .wrapped = c->wrapped};
    const char *name = p->records[pf->record].r->fields[field].name;
    e.name = *pf->owner ? arena_sprintf(&p->arena, "%s->%s", pf->owner, name) : name;
    e.function = pf->function;
    e.function_usr = pf->function_usr;
    e.record = p->records[pf->record].name;
    e.other = pf->by;
    e.arm = "";
    e.created = c->loc;
    e.at = pf->loc;
    e.released_elsewhere = true;
    e.assumptions = 2; /* that nobody stops it before, and that it is still set then */
    ARENA_PUSH(&p->arena, p->events, p->n_events, p->cap_events, e);
}

void owners_report(struct program *p)
{
    for (uint32_t i = 0; i < p->n_frees; i++)
        for (uint32_t f = 0; f < p->records[p->frees[i].record].r->n_fields; f++)
            if (!p->frees[i].settled[f]) report(p, &p->frees[i], f);
}
