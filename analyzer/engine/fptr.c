/*
 * Function pointers over the whole program: which functions are ever stored in a field, a global, a parameter or a
 * local. Andersen's inclusion constraints with one node a (record, field), as Heintze and Tardieu do it (PLDI 2001):
 * objects of one type are not told apart, so tables of operations need no alias analysis.
 */
#include "engine/program.h"

#include "base/ds.h"

#include <string.h>

enum { MAX_TARGETS = 12 };

enum node_kind { NODE_FIELD, NODE_GLOBAL, NODE_VAR, NODE_RESULT };

struct fptr_entry {
    uint64_t key;
    uint32_t value;
};

struct edge {
    uint32_t from, to;
};

struct solver {
    struct program *p;
    struct fptr_entry *map;
    struct fptr_set *nodes; /* stb_ds arrays */
    struct edge *edges;
    bool *address_taken; /* by psym */
    const char **pools;  /* C types of handles that a function is given when they are made (thread pools) */
    uint32_t n_pools, cap_pools;
};

/* ---- nodes ---- */

static bool is_function_pointer(const struct ir_unit *u, uint32_t type)
{
    if (type >= u->n_types) return false;
    const struct ir_type *t = &u->types[type];
    while (t->kind == IR_T_ARRAY && t->elem < u->n_types) t = &u->types[t->elem];
    if (t->kind == IR_T_FUNC) return true;
    return t->kind == IR_T_PTR && t->elem < u->n_types && u->types[t->elem].kind == IR_T_FUNC;
}

/* A pointer that leads to functions: to one, or to a pool that runs one. */
static bool leads_to_function(const struct solver *s, const struct ir_unit *u, uint32_t type)
{
    if (is_function_pointer(u, type)) return true;
    for (uint32_t i = 0; type < u->n_types && i < s->n_pools; i++)
        if (u->types[type].kind == IR_T_PTR && strcmp(u->types[type].name, s->pools[i]) == 0) return true;
    return false;
}

/* The argument that the handle a library's function makes runs from then on; -1: there is none. */
static int32_t entry_of_pool(const struct rule_func *rf)
{
    for (uint32_t i = 0; rf && i < rf->n_effects; i++)
        if (rf->effects[i].op == RULE_SPAWN && rf->effects[i].pool) return rf->effects[i].entry;
    return -1;
}

static void find_pools(struct solver *s)
{
    for (uint32_t i = 0; i < s->p->n_syms; i++) {
        const struct rule_func *rf = s->p->syms[i].rule;
        for (uint32_t k = 0; entry_of_pool(rf) >= 0 && k < rf->n_effects; k++) {
            const struct rule_effect *e = &rf->effects[k];
            for (uint32_t t = 0; e->op == RULE_CREATE && e->kind && t < e->kind->n_types; t++)
                ARENA_PUSH(&s->p->arena, s->pools, s->n_pools, s->cap_pools, e->kind->types[t]);
        }
    }
}

static uint64_t key_of(enum node_kind k, uint32_t a, uint32_t b)
{
    return (uint64_t)k << 62 | (uint64_t)a << 24 | (b & 0xffffff);
}

/* The key of a place that can hold a function pointer; false for memory without a name. */
static bool place_key(const struct program *p, const struct pfunc *pf, uint32_t place, uint64_t *key)
{
    const struct ir_place *pl = &pf->f->places[place];
    uint32_t n = pl->n_projs;
    while (n && pl->projs[n - 1].kind == IR_PROJ_INDEX) n--;
    if (n && pl->projs[n - 1].kind == IR_PROJ_FIELD) {
        *key = key_of(NODE_FIELD, p->unit_records[pf->unit_index][pl->projs[n - 1].a], pl->projs[n - 1].b);
        return true;
    }
    if (n == 1 && pl->projs[0].kind == IR_PROJ_DEREF && pl->base == IR_BASE_VAR &&
        is_function_pointer(pf->unit, pf->f->vars[pl->index].type))
        n = 0; /* (*f)() is f() */
    if (n) return false;
    if (pl->base == IR_BASE_GLOBAL)
        *key = key_of(NODE_GLOBAL, p->unit_syms[pf->unit_index][pl->index], 0);
    else
        *key = key_of(NODE_VAR, (uint32_t)(pf - p->funcs), pl->index);
    return true;
}

static uint32_t node(struct solver *s, uint64_t key)
{
    ptrdiff_t at = hmgeti(s->map, key);
    ASSERT(at < 0 || s->nodes);
    if (at >= 0) return s->map[at].value;
    arrput(s->nodes, ((struct fptr_set){0}));
    uint32_t n = (uint32_t)arrlen(s->nodes) - 1;
    hmput(s->map, key, n);
    return n;
}

static bool add(struct solver *s, uint32_t to, uint32_t sym)
{
    struct fptr_set *set = &s->nodes[to];
    if (set->open) return false;
    uint32_t at = 0;
    while (at < set->n && set->syms[at] < sym) at++;
    if (at < set->n && set->syms[at] == sym) return false;
    if (set->n == MAX_TARGETS) {
        set->open = true;
        return true;
    }
    if (!set->syms) set->syms = ARENA_ARRAY(&s->p->arena, uint32_t, MAX_TARGETS);
    for (uint32_t i = set->n++; i > at; i--) set->syms[i] = set->syms[i - 1];
    set->syms[at] = sym;
    return true;
}

/* ---- constraints ---- */

static void flow(struct solver *s, const struct pfunc *pf, uint32_t to, const struct ir_opnd *o)
{
    uint64_t key;
    switch (o->kind) {
    case IR_O_FUNC: add(s, to, s->p->unit_syms[pf->unit_index][o->index]); return;
    case IR_O_NONE:
    case IR_O_NULL:
    case IR_O_INT: return;
    case IR_O_PLACE:
        if (leads_to_function(s, pf->unit, pf->f->places[o->index].type) && place_key(s->p, pf, o->index, &key)) {
            uint32_t from = node(s, key);
            arrput(s->edges, ((struct edge){from, to}));
            return;
        }
        break;
    default: break;
    }
    s->nodes[to].open = true;
}

static void result(struct solver *s, const struct pfunc *pf, const struct ir_instr *in, uint32_t to)
{
    const struct psym *ps = in->a.kind == IR_O_FUNC ? &s->p->syms[s->p->unit_syms[pf->unit_index][in->a.index]] : NULL;
    uint32_t f = ps ? ps->func : IR_NONE;
    int32_t entry = ps ? entry_of_pool(ps->rule) : -1;
    if (entry >= 0 && (uint32_t)entry < in->n_args) {
        flow(s, pf, to, &in->args[entry]);
        return;
    }
    if (f == IR_NONE) {
        s->nodes[to].open = true;
        return;
    }
    uint32_t from = node(s, key_of(NODE_RESULT, f, 0));
    arrput(s->edges, ((struct edge){from, to}));
}

static void arguments(struct solver *s, const struct pfunc *pf, const struct ir_instr *in)
{
    for (uint32_t i = 0; i < in->n_args; i++)
        if (in->args[i].kind == IR_O_FUNC) s->address_taken[s->p->unit_syms[pf->unit_index][in->args[i].index]] = true;
    if (in->a.kind != IR_O_FUNC) return;
    uint32_t f = s->p->syms[s->p->unit_syms[pf->unit_index][in->a.index]].func;
    if (f == IR_NONE) return;
    const struct pfunc *callee = &s->p->funcs[f];
    for (uint32_t i = 0; i < in->n_args && i < callee->f->n_params; i++)
        if (leads_to_function(s, callee->unit, callee->f->vars[i].type))
            flow(s, pf, node(s, key_of(NODE_VAR, f, i)), &in->args[i]);
}

static void address(struct solver *s, const struct pfunc *pf, const struct ir_opnd *o)
{
    uint64_t key;
    if (o->kind != IR_O_ADDR || !leads_to_function(s, pf->unit, pf->f->places[o->index].type)) return;
    if (!place_key(s->p, pf, o->index, &key)) return;
    uint32_t at = node(s, key);
    s->nodes[at].open = true;
}

static void instruction(struct solver *s, const struct pfunc *pf, const struct ir_instr *in)
{
    uint64_t key;
    address(s, pf, &in->a);
    for (uint32_t i = 0; i < in->n_args; i++) address(s, pf, &in->args[i]);
    if (in->op == IR_CALL)
        arguments(s, pf, in);
    else if (in->a.kind == IR_O_FUNC)
        s->address_taken[s->p->unit_syms[pf->unit_index][in->a.index]] = true;
    if (in->dst == IR_NONE || in->op == IR_ZERO) return;
    if (!leads_to_function(s, pf->unit, pf->f->places[in->dst].type) || !place_key(s->p, pf, in->dst, &key)) return;
    uint32_t to = node(s, key);
    if (in->op == IR_ASSIGN || in->op == IR_CAST)
        flow(s, pf, to, &in->a);
    else if (in->op == IR_CALL)
        result(s, pf, in, to);
    else
        s->nodes[to].open = true;
}

static void collect(struct solver *s)
{
    for (uint32_t i = 0; i < s->p->n_funcs; i++) {
        const struct pfunc *pf = &s->p->funcs[i];
        for (uint32_t b = 0; b < pf->f->n_blocks; b++) {
            const struct ir_block *blk = &pf->f->blocks[b];
            for (uint32_t k = 0; k < blk->n_instrs; k++) instruction(s, pf, &blk->instrs[k]);
            if (blk->term.kind != IR_RET) continue;
            if (blk->term.opnd.kind == IR_O_FUNC)
                s->address_taken[s->p->unit_syms[pf->unit_index][blk->term.opnd.index]] = true;
            bool holds = blk->term.opnd.kind == IR_O_FUNC ||
                         (blk->term.opnd.kind == IR_O_PLACE &&
                          leads_to_function(s, pf->unit, pf->f->places[blk->term.opnd.index].type));
            if (holds) flow(s, pf, node(s, key_of(NODE_RESULT, i, 0)), &blk->term.opnd);
        }
    }
}

/* ---- who else may store there ---- */

static void mark_parameters(struct solver *s)
{
    for (uint32_t i = 0; i < s->p->n_funcs; i++) {
        const struct pfunc *pf = &s->p->funcs[i];
        if (pf->sym == IR_NONE) continue;
        const struct psym *ps = &s->p->syms[pf->sym];
        for (uint32_t v = 0; v < pf->f->n_params; v++) {
            if (!leads_to_function(s, pf->unit, pf->f->vars[v].type)) continue;
            uint32_t at = node(s, key_of(NODE_VAR, i, v)); /* may move the nodes */
            struct fptr_set *set = &s->nodes[at];
            set->open |= s->address_taken[pf->sym];
            set->shared |= !(ps->flags & IR_SYM_STATIC);
        }
    }
}

/* Headers that declare functions of the system, or that packs name, hold records that libraries fill. */
static bool *library_headers(struct program *p, const struct ir_unit *u)
{
    bool *files = xmalloc(u->n_files + 1);
    for (uint32_t i = 0; i < u->n_files; i++) files[i] = program_header_borrows(p, u->files[i]);
    for (uint32_t i = 0; i < u->n_syms; i++)
        if (u->syms[i].flags & IR_SYM_SYSTEM && u->syms[i].file < u->n_files) files[u->syms[i].file] = true;
    return files;
}

static void mark_shared(struct solver *s)
{
    bool *library = xmalloc(s->p->n_records + 1);
    for (uint32_t i = 0; i < s->p->n_records; i++) library[i] = false;
    for (uint32_t ui = 0; ui < s->p->n_units; ui++) {
        const struct ir_unit *u = s->p->units[ui];
        bool *files = library_headers(s->p, u);
        for (uint32_t r = 0; r < u->n_records; r++)
            if (u->records[r].file < u->n_files && files[u->records[r].file]) library[s->p->unit_records[ui][r]] = true;
        free(files);
    }
    for (ptrdiff_t i = 0; i < hmlen(s->map); i++) {
        uint32_t a = (uint32_t)(s->map[i].key >> 24);
        struct fptr_set *set = &s->nodes[s->map[i].value];
        switch ((enum node_kind)(s->map[i].key >> 62)) {
        case NODE_FIELD:
            set->open |= library[a];
            set->shared |= !s->p->records[a].is_private;
            break;
        case NODE_GLOBAL:
            set->open |= !(s->p->syms[a].flags & IR_SYM_DEFINED);
            set->shared |= !(s->p->syms[a].flags & (IR_SYM_STATIC | IR_SYM_CONST));
            break;
        default: break;
        }
    }
    free(library);
}

static void solve(struct solver *s)
{
    for (bool again = true; again;) {
        again = false;
        for (ptrdiff_t i = 0; i < arrlen(s->edges); i++) {
            const struct fptr_set *from = &s->nodes[s->edges[i].from];
            struct fptr_set *to = &s->nodes[s->edges[i].to];
            if ((from->open && !to->open) || (from->shared && !to->shared)) again = true;
            to->open |= from->open;
            to->shared |= from->shared;
            for (uint32_t k = 0; k < from->n && !to->open; k++) again |= add(s, s->edges[i].to, from->syms[k]);
        }
    }
}

void fptr_solve(struct program *p)
{
    struct solver s = {.p = p};
    s.address_taken = xmalloc(p->n_syms + 1);
    for (uint32_t i = 0; i < p->n_syms; i++) s.address_taken[i] = false;
    find_pools(&s);
    collect(&s);
    mark_parameters(&s);
    mark_shared(&s);
    solve(&s);
    p->fptr_nodes = ARENA_ARRAY(&p->arena, struct fptr_set, arrlen(s.nodes) + 1);
    for (ptrdiff_t i = 0; i < arrlen(s.nodes); i++) p->fptr_nodes[i] = s.nodes[i];
    p->fptr_map = s.map;
    arrfree(s.nodes);
    arrfree(s.edges);
    free(s.address_taken);
}

void fptr_free(struct program *p)
{
    struct fptr_entry *map = p->fptr_map;
    hmfree(map);
    p->fptr_map = NULL;
}

const struct fptr_set *fptr_at(const struct program *p, const struct pfunc *pf, const struct ir_opnd *callee)
{
    uint64_t key;
    struct fptr_entry *map = p->fptr_map;
    if (!map || callee->kind != IR_O_PLACE || !place_key(p, pf, callee->index, &key)) return NULL;
    ptrdiff_t tmp, at = hmgeti_ts(map, key, tmp); /* (asked by several threads) */
    if (at < 0) return NULL;
    const struct fptr_set *set = &p->fptr_nodes[map[at].value];
    return set->open || !set->n ? NULL : set;
}
