/* Places to cells, reads and writes of the abstract store. */
#include "engine/context.h"
#include "engine/standard.h"

enum { MAX_CELL_DEPTH = 32, CLASS_RAW = STATE_CLASSES - 1 };

uint32_t fan_fresh(struct fan *a)
{
    a->made[a->cur] = 1;
    return val_make(&a->v, VAL_SITE, a->cur, RES_FRESH + a->n_fresh++, 0);
}

void fan_typed(struct fan *a, uint32_t val, uint32_t type)
{
    if (type == IR_NONE || type >= a->u->n_types) return;
    const struct ir_type *t = &a->u->types[type];
    if (t->kind == IR_T_INT && t->is_unsigned) a->v.vals[val].is_unsigned = true;
}

static uint32_t class_of(const struct fan *a, uint32_t cell)
{
    for (uint32_t c = cell; c != CELL_NONE; c = a->v.cells[c].parent) {
        const struct cell *k = &a->v.cells[c];
        if (k->kind == CELL_FIELD) {
            const struct precord *r = &a->p->records[k->a];
            return state_class_field(r->r->usr, k->b < r->r->n_fields ? r->r->fields[k->b].name : "");
        }
        if (k->kind == CELL_GLOBAL) return state_class_global(a->p->syms[k->a].usr);
    }
    return CLASS_RAW;
}

uint32_t fan_class(struct fan *a, uint32_t cell)
{
    struct cell *c = &a->v.cells[cell];
    if (!c->class_known) c->class_known = (uint8_t)(1 + class_of(a, cell));
    return c->class_known - 1u;
}

struct walk {
    uint32_t cell, type; /* type IR_NONE: not known */
    uint32_t ptr;        /* the pointer just dereferenced, VAL_NONE */
};

static uint32_t elem_of(const struct fan *a, uint32_t type)
{
    return type < a->u->n_types ? a->u->types[type].elem : IR_NONE;
}

static bool is_array(const struct fan *a, uint32_t type)
{
    return type < a->u->n_types && a->u->types[type].kind == IR_T_ARRAY;
}

static void index_by(struct fan *a, struct walk *w, uint32_t index)
{
    uint32_t moved = VAL_NONE;
    if (w->ptr != VAL_NONE && !is_array(a, w->type)) moved = val_bin(&a->v, IR_B_PTRADD, w->ptr, index);
    w->cell = moved != VAL_NONE ? cell_deref(&a->v, moved) : cell_index(&a->v, w->cell, index);
    if (is_array(a, w->type)) w->type = elem_of(a, w->type);
    w->ptr = VAL_NONE;
}

/* The program goes on behind the pointer: it is not null. Said of what variables hold, and so of arguments; of memory
 * it would be said too often. Where a variable that the source names is known to hold null, this is no path. */
static void looked_behind(struct fan *a, struct state *s, uint32_t cell, uint32_t ptr)
{
    const struct cell *c = &a->v.cells[cell];
    enum val_kind k = a->v.vals[ptr].kind;
    bool named = c->kind == CELL_VAR && c->a < a->f->n_vars && a->f->vars[c->a].kind != IR_VAR_TEMP;
    int64_t null;
    if (k == VAL_PARAM || k == VAL_SITE || k == VAL_PHI)
        s->crashed |= !state_learn(&a->arena, &a->v, s, ptr, fact_nonnull()) && named;
    else if (named && val_is_int(&a->v, ptr, &null) && null == 0)
        s->crashed = true;
}

/* `looks`: what lies there is read or written, it is not only an address. */
static void project(struct fan *a, struct state *s, struct walk *w, const struct ir_proj *pr, bool looks)
{
    if (pr->kind == IR_PROJ_DEREF) {
        w->ptr = fan_read(a, s, w->cell, w->type);
        fan_use(a, s, w->ptr, "");
        if (looks) looked_behind(a, s, w->cell, w->ptr);
        w->cell = cell_deref(&a->v, w->ptr);
        w->type = elem_of(a, w->type);
        return;
    }
    if (pr->kind == IR_PROJ_FIELD) {
        uint32_t rec = a->urecs[pr->a];
        w->cell = a->p->records[rec].is_union ? w->cell : cell_field(&a->v, w->cell, rec, pr->b);
        w->type = a->u->records[pr->a].fields[pr->b].type;
        w->ptr = VAL_NONE;
        return;
    }
    uint32_t index;
    if (pr->a == IR_INDEX_CONST)
        index = val_int(&a->v, pr->v);
    else if (pr->a == IR_INDEX_ANY)
        index = fan_fresh(a);
    else
        index = fan_read(a, s, cell_root(&a->v, CELL_VAR, pr->b), a->f->vars[pr->b].type);
    index_by(a, w, index);
}

static uint32_t cell_of(struct fan *a, struct state *s, uint32_t place, bool looks)
{
    const struct ir_place *p = &a->f->places[place];
    struct walk w = {.ptr = VAL_NONE};
    bool var = p->base == IR_BASE_VAR;
    w.cell = var ? cell_root(&a->v, CELL_VAR, p->index) : cell_root(&a->v, CELL_GLOBAL, a->usyms[p->index]);
    w.type = var ? a->f->vars[p->index].type : a->u->syms[p->index].type;
    for (uint32_t i = 0; i < p->n_projs; i++) project(a, s, &w, &p->projs[i], looks);
    return w.cell;
}

uint32_t fan_cell(struct fan *a, struct state *s, uint32_t place)
{
    return cell_of(a, s, place, true);
}

static bool index_varies(const struct fan *a, uint32_t cell)
{
    int64_t k;
    return a->v.cells[cell].kind == CELL_INDEX && !val_is_int(&a->v, a->v.cells[cell].a, &k);
}

/* An index that varies is any: `p[i].fd` may be `p[2].fd`. */
static bool may_be_same(const struct fan *a, uint32_t x, uint32_t y)
{
    while (x != y) {
        if (x == CELL_NONE || y == CELL_NONE) return false;
        const struct cell *c = &a->v.cells[x], *d = &a->v.cells[y];
        bool any = index_varies(a, x) || index_varies(a, y);
        if (c->kind != d->kind || (!any && (c->a != d->a || c->b != d->b))) return false;
        x = c->parent;
        y = d->parent;
    }
    return true;
}

/* An element read through an index we do not know, or a member of one, may be any of those stored: their handles are
 * no longer ours alone. */
static void leave_elements(struct fan *a, struct state *s, uint32_t cell)
{
    uint32_t at = cell;
    while (at != CELL_NONE && !index_varies(a, at)) at = a->v.cells[at].parent;
    if (at == CELL_NONE) return;
    uint32_t root = a->v.cells[cell].root;
    for (uint32_t i = 0; i < s->n_store; i++) {
        uint32_t e = s->store[i].cell;
        if (e == cell || a->v.cells[e].root != root || !may_be_same(a, e, cell)) continue;
        struct ob *o = fan_ob_of(a, s, s->store[i].val);
        if (o && o->status == OB_HELD) fan_escape(a, s, o->handle, NULL);
    }
}

static uint32_t read_member(struct fan *a, uint32_t anc_val, uint32_t anc, uint32_t cell)
{
    uint32_t chain[MAX_CELL_DEPTH], n = 0;
    for (uint32_t c = cell; c != anc; c = a->v.cells[c].parent) {
        if (n == MAX_CELL_DEPTH) return VAL_NONE;
        chain[n++] = c;
    }
    uint32_t val = anc_val;
    while (n-- > 0 && val != VAL_NONE) {
        const struct cell *c = &a->v.cells[chain[n]];
        int64_t k = 0;
        if (c->kind == CELL_FIELD)
            val = val_field(&a->v, val, c->a, c->b);
        else if (val_is_int(&a->v, c->a, &k))
            val = val_field(&a->v, val, IR_NONE, (uint32_t)k);
        else if (!val_is_int(&a->v, val, &k))
            val = VAL_NONE;
    }
    return val;
}

static uint32_t read_default(struct fan *a, struct state *s, uint32_t cell)
{
    const struct cell *root = &a->v.cells[a->v.cells[cell].root];
    if (a->v.cells[cell].depth > MAX_CELL_DEPTH) return fan_fresh(a);
    if (root->kind == CELL_VAR) return val_make(&a->v, VAL_MEM, cell, 0, 0);
    if (root->kind == CELL_GLOBAL && a->v.cells[cell].parent == CELL_NONE) {
        const struct psym *g = &a->p->syms[root->a];
        bool known = g->flags & (IR_SYM_STATIC | IR_SYM_CONST) || a->p->opts.whole_program;
        if (known && g->never_written && g->has_value) return val_int(&a->v, g->value);
    }
    return val_make(&a->v, VAL_MEM, cell, s->epochs[fan_class(a, cell)], 0);
}

uint32_t fan_read(struct fan *a, struct state *s, uint32_t cell, uint32_t type)
{
    uint32_t val = state_get(s, cell);
    if (a->seed && cell == a->seed->cell) {
        a->seed->read = true;
        if (val == VAL_NONE) val = a->seed->handle; /* nobody else has this memory */
    }
    if (val != VAL_NONE) return val;
    leave_elements(a, s, cell);
    if (s->n_obs) arrays_read(a, s, cell);
    for (uint32_t c = a->v.cells[cell].parent; c != CELL_NONE; c = a->v.cells[c].parent) {
        uint32_t anc = state_get(s, c);
        if (anc == VAL_NONE) continue;
        val = read_member(a, anc, c, cell);
        if (val == VAL_NONE) val = fan_fresh(a);
        fan_typed(a, val, type);
        boxes_read(a, cell, val);
        return val;
    }
    val = read_default(a, s, cell);
    fan_typed(a, val, type);
    boxes_read(a, cell, val);
    return val;
}

uint32_t fan_operand(struct fan *a, struct state *s, const struct ir_opnd *o)
{
    switch (o->kind) {
    case IR_O_PLACE: return fan_read(a, s, fan_cell(a, s, o->index), a->f->places[o->index].type);
    case IR_O_INT: return val_int(&a->v, o->v);
    case IR_O_NULL: return val_int(&a->v, 0);
    case IR_O_STR: return val_make(&a->v, VAL_STR, a->cur, a->n_fresh++, 0);
    case IR_O_FUNC: return val_make(&a->v, VAL_FUNC, a->usyms[o->index], 0, 0);
    case IR_O_ADDR: {
        uint32_t cell = cell_of(a, s, o->index, false);
        const struct cell *c = &a->v.cells[cell];
        if (c->kind == CELL_DEREF) return c->a; /* &*p is p */
        uint32_t addr = val_make(&a->v, VAL_ADDR, cell, 0, 0);
        boxes_read(a, cell, addr);
        return addr;
    }
    default: return fan_fresh(a);
    }
}

/* ---- writes ---- */

/* An element under an index that is not a constant: another one each time. */
static bool varies(const struct fan *a, uint32_t cell)
{
    int64_t k;
    for (uint32_t c = cell; c != CELL_NONE; c = a->v.cells[c].parent)
        if (a->v.cells[c].kind == CELL_INDEX && !val_is_int(&a->v, a->v.cells[c].a, &k)) return true;
    const struct cell *root = &a->v.cells[a->v.cells[cell].root];
    const struct val *p = root->kind == CELL_DEREF ? &a->v.vals[root->a] : NULL;
    if (p && p->kind == VAL_BIN && p->op == IR_B_PTRADD && !val_is_int(&a->v, p->b, &k)) return true;
    return false;
}

static void check_overwrite(struct fan *a, struct state *s, uint32_t cell, uint32_t val, bool quiet)
{
    for (uint32_t i = s->n_obs; i-- > 0;) {
        struct ob *o = &s->obs[i];
        if (!threads_ours(o) || fan_holds(a, val, o->handle) || a->v.vals[o->handle].kind == VAL_ADDR) continue;
        bool here = false;
        const struct entry *end = state_end(&a->v, s, cell);
        for (const struct entry *e = state_begin(s, cell); e < end && !here; e++)
            here = cell_within(&a->v, e->cell, cell) && fan_holds(a, e->val, o->handle);
        if (!here || fan_held_elsewhere(a, s, o->handle, cell)) continue;
        if (o->owned && (o->owner != cell || varies(a, cell))) continue;
        const struct site *st = &a->sites[o->site];
        bool standard = standard_is(a, s, o);
        if (!quiet && !standard && (!st->when_stored || o->owned)) {
            struct raw_event e = {.kind = ENGINE_OVERWRITTEN, .site = o->site, .handle = st->kind, .pos = a->cur_pos};
            e.trace = s->trace;
            e.name_cell = o->name;
            e.lent = o->lent;
            int64_t k;
            bool reset = st->auto_release && val_is_int(&a->v, val, &k); /* its own callback forgets it */
            e.assumptions = (uint8_t)(o->assumptions + s->assumptions + (o->owned ? 1 : 0) + (reset ? 1 : 0));
            if (!o->thread || threads_lost(a, o, &e)) fan_event(a, e);
        }
        state_ob_drop(s, o);
    }
}

static bool outlives(struct fan *a, uint32_t cell)
{
    return !cell_is_local(&a->v, cell) || varies(a, cell);
}

static void note_holder(struct fan *a, struct state *s, uint32_t cell, uint32_t val)
{
    for (uint32_t i = s->n_obs; i-- > 0;) {
        struct ob *o = &s->obs[i];
        if (o->status == OB_RELEASED || !fan_holds(a, val, o->handle)) continue;
        const struct cell *c = &a->v.cells[cell];
        bool temp = c->kind == CELL_VAR && (c->a >= a->f->n_vars || a->f->vars[c->a].kind == IR_VAR_TEMP);
        if (o->name == CELL_NONE && !temp) o->name = cell;
        if (outlives(a, cell)) fan_owned(a, s, o, cell);
    }
}

static uint64_t *val_mods(struct fan *a, uint32_t val);

static uint64_t *cell_mods(struct fan *a, uint32_t cell)
{
    const struct cell *root = &a->v.cells[a->v.cells[cell].root];
    return root->kind == CELL_DEREF ? val_mods(a, root->a) : &a->sum->mods;
}

static uint64_t *val_mods(struct fan *a, uint32_t val)
{
    const struct val *x = &a->v.vals[val];
    switch (x->kind) {
    case VAL_PARAM: return &a->sum->arg_mods[x->a < SUMMARY_ARGS ? x->a : SUMMARY_ARGS - 1];
    case VAL_ADDR:
    case VAL_MEM: return cell_mods(a, x->a);
    case VAL_BIN:
    case VAL_FIELD: return val_mods(a, x->a);
    default: return &a->sum->mods;
    }
}

void fan_modifies(struct fan *a, uint32_t val, uint64_t classes)
{
    *val_mods(a, val) |= classes;
}

/* Results of calls have no name but that of the variable they went into. */
static void note_name(struct fan *a, uint32_t cell, uint32_t val)
{
    const struct cell *c = &a->v.cells[cell];
    if (a->v.vals[val].kind != VAL_SITE || c->kind != CELL_VAR || c->a >= a->f->n_vars || !*a->f->vars[c->a].name)
        return;
    while (val >= a->cap_first_var)
        a->first_var = arena_grow(&a->arena, a->first_var, a->cap_first_var, &a->cap_first_var, sizeof *a->first_var);
    if (!a->first_var[val]) a->first_var[val] = cell + 1;
}

/* Where a pointer argument points: what is new there is the caller's, and nobody else's. */
static bool is_result(const struct fan *a, uint32_t cell)
{
    const struct cell *c = &a->v.cells[cell];
    return c->kind == CELL_DEREF && a->v.vals[c->a].kind == VAL_PARAM;
}

bool fan_refilled(const struct fan *a, uint32_t cell)
{
    for (uint32_t i = 0; i < a->n_refilled; i++)
        if (a->refilled[i] == cell) return true;
    return false;
}

/* Stored where others see it, or may see it later. */
static void escape_into(struct fan *a, struct state *s, uint32_t cell, uint32_t val)
{
    const struct cell *root = &a->v.cells[a->v.cells[cell].root];
    a->store_in_own = root->kind == CELL_DEREF && a->v.vals[root->a].kind == VAL_SITE;
    fan_escape(a, s, val, NULL);
    a->store_in_own = false;
}

void fan_write(struct fan *a, struct state *s, uint32_t cell, uint32_t val, bool quiet)
{
    if (val == VAL_NONE) val = fan_fresh(a);
    if (a->v.cells[cell].kind == CELL_GLOBAL && a->v.vals[val].kind != VAL_INT && !fan_refilled(a, cell))
        ARENA_PUSH(&a->arena, a->refilled, a->n_refilled, a->cap_refilled, cell);
    note_name(a, cell, val);
    if (s->n_obs) check_overwrite(a, s, cell, val, quiet);
    if (!quiet) resets_note(a, s, cell, val);
    state_put(&a->arena, &a->v, s, cell, val);
    if (cell_is_local(&a->v, cell)) {
        ctx_kept(a, cell, val);
    } else {
        *cell_mods(a, cell) |= 1ull << fan_class(a, cell);
        ctx_write(a, cell, val);
        if (a->v.vals[val].kind != VAL_INT && !fan_ob_of(a, s, val)) {
            boxes_stored(a, s, cell, val);
            if (is_result(a, cell) && threads_is_fresh(a, val))
                adrift_kept(a, s, val);
            else
                escape_into(a, s, cell, val);
            a->box_store = CELL_NONE;
            fields_stored(a, cell, val);
        }
    }
    if (s->n_obs && outlives(a, cell)) {
        adrift_kept(a, s, val);
        boxes_out(a, s, val);
    }
    if (s->n_obs) note_holder(a, s, cell, val);
}

/* The cell under `dst` that corresponds to `c` under `src`. */
static uint32_t rebase(struct fan *a, uint32_t c, uint32_t src, uint32_t dst)
{
    if (c == src) return dst;
    struct cell k = a->v.cells[c];
    uint32_t parent = rebase(a, k.parent, src, dst);
    return k.kind == CELL_FIELD ? cell_field(&a->v, parent, k.a, k.b) : cell_index(&a->v, parent, k.a);
}

void fan_copy_record(struct fan *a, struct state *s, uint32_t dst, uint32_t src)
{
    if (dst == src) return;
    uint32_t n = s->n_store, m = 0;
    struct entry *from = ARENA_ARRAY(&a->arena, struct entry, n + 1);
    for (uint32_t i = 0; i < n; i++)
        if (s->store[i].cell != src && cell_within(&a->v, s->store[i].cell, src)) from[m++] = s->store[i];
    fan_write(a, s, dst, fan_read(a, s, src, IR_NONE), false);
    for (uint32_t i = 0; i < m; i++) fan_write(a, s, rebase(a, from[i].cell, src, dst), from[i].val, false);
}

/* Library functions write through the pointers they get: what lies there is unknown now, but our handles stay ours. */
void fan_clobber(struct fan *a, struct state *s, uint32_t val, uint32_t arg)
{
    if (val == VAL_NONE || a->v.vals[val].kind != VAL_ADDR || arg >= RES_CREATE - RES_HAVOC) return;
    uint32_t cell = a->v.vals[val].a, n = 0;
    bool kept = false;
    for (uint32_t i = 0; i < s->n_store; i++) {
        struct entry e = s->store[i];
        bool inside = cell_within(&a->v, e.cell, cell);
        if (inside && fan_ob_of(a, s, e.val))
            kept = true;
        else if (inside)
            continue;
        s->store[n++] = e;
    }
    s->n_store = n;
    if (!kept) state_set(&a->arena, s, cell, val_make(&a->v, VAL_SITE, a->cur, RES_HAVOC + arg, 0));
}
