/* Lists of the whole program that are asked for by a place in the source: chains of those with one line and column. */
#include "engine/program.h"

#include "base/ds.h"

struct place_entry {
    uint64_t key;
    uint32_t value;
};

static uint64_t key_of(struct finding_loc loc)
{
    return (uint64_t)loc.line << 32 | loc.col;
}

uint32_t by_place_first(const struct by_place *b, struct finding_loc loc)
{
    struct place_entry *map = b->map;
    if (!map) return IR_NONE; /* asking would make one */
    ptrdiff_t at = hmgeti(map, key_of(loc));
    return at < 0 ? IR_NONE : map[at].value;
}

void by_place_add(struct by_place *b, struct arena *a, struct finding_loc loc)
{
    struct place_entry *map = b->map;
    uint32_t first = by_place_first(b, loc);
    ARENA_PUSH(a, b->next, b->n, b->cap, first);
    hmput(map, key_of(loc), b->n - 1);
    b->map = map;
}

void by_place_release(struct by_place *b)
{
    struct place_entry *map = b->map;
    hmfree(map);
    b->map = NULL;
}
