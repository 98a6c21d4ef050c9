/* The trees of packs as bytes. */
#ifndef CANCELCHECK_RULES_RULES_TREES_H
#define CANCELCHECK_RULES_RULES_TREES_H

#include "base/bytes.h"
#include "rules/rules_yaml.h"

/* All of them, none NULL, with a hash that tells damage. */
void rules_trees_pack(struct bytes_writer *w, struct rules_node *const *roots, uint32_t n);
/* The way back: `n` trees in `a`, NULL when these bytes are not that many. */
struct rules_node **rules_trees_unpack(struct arena *a, const void *data, size_t len, uint32_t n);

#endif
