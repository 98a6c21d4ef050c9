/* Whole-program facts by (record, field) and by global: what is created into them, whether anything releases them. */
#include "engine/kept.h"

#include "base/ds.h"

#include <stdlib.h>
#include <string.h>

struct unknown_entry {
    char *key;
    uint32_t value;
};

/* Where the field's entry is told, 1 + its index; record IR_NONE: `field` is a global. */
static uint32_t *field_slot(struct program *p, uint32_t record, uint32_t field)
{
    uint32_t **slots = record == IR_NONE ? &p->global_fields : &p->records[record].fields;
    uint32_t n = record == IR_NONE ? p->n_syms : p->records[record].r->n_fields;
    if (field >= n) BUG("field %u of %u", field, n);
    if (!*slots) *slots = ARENA_ARRAY(&p->arena, uint32_t, n);
    return &(*slots)[field];
}

static struct pfield *field_of(struct program *p, uint32_t record, uint32_t field)
{
    uint32_t *slot = field_slot(p, record, field);
    if (!*slot) {
        struct pfield f = {.record = record, .field = field};
        ARENA_PUSH(&p->arena, p->fields, p->n_fields, p->cap_fields, f);
        *slot = p->n_fields;
    }
    return &p->fields[*slot - 1];
}

/* The field or global that `cell` lies in, as a cell. CELL_NONE for other memory. */
static uint32_t field_cell(const struct fan *a, uint32_t cell)
{
    while (cell != CELL_NONE && a->v.cells[cell].kind != CELL_FIELD && a->v.cells[cell].kind != CELL_GLOBAL)
        cell = a->v.cells[cell].parent;
    return cell;
}

bool fields_at(const struct fan *a, uint32_t cell, uint32_t *record, uint32_t *field)
{
    cell = field_cell(a, cell);
    if (cell == CELL_NONE) return false;
    const struct cell *c = &a->v.cells[cell];
    *record = c->kind == CELL_FIELD ? c->a : IR_NONE;
    *field = c->kind == CELL_FIELD ? c->b : c->a;
    return true;
}

/* The object that the pointer leads to, or a part of it. */
static bool is_behind(const struct fan *a, uint32_t cell, uint32_t pointer)
{
    if (a->v.cells[cell].kind != CELL_DEREF) return false;
    const struct val *x = &a->v.vals[a->v.cells[cell].a];
    int64_t k;
    if (a->v.cells[cell].a == pointer) return true;
    return x->kind == VAL_BIN && x->a == pointer && val_is_int(&a->v, x->b, &k) && program_is_offset(k);
}

/* The callback of what was made here gets the object in whose field `cell` lies. */
/* The owner hangs on what the callback gets. */
static bool data_has_owner(const struct fan *a, uint32_t cell, uint32_t data)
{
    int64_t k;
    cell = field_cell(a, cell);
    if (data == VAL_NONE || cell == CELL_NONE) return false;
    const struct cell *root = &a->v.cells[a->v.cells[cell].root];
    const struct val *x = root->kind == CELL_DEREF ? &a->v.vals[root->a] : NULL;
    return x && x->kind == VAL_BIN && x->a == data && val_is_int(&a->v, x->b, &k) && program_is_attached(k);
}

static bool data_is_owner(const struct fan *a, uint32_t cell, uint32_t data)
{
    cell = field_cell(a, cell);
    if (data == VAL_NONE || cell == CELL_NONE) return false;
    for (; cell != CELL_NONE; cell = a->v.cells[cell].parent)
        if (a->v.vals[data].kind == VAL_ADDR ? a->v.vals[data].a == cell : is_behind(a, cell, data)) return true;
    return false;
}

void fields_released(struct program *p, uint32_t record, uint32_t field)
{
    crew_writes();
    field_of(p, record, field)->released = true;
}

/* A function comes once in a row; those of a recursive component come again, in the next round. */
void fields_released_at(struct program *p, uint32_t pfield, uint32_t sym)
{
    crew_writes();
    struct pfield *f = &p->fields[pfield];
    f->released = true;
    if (f->n_releasers && f->releasers[f->n_releasers - 1] == sym) return;
    ARENA_PUSH(&p->arena, f->releasers, f->n_releasers, f->cap_releasers, sym);
}

uint32_t fields_released_by(struct program *p, uint32_t record, uint32_t field, uint32_t sym)
{
    uint32_t at = (uint32_t)(field_of(p, record, field) - p->fields);
    fields_released_at(p, at, sym);
    return at;
}

void fields_touch(struct fan *a, uint32_t cell)
{
    while (cell >= a->cap_is_touched)
        a->is_touched =
            arena_grow(&a->arena, a->is_touched, a->cap_is_touched, &a->cap_is_touched, sizeof *a->is_touched);
    if (a->is_touched[cell] & TOUCHED_ITSELF) return;
    a->is_touched[cell] |= TOUCHED_ITSELF;
    a->is_touched[a->v.cells[cell].root] |= TOUCHED_BELOW;
    ARENA_PUSH(&a->arena, a->touched, a->n_touched, a->cap_touched, cell);
}

/* Whatever lies at or around the cell counts: a record handed on as a whole hands on its members. */
void fields_released_cell(struct fan *a, uint32_t cell)
{
    uint32_t r, f;
    if (fields_at(a, cell, &r, &f)) fields_touch(a, cell);
}

void fields_tell(struct fan *a)
{
    for (uint32_t i = 0, r, f; i < a->n_touched; i++)
        if (fields_at(a, a->touched[i], &r, &f)) fields_released_by(a->p, r, f, a->pf->sym);
}

void fields_let_go(struct fan *a, const struct state *s, uint32_t val)
{
    const struct val *x = &a->v.vals[val];
    if (x->kind == VAL_MEM || x->kind == VAL_ADDR) fields_released_cell(a, x->a);
    if (x->kind == VAL_PHI) fields_released_cell(a, x->b);
    if (x->kind != VAL_SITE) return;
    for (uint32_t i = 0; i < s->n_store; i++) { /* a callee put it into a struct of ours, or into a global */
        uint32_t cell = s->store[i].cell;
        if (s->store[i].val != val) continue;
        const struct cell *c = &a->v.cells[cell];
        if (c->kind == CELL_GLOBAL || (c->kind == CELL_FIELD && cell_is_local(&a->v, cell)))
            fields_released_cell(a, cell);
    }
}

/* A result of the current call that its model says is made there. */
static bool is_made_now(const struct fan *a, const struct val *x)
{
    bool out = x->b >= RES_OUT && x->b < RES_HAVOC, created = x->b >= RES_CREATE; /* by a callee, too */
    if (x->b >= RES_FRESH && (!a->cur_instr || a->cur_instr->op != IR_CALL)) created = false;
    return x->kind == VAL_SITE && x->a == a->cur && (out || created);
}

void fields_lent(struct fan *a, uint32_t cell)
{
    const struct cell *c = &a->v.cells[cell];
    if (c->kind == CELL_FIELD) kept_field(a, SAID_LENT, c->a, c->b);
    if (c->kind == CELL_GLOBAL) kept_field(a, SAID_LENT, IR_NONE, c->a);
}

bool fields_is_lent(const struct program *p, const struct pfield *f)
{
    return f->record == IR_NONE ? p->syms[f->field].lent : p->records[f->record].lent[f->field];
}

void fields_stored(struct fan *a, uint32_t cell, uint32_t val)
{
    const struct val *x = &a->v.vals[val];
    if (a->last_round && x->kind != VAL_INT && !is_made_now(a, x) && !refs_stored(a, cell, val)) fields_lent(a, cell);
}

uint32_t fields_creation(const struct program *p, uint32_t func, uint32_t pos, const struct rule_kind *kind)
{
    struct finding_loc loc = program_loc(p->funcs[func].unit, pos);
    for (uint32_t i = by_place_first(&p->creations_at, loc); i != IR_NONE; i = p->creations_at.next[i])
        if (p->creations[i].kind == kind && strcmp(p->creations[i].loc.file, loc.file) == 0) return i;
    return IR_NONE;
}

/* The creation at the site, when the program knows it. That of another function stands there when that came first, as
 * may be where a macro makes both. */
static uint32_t find_creation(struct fan *a, const struct site *st)
{
    uint32_t i = fields_creation(a->p, (uint32_t)(a->pf - a->p->funcs), st->pos, st->kind);
    if (i != IR_NONE && a->p->creations[i].sym != a->pf->sym) kept_foreign(a);
    return i;
}

static bool is_kept(const struct fan *a, uint32_t site)
{
    for (uint32_t i = 0; i < a->n_exits; i++)
        for (uint32_t k = 0; k < a->exits[i].s->n_obs; k++) {
            const struct ob *o = &a->exits[i].s->obs[k];
            if (o->site == site && o->owned && o->status != OB_RELEASED) return true;
        }
    return false;
}

void fields_shared(struct fan *a, struct site *st, uint32_t owner)
{
    uint32_t r, f;
    st->shared = true;
    if (!st->recorded || !fields_at(a, owner, &r, &f)) return;
    kept_loud(a);
    const struct pfield *pf = fields_find(a->p, r, f); /* a callee made it, and knew no other place for it */
    for (uint32_t i = 0; pf && i < pf->n_creations; i++) a->p->creations[pf->creations[i]].shared = true;
}

static void take_out(struct program *p, uint32_t creation)
{
    crew_writes();
    const struct pcreation *c = &p->creations[creation];
    struct pfield *pf = &p->fields[c->field];
    uint32_t at = pf->n_creations; /* in the order they were found: most often it is among the last */
    while (at && pf->creations[at - 1] != creation) at--;
    if (!at) return;
    memmove(&pf->creations[at - 1], &pf->creations[at], (pf->n_creations - at) * sizeof *pf->creations);
    pf->n_creations--;
    pf->n_called -= c->callback != IR_NONE;
    pf->n_contexts -= c->context;
}

void fields_tell_end(struct program *p, uint32_t func, const struct said_end *x)
{
    crew_writes();
    uint32_t c = fields_creation(p, func, x->pos, x->kind);
    if (c == IR_NONE) return;
    if (x->out) take_out(p, c);
    p->creations[c].shared |= x->shared;
}

/* `source->idle = new(); attach(idle); unref(idle);`: somebody else keeps it, and the field has no share in that. */
void fields_end(struct fan *a)
{
    for (uint32_t i = 0; i < a->n_sites; i++) {
        const struct site *st = &a->sites[i];
        if ((!st->let_go && !st->shared) || find_creation(a, st) == IR_NONE) continue;
        struct said_end x = {st->kind, st->pos, st->let_go && !is_kept(a, i), st->shared};
        ARENA_PUSH(&a->arena, a->said_ends, a->n_said_ends, a->cap_said_ends, x);
        fields_tell_end(a->p, (uint32_t)(a->pf - a->p->funcs), &x);
    }
}

void fields_created(struct fan *a, uint32_t cell, const struct site *st, uint32_t name_cell)
{
    struct said_creation x = {.pos = st->pos};
    struct pcreation c = {.kind = st->kind, .creator = st->creator, .wrapped = st->wrapped};
    if (!fields_at(a, cell, &x.record, &x.field)) return;
    crew_turn(a);
    for (uint32_t i = 0; i < a->n_said_creations; i++) /* the same site through several states */
        if (a->said_creations[i].pos == st->pos && a->said_creations[i].c.kind == st->kind) return;
    find_creation(a, st);
    c.name = fan_name(a, name_cell == CELL_NONE ? cell : name_cell);
    c.when_stored = st->when_stored;
    c.auto_release = st->auto_release;
    c.keeps_data = st->keeps_data;
    c.callback = st->callback;
    c.destroy = st->destroy;
    c.data_has_owner = data_has_owner(a, cell, st->data);
    c.data_is_owner = data_is_owner(a, cell, st->data);
    c.context = st->context;
    c.in_global = x.record != IR_NONE && a->v.cells[a->v.cells[cell].root].kind == CELL_GLOBAL;
    x.c = c;
    ARENA_PUSH(&a->arena, a->said_creations, a->n_said_creations, a->cap_said_creations, x);
    fields_tell_creation(a->p, (uint32_t)(a->pf - a->p->funcs), &x);
}

void fields_tell_creation(struct program *p, uint32_t func, const struct said_creation *x)
{
    crew_writes();
    if (fields_creation(p, func, x->pos, x->c.kind) != IR_NONE) return; /* of an earlier pass */
    struct pcreation c = x->c;
    c.loc = program_loc(p->funcs[func].unit, x->pos);
    c.sym = p->funcs[func].sym;
    c.function = p->syms[c.sym].name;
    c.function_usr = p->syms[c.sym].usr;
    c.func = func;
    struct pfield *pf = field_of(p, x->record, x->field);
    c.field = (uint32_t)(pf - p->fields);
    ARENA_PUSH(&p->arena, p->creations, p->n_creations, p->cap_creations, c);
    by_place_add(&p->creations_at, &p->arena, c.loc);
    ARENA_PUSH(&p->arena, pf->creations, pf->n_creations, pf->cap_creations, p->n_creations - 1);
    pf->n_called += c.callback != IR_NONE;
    pf->n_contexts += c.context;
}

void fields_prepared(struct fan *a, uint32_t object, uint32_t callback, uint32_t data)
{
    struct pprepared x = {.callback = callback};
    const struct val *v = &a->v.vals[object];
    struct program *p = a->p;
    if (callback == IR_NONE || v->kind != VAL_ADDR || !fields_at(a, v->a, &x.record, &x.field)) return;
    kept_loud(a);
    x.data_is_owner = data_is_owner(a, v->a, data);
    fields_tell_prepared(p, &x);
}

void fields_tell_prepared(struct program *p, const struct pprepared *x)
{
    for (uint32_t i = 0; i < p->n_prepared; i++) {
        const struct pprepared *y = &p->prepared[i];
        if (y->record == x->record && y->field == x->field && y->callback == x->callback &&
            y->data_is_owner == x->data_is_owner)
            return;
    }
    ARENA_PUSH(&p->arena, p->prepared, p->n_prepared, p->cap_prepared, *x);
}

void fields_closed(struct fan *a, uint32_t object, uint32_t callback)
{
    struct pprepared x = {.record = IR_NONE, .field = IR_NONE, .callback = callback};
    const struct val *v = &a->v.vals[object];
    struct program *p = a->p;
    if (callback == IR_NONE) return;
    if (v->kind == VAL_ADDR) fields_at(a, v->a, &x.record, &x.field);
    kept_loud(a);
    for (uint32_t i = 0; i < p->n_closings; i++) {
        const struct pprepared *y = &p->closings[i];
        if (y->record == x.record && y->field == x.field && y->callback == callback) return;
    }
    ARENA_PUSH(&p->arena, p->closings, p->n_closings, p->cap_closings, x);
}

bool fields_is_callback(const struct program *p, const struct pfield *f, uint32_t sym)
{
    for (uint32_t i = 0; i < f->n_creations; i++)
        if (p->creations[f->creations[i]].callback == sym) return true;
    return false;
}

bool fields_is_closing(const struct program *p, const struct pfield *f, uint32_t sym)
{
    for (uint32_t i = 0; i < p->n_closings; i++) {
        const struct pprepared *x = &p->closings[i];
        bool here = x->record == f->record && x->field == f->field;
        if (x->callback == sym && (here || (x->record == IR_NONE && x->field == IR_NONE))) return true;
    }
    return false;
}

void fields_released_before(struct program *p, uint32_t record, uint32_t field)
{
    ARENA_PUSH(&p->arena, p->stale, p->n_stale, p->cap_stale, ((struct pstale){p->n_events, record, field}));
}

/* What is made for the field has a function that is called when it ends, and that empties the field. */
static bool empties_itself(const struct program *p, const struct pstale *s)
{
    const struct pfield *f = fields_find(p, s->record, s->field);
    for (uint32_t i = 0; f && i < f->n_creations; i++) {
        uint32_t destroy = p->creations[f->creations[i]].destroy;
        if (destroy != IR_NONE && empties_by(p, f, destroy)) return true;
    }
    return false;
}

void fields_drop_emptied(struct program *p)
{
    uint32_t n = 0, next = 0;
    for (uint32_t i = 0; i < p->n_events; i++) {
        bool drop = next < p->n_stale && p->stale[next].event == i && empties_itself(p, &p->stale[next]);
        while (next < p->n_stale && p->stale[next].event == i) next++;
        if (!drop) p->events[n++] = p->events[i];
    }
    p->n_events = n;
}

void fields_adopt(struct program *p)
{
    for (uint32_t i = 0; i < p->n_prepared; i++) {
        const struct pprepared *x = &p->prepared[i];
        struct pfield *f = fields_find(p, x->record, x->field);
        bool only = f != NULL;
        for (uint32_t k = 0; k < p->n_prepared && only; k++)
            only = k == i || p->prepared[k].record != x->record || p->prepared[k].field != x->field;
        for (uint32_t k = 0; only && k < f->n_creations; k++) {
            struct pcreation *c = &p->creations[f->creations[k]];
            if (c->callback != IR_NONE) continue;
            c->callback = x->callback;
            c->data_is_owner = x->data_is_owner;
            f->n_called++;
        }
        if (only) f->makers_of = 0; /* of what the sorted lists were made */
    }
}

/* The field only leads to the object, which lies in memory of its own: that nothing ends it by way of the field is no
 * sign that nothing does. */
static bool lies_apart(const struct precord *r, const struct pfield *f, const struct rule_kind *k)
{
    const struct ir_unit *u = r ? r->unit : NULL;
    uint32_t type = r ? r->r->fields[f->field].type : IR_NONE;
    return u && k->repr == RULE_REPR_OBJECT && type < u->n_types && u->types[type].kind == IR_T_PTR;
}

/* The function ends the object of that kind that its argument points to, or may. */
static bool ends_argument(const struct program *p, uint32_t func, uint32_t arg, const struct rule_kind *k)
{
    const struct summary *m = func_summary(p, func);
    for (uint32_t i = 0; m && i < m->n_escapes; i++) {
        const struct sescape *e = &m->escapes[i];
        bool itself = e->path.base == SPATH_ARG && e->path.index == arg && !e->path.n && !e->path.addr;
        if (itself && e->to.sym == IR_NONE) return true;
    }
    for (uint32_t i = 0; m && i < m->n_outcomes; i++)
        for (uint32_t n = 0; n < m->outcomes[i].n_effects; n++) {
            const struct seffect *e = &m->outcomes[i].effects[n];
            bool itself = e->path.base == SPATH_ARG && e->path.index == arg && !e->path.n && !e->path.addr;
            if (e->op == SEFFECT_RELEASE && itself && e->kind == k) return true;
        }
    return false;
}

/* The place is a member of the field. */
static bool is_inside(const struct program *p, const struct pfunc *pf, const struct ir_place *pl,
                      const struct pfield *f)
{
    for (uint32_t k = 0; k + 1 < pl->n_projs; k++) {
        const struct ir_proj *pr = &pl->projs[k];
        if (pr->kind == IR_PROJ_FIELD && pr->b == f->field && p->unit_records[pf->unit_index][pr->a] == f->record)
            return true;
    }
    return false;
}

/* Who arms the object puts a callback into it, and that ends it. */
static bool callback_ends(const struct program *p, const struct pfield *f, const struct pcreation *c)
{
    const struct pfunc *pf = c->kind->repr == RULE_REPR_OBJECT && c->func != IR_NONE ? &p->funcs[c->func] : NULL;
    for (uint32_t b = 0; pf && b < pf->f->n_blocks; b++)
        for (uint32_t i = 0; i < pf->f->blocks[b].n_instrs; i++) {
            const struct ir_instr *in = &pf->f->blocks[b].instrs[i];
            bool set = in->op == IR_ASSIGN && in->a.kind == IR_O_FUNC && in->dst != IR_NONE;
            if (!set || !is_inside(p, pf, &pf->f->places[in->dst], f)) continue;
            uint32_t func = p->syms[p->unit_syms[pf->unit_index][in->a.index]].func;
            uint32_t n = func == IR_NONE ? 0 : p->funcs[func].f->n_params;
            for (uint32_t v = 0; v < n; v++)
                if (ends_argument(p, func, v, c->kind)) return true;
        }
    return false;
}

static void report_field(struct program *p, const struct pfield *f)
{
    const struct precord *r = f->record == IR_NONE ? NULL : &p->records[f->record];
    for (uint32_t i = 0; i < f->n_creations; i++) {
        const struct pcreation *c = &p->creations[f->creations[i]];
        if (!c->kind->release_required || c->reported || c->thread_lost || c->in_global) continue;
        if (lies_apart(r, f, c->kind) || callback_ends(p, f, c)) continue;
        if (!r && !passing_only(p, f->field, c->func)) continue; /* a global held at exit is not reported */
        struct engine_event e = {.kind = ENGINE_FIELD_NEVER, .handle = c->kind, .creator = c->creator};
        e.wrapped = c->wrapped;
        e.name = c->name;
        e.function = c->function;
        e.function_usr = c->function_usr;
        e.record = r ? r->name : "";
        e.arm = e.other = "";
        e.created = e.at = c->loc;
        bool forgotten = r && r->is_private && !r->read[f->field]; /* kept, and nobody looks at it */
        e.assumptions = 1 + (c->auto_release && !forgotten ? 1u : 0u) + c->shared;
        if (r && !r->is_private && !p->opts.whole_program) e.assumptions++;
        ARENA_PUSH(&p->arena, p->events, p->n_events, p->cap_events, e);
    }
}

struct pfield *fields_find(const struct program *p, uint32_t record, uint32_t field)
{
    const uint32_t *slots = record == IR_NONE ? p->global_fields : p->records[record].fields;
    if (!slots || !slots[field]) return NULL;
    struct pfield *f = &p->fields[slots[field] - 1];
    return f->n_creations ? f : NULL;
}

static int cmp_u32(const void *x, const void *y)
{
    uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;
    return (a > b) - (a < b);
}

/* Sorted lists of who makes the field's handles and what they call back: asked when all are known, and often. */
static void sort_makers(struct program *p, struct pfield *f)
{
    if (f->makers_of == f->n_creations) return;
    f->makers = ARENA_ARRAY(&p->arena, uint32_t, f->n_creations * 2ul);
    f->callbacks = f->makers + f->n_creations;
    for (uint32_t i = 0; i < f->n_creations; i++) {
        f->makers[i] = p->creations[f->creations[i]].sym;
        f->callbacks[i] = p->creations[f->creations[i]].callback;
    }
    qsort(f->makers, f->n_creations, sizeof *f->makers, cmp_u32);
    qsort(f->callbacks, f->n_creations, sizeof *f->callbacks, cmp_u32);
    f->makers_of = f->n_creations;
}

bool fields_makes(struct program *p, struct pfield *f, uint32_t sym)
{
    if (!f || !f->n_creations) return false;
    sort_makers(p, f);
    return bsearch(&sym, f->makers, f->n_creations, sizeof sym, cmp_u32) != NULL;
}

bool fields_made_by(struct program *p, struct pfield *f, uint32_t sym)
{
    return fields_makes(p, f, sym) ||
           (f && f->n_called && bsearch(&sym, f->callbacks, f->n_creations, sizeof sym, cmp_u32));
}

/* The record begins with the same members as `base`, all of them: `struct file { BASE_MEMBERS char *name; }`. */
static bool begins_as(const struct precord *r, const struct precord *base)
{
    const struct ir_record *x = r->r, *y = base->r;
    if (r == base || y->n_fields < 2 || y->n_fields > x->n_fields || x->is_union || y->is_union) return false;
    for (uint32_t i = 0; i < y->n_fields; i++) {
        uint32_t s = x->fields[i].type, t = y->fields[i].type;
        if (strcmp(x->fields[i].name, y->fields[i].name) != 0) return false;
        if (s >= r->unit->n_types || t >= base->unit->n_types ||
            strcmp(r->unit->types[s].name, base->unit->types[t].name) != 0)
            return false;
    }
    return true;
}

/* What is known as the beginning of the record, and so shared with others, is released there: C's way of a base class.
 */
static bool released_in_base(const struct program *p, const struct pfield *f)
{
    if (f->record == IR_NONE) return false;
    for (uint32_t i = 0; i < p->n_fields; i++) {
        const struct pfield *b = &p->fields[i];
        if (b->released && b->record != IR_NONE && b->field == f->field &&
            begins_as(&p->records[f->record], &p->records[b->record]))
            return true;
    }
    return false;
}

void fields_report(struct program *p)
{
    for (uint32_t i = 0; i < p->n_fields; i++) {
        const struct pfield *f = &p->fields[i];
        if (f->n_creations && !f->released && !released_in_base(p, f)) report_field(p, f);
    }
}

static void count_callee(struct program *p, const char *name, bool container)
{
    struct unknown_entry *map = p->unknown_map;
    ptrdiff_t at = shgeti(map, name);
    if (at < 0) {
        struct engine_unknown u = {.name = name, .container = container};
        ARENA_PUSH(&p->arena, p->unknowns, p->n_unknowns, p->cap_unknowns, u);
        shput(map, (char *)(uintptr_t)name, p->n_unknowns - 1);
        at = shgeti(map, name);
        p->unknown_map = map;
    }
    p->unknowns[map[at].value].count++;
}

void program_unknown(struct program *p, const char *name)
{
    count_callee(p, name, false);
}

void program_inserted(struct program *p, const char *name)
{
    count_callee(p, name, true);
}
