/* Structs of ours that hold one value as a whole (filled with zero, the result of a call): what is left of it when a
 * callee writes some of their members. */
#include "engine/fan.h"

enum { MAX_WRITTEN = 24, MAX_NESTING = 8, MAX_MEMBERS = 1024 };

struct written {
    struct fan *a;
    uint64_t mods; /* classes that the callee writes in the variable */
    uint32_t cells[MAX_WRITTEN];
    uint32_t n, seen;
    bool all; /* more than can be listed: nothing is known any more */
};

static const struct ir_type *type_at(const struct fan *a, uint32_t type)
{
    return type < a->u->n_types ? &a->u->types[type] : NULL;
}

/* The type of a place within a local variable, IR_NONE when it is not known. */
static uint32_t type_of_cell(const struct fan *a, uint32_t cell)
{
    const struct cell *c = &a->v.cells[cell];
    if (c->kind == CELL_VAR) return c->a < a->f->n_vars ? a->f->vars[c->a].type : IR_NONE;
    if (c->kind != CELL_FIELD && c->kind != CELL_INDEX) return IR_NONE;
    const struct ir_type *t = type_at(a, type_of_cell(a, c->parent));
    if (!t) return IR_NONE;
    if (c->kind == CELL_INDEX) return t->kind == IR_T_ARRAY ? t->elem : IR_NONE;
    if (t->kind != IR_T_RECORD || a->urecs[t->record] != c->a) return IR_NONE;
    const struct ir_record *r = &a->u->records[t->record];
    return c->b < r->n_fields ? r->fields[c->b].type : IR_NONE;
}

static bool is_hit(const struct written *w, uint32_t cell)
{
    return w->mods >> fan_class(w->a, cell) & 1;
}

static void list(struct written *w, uint32_t cell)
{
    if (w->n == MAX_WRITTEN)
        w->all = true;
    else
        w->cells[w->n++] = cell;
}

/* Whether the callee writes something within; of an array the first element stands for all. */
static bool any_hit(struct written *w, uint32_t cell, uint32_t type, unsigned depth)
{
    const struct ir_type *t = type_at(w->a, type);
    if (!t || depth == MAX_NESTING || ++w->seen > MAX_MEMBERS || is_hit(w, cell)) return true;
    if (t->kind == IR_T_ARRAY) return any_hit(w, cell_index(&w->a->v, cell, val_int(&w->a->v, 0)), t->elem, depth + 1);
    if (t->kind != IR_T_RECORD || w->a->u->records[t->record].is_union) return false;
    const struct ir_record *r = &w->a->u->records[t->record];
    uint32_t rec = w->a->urecs[t->record];
    for (uint32_t f = 0; f < r->n_fields; f++)
        if (any_hit(w, cell_field(&w->a->v, cell, rec, f), r->fields[f].type, depth + 1)) return true;
    return false;
}

/* Lists the members, of members too, that are written. Which elements of an array is not known: then it is the array.
 */
static void find(struct written *w, uint32_t cell, uint32_t type, unsigned depth)
{
    const struct ir_type *t = type_at(w->a, type);
    if (w->all) return;
    if (!t || t->kind != IR_T_RECORD || w->a->u->records[t->record].is_union || depth == MAX_NESTING) {
        if (any_hit(w, cell, type, depth)) list(w, cell);
        return;
    }
    const struct ir_record *r = &w->a->u->records[t->record];
    uint32_t rec = w->a->urecs[t->record];
    for (uint32_t f = 0; f < r->n_fields; f++)
        find(w, cell_field(&w->a->v, cell, rec, f), r->fields[f].type, depth + 1);
}

void aggregate_written(struct fan *a, struct state *s, uint32_t cell, uint64_t mods)
{
    uint32_t type = type_of_cell(a, cell);
    const struct ir_type *t = type_at(a, type);
    if (!mods || !t || (t->kind != IR_T_RECORD && t->kind != IR_T_ARRAY)) return;
    struct written w = {.a = a, .mods = mods};
    find(&w, cell, type, 0);
    if (w.all) {
        state_set(&a->arena, s, cell, fan_fresh(a));
        return;
    }
    for (uint32_t i = 0; i < w.n; i++)
        if (w.cells[i] == cell || state_get(s, w.cells[i]) == VAL_NONE)
            state_set(&a->arena, s, w.cells[i], fan_fresh(a));
}
