/* setjmp in this function, and jumps out of what it calls that come back to it: they go on behind the setjmp, with what
 * is held by then. */
#include "engine/fan.h"

void jumps_set(struct fan *a, uint32_t ret, uint32_t buf)
{
    for (uint32_t i = 0; i < a->n_landings; i++)
        if (a->landings[i].ret == ret) return;
    uint32_t b = cfg_block_of(a, a->cur);
    struct landing l = {.block = b, .at = a->cur - a->block_base[b] + 1, .ret = ret, .buf = buf};
    ARENA_PUSH(&a->arena, a->landings, a->n_landings, a->cap_landings, l);
}

/* The setjmp was called on the way here and has returned once, with zero; the jump goes to it. */
static bool is_open(struct fan *a, const struct state *s, const struct landing *l, uint32_t buf)
{
    int64_t k;
    struct fact f = state_fact(&a->v, s, l->ret);
    return fact_is_const(&f, &k) && k == 0 && (buf == VAL_NONE || buf == l->buf);
}

/* The second return: what was known of the first one's result is not true any more. */
static struct state *returned_again(struct fan *a, const struct state *s, const struct landing *l)
{
    const struct ir_instr *in = &a->f->blocks[l->block].instrs[l->at - 1];
    struct state *n = state_copy(&a->arena, s);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < n->n_facts; i++)
        if (!val_depends(&a->v, n->facts[i].val, l->ret)) n->facts[kept++] = n->facts[i];
    n->n_facts = kept;
    state_learn(&a->arena, &a->v, n, l->ret, fact_nonnull());
    if (in->dst != IR_NONE) state_set(&a->arena, n, fan_cell(a, n, in->dst), l->ret);
    state_seal(&a->v, n);
    return n;
}

bool jumps_land(struct fan *a, const struct state *s, uint32_t buf)
{
    enum { JOIN = 0x60000000 }; /* names of joins behind a setjmp: no block has them */
    for (uint32_t i = a->n_landings; i-- > 0;) {
        struct landing *l = &a->landings[i];
        if (!is_open(a, s, l, buf)) continue;
        struct state *n = returned_again(a, s, l);
        for (uint32_t k = 0; k < l->n_states; k++) {
            if (!state_same_key(l->states[k], n)) continue;
            l->states[k]->dirty |= state_join(&a->arena, &a->v, l->states[k], n, JOIN + i, 0);
            return true;
        }
        n->dirty = true;
        ARENA_PUSH(&a->arena, l->states, l->n_states, l->cap_states, n);
        return true;
    }
    return false;
}

struct state *jumps_next(struct fan *a, uint32_t *block, uint32_t *at)
{
    for (uint32_t i = 0; i < a->n_landings; i++)
        for (uint32_t k = 0; k < a->landings[i].n_states; k++) {
            struct state *s = a->landings[i].states[k];
            if (!s->dirty) continue;
            s->dirty = false;
            *block = a->landings[i].block;
            *at = a->landings[i].at;
            return state_copy(&a->arena, s);
        }
    return NULL;
}
