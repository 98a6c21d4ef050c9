/*
 * Handles in objects that only this function knows: memory it got from an allocator or from a constructor. While the
 * object was not stored, handed on or shown, losing the last pointer to it loses the handle.
 */
#include "engine/fan.h"

#include <string.h>

/* The pointer whose target the cell lies in, VAL_NONE for variables and globals. */
static uint32_t root_pointer(const struct fan *a, uint32_t cell)
{
    if (cell == CELL_NONE) return VAL_NONE;
    const struct cell *root = &a->v.cells[a->v.cells[cell].root];
    return root->kind == CELL_DEREF ? root->a : VAL_NONE;
}

/* One bit for each value. */
static void set_bit(struct fan *a, uint8_t **bits, uint32_t *cap, uint32_t val)
{
    uint32_t was = *cap;
    while (val >= *cap) *bits = arena_grow(&a->arena, *bits, *cap, cap, sizeof **bits);
    if (*cap > was) memset(*bits + was, 0, *cap - was);
    (*bits)[val] = 1;
}

void adrift_kept(struct fan *a, struct state *s, uint32_t val)
{
    if (val == VAL_NONE) return;
    const struct val *x = &a->v.vals[val];
    uint32_t pointer = x->kind == VAL_ADDR ? root_pointer(a, x->a) : val;
    if (pointer == VAL_NONE || a->v.vals[pointer].kind != VAL_SITE) return;
    set_bit(a, &a->known, &a->cap_known, pointer);
    for (uint32_t i = 0; i < s->n_obs; i++)
        if (s->obs[i].owned && !s->obs[i].kept && root_pointer(a, s->obs[i].owner) == pointer) {
            s->obs[i].kept = true;
            fan_ended(a, &a->sites[s->obs[i].site]); /* handed on with its owner */
        }
}

bool adrift_is_known(const struct fan *a, uint32_t pointer)
{
    return pointer != VAL_NONE && pointer < a->cap_known && a->known[pointer];
}

bool adrift_is_kept(const struct fan *a, uint32_t owner)
{
    return adrift_is_known(a, root_pointer(a, owner));
}

uint32_t adrift_owner(struct fan *a, struct state *s, const struct ob *o)
{
    uint32_t pointer = o->owned && !o->kept ? root_pointer(a, o->owner) : VAL_NONE;
    if (pointer == VAL_NONE || !threads_is_fresh(a, pointer)) return VAL_NONE;
    /* an object that is its own handle is known to the library; another value was written by others since */
    bool object = a->sites[o->site].kind->repr == RULE_REPR_OBJECT;
    return object || state_get(s, o->owner) != o->handle ? VAL_NONE : pointer;
}

bool adrift_half_made(struct fan *a, struct state *s, const struct ob *o)
{
    const struct rule_kind *k = a->sites[o->site].kind;
    bool ours = o->owned && !o->thread && !o->lent && (!o->shared || k->repr == RULE_REPR_FD); /* waits only watch it */
    uint32_t pointer = ours ? root_pointer(a, o->owner) : VAL_NONE;
    if (pointer == VAL_NONE || a->v.vals[pointer].kind != VAL_PARAM || a->sites[o->site].auto_release) return false;
    if (k->repr == RULE_REPR_OBJECT || state_get(s, o->owner) != o->handle) return false;
    for (uint32_t i = 0; i < s->n_obs; i++) {
        const struct ob *x = &s->obs[i];
        bool left = x->status == OB_RELEASED && x->owner != CELL_NONE && x->owner != o->owner &&
                    root_pointer(a, x->owner) == pointer && state_get(s, x->owner) == x->handle;
        if (left && a->v.cells[x->owner].parent == a->v.cells[o->owner].parent) return true;
    }
    return false;
}

void adrift_fresh(struct fan *a, uint32_t val)
{
    set_bit(a, &a->fresh, &a->cap_fresh, val);
}
