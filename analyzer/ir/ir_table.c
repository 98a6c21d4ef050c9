/* Linear probing at a load of at most one half; a grown table leaves its old slots to the arena. */
#include "ir/ir_table.h"

#include "base/err.h"

uint32_t ir_table_find(const struct ir_table *t, uint32_t hash, bool (*same)(const void *ctx, uint32_t index),
                       const void *ctx)
{
    if (!t->n_slots) return UINT32_MAX;
    uint32_t mask = t->n_slots - 1;
    for (uint32_t i = hash & mask; t->slots[i].index1; i = (i + 1) & mask) {
        const struct ir_slot *s = &t->slots[i];
        if (s->hash == hash && same(ctx, s->index1 - 1)) return s->index1 - 1;
    }
    return UINT32_MAX;
}

static void put(struct ir_slot *slots, uint32_t mask, struct ir_slot s)
{
    uint32_t i = s.hash & mask;
    while (slots[i].index1) i = (i + 1) & mask;
    slots[i] = s;
}

void ir_table_add(struct ir_table *t, struct arena *a, uint32_t hash, uint32_t index)
{
    if (t->n_used >= t->n_slots / 2) {
        if (t->n_slots > UINT32_MAX / 4) BUG("table of more than 2^30 slots");
        uint32_t n = t->n_slots ? t->n_slots * 2 : 16;
        struct ir_slot *slots = ARENA_ARRAY(a, struct ir_slot, n);
        for (uint32_t i = 0; i < t->n_slots; i++) {
            if (t->slots[i].index1) put(slots, n - 1, t->slots[i]);
        }
        t->slots = slots;
        t->n_slots = n;
    }
    put(t->slots, t->n_slots - 1, (struct ir_slot){hash, index + 1});
    t->n_used++;
}
