/*
 * The trees of packs as bytes, kept from run to run: reading YAML costs more than all else about packs. Of the same
 * texts only; what does not read back, or was damaged, is as if it had not been kept.
 */
#include "rules/rules_trees.h"

#include "base/hash.h"

#include <string.h>

struct check {
    uint64_t h[2];
};

enum { QUOTED = 4, MAX_KIND = RULES_NODE_MAP | QUOTED };

static void put_node(struct bytes_writer *w, const struct rules_node *n)
{
    bytes_put_u8(w, (uint8_t)(n->kind | (n->quoted ? QUOTED : 0)));
    bytes_put_u(w, n->line);
    bytes_put_u(w, n->col);
    if (n->kind == RULES_NODE_SCALAR) {
        bytes_put_str(w, n->text);
        return;
    }
    bytes_put_u(w, n->n);
    for (uint32_t i = 0; i < n->n; i++) put_node(w, n->items[i]);
}

void rules_trees_pack(struct bytes_writer *w, struct rules_node *const *roots, uint32_t n)
{
    struct bytes_writer trees = {0};
    struct check check;
    bytes_put_u(&trees, n);
    for (uint32_t i = 0; i < n; i++) put_node(&trees, roots[i]);
    hash_128(trees.data, trees.len, check.h);
    bytes_put_raw(w, &check, sizeof check);
    bytes_put_raw(w, trees.data, trees.len);
    bytes_writer_release(&trees);
}

static struct rules_node *get_node(struct bytes_reader *r, struct arena *a, uint32_t depth)
{
    struct rules_node *n = ARENA_NEW(a, struct rules_node);
    uint8_t kind = bytes_get_u8(r);
    r->bad |= kind > MAX_KIND || (kind & ~QUOTED) > RULES_NODE_MAP || depth > RULES_YAML_MAX_DEPTH;
    n->line = (uint32_t)bytes_get_u(r);
    n->col = (uint32_t)bytes_get_u(r);
    n->text = "";
    if (r->bad) return n;
    n->kind = (enum rules_node_kind)(kind & ~QUOTED);
    n->quoted = kind & QUOTED;
    if (n->kind == RULES_NODE_SCALAR) {
        n->text = bytes_get_str(r, a);
        return n;
    }
    n->n = n->cap = bytes_get_count(r, 4);
    n->items = ARENA_ARRAY(a, struct rules_node *, n->n);
    for (uint32_t i = 0; i < n->n; i++) n->items[i] = get_node(r, a, depth + 1);
    r->bad |= n->kind == RULES_NODE_MAP && n->n % 2;
    return n;
}

struct rules_node **rules_trees_unpack(struct arena *a, const void *data, size_t len, uint32_t n)
{
    struct check check, found;
    if (len < sizeof check) return NULL;
    memcpy(&check, data, sizeof check);
    const uint8_t *trees = (const uint8_t *)data + sizeof check;
    hash_128(trees, len - sizeof check, found.h);
    if (memcmp(&check, &found, sizeof check) != 0) return NULL;
    struct bytes_reader r = {.p = trees, .end = trees + (len - sizeof check)};
    if (bytes_get_u(&r) != n) return NULL;
    struct rules_node **roots = ARENA_ARRAY(a, struct rules_node *, n + 1);
    for (uint32_t i = 0; i < n && !r.bad; i++) roots[i] = get_node(&r, a, 0);
    return r.bad || r.p != r.end ? NULL : roots;
}
