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

void adrift_kept(struct fan *a, struct state *s, uint32_t val)
{
    if (!s->n_obs || val == VAL_NONE) return;
    const struct val *x = &a->v.vals[val];
    uint32_t pointer = x->kind == VAL_ADDR ? root_pointer(a, x->a) : val;
    for (uint32_t i = 0; i < s->n_obs && pointer != VAL_NONE; i++)
        if (s->obs[i].owned && root_pointer(a, s->obs[i].owner) == pointer) s->obs[i].kept = true;
}

uint32_t adrift_owner(struct fan *a, struct state *s, const struct ob *o)
{
    uint32_t pointer = o->owned && !o->kept ? root_pointer(a, o->owner) : VAL_NONE;
    if (pointer == VAL_NONE || !threads_is_fresh(a, pointer)) return VAL_NONE;
    bool object = a->sites[o->site].kind->repr == RULE_REPR_OBJECT;
    if (!object && state_get(s, o->owner) != o->handle) return VAL_NONE; /* written by others since */
    return pointer;
}

void adrift_fresh(struct fan *a, uint32_t val)
{
    if (val >= a->cap_fresh) {
        uint32_t was = a->cap_fresh;
        while (val >= a->cap_fresh)
            a->fresh = arena_grow(&a->arena, a->fresh, a->cap_fresh, &a->cap_fresh, sizeof *a->fresh);
        memset(a->fresh + was, 0, a->cap_fresh - was);
    }
    a->fresh[val] = 1;
}
