/*
 * Likely pairs about objects that are handles by their address (a timer inside a struct): where the address of such a
 * field goes, f comes first in a function and g comes last before the struct goes. One field of one record is one
 * place: what a program does to it in any of its functions is taken together.
 */
#include "engine/mine.h"

#include "base/ds.h"

#include <stdlib.h>
#include <string.h>

enum { LEAST = 2, MAX_AGAINST = 3 };

/* A call with the object's address. */
struct use {
    uint64_t object; /* record and field */
    uint64_t key;    /* the function, and which argument */
    struct rule_ctype type;
    struct finding_loc at;
    uint32_t base;    /* variable that leads to the object, IR_NONE */
    bool first, last; /* in its function; last: the object goes behind it */
    bool ending;      /* in a function that ends the object */
    bool looked;      /* the call's result is used */
};

struct objects {
    const struct program *p;
    struct arena *a;
    struct use *uses;
    uint32_t n, cap;
};

/* ---- reading ---- */

/* The object whose address the operand is; its place, IR_NONE for none. */
static uint32_t object_at(const struct mine_func *f, const struct ir_opnd *o)
{
    uint32_t place = IR_NONE;
    if (o->kind == IR_O_ADDR) place = o->index;
    if (o->kind == IR_O_PLACE && f->places[o->index].kind == MINE_VAR) place = f->address_of[f->places[o->index].var];
    if (place == IR_NONE || f->places[place].kind != MINE_FIELD) return IR_NONE;
    if (f->places[place].record == IR_NONE) return IR_NONE; /* a global goes with the process */
    uint32_t type = f->pf->f->places[place].type;
    return type < f->pf->unit->n_types && f->pf->unit->types[type].kind == IR_T_RECORD ? place : IR_NONE;
}

static void take_call(struct objects *x, const struct mine_func *f, const struct ir_instr *in)
{
    const struct ir_unit *u = f->pf->unit;
    uint32_t sym = mine_callee(f, in);
    if (in->op != IR_CALL || sym == IR_NONE || mine_known(x->p, sym)) return;
    for (uint32_t i = 0; i < in->n_args && i < x->p->syms[sym].n_params && i < MINE_ADDR; i++) {
        uint32_t place = object_at(f, &in->args[i]);
        if (place == IR_NONE) continue;
        const struct mine_place *m = &f->places[place];
        struct use one = {.object = (uint64_t)m->record << 32 | m->field, .key = MINE_KEY(sym, i)};
        one.type = program_ctype(u, f->pf->f->places[place].type);
        one.base = m->var;
        one.looked = in->dst != IR_NONE;
        one.at = program_loc(u, in->pos);
        ARENA_PUSH(x->a, x->uses, x->n, x->cap, one);
    }
}

/* The object goes here: a call that by its name ends what it gets has the base. */
static bool base_ends(const struct mine_func *f, uint32_t base)
{
    const struct ir_func *fn = f->pf->f;
    for (uint32_t b = 0; b < fn->n_blocks && base != IR_NONE; b++)
        for (uint32_t k = 0; k < fn->blocks[b].n_instrs; k++) {
            const struct ir_instr *in = &fn->blocks[b].instrs[k];
            uint32_t sym = in->op == IR_CALL ? mine_callee(f, in) : IR_NONE;
            for (uint32_t i = 0; sym != IR_NONE && i < in->n_args; i++) {
                const struct mine_place *m = in->args[i].kind == IR_O_PLACE ? &f->places[in->args[i].index] : NULL;
                if (m && m->kind == MINE_VAR && m->var == base && mine_ends_life(f->p->syms[sym].name)) return true;
            }
        }
    return false;
}

/* The first and the last use of each object among those of one function. */
static void mark_ends(struct objects *x, const struct mine_func *f, uint32_t from)
{
    bool tears_down = f->pf->sym != IR_NONE && mine_tears_down(x->p->syms[f->pf->sym].name);
    for (uint32_t i = from; i < x->n; i++) {
        bool before = false, after = false;
        for (uint32_t k = from; k < x->n; k++) {
            before |= k < i && x->uses[k].object == x->uses[i].object;
            after |= k > i && x->uses[k].object == x->uses[i].object;
        }
        x->uses[i].ending = tears_down || base_ends(f, x->uses[i].base);
        x->uses[i].first = !before && !x->uses[i].ending;
        x->uses[i].last = !after && x->uses[i].ending;
    }
}

static void read_function(struct objects *x, const struct pfunc *pf)
{
    struct mine_func f;
    struct arena scratch = {0};
    uint32_t from = x->n;
    mine_func_init(&f, x->p, pf, &scratch);
    for (uint32_t b = 0; b < pf->f->n_blocks; b++)
        for (uint32_t k = 0; k < pf->f->blocks[b].n_instrs; k++) take_call(x, &f, &pf->f->blocks[b].instrs[k]);
    mark_ends(x, &f, from);
    arena_release(&scratch);
}

/* ---- counting ---- */

static bool has(const struct objects *x, uint64_t object, uint64_t key, bool last)
{
    for (uint32_t i = 0; i < x->n; i++)
        if (x->uses[i].object == object && x->uses[i].key == key && (last ? x->uses[i].last : x->uses[i].first))
            return true;
    return false;
}

/* Is it the first of its object with that key in that role? */
static bool counts(const struct objects *x, uint32_t i, bool last)
{
    if (!(last ? x->uses[i].last : x->uses[i].first)) return false;
    for (uint32_t k = 0; k < i; k++)
        if (x->uses[k].object == x->uses[i].object && x->uses[k].key == x->uses[i].key &&
            (last ? x->uses[k].last : x->uses[k].first))
            return false;
    return true;
}

/* What is called while objects end makes none: it asks, or is another end. Rarely it makes the object anew. */
static bool is_called_at_ends(const struct objects *x, uint64_t key)
{
    uint32_t n = 0, ending = 0;
    bool looked = false;
    for (uint32_t i = 0; i < x->n; i++) {
        if (x->uses[i].key != key) continue;
        n++;
        ending += x->uses[i].ending;
        looked |= x->uses[i].ending && x->uses[i].looked;
    }
    return looked || ending * 2 > n;
}

static bool fill_maker(const struct objects *x, uint64_t maker, uint64_t releaser, struct engine_maker *m)
{
    if (is_called_at_ends(x, maker)) return false;
    *m = (struct engine_maker){.name = x->p->syms[MINE_SYM(maker)].name, .out = (int32_t)MINE_SLOT(maker)};
    for (uint32_t i = 0; i < x->n; i++) {
        if (x->uses[i].key != maker || !counts(x, i, false)) continue;
        m->sites++;
        m->type = x->uses[i].type;
        if (has(x, x->uses[i].object, releaser, true)) {
            m->held++;
        } else if (m->n_against < MAX_AGAINST) {
            m->against_by[m->n_against] = "";
            m->against[m->n_against++] = x->uses[i].at;
        }
    }
    return m->held >= LEAST && m->held * 2 > m->sites;
}

static bool proposed(const struct engine_mined *m, const char *maker)
{
    for (uint32_t i = 0; i < m->n_makers; i++)
        if (strcmp(m->makers[i].name, maker) == 0) return true;
    return false;
}

static int by_z(const void *pa, const void *pb)
{
    const struct engine_maker *a = pa, *b = pb;
    double x = mine_z(a->held, a->sites), y = mine_z(b->held, b->sites);
    if (x != y) return x > y ? -1 : 1;
    return strcmp(a->name, b->name);
}

static void add_makers(const struct objects *x, uint64_t releaser, struct engine_mined *out)
{
    uint32_t cap = 0;
    for (uint32_t i = 0; i < x->n; i++) {
        struct engine_maker m;
        const struct use *u = &x->uses[i];
        if (!u->first || MINE_SYM(u->key) == MINE_SYM(releaser)) continue;
        if (proposed(out, x->p->syms[MINE_SYM(u->key)].name) || !has(x, u->object, releaser, true)) continue;
        if (!fill_maker(x, u->key, releaser, &m)) continue;
        ARENA_PUSH(x->a, out->makers, out->n_makers, cap, m);
        out->sites += m.sites;
        out->held += m.held;
    }
    if (out->n_makers > 1) qsort(out->makers, out->n_makers, sizeof *out->makers, by_z);
}

void mine_objects(const struct program *p, struct arena *a, struct engine_mined **all, uint32_t *n, uint32_t *cap)
{
    struct objects x = {.p = p, .a = a};
    for (uint32_t i = 0; i < p->n_funcs; i++)
        if (!p->funcs[i].f->is_init) read_function(&x, &p->funcs[i]);
    for (uint32_t i = 0; i < x.n; i++) {
        bool done = !x.uses[i].last;
        for (uint32_t k = 0; k < i && !done; k++) done = x.uses[k].last && x.uses[k].key == x.uses[i].key;
        if (done) continue;
        struct engine_mined one = {.name = p->syms[MINE_SYM(x.uses[i].key)].name, .object = true};
        one.arg = MINE_SLOT(x.uses[i].key);
        add_makers(&x, x.uses[i].key, &one);
        if (!one.n_makers) continue;
        one.z = mine_z(one.held, one.sites);
        ARENA_PUSH(a, *all, *n, *cap, one);
    }
}
