/* Ambiguous names and their ordinals, over stb_ds maps. */
#include "ir/ir_names.h"

#include "base/ds.h"

struct ir_name_entry {
    char *key;
    uint32_t value;
};

uint32_t ir_names_add(struct ir_names *n, const char *name, uint32_t index)
{
    ptrdiff_t at = shgeti(n->map, name);
    uint32_t list = at >= 0 ? n->map[at].value : (uint32_t)arrlenu(n->lists);
    if (at < 0) {
        uint32_t *empty = NULL;
        arrput(n->lists, empty);
        shput(n->map, name, list);
    }
    arrput(n->lists[list], index);
    return (uint32_t)arrlenu(n->lists[list]);
}

uint32_t ir_names_find(const struct ir_names *n, const char *name, uint32_t ordinal)
{
    struct ir_name_entry *map = n->map; /* shgeti wants to store into it: a lookup may create the map's header */
    if (!map) return UINT32_MAX;
    ptrdiff_t at = shgeti(map, name);
    if (at < 0) return UINT32_MAX;
    const uint32_t *list = n->lists[map[at].value];
    return ordinal >= 1 && ordinal <= arrlenu(list) ? list[ordinal - 1] : UINT32_MAX;
}

void ir_names_release(struct ir_names *n)
{
    for (size_t i = 0; i < arrlenu(n->lists); i++) arrfree(n->lists[i]);
    arrfree(n->lists);
    shfree(n->map);
    *n = (struct ir_names){0};
}
