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

/* Two members of one struct. */
static bool is_beside(const struct fan *a, uint32_t x, uint32_t y)
{
    return root_pointer(a, x) == root_pointer(a, y) && a->v.cells[x].parent == a->v.cells[y].parent;
}

/* What a parameter points to, as a whole. */
static bool is_out(const struct fan *a, uint32_t cell)
{
    uint32_t pointer = a->v.cells[cell].root == cell ? root_pointer(a, cell) : VAL_NONE;
    return pointer != VAL_NONE && a->v.vals[pointer].kind == VAL_PARAM;
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
                    state_get(s, x->owner) == x->handle;
        if (left && (is_beside(a, x->owner, o->owner) || (is_out(a, x->owner) && is_out(a, o->owner)))) return true;
    }
    return false;
}

/* ---- failures that look alike to the caller ---- */

/* The caller can tell by the results which of the two it was. */
static bool told_apart(struct fan *a, const struct exit_state *x, const struct exit_state *y)
{
    if (x->ret == VAL_NONE || y->ret == VAL_NONE) return true;
    struct fact f = state_fact(&a->v, x->s, x->ret), g = state_fact(&a->v, y->s, y->ret);
    return f.hi < g.lo || g.hi < f.lo;
}

/* The function puts a number into the object, a count or a flag: that may say how far it came. */
static bool says_how_far(const struct fan *a, uint32_t param)
{
    for (uint32_t b = 0; b < a->f->n_blocks; b++)
        for (uint32_t i = 0; i < a->f->blocks[b].n_instrs; i++) {
            const struct ir_instr *in = &a->f->blocks[b].instrs[i];
            const struct ir_place *to = in->dst == IR_NONE || in->op == IR_CALL ? NULL : &a->f->places[in->dst];
            if (!to || to->base != IR_BASE_VAR || to->index != param || !to->n_projs) continue;
            bool nothing = in->op == IR_ASSIGN && in->a.kind == IR_O_INT && in->a.v <= 0;
            if (!nothing && a->u->types[to->type].kind == IR_T_INT) return true;
        }
    return false;
}

/* The function leaves with nothing made at that site, and with nothing in the place `at` that says so. */
static bool never_made(const struct exit_state *x, const struct ob *o, uint32_t at)
{
    for (uint32_t i = 0; i < x->s->n_obs; i++)
        if (x->s->obs[i].site == o->site) return false;
    uint32_t there = state_get(x->s, at);
    return there == VAL_NONE || there == o->handle;
}

/* The place of the caller's that the handle lies in, or is. CELL_NONE: none, or one that can say that it is empty. */
static uint32_t place_of(struct fan *a, const struct exit_state *x, const struct ob *o)
{
    const struct rule_kind *k = a->sites[o->site].kind;
    const struct val h = a->v.vals[o->handle];
    if (k->repr == RULE_REPR_OBJECT && !k->armed)
        return h.kind == VAL_ADDR ? h.a : h.kind == VAL_PARAM ? cell_deref(&a->v, o->handle) : CELL_NONE;
    if (k->repr != RULE_REPR_ID || k->n_invalid || !o->owned) return CELL_NONE;
    return state_get(x->s, o->owner) == o->handle ? o->owner : CELL_NONE;
}

/* The handle, of which no value says that it is none, is left in a place of the caller's. Another failure with the same
 * result leaves that place as it was: the caller of a failed function cannot end it. */
static bool is_left(struct fan *a, const struct exit_state *x, const struct ob *o)
{
    const struct site *st = &a->sites[o->site]; /* what a callee made, it may have made on some of its ways out only */
    if (o->status != OB_HELD || o->kept || o->thread || o->lent || st->auto_release || st->wrapped) return false;
    uint32_t at = place_of(a, x, o), pointer = root_pointer(a, at);
    if (pointer == VAL_NONE || a->v.vals[pointer].kind != VAL_PARAM || says_how_far(a, a->v.vals[pointer].a))
        return false;
    for (uint32_t i = 0; i < a->n_exits; i++) {
        const struct exit_state *y = &a->exits[i];
        bool alike = y != x && lend_failing_with(a, y->s, y->ret) && !told_apart(a, x, y);
        if (alike && never_made(y, o, at)) return true;
    }
    return false;
}

void adrift_exits(struct fan *a)
{
    for (uint32_t i = 0; i < a->n_exits; i++) {
        struct exit_state *x = &a->exits[i];
        if (!lend_failing_with(a, x->s, x->ret)) continue;
        for (uint32_t k = x->s->n_obs; k-- > 0;)
            if (is_left(a, x, &x->s->obs[k])) fan_left(a, x, &x->s->obs[k]);
    }
}

void adrift_fresh(struct fan *a, uint32_t val)
{
    set_bit(a, &a->fresh, &a->cap_fresh, val);
}
