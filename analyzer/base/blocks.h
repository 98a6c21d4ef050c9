/* A list whose elements never move: threads that know an element's number read it while others add more. */
#ifndef CANCELCHECK_BASE_BLOCKS_H
#define CANCELCHECK_BASE_BLOCKS_H

#include "base/arena.h"

#include <stdint.h>

enum {
    BLOCKS_FIRST = 256,
    BLOCKS_MAX = 24
}; /* elements in the first block; each has twice as many as the one before */

/* An empty list is all zero bytes. */
struct blocks {
    void *block[BLOCKS_MAX];
    uint32_t n;
};

/* Element `i`, of `size` bytes each. */
static inline void *blocks_at(const struct blocks *b, uint32_t i, size_t size)
{
    uint32_t k = 31 - (uint32_t)__builtin_clz(i / BLOCKS_FIRST + 1);
    return (char *)b->block[k] + (i - BLOCKS_FIRST * ((1u << k) - 1)) * size;
}

/* A new element, zeroed, in the arena; its number is b->n - 1 then. One thread at a time. */
static inline void *blocks_add(struct blocks *b, struct arena *a, size_t size)
{
    uint32_t k = 31 - (uint32_t)__builtin_clz(b->n / BLOCKS_FIRST + 1);
    if (!b->block[k]) b->block[k] = arena_alloc(a, ((size_t)BLOCKS_FIRST << k) * size);
    return blocks_at(b, b->n++, size);
}

#endif
