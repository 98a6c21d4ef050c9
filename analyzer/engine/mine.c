/*
 * Likely pairs of functions, learned from the code: what nearly always ends in a call of g is made by f to be ended by
 * g. After Engler, Chen, Hallem, Chou, Chelf: Bugs as deviant behavior, SOSP 2001; pairs are ranked by z, with the
 * places that deviate. Values in locals are followed path by path; values in fields over the whole program.
 */
#include "engine/mine.h"
#include "engine/fan.h"

#include "base/ds.h"
#include "base/sorted.h"
#include "base/str.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LEAST_HELD = 2, MAX_AGAINST = 3 };

struct maker { /* a function that makes values, by key */
    uint64_t key;
    struct rule_ctype type;
    uint32_t sites, tested, fails[4];
};

struct pair {
    uint64_t maker, releaser;
    uint32_t held, against, looked; /* looked: the releaser's result is used */
    struct finding_loc where[MAX_AGAINST];
    const char *by[MAX_AGAINST];
};

struct site_store { /* a value went into a field, and was not seen again in that function */
    uint64_t maker, field;
    struct finding_loc at;
};

struct close { /* a call that ends what a field holds */
    uint64_t field, releaser;
};

struct index64 {
    uint64_t key;
    uint32_t value;
};
struct index128 {
    struct {
        uint64_t a, b;
    } key;
    uint32_t value;
};

struct mine {
    const struct program *p;
    struct arena *a;
    struct arena *scratch; /* of one function */
    struct maker *makers;
    uint32_t n_makers, cap_makers;
    struct pair *pairs;
    uint32_t n_pairs, cap_pairs;
    struct site_store *stores;
    uint32_t n_stores, cap_stores;
    struct close *closes;
    uint32_t n_closes, cap_closes;
    struct index64 *maker_map;
    struct index128 *pair_map;
    struct index64 *passes, *lasts; /* by releaser's key: calls with what a field holds; those that end it */
};

static struct maker *maker_of(struct mine *m, uint64_t key)
{
    ptrdiff_t at = hmgeti(m->maker_map, key);
    if (at >= 0) return &m->makers[m->maker_map[at].value];
    ARENA_PUSH(m->a, m->makers, m->n_makers, m->cap_makers, ((struct maker){.key = key}));
    hmput(m->maker_map, key, m->n_makers - 1);
    return &m->makers[m->n_makers - 1];
}

static struct pair *pair_of(struct mine *m, uint64_t maker, uint64_t releaser)
{
    struct index128 k = {.key = {maker, releaser}};
    ptrdiff_t at = hmgeti(m->pair_map, k.key);
    if (at >= 0) return &m->pairs[m->pair_map[at].value];
    ARENA_PUSH(m->a, m->pairs, m->n_pairs, m->cap_pairs, ((struct pair){.maker = maker, .releaser = releaser}));
    k.value = m->n_pairs - 1;
    hmputs(m->pair_map, k);
    return &m->pairs[m->n_pairs - 1];
}

static void count(struct index64 **map, uint64_t key)
{
    ptrdiff_t at = hmgeti(*map, key);
    if (at >= 0)
        (*map)[at].value++;
    else
        hmput(*map, key, 1);
}

static uint32_t counted(struct index64 *map, uint64_t key)
{
    if (!map) return 0; /* asking would make one */
    ptrdiff_t at = hmgeti(map, key);
    return at < 0 ? 0 : map[at].value;
}

/* ---- what may be a maker ---- */

/* Numbers of these types count or measure something. */
static bool is_quantity(const char *type)
{
    static const char *const names[] = {"size_t", "ssize_t", "gsize",    "gssize", "off_t",         "time_t",
                                        "bool",   "_Bool",   "gboolean", "char",   "unsigned char", "gchar",
                                        "guchar", "uint8_t", "double",   "float"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(names[i], type) == 0) return true;
    return false;
}

static bool may_be_handle(const struct rule_ctype *t)
{
    if (t->cls == RULE_CTYPE_INT) return !is_quantity(t->name);
    return t->cls == RULE_CTYPE_POINTER && strcmp(t->name, "char *") != 0;
}

bool mine_known(const struct program *p, uint32_t sym)
{
    const struct rule_func *f = p->syms[sym].rule;
    return f && (f->n_effects || f->returns_arg >= 0 || f->returns_cleared >= 0);
}

static void deviates(struct pair *x, struct finding_loc at, const char *by)
{
    if (x->against < MAX_AGAINST) {
        x->where[x->against] = at;
        x->by[x->against] = by;
    }
    x->against++;
}

/* One place that makes a value, and what became of it. */
static void take_site(struct mine *m, uint64_t key, struct rule_ctype type, const struct mine_site *s,
                      struct finding_loc at)
{
    struct maker *f = maker_of(m, key);
    f->type = type;
    f->tested += s->tested;
    f->fails[s->fail]++;
    for (uint32_t i = 0; i < s->n_stores; i++) {
        uint64_t field = (uint64_t)s->stores[i].record << 32 | s->stores[i].field;
        ARENA_PUSH(m->a, m->stores, m->n_stores, m->cap_stores, ((struct site_store){key, field, at}));
    }
    if (!s->n_ends && (!s->none || s->n_stores || s->returned || s->unknown)) return;
    f->sites++;
    for (uint32_t i = 0; i < s->n_ends; i++) {
        struct pair *x = pair_of(m, key, s->ends[i]);
        bool alone = s->n_ends == 1 && !s->none;
        x->looked += s->used[i];
        if (alone) {
            x->held++;
            continue;
        }
        const char *by = "";
        for (uint32_t k = 0; k < s->n_ends; k++)
            if (k != i) by = m->p->syms[MINE_SYM(s->ends[k])].name;
        deviates(x, at, s->none ? "" : by);
    }
}

static void mine_call(struct mine *m, const struct mine_func *f, uint32_t block, uint32_t at)
{
    const struct ir_func *fn = f->pf->f;
    const struct ir_unit *u = f->pf->unit;
    const struct ir_instr *in = &fn->blocks[block].instrs[at];
    uint32_t sym = mine_callee(f, in);
    struct mine_site s;
    if (sym == IR_NONE || mine_known(m->p, sym)) return;
    struct finding_loc where = program_loc(u, in->pos);
    if (in->dst != IR_NONE) {
        struct rule_ctype type = program_ctype(u, fn->places[in->dst].type);
        if (may_be_handle(&type)) {
            mine_walk(f, block, at, IR_NONE, &s);
            take_site(m, MINE_KEY(sym, 0), type, &s, where);
        }
    }
    for (uint32_t i = 0; i < in->n_args && i < 16; i++) {
        if (in->args[i].kind != IR_O_ADDR || i >= m->p->syms[sym].n_params) continue;
        const struct ir_place *pl = &fn->places[in->args[i].index];
        struct rule_ctype type = program_ctype(u, pl->type);
        if (type.cls != RULE_CTYPE_POINTER || !may_be_handle(&type) || f->places[in->args[i].index].kind == MINE_OTHER)
            continue;
        mine_walk(f, block, at, i, &s);
        take_site(m, MINE_KEY(sym, i + 1), type, &s, where);
    }
}

/* ---- fields ---- */

struct event {
    uint64_t field;
    uint64_t releaser; /* key, 0: a store */
    uint32_t base, at, loaded;
    bool dropped;
};

struct events {
    struct event *all;
    uint32_t n, cap;
};

static uint64_t field_key(const struct mine_place *m)
{
    return (uint64_t)m->record << 32 | m->field;
}

/* Is the base passed to a call behind instruction number `at`? Then the object may be ended there. */
static bool base_passed_later(const struct mine_func *f, uint32_t base, uint32_t at)
{
    const struct ir_func *fn = f->pf->f;
    uint32_t number = 0;
    for (uint32_t b = 0; b < fn->n_blocks; b++)
        for (uint32_t k = 0; k < fn->blocks[b].n_instrs; k++, number++) {
            const struct ir_instr *in = &fn->blocks[b].instrs[k];
            for (uint32_t i = 0; number > at && in->op == IR_CALL && i < in->n_args; i++) {
                const struct ir_opnd *o = &in->args[i];
                if (o->kind == IR_O_PLACE && f->places[o->index].kind == MINE_VAR && f->places[o->index].var == base)
                    return true;
            }
        }
    return false;
}

/* The field that a place is, or that the variable was loaded from; `loaded`: where. */
static const struct mine_place *field_behind(const struct mine_func *f, const uint32_t *from, const uint32_t *when,
                                             const struct ir_opnd *o, uint32_t *loaded)
{
    if (o->kind != IR_O_PLACE) return NULL;
    const struct mine_place *m = &f->places[o->index];
    if (m->kind == MINE_VAR && from[m->var] != IR_NONE) {
        *loaded = when[m->var];
        return &f->places[from[m->var]];
    }
    return m->kind == MINE_FIELD ? m : NULL;
}

static void gather_events(struct mine *m, const struct mine_func *f, struct events *ev)
{
    const struct ir_func *fn = f->pf->f;
    uint32_t *from = ARENA_ARRAY(m->scratch, uint32_t, fn->n_vars + 1);
    uint32_t *when = ARENA_ARRAY(m->scratch, uint32_t, fn->n_vars + 1);
    uint32_t number = 0;
    for (uint32_t i = 0; i < fn->n_vars; i++) from[i] = IR_NONE;
    for (uint32_t b = 0; b < fn->n_blocks; b++)
        for (uint32_t k = 0; k < fn->blocks[b].n_instrs; k++, number++) {
            const struct ir_instr *in = &fn->blocks[b].instrs[k];
            for (uint32_t i = 0; in->op == IR_CALL && i < in->n_args && i < 16; i++) {
                uint32_t loaded = number, sym = mine_callee(f, in);
                const struct mine_place *x = field_behind(f, from, when, &in->args[i], &loaded);
                if (!x || sym == IR_NONE || i >= m->p->syms[sym].n_params) continue;
                struct event e = {field_key(x), MINE_KEY(sym, i), x->var, number, loaded, in->dst == IR_NONE};
                ARENA_PUSH(m->scratch, ev->all, ev->n, ev->cap, e);
            }
            if (in->dst == IR_NONE) continue;
            const struct mine_place *to = &f->places[in->dst];
            bool copy = (in->op == IR_ASSIGN || in->op == IR_CAST) && in->a.kind == IR_O_PLACE;
            if (to->kind == MINE_FIELD) {
                struct event e = {field_key(to), 0, to->var, number, number, false};
                ARENA_PUSH(m->scratch, ev->all, ev->n, ev->cap, e);
            } else if (to->kind == MINE_VAR) {
                uint32_t loaded = number;
                const struct mine_place *x = copy ? field_behind(f, from, when, &in->a, &loaded) : NULL;
                const struct mine_place *direct = copy ? &f->places[in->a.index] : NULL;
                from[to->var] = !x ? IR_NONE : direct->kind == MINE_FIELD ? in->a.index : from[direct->var];
                when[to->var] = loaded;
            }
        }
}

/* A call that has the field's value last: the field is written around it, or the object goes then. */
static void find_closes(struct mine *m, const struct mine_func *f)
{
    struct events ev = {0};
    gather_events(m, f, &ev);
    for (uint32_t i = 0; i < ev.n; i++) {
        const struct event *e = &ev.all[i], *next = NULL;
        bool emptied = false;
        if (!e->releaser) continue;
        for (uint32_t k = 0; k < ev.n; k++) {
            const struct event *x = &ev.all[k];
            if (x->field != e->field || k == i) continue;
            if (!x->releaser && x->at > e->loaded && x->at < e->at) emptied = true;
            if (x->at > e->at && (!next || x->at < next->at)) next = x;
        }
        count(&m->passes, e->releaser);
        bool closes = emptied || (next && !next->releaser) || (!next && base_passed_later(f, e->base, e->at));
        if (!closes || !e->dropped) continue;
        count(&m->lasts, e->releaser);
        ARENA_PUSH(m->a, m->closes, m->n_closes, m->cap_closes, ((struct close){e->field, e->releaser}));
    }
}

static int by_field(const void *pa, const void *pb)
{
    const struct close *a = pa, *b = pb;
    if (a->field != b->field) return a->field < b->field ? -1 : 1;
    return a->releaser < b->releaser ? -1 : a->releaser > b->releaser;
}

/* A value stored in a field agrees with every call that is seen to end what the field holds. */
static void join_fields(struct mine *m)
{
    if (m->n_closes) qsort(m->closes, m->n_closes, sizeof *m->closes, by_field);
    for (uint32_t i = 0; i < m->n_stores; i++) {
        const struct site_store *s = &m->stores[i];
        uint32_t lo;
        SORTED_FIRST(lo, m->closes, m->n_closes, .field, s->field);
        if (lo == m->n_closes || m->closes[lo].field != s->field) continue;
        maker_of(m, s->maker)->sites++;
        for (uint32_t k = lo; k < m->n_closes && m->closes[k].field == s->field; k++)
            if (k == lo || m->closes[k].releaser != m->closes[k - 1].releaser)
                pair_of(m, s->maker, m->closes[k].releaser)->held++;
    }
}

/* ---- ranking ---- */

bool mine_tears_down(const char *name)
{
    return words_tear_down(name);
}

bool mine_ends_life(const char *name)
{
    return words_end_life(name);
}

double mine_z(uint32_t held, uint32_t sites)
{
    return sites ? ((double)held / sites - 0.5) / sqrt(0.25 / sites) : 0;
}

struct ranked {
    const struct pair *x;
    uint32_t sites;
    double z;
};

/* Which pairs are worth a look: the value is made for that call, and the call is where values end. */
static bool plausible(struct mine *m, const struct pair *x, const struct maker *f)
{
    const struct psym *g = &m->p->syms[MINE_SYM(x->releaser)];
    uint32_t ended = x->held + x->against;
    if (x->held < LEAST_HELD || x->held * 2 <= f->sites || x->looked * 2 > ended) return false;
    if (mine_known(m->p, MINE_SYM(x->releaser)) || g->flags & (IR_SYM_NORETURN | IR_SYM_VARIADIC)) return false;
    if (MINE_SYM(x->releaser) == MINE_SYM(x->maker)) return false;
    if (f->type.cls == RULE_CTYPE_INT && !f->tested && x->held < 4) return false;
    uint32_t passes = counted(m->passes, x->releaser), lasts = counted(m->lasts, x->releaser);
    /* of the calls with what a field holds and those that had a local's value last */
    return (lasts + ended) * 2 >= passes + ended;
}

static int by_releaser(const void *pa, const void *pb)
{
    const struct ranked *a = pa, *b = pb;
    if (a->x->releaser != b->x->releaser) return a->x->releaser < b->x->releaser ? -1 : 1;
    if (a->z != b->z) return a->z > b->z ? -1 : 1;
    return a->x->maker < b->x->maker ? -1 : a->x->maker > b->x->maker;
}

static int by_z(const void *pa, const void *pb)
{
    const struct engine_mined *a = pa, *b = pb;
    if (a->z != b->z) return a->z > b->z ? -1 : 1;
    return strcmp(a->name, b->name);
}

static struct engine_maker as_maker(struct mine *m, const struct ranked *r)
{
    const struct maker *f = maker_of(m, r->x->maker);
    struct engine_maker out = {.name = m->p->syms[MINE_SYM(f->key)].name,
                               .out = (int32_t)MINE_SLOT(f->key) - 1,
                               .type = f->type,
                               .sites = r->sites,
                               .held = r->x->held};
    for (int i = 1; i < 4; i++)
        if (f->fails[i] > (out.fail ? f->fails[out.fail] : 0)) out.fail = i;
    for (uint32_t i = 0; i < r->x->against && i < MAX_AGAINST; i++) {
        out.against[out.n_against] = r->x->where[i];
        out.against_by[out.n_against++] = r->x->by[i];
    }
    return out;
}

/* Pairs with one releaser make one proposal. */
static struct engine_mined *group(struct mine *m, struct ranked *all, uint32_t n, uint32_t *n_out)
{
    uint32_t cap = n + 1;
    struct engine_mined *out = ARENA_ARRAY(m->a, struct engine_mined, cap);
    *n_out = 0;
    if (n) qsort(all, n, sizeof *all, by_releaser);
    for (uint32_t i = 0, end; i < n; i = end) {
        struct engine_mined *g = &out[(*n_out)++];
        uint64_t key = all[i].x->releaser;
        *g =
            (struct engine_mined){.name = m->p->syms[MINE_SYM(key)].name, .arg = MINE_SLOT(key) & ~(uint32_t)MINE_ADDR};
        g->by_address = MINE_SLOT(key) & MINE_ADDR;
        for (end = i; end < n && all[end].x->releaser == key; end++) {
            g->sites += all[end].sites;
            g->held += all[end].x->held;
        }
        g->makers = ARENA_ARRAY(m->a, struct engine_maker, end - i);
        for (uint32_t k = i; k < end; k++) g->makers[g->n_makers++] = as_maker(m, &all[k]);
        g->z = mine_z(g->held, g->sites);
    }
    mine_objects(m->p, m->a, &out, n_out, &cap);
    if (*n_out) qsort(out, *n_out, sizeof *out, by_z);
    return out;
}

static void read_functions(struct mine *m)
{
    const struct program *p = m->p;
    for (uint32_t i = 0; i < p->n_funcs; i++) {
        struct mine_func f;
        struct arena scratch = {0};
        if (p->funcs[i].f->is_init) continue;
        m->scratch = &scratch;
        mine_func_init(&f, p, &p->funcs[i], &scratch);
        for (uint32_t b = 0; b < p->funcs[i].f->n_blocks; b++)
            for (uint32_t k = 0; k < p->funcs[i].f->blocks[b].n_instrs; k++)
                if (p->funcs[i].f->blocks[b].instrs[k].op == IR_CALL) mine_call(m, &f, b, k);
        find_closes(m, &f);
        m->scratch = NULL;
        arena_release(&scratch);
    }
}

struct engine_mined *engine_mine(const struct program *p, struct arena *a, uint32_t *n)
{
    struct mine m = {.p = p, .a = a};
    uint32_t kept = 0;
    read_functions(&m);
    join_fields(&m);
    struct ranked *all = ARENA_ARRAY(a, struct ranked, m.n_pairs + 1);
    for (uint32_t i = 0; i < m.n_pairs; i++) {
        const struct maker *f = maker_of(&m, m.pairs[i].maker);
        if (!plausible(&m, &m.pairs[i], f)) continue;
        all[kept++] = (struct ranked){&m.pairs[i], f->sites, mine_z(m.pairs[i].held, f->sites)};
    }
    struct engine_mined *out = group(&m, all, kept, n);
    hmfree(m.maker_map);
    hmfree(m.pair_map);
    hmfree(m.passes);
    hmfree(m.lasts);
    return out;
}
