/* The cursor tree and the cursor map: see fe_ast.h. */
#include "frontend/fe_ast.h"

#include "base/err.h"

#include <stdlib.h>
#include <string.h>

static uint32_t node_add(struct fe_tree *t, CXCursor c, uint32_t parent)
{
    if (t->len == t->cap) {
        t->cap = t->cap ? t->cap * 2 : 1024;
        t->nodes = xrealloc(t->nodes, sizeof *t->nodes * t->cap);
    }
    uint32_t id = t->len++;
    t->nodes[id] = (struct fe_node){
        .c = c, .parent = parent, .first = FE_NO_NODE, .last = FE_NO_NODE, .next = FE_NO_NODE, .n_kids = 0};
    if (parent == FE_NO_NODE) return id;
    struct fe_node *p = &t->nodes[parent];
    if (p->last == FE_NO_NODE)
        p->first = id;
    else
        t->nodes[p->last].next = id;
    p->last = id;
    p->n_kids++;
    return id;
}

struct build {
    struct fe_tree *tree;
    uint32_t top; /* the node visited last: the next one hangs below it or below one of its ancestors */
};

/* `a ?: b` has `a` three times below it. One is enough; nested ones would grow as 3 to the depth. */
static bool is_repeated(const struct fe_tree *t, uint32_t parent, CXCursor c)
{
    const struct fe_node *p = &t->nodes[parent];
    if (p->c.kind != CXCursor_UnexposedExpr || p->n_kids == 0 || p->n_kids > 2 || !clang_isExpression(c.kind))
        return false;
    return clang_equalLocations(clang_getCursorLocation(t->nodes[p->first].c), clang_getCursorLocation(c));
}

static enum CXChildVisitResult visit(CXCursor c, CXCursor parent, CXClientData data)
{
    struct build *b = data;
    uint32_t p = b->top;
    while (b->tree->nodes[p].parent != FE_NO_NODE && !clang_equalCursors(b->tree->nodes[p].c, parent))
        p = b->tree->nodes[p].parent;
    bool again = is_repeated(b->tree, p, c);
    b->top = node_add(b->tree, c, p);
    return again ? CXChildVisit_Continue : CXChildVisit_Recurse;
}

void fe_tree_root(struct fe_tree *t, CXCursor root)
{
    t->len = 0;
    node_add(t, root, FE_NO_NODE);
}

void fe_tree_build(struct fe_tree *t, CXCursor root)
{
    fe_tree_root(t, root);
    struct build b = {.tree = t, .top = 0};
    clang_visitChildren(root, visit, &b);
}

void fe_tree_release(struct fe_tree *t)
{
    free(t->nodes);
    *t = (struct fe_tree){0};
}

static struct fe_slot *slot_for(const struct fe_map *m, CXCursor key)
{
    uint32_t i = clang_hashCursor(key) * 0x9E3779B1u & (m->cap - 1);
    while (m->slots[i].used && !clang_equalCursors(m->slots[i].key, key)) i = (i + 1) & (m->cap - 1);
    return &m->slots[i];
}

uint32_t fe_map_get(const struct fe_map *m, CXCursor key)
{
    if (!m->cap) return UINT32_MAX;
    const struct fe_slot *s = slot_for(m, key);
    return s->used ? s->val : UINT32_MAX;
}

static void map_grow(struct fe_map *m)
{
    struct fe_map bigger = {.cap = m->cap ? m->cap * 2 : 1024};
    bigger.slots = xmalloc(sizeof *bigger.slots * bigger.cap);
    memset(bigger.slots, 0, sizeof *bigger.slots * bigger.cap);
    for (uint32_t i = 0; i < m->cap; i++)
        if (m->slots[i].used) fe_map_put(&bigger, m->slots[i].key, m->slots[i].val);
    free(m->slots);
    *m = bigger;
}

void fe_map_put(struct fe_map *m, CXCursor key, uint32_t val)
{
    if (m->len * 2 >= m->cap) map_grow(m);
    struct fe_slot *s = slot_for(m, key);
    if (!s->used) m->len++;
    *s = (struct fe_slot){.key = key, .val = val, .used = true};
}

void fe_map_release(struct fe_map *m)
{
    free(m->slots);
    *m = (struct fe_map){0};
}
