/* Where a value goes in one function: forward over its paths, through copies, to the call that has it last. */
#include "engine/mine.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_ALIASES = 6, MAX_STATES = 400 };

struct wstate {
    uint32_t block, at;
    uint32_t alias[MAX_ALIASES];
    uint32_t n;
    uint32_t cond;       /* variable that tells whether there is a handle, IR_NONE */
    bool none_when_true; /* the handle is not there when it is true */
    uint64_t last;       /* key + 1 of the last call with it, 0 */
    bool used;           /* that call's result is looked at */
    uint32_t status;     /* variable with the status of the creating call, IR_NONE */
    bool status_bool;
};

struct walk {
    const struct mine_func *f;
    struct mine_site *s;
    struct wstate pending[MAX_STATES];
    struct wstate seen[MAX_STATES];
    uint32_t n_pending, n_seen;
};

/* ---- the function's places ---- */

static struct mine_place classify(const struct mine_func *f, const struct ir_place *pl)
{
    const struct pfunc *pf = f->pf;
    struct mine_place m = {.kind = MINE_OTHER, .var = pl->base == IR_BASE_VAR ? pl->index : IR_NONE};
    if (pl->n_projs == 0 && pl->base == IR_BASE_VAR) m.kind = MINE_VAR;
    if (pl->n_projs == 0 && pl->base == IR_BASE_GLOBAL) {
        m.kind = MINE_FIELD;
        m.record = IR_NONE;
        m.field = f->p->unit_syms[pf->unit_index][pl->index];
    }
    if (pl->n_projs && pl->projs[pl->n_projs - 1].kind == IR_PROJ_FIELD) {
        m.kind = MINE_FIELD;
        m.record = f->p->unit_records[pf->unit_index][pl->projs[pl->n_projs - 1].a];
        m.field = pl->projs[pl->n_projs - 1].b;
    }
    return m;
}

/* By variable: the place whose address it holds all its life, IR_NONE for none or several. */
static uint32_t *addresses(const struct mine_func *f, struct arena *a)
{
    const struct ir_func *fn = f->pf->f;
    uint32_t *of = ARENA_ARRAY(a, uint32_t, fn->n_vars + 1), *writes = ARENA_ARRAY(a, uint32_t, fn->n_vars + 1);
    for (uint32_t i = 0; i < fn->n_vars; i++) of[i] = IR_NONE;
    for (uint32_t b = 0; b < fn->n_blocks; b++)
        for (uint32_t k = 0; k < fn->blocks[b].n_instrs; k++) {
            const struct ir_instr *in = &fn->blocks[b].instrs[k];
            if (in->dst == IR_NONE || fn->places[in->dst].base != IR_BASE_VAR || fn->places[in->dst].n_projs) continue;
            uint32_t v = fn->places[in->dst].index;
            writes[v]++;
            bool address = (in->op == IR_ASSIGN || in->op == IR_CAST) && in->a.kind == IR_O_ADDR;
            of[v] = address && writes[v] == 1 ? in->a.index : IR_NONE;
        }
    return of;
}

void mine_func_init(struct mine_func *f, const struct program *p, const struct pfunc *pf, struct arena *a)
{
    const struct ir_func *fn = pf->f;
    *f = (struct mine_func){.p = p, .pf = pf};
    f->places = ARENA_ARRAY(a, struct mine_place, fn->n_places + 1);
    const uint32_t *of = f->address_of = addresses(f, a);
    for (uint32_t i = 0; i < fn->n_places; i++) {
        const struct ir_place *pl = &fn->places[i];
        bool behind = pl->base == IR_BASE_VAR && pl->n_projs == 1 && pl->projs[0].kind == IR_PROJ_DEREF;
        uint32_t to = behind ? of[pl->index] : IR_NONE;
        f->places[i] = classify(f, to == IR_NONE ? pl : &fn->places[to]);
    }
}

uint32_t mine_callee(const struct mine_func *f, const struct ir_instr *in)
{
    return in->a.kind == IR_O_FUNC ? f->p->unit_syms[f->pf->unit_index][in->a.index] : IR_NONE;
}

/* ---- one state ---- */

static bool has(const struct wstate *w, uint32_t var)
{
    for (uint32_t i = 0; i < w->n; i++)
        if (w->alias[i] == var) return true;
    return false;
}

static void drop(struct wstate *w, uint32_t var)
{
    for (uint32_t i = 0; i < w->n; i++)
        if (w->alias[i] == var) w->alias[i--] = w->alias[--w->n];
}

static bool is_alias(const struct walk *k, const struct wstate *w, const struct ir_opnd *o)
{
    if (o->kind != IR_O_PLACE) return false;
    const struct mine_place *m = &k->f->places[o->index];
    return m->kind == MINE_VAR && has(w, m->var);
}

static uint32_t var_of(const struct walk *k, const struct ir_opnd *o)
{
    if (o->kind != IR_O_PLACE || k->f->places[o->index].kind != MINE_VAR) return IR_NONE;
    return k->f->places[o->index].var;
}

static void end_path(struct walk *k, const struct wstate *w)
{
    struct mine_site *s = k->s;
    if (!w->last) {
        s->none = true;
        return;
    }
    if (w->last == UINT64_MAX) {
        s->unknown = true;
        return;
    }
    for (uint32_t i = 0; i < s->n_ends; i++)
        if (s->ends[i] == w->last - 1) {
            s->used[i] = s->used[i] || w->used;
            return;
        }
    if (s->n_ends == MINE_MAX_ENDS) {
        s->unknown = true;
        return;
    }
    s->used[s->n_ends] = w->used;
    s->ends[s->n_ends++] = w->last - 1;
}

/* The body that a header gives a function (macros of scoped variables make such), NULL when it has none there. */
static const struct pfunc *header_body(const struct program *p, uint32_t sym)
{
    const struct pfunc *pf = p->syms[sym].func == IR_NONE ? NULL : &p->funcs[p->syms[sym].func];
    return pf && pf->f->in_header ? pf : NULL;
}

/* The next call of a named function with one variable, or what it points to, as its only argument. */
static const struct ir_instr *next_call(const struct ir_func *fn, uint32_t *block, uint32_t *at)
{
    for (; *block < fn->n_blocks; ++*block, *at = 0)
        while (*at < fn->blocks[*block].n_instrs) {
            const struct ir_instr *in = &fn->blocks[*block].instrs[(*at)++];
            bool one = in->op == IR_CALL && in->a.kind == IR_O_FUNC && in->n_args == 1;
            if (one && in->args[0].kind == IR_O_PLACE && fn->places[in->args[0].index].base == IR_BASE_VAR) return in;
        }
    return NULL;
}

enum { MAX_HEADER_STEPS = 4 };

/* Key + 1 of the function that a function of a header calls with its argument in the end. */
static uint64_t through_value(const struct program *p, uint32_t sym)
{
    for (int steps = 0; steps < MAX_HEADER_STEPS; steps++) {
        const struct pfunc *pf = header_body(p, sym);
        uint32_t block = 0, at = 0;
        const struct ir_instr *in = pf ? next_call(pf->f, &block, &at) : NULL;
        if (!in) break;
        sym = p->unit_syms[pf->unit_index][in->a.index];
    }
    return MINE_KEY(sym, 0) + 1;
}

/* The same for one that gets the variable's address; 0 when nothing is called with the value. */
static uint64_t through_address(const struct program *p, uint32_t sym, uint32_t arg)
{
    for (int steps = 0; steps < MAX_HEADER_STEPS; steps++) {
        const struct pfunc *pf = header_body(p, sym);
        uint32_t block = 0, at = 0, next = IR_NONE;
        if (!pf) return MINE_KEY(sym, arg | MINE_ADDR) + 1;
        for (const struct ir_instr *in; next == IR_NONE && (in = next_call(pf->f, &block, &at));) {
            const struct ir_place *pl = &pf->f->places[in->args[0].index];
            uint32_t callee = p->unit_syms[pf->unit_index][in->a.index];
            bool whole = pl->index == arg && pl->n_projs == 0;
            bool behind = (pl->index == arg && pl->n_projs == 1) || (pl->index >= pf->f->n_params && pl->n_projs == 0);
            if (behind) return through_value(p, callee);
            if (whole) next = callee;
        }
        if (next == IR_NONE) return 0;
        sym = next;
        arg = 0;
    }
    return 0;
}

/* The call has the value among its arguments. False: the path ends here. */
static bool pass(struct walk *k, struct wstate *w, const struct ir_instr *in)
{
    const struct ir_func *fn = k->f->pf->f;
    uint32_t sym = mine_callee(k->f, in);
    for (uint32_t i = 0; i < in->n_args && i < MINE_ADDR; i++) {
        const struct ir_opnd *o = &in->args[i];
        if (is_alias(k, w, o)) {
            bool variable = sym != IR_NONE && i >= k->f->p->syms[sym].n_params;
            if (variable) continue; /* printed */
            w->last = sym == IR_NONE ? UINT64_MAX : MINE_KEY(sym, i) + 1;
            w->used = in->dst != IR_NONE;
        } else if (o->kind == IR_O_ADDR && fn->places[o->index].base == IR_BASE_VAR && !fn->places[o->index].n_projs &&
                   has(w, fn->places[o->index].index)) {
            uint64_t key = sym == IR_NONE ? UINT64_MAX : through_address(k->f->p, sym, i);
            k->s->returned = k->s->returned || !key;
            if (!key) return false;
            w->last = key;
            w->used = in->dst != IR_NONE;
            end_path(k, w);
            return false;
        }
    }
    return true;
}

/* ---- conditions ---- */

static void note_test(struct walk *k, int how)
{
    k->s->tested = true;
    if (!k->s->fail) k->s->fail = how;
}

/* A comparison of the value, or of the creating call's status, becomes the state's condition. */
static void compare(struct walk *k, struct wstate *w, const struct ir_instr *in, uint32_t dst)
{
    bool alias = is_alias(k, w, &in->a), status = w->status != IR_NONE && var_of(k, &in->a) == w->status;
    int64_t c = in->b.kind == IR_O_INT ? in->b.v : 0;
    if (in->op == IR_UN) {
        if (in->sub != IR_U_NOT) return;
        if (var_of(k, &in->a) == w->cond && w->cond != IR_NONE) {
            w->none_when_true = !w->none_when_true;
            w->cond = dst;
        } else if (alias || status) {
            w->cond = dst;
            w->none_when_true = alias || w->status_bool;
            if (alias) note_test(k, 1);
        }
        return;
    }
    if ((!alias && !status) || (in->b.kind != IR_O_INT && in->b.kind != IR_O_NULL)) return;
    switch (in->sub) {
    case IR_B_EQ: w->none_when_true = alias || (status && w->status_bool) || c < 0; break;
    case IR_B_NE: w->none_when_true = !(alias || (status && w->status_bool) || c < 0); break;
    case IR_B_LT:
    case IR_B_LE: w->none_when_true = true; break;
    case IR_B_GT:
    case IR_B_GE: w->none_when_true = false; break;
    default: return;
    }
    if (alias && c != 0 && c != -1) return;
    w->cond = dst;
    if (alias) note_test(k, c == -1 && in->sub <= IR_B_NE ? 3 : in->sub == IR_B_EQ || in->sub == IR_B_NE ? 1 : 2);
}

/* ---- instructions ---- */

static void add_store(struct walk *k, const struct mine_place *m)
{
    struct mine_site *s = k->s;
    for (uint32_t i = 0; i < s->n_stores; i++)
        if (s->stores[i].record == m->record && s->stores[i].field == m->field) return;
    if (s->n_stores < MINE_MAX_STORES) s->stores[s->n_stores++] = *m;
}

/* False: the path ends here. */
static bool copy(struct walk *k, struct wstate *w, const struct ir_instr *in, const struct mine_place *to)
{
    if (is_alias(k, w, &in->a)) {
        if (to->kind == MINE_FIELD) add_store(k, to);
        if (to->kind == MINE_OTHER) k->s->returned = true;
        if (to->kind != MINE_VAR) return false;
        if (!has(w, to->var) && w->n < MAX_ALIASES) w->alias[w->n++] = to->var;
        return true;
    }
    uint32_t from = var_of(k, &in->a);
    if (to->kind != MINE_VAR) return true;
    if (from != IR_NONE && from == w->cond) w->cond = to->var;
    if (from != IR_NONE && from == w->status) w->status = to->var;
    drop(w, to->var);
    return true;
}

/* False: the path ends here, and was counted if it counts. */
static bool step(struct walk *k, struct wstate *w, const struct ir_instr *in)
{
    const struct mine_place none = {.kind = MINE_OTHER, .var = IR_NONE};
    const struct mine_place *to = in->dst == IR_NONE ? &none : &k->f->places[in->dst];
    switch (in->op) {
    case IR_ASSIGN:
    case IR_CAST:
        if (!copy(k, w, in, to)) return false;
        break;
    case IR_BIN:
    case IR_UN:
        if (to->kind == MINE_VAR) drop(w, to->var);
        if (to->kind == MINE_VAR) compare(k, w, in, to->var);
        break;
    case IR_CALL:
        if (!pass(k, w, in)) return false;
        if (in->flags & IR_CALL_NORETURN) return false;
        if (to->kind == MINE_VAR) drop(w, to->var);
        break;
    case IR_DEAD: drop(w, in->a.index); break;
    default: break;
    }
    if (w->n) return true;
    end_path(k, w);
    return false;
}

static void push(struct walk *k, const struct wstate *w, uint32_t block)
{
    struct wstate next = *w;
    next.block = block;
    next.at = 0;
    for (uint32_t i = 0; i < k->n_seen; i++) {
        const struct wstate *x = &k->seen[i];
        if (x->block == block && x->last == next.last && x->n == next.n && x->used == next.used &&
            memcmp(x->alias, next.alias, next.n * sizeof next.alias[0]) == 0)
            return;
    }
    if (k->n_seen == MAX_STATES || k->n_pending == MAX_STATES) {
        k->s->unknown = true;
        return;
    }
    k->seen[k->n_seen++] = next;
    k->pending[k->n_pending++] = next;
}

/* On from the end of a block; the arm on which there is no handle is not gone. */
static void leave(struct walk *k, struct wstate *w, const struct ir_term *t)
{
    if (t->kind == IR_RET) {
        if (is_alias(k, w, &t->opnd))
            k->s->returned = true;
        else
            end_path(k, w);
        return;
    }
    int skip = -1;
    if (t->kind == IR_BR && t->n_targets == 2) {
        uint32_t v = var_of(k, &t->opnd);
        if (is_alias(k, w, &t->opnd)) {
            skip = 1;
            note_test(k, 1);
        } else if (v != IR_NONE && v == w->cond) {
            skip = w->none_when_true ? 0 : 1;
        } else if (v != IR_NONE && v == w->status) {
            skip = w->status_bool ? 1 : 0;
        }
    }
    for (uint32_t i = 0; i < t->n_targets; i++)
        if ((int)i != skip) push(k, w, t->targets[i]);
    for (uint32_t i = 0; i < t->n_cases; i++) push(k, w, t->cases[i].target);
}

void mine_walk(const struct mine_func *f, uint32_t block, uint32_t at, uint32_t out, struct mine_site *s)
{
    const struct ir_func *fn = f->pf->f;
    const struct ir_instr *in = &fn->blocks[block].instrs[at];
    struct walk *k = xmalloc(sizeof *k);
    struct wstate first = {.block = block, .at = at + 1, .cond = IR_NONE, .status = IR_NONE};
    *s = (struct mine_site){0};
    k->f = f;
    k->s = s;
    k->n_pending = k->n_seen = 0;
    const struct mine_place *to = out == IR_NONE ? &f->places[in->dst] : &f->places[in->args[out].index];
    if (to->kind == MINE_FIELD) {
        add_store(k, to);
    } else if (to->kind == MINE_VAR) {
        first.alias[first.n++] = to->var;
        if (out != IR_NONE && in->dst != IR_NONE && f->places[in->dst].kind == MINE_VAR) {
            const char *type = f->pf->unit->types[fn->places[in->dst].type].name;
            first.status = f->places[in->dst].var;
            first.status_bool = strstr(type, "bool") || strstr(type, "Bool");
        }
        k->pending[k->n_pending++] = first;
    } else {
        s->unknown = true;
    }
    while (k->n_pending) {
        struct wstate w = k->pending[--k->n_pending];
        const struct ir_block *b = &fn->blocks[w.block];
        bool on = true;
        for (; on && w.at < b->n_instrs; w.at++) on = step(k, &w, &b->instrs[w.at]);
        if (on) leave(k, &w, &b->term);
    }
    free(k);
}
