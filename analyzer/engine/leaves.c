/*
 * Leaves: the members of a record and, when they are structs that lie in it by value, the members of those. A handle
 * in `conn->in.fd` is the field `fd` of `struct io` to the program, whoever holds the struct; when a conn ends, its
 * leaves are asked.
 */
#include "engine/kept.h"

#include "base/ds.h"

enum { MAX_LEAVES = 256, MAX_DEPTH = 3, MAX_MEMBERS = 48 };

/* The record that lies in the field by value, IR_NONE. Unions hold one of several things: nothing is known of those. */
static uint32_t record_in(const struct program *p, uint32_t record, uint32_t field)
{
    const struct precord *r = &p->records[record];
    uint32_t t = r->r->fields[field].type;
    if (t >= r->unit->n_types || r->unit->types[t].kind != IR_T_RECORD) return IR_NONE;
    uint32_t in = p->unit_records[r->unit_index][r->unit->types[t].record];
    bool known = p->records[in].r->complete && !p->records[in].is_union && p->records[in].r->n_fields <= MAX_MEMBERS;
    return known ? in : IR_NONE;
}

static void add_members(struct program *p, struct leaf *all, uint32_t *n, uint32_t from, uint32_t depth)
{
    uint32_t end = *n;
    for (uint32_t i = from; i < end; i++) {
        uint32_t in = record_in(p, all[i].record, all[i].field), m = in == IR_NONE ? 0 : p->records[in].r->n_fields;
        if (*n + m > end + MAX_LEAVES) continue;
        for (uint32_t f = 0; f < m; f++) all[(*n)++] = (struct leaf){i, in, f};
    }
    if (depth<MAX_DEPTH && * n> end) add_members(p, all, n, end, depth + 1);
}

const struct leaf *leaves_of(struct program *p, uint32_t record, uint32_t *n)
{
    struct precord *r = &p->records[record];
    pthread_mutex_lock(&p->lock);
    if (!r->leaves) {
        uint32_t own = r->r->n_fields;
        struct leaf *all = ARENA_ARRAY(&p->shared, struct leaf, own + (size_t)MAX_LEAVES * MAX_DEPTH + 1);
        for (uint32_t f = 0; f < own; f++) all[f] = (struct leaf){IR_NONE, record, f};
        r->n_leaves = own;
        add_members(p, all, &r->n_leaves, 0, 1);
        r->leaves = all;
    }
    pthread_mutex_unlock(&p->lock);
    *n = r->n_leaves;
    return r->leaves;
}

uint32_t leaves_cell(struct fan *a, const struct leaf *leaves, uint32_t i, uint32_t root)
{
    uint32_t parent = leaves[i].parent == IR_NONE ? root : leaves_cell(a, leaves, leaves[i].parent, root);
    return cell_field(&a->v, parent, leaves[i].record, leaves[i].field);
}

bool leaves_may_be(const struct fan *a, const struct leaf *leaves, uint32_t i, uint32_t cell)
{
    while (a->v.cells[cell].kind != CELL_FIELD && a->v.cells[cell].parent != CELL_NONE) cell = a->v.cells[cell].parent;
    uint32_t parent = a->v.cells[cell].parent;
    if (parent == CELL_NONE || a->v.cells[parent].kind != CELL_FIELD || leaves[i].parent == IR_NONE) return true;
    const struct leaf *in = &leaves[leaves[i].parent];
    return a->v.cells[parent].a == in->record && a->v.cells[parent].b == in->field;
}

const char *leaves_name(struct program *p, const struct leaf *leaves, uint32_t i)
{
    const char *name = p->records[leaves[i].record].r->fields[leaves[i].field].name;
    if (leaves[i].parent == IR_NONE) return name;
    const char *outer = leaves_name(p, leaves, leaves[i].parent);
    return *outer ? arena_sprintf(&p->arena, "%s.%s", outer, name) : name;
}

/* ---- which structs by value get handles ---- */

struct filled_key {
    uint32_t record, field, outer, outer_field;
};
struct filled_entry {
    struct filled_key key;
    bool value;
};

void leaves_filled(struct fan *a, uint32_t cell)
{
    const struct cell *c = &a->v.cells[cell];
    if (c->kind != CELL_FIELD || a->v.cells[c->parent].kind != CELL_FIELD) return;
    const struct cell *in = &a->v.cells[c->parent];
    struct filled_key key = {c->a, c->b, in->a, in->b};
    kept_loud(a);
    struct filled_entry *map = a->p->filled_map;
    hmput(map, key, true);
    a->p->filled_map = map;
}

bool leaves_is_filled(const struct program *p, const struct leaf *leaves, uint32_t i)
{
    const struct leaf *l = &leaves[i];
    if (l->parent == IR_NONE) return true;
    struct filled_entry *map = p->filled_map;
    struct filled_key key = {l->record, l->field, leaves[l->parent].record, leaves[l->parent].field};
    return map && hmgeti(map, key) >= 0;
}

void leaves_release(struct program *p)
{
    struct filled_entry *map = p->filled_map;
    hmfree(map);
}
