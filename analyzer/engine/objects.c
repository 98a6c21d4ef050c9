/* Objects: handles that are storage of the caller's and are named by its address: embedded timers, events, listeners.
 */
#include "engine/fan.h"

#include <string.h>

static bool is_type_of(const struct rule_kind *k, const char *name)
{
    for (uint32_t i = 0; i < k->n_types; i++)
        if (strcmp(k->types[i], name) == 0) return true;
    return false;
}

uint32_t objects_whole(struct fan *a, const struct rule_effect *e, uint32_t val)
{
    if (val == VAL_NONE || !e->at.field) return val;
    if (!e->kind || a->v.vals[val].kind != VAL_ADDR) return VAL_NONE;
    const struct cell *c = &a->v.cells[a->v.vals[val].a];
    if (c->kind != CELL_FIELD) return VAL_NONE;
    const struct precord *r = &a->p->records[c->a];
    bool member = c->b < r->r->n_fields && strcmp(r->r->fields[c->b].name, e->at.field) == 0;
    if (!member || !is_type_of(e->kind, r->name)) return VAL_NONE;
    const struct cell *whole = &a->v.cells[c->parent];
    return whole->kind == CELL_DEREF ? whole->a : val_make(&a->v, VAL_ADDR, c->parent, 0, 0);
}

/* The cell belongs to memory that others see. */
static bool is_field_outside(const struct fan *a, uint32_t cell)
{
    return a->v.cells[cell].kind == CELL_FIELD && !cell_is_local(&a->v, cell);
}

uint32_t objects_owner(struct fan *a, const struct state *s, uint32_t val)
{
    const struct val *x = &a->v.vals[val];
    if (x->kind == VAL_ADDR) return cell_deref(&a->v, val);
    if (x->kind == VAL_MEM) return is_field_outside(a, x->a) ? x->a : CELL_NONE;
    for (uint32_t i = 0; x->kind == VAL_SITE && i < s->n_store; i++)
        if (s->store[i].val == val && is_field_outside(a, s->store[i].cell)) return s->store[i].cell;
    return CELL_NONE;
}

bool objects_armable(struct fan *a, struct state *s, const struct rule_effect *e, uint32_t val)
{
    if (val == VAL_NONE || !e->kind || !e->kind->tracked || !e->kind->armed) return false;
    if (objects_owner(a, s, val) == CELL_NONE) return false;
    const struct ob *o = fan_ob_of(a, s, val);
    return !o || o->status == OB_RELEASED;
}

void objects_reset(struct fan *a, struct state *s, uint32_t val)
{
    struct ob *o = fan_ob_of(a, s, val);
    struct ext *x = state_ext(s, val);
    if (o && o->status == OB_RELEASED) state_ob_drop(s, o);
    if (x) x->kind = NULL;
}
