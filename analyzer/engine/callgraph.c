/* Call graph over functions with bodies; Tarjan's strongly connected components, iterative, give the callee-first
 * order. */
#include "engine/program.h"

#include <stdlib.h>
#include <string.h>

static int cmp_u32(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static void add_ref(struct program *p, struct pfunc *pf, uint32_t *cap, const struct ir_opnd *o)
{
    if (o->kind != IR_O_FUNC) return;
    uint32_t f = p->syms[p->unit_syms[pf->unit_index][o->index]].func;
    if (f == IR_NONE) return;
    ARENA_PUSH(&p->arena, pf->callees, pf->n_callees, *cap, f);
}

/* What a call through a pointer may reach must be known before the caller is analysed. */
static void add_targets(struct program *p, struct pfunc *pf, uint32_t *cap, const struct ir_opnd *callee)
{
    const struct fptr_set *set = fptr_at(p, pf, callee);
    for (uint32_t i = 0; set && i < set->n; i++) {
        uint32_t f = p->syms[set->syms[i]].func;
        if (f != IR_NONE) ARENA_PUSH(&p->arena, pf->callees, pf->n_callees, *cap, f);
    }
}

static void collect(struct program *p, struct pfunc *pf)
{
    uint32_t cap = 0;
    for (uint32_t b = 0; b < pf->f->n_blocks; b++) {
        const struct ir_block *blk = &pf->f->blocks[b];
        for (uint32_t k = 0; k < blk->n_instrs; k++) {
            const struct ir_instr *in = &blk->instrs[k];
            add_ref(p, pf, &cap, &in->a);
            if (in->op == IR_CALL) add_targets(p, pf, &cap, &in->a);
            add_ref(p, pf, &cap, &in->b);
            for (uint32_t j = 0; j < in->n_args; j++) add_ref(p, pf, &cap, &in->args[j]);
        }
        add_ref(p, pf, &cap, &blk->term.opnd);
    }
    if (!pf->n_callees) return;
    qsort(pf->callees, pf->n_callees, sizeof *pf->callees, cmp_u32);
    uint32_t n = 1;
    for (uint32_t i = 1; i < pf->n_callees; i++)
        if (pf->callees[i] != pf->callees[n - 1]) pf->callees[n++] = pf->callees[i];
    pf->n_callees = n;
}

struct tarjan {
    struct program *p;
    uint32_t *index, *low, *stack, *work, *next_edge;
    uint8_t *on_stack;
    uint32_t n_index, n_stack, n_order, n_scc;
};

static void pop_component(struct tarjan *t, uint32_t root)
{
    uint32_t first = t->n_order, v;
    do {
        v = t->stack[--t->n_stack];
        t->on_stack[v] = 0;
        t->p->funcs[v].scc = t->n_scc;
        t->p->order[t->n_order++] = v;
    } while (v != root);
    uint32_t size = t->n_order - first;
    qsort(t->p->order + first, size, sizeof(uint32_t), cmp_u32);
    for (uint32_t i = first; i < t->n_order; i++) t->p->funcs[t->p->order[i]].recursive = size > 1;
    t->n_scc++;
}

static void visit(struct tarjan *t, uint32_t root)
{
    uint32_t depth = 0;
    t->work[depth] = root;
    t->index[root] = t->low[root] = ++t->n_index;
    t->stack[t->n_stack++] = root;
    t->on_stack[root] = 1;
    for (;;) {
        uint32_t v = t->work[depth];
        const struct pfunc *pf = &t->p->funcs[v];
        if (t->next_edge[v] < pf->n_callees) {
            uint32_t w = pf->callees[t->next_edge[v]++];
            if (!t->index[w]) {
                t->index[w] = t->low[w] = ++t->n_index;
                t->stack[t->n_stack++] = w;
                t->on_stack[w] = 1;
                t->work[++depth] = w;
            } else if (t->on_stack[w] && t->index[w] < t->low[v]) {
                t->low[v] = t->index[w];
            }
            continue;
        }
        if (t->low[v] == t->index[v]) pop_component(t, v);
        if (depth == 0) return;
        uint32_t parent = t->work[--depth];
        if (t->low[v] < t->low[parent]) t->low[parent] = t->low[v];
    }
}

void callgraph_build(struct program *p)
{
    uint32_t n = p->n_funcs;
    for (uint32_t i = 0; i < n; i++) collect(p, &p->funcs[i]);
    struct arena tmp = {0};
    struct tarjan t = {.p = p};
    t.index = ARENA_ARRAY(&tmp, uint32_t, n + 1);
    t.low = ARENA_ARRAY(&tmp, uint32_t, n + 1);
    t.stack = ARENA_ARRAY(&tmp, uint32_t, n + 1);
    t.work = ARENA_ARRAY(&tmp, uint32_t, n + 1);
    t.next_edge = ARENA_ARRAY(&tmp, uint32_t, n + 1);
    t.on_stack = ARENA_ARRAY(&tmp, uint8_t, n + 1);
    p->order = ARENA_ARRAY(&p->arena, uint32_t, n + 1);
    for (uint32_t i = 0; i < n; i++)
        if (!t.index[i]) visit(&t, i);
    for (uint32_t i = 0; i < n; i++) {
        struct pfunc *pf = &p->funcs[i];
        if (pf->n_callees && bsearch(&i, pf->callees, pf->n_callees, sizeof(uint32_t), cmp_u32)) pf->recursive = true;
    }
    arena_release(&tmp);
}

const uint32_t *callgraph_callers(struct program *p, uint32_t func, uint32_t *n)
{
    uint32_t *first = p->caller_first;
    if (!first) { /* the graph the other way round, made when somebody asks */
        first = p->caller_first = ARENA_ARRAY(&p->said, uint32_t, p->n_funcs + 2);
        for (uint32_t i = 0; i < p->n_funcs; i++)
            for (uint32_t k = 0; k < p->funcs[i].n_callees; k++) first[p->funcs[i].callees[k] + 2]++;
        for (uint32_t i = 2; i < p->n_funcs + 2; i++) first[i] += first[i - 1];
        p->callers = ARENA_ARRAY(&p->said, uint32_t, first[p->n_funcs + 1] + 1);
        for (uint32_t i = 0; i < p->n_funcs; i++)
            for (uint32_t k = 0; k < p->funcs[i].n_callees; k++) p->callers[first[p->funcs[i].callees[k] + 1]++] = i;
    }
    *n = first[func + 1] - first[func];
    return p->callers + first[func];
}

void callgraph_reach(const struct program *p, uint32_t from, uint8_t *seen, uint32_t *stack)
{
    uint32_t n = 0;
    seen[from] = 1;
    stack[n++] = from;
    while (n) {
        const struct pfunc *pf = &p->funcs[stack[--n]];
        for (uint32_t i = 0; i < pf->n_callees; i++) {
            if (seen[pf->callees[i]]) continue;
            seen[pf->callees[i]] = 1;
            stack[n++] = pf->callees[i];
        }
    }
}
