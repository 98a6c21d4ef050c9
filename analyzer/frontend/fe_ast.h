/*
 * A function body (or an initialiser) as a compact tree of libclang cursors, taken in one visit: walking it later
 * costs no visitor calls. Nodes are indexes, since the array grows.
 */
#ifndef CANCELCHECK_FRONTEND_FE_AST_H
#define CANCELCHECK_FRONTEND_FE_AST_H

#include <clang-c/Index.h>
#include <stdbool.h>
#include <stdint.h>

#define FE_NO_NODE UINT32_MAX

struct fe_node {
    CXCursor c;
    uint32_t parent, first, last, next; /* FE_NO_NODE when there is none */
    uint32_t n_kids;
};

struct fe_tree {
    struct fe_node *nodes;
    uint32_t len, cap;
};

/* Replaces the tree's content by `root` and everything below it; the root is node 0. */
void fe_tree_build(struct fe_tree *t, CXCursor root);
/* Only `root`, as node 0. */
void fe_tree_root(struct fe_tree *t, CXCursor root);
void fe_tree_release(struct fe_tree *t);

/* Hash map from cursors to small values; equal keys overwrite. An all-zero map is empty. */
struct fe_slot {
    CXCursor key;
    uint32_t val;
    bool used;
};
struct fe_map {
    struct fe_slot *slots;
    uint32_t len, cap;
};
/* The value stored for `key`, UINT32_MAX when there is none. */
uint32_t fe_map_get(const struct fe_map *m, CXCursor key);
void fe_map_put(struct fe_map *m, CXCursor key, uint32_t val);
void fe_map_release(struct fe_map *m);

#endif
