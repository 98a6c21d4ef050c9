/* Finding a model by a function's name and header. Internal to rules/. */
#ifndef CANCELCHECK_RULES_RULES_LOOKUP_H
#define CANCELCHECK_RULES_RULES_LOOKUP_H

#include "rules/rules.h"

struct rules_lookup_entry {
    const struct rule_func *func;
    uint32_t next; /* 1 + index of the next entry in the same slot, 0 for none */
};

/* Chained hash table over the functions of enabled packs; patterns are few and kept apart. Written once. */
struct rules_lookup {
    uint32_t *slots; /* 1 + index of the first entry */
    uint32_t mask;
    struct rules_lookup_entry *entries;
    uint32_t n;
    const struct rule_func **globs;
    uint32_t n_globs;
};

/* Of the packs that are enabled, in order: a later pack's model of a name is preferred. Memory is owned by `a`. */
void rules_lookup_build(struct rules_lookup *ix, struct arena *a, struct rule_pack *const *packs, uint32_t n);

/* See rules_func. */
const struct rule_func *rules_lookup_find(const struct rules_lookup *ix, const char *name, const char *decl_file,
                                          bool has_body);

/* True when one of the pack's `headers` matches. */
bool rules_header_of_pack(const struct rule_pack *p, const char *path);

#endif
