/* Open-addressing hash table from a hash to indexes of some array, living in an arena: what makes interning O(1). */
#ifndef CANCELCHECK_IR_IR_TABLE_H
#define CANCELCHECK_IR_IR_TABLE_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

struct ir_slot {
    uint32_t hash;
    uint32_t index1; /* index + 1; 0 is an empty slot */
};

/* All zero is an empty table. */
struct ir_table {
    struct ir_slot *slots;
    uint32_t n_slots, n_used; /* n_slots is a power of two */
};

/* The index filed under `hash` for which same(ctx, index) holds, IR_NONE (all ones) when there is none. */
uint32_t ir_table_find(const struct ir_table *t, uint32_t hash, bool (*same)(const void *ctx, uint32_t index),
                       const void *ctx);
/* Files `index` under `hash`; the caller knows that it is not there yet. Memory comes from `a`. */
void ir_table_add(struct ir_table *t, struct arena *a, uint32_t hash, uint32_t index);

/* Folds `x` into a running hash. */
static inline uint64_t ir_mix(uint64_t h, uint64_t x)
{
    h = (h ^ x) * 0x9e3779b97f4a7c15u;
    return h ^ h >> 32;
}

#endif
