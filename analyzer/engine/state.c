/* States: the store, obligations and external effects, and what identifies a state among its block's others. */
#include "engine/state.h"

#include "base/hash.h"

#include <stdlib.h>
#include <string.h>

uint32_t state_class_field(const char *record_usr, const char *field)
{
    return (uint32_t)(hash_cstr(field, hash_cstr(record_usr, 1)) % (STATE_CLASSES - 1));
}

uint32_t state_class_global(const char *usr)
{
    return (uint32_t)(hash_cstr(usr, 2) % (STATE_CLASSES - 1));
}

struct state *state_copy(struct arena *a, const struct state *s)
{
    struct state *c = ARENA_NEW(a, struct state);
    *c = *s;
    c->obs = ARENA_ARRAY(a, struct ob, s->n_obs + 2);
    c->exts = ARENA_ARRAY(a, struct ext, s->n_exts + 1);
    c->store = ARENA_ARRAY(a, struct entry, s->n_store + 8);
    c->facts = ARENA_ARRAY(a, struct val_fact, s->n_facts + 6);
    c->cap_obs = s->n_obs + 2;
    c->cap_exts = s->n_exts + 1;
    c->cap_store = s->n_store + 8;
    c->cap_facts = s->n_facts + 6;
    c->cap_may = s->n_may; /* entries never change: both go on from the same ones */
    if (s->n_obs) memcpy(c->obs, s->obs, s->n_obs * sizeof *s->obs);
    if (s->n_exts) memcpy(c->exts, s->exts, s->n_exts * sizeof *s->exts);
    if (s->n_store) memcpy(c->store, s->store, s->n_store * sizeof *s->store);
    if (s->n_facts) memcpy(c->facts, s->facts, s->n_facts * sizeof *s->facts);
    return c;
}

/* ---- store ---- */

void state_set(struct arena *a, struct state *s, uint32_t cell, uint32_t val)
{
    uint32_t i = state_lower(s, cell);
    if (i < s->n_store && s->store[i].cell == cell) {
        s->store[i].val = val;
        return;
    }
    ARENA_PUSH(a, s->store, s->n_store, s->cap_store, ((struct entry){0}));
    memmove(&s->store[i + 1], &s->store[i], (s->n_store - 1 - i) * sizeof *s->store);
    s->store[i] = (struct entry){cell, val};
}

struct entry *state_begin(const struct state *s, uint32_t cell)
{
    uint32_t i = state_lower(s, cell);
    return i ? s->store + i : s->store; /* there may be none */
}

struct entry *state_end(const struct values *v, const struct state *s, uint32_t cell)
{
    uint32_t last = v->cells[cell].last;
    uint32_t i = last == UINT32_MAX ? s->n_store : state_lower(s, last + 1);
    return i ? s->store + i : s->store;
}

/* Takes entries out of [from, to) that lie within `cell`. */
static void drop_within(const struct values *v, struct state *s, uint32_t cell, struct entry *from,
                        const struct entry *to)
{
    const struct entry *end = s->store + s->n_store;
    struct entry *kept = from;
    for (const struct entry *e = from; e < to; e++)
        if (!cell_within(v, e->cell, cell)) *kept++ = *e;
    if (kept == to) return;
    memmove(kept, to, (size_t)(end - to) * sizeof *kept);
    s->n_store -= (uint32_t)(to - kept);
}

void state_put(struct arena *a, const struct values *v, struct state *s, uint32_t cell, uint32_t val)
{
    state_set(a, s, cell, val);
    if (v->cells[cell].last != cell) drop_within(v, s, cell, state_begin(s, cell) + 1, state_end(v, s, cell));
}

void state_forget(const struct values *v, struct state *s, uint32_t cell)
{
    if (s->n_store) drop_within(v, s, cell, state_begin(s, cell), state_end(v, s, cell));
}

/* ---- obligations ---- */

struct ob *state_ob(struct state *s, uint32_t site, uint8_t gen)
{
    for (uint32_t i = 0; i < s->n_obs; i++)
        if (s->obs[i].site == site && s->obs[i].gen == gen) return &s->obs[i];
    return NULL;
}

struct ob *state_ob_add(struct arena *a, struct state *s, struct ob o)
{
    struct ob *old = state_ob(s, o.site, o.gen);
    if (old) {
        *old = o;
        return old;
    }
    ARENA_PUSH(a, s->obs, s->n_obs, s->cap_obs, o);
    uint32_t i = s->n_obs - 1;
    while (i > 0 && (s->obs[i - 1].site > o.site || (s->obs[i - 1].site == o.site && s->obs[i - 1].gen > o.gen))) {
        s->obs[i] = s->obs[i - 1];
        i--;
    }
    s->obs[i] = o;
    return &s->obs[i];
}

void state_ob_drop(struct state *s, struct ob *o)
{
    uint32_t i = (uint32_t)(o - s->obs);
    memmove(o, o + 1, (s->n_obs - 1 - i) * sizeof *o);
    s->n_obs--;
}

struct ext *state_ext(struct state *s, uint32_t val)
{
    for (uint32_t i = 0; i < s->n_exts; i++)
        if (s->exts[i].val == val) return &s->exts[i];
    return NULL;
}

void state_ext_add(struct arena *a, struct state *s, struct ext e)
{
    ARENA_PUSH(a, s->exts, s->n_exts, s->cap_exts, e);
    uint32_t i = s->n_exts - 1;
    for (; i > 0 && s->exts[i - 1].val > e.val; i--) s->exts[i] = s->exts[i - 1];
    s->exts[i] = e;
}

/* ---- a new turn of a loop ---- */

/* An instruction that makes values is executed again. */
struct again {
    struct values *v;
    const struct state *was; /* before it */
    uint32_t site;
    uint32_t epoch; /* what memory that it writes is called from now on */
};

static enum val_says young(const void *ctx, const struct values *v, uint32_t x)
{
    const struct again *g = ctx;
    const struct val *t = &v->vals[x];
    if (t->kind == VAL_SITE) return t->a == g->site ? VAL_YES : VAL_NO;
    if (t->kind == VAL_MEM && t->b == g->epoch) return VAL_YES;
    return t->kind == VAL_OLD ? VAL_NO : VAL_WITHIN; /* VAL_OLD stays what it is */
}

/* `x` speaks of what the instruction made in the last turn, or of memory by a name that it needs now. */
static bool is_young(const struct again *g, uint32_t x)
{
    return val_any(g->v, x, young, g);
}

/* Something in the state holds the value itself. */
static bool is_held(const struct state *s, uint32_t x)
{
    for (uint32_t i = 0; i < s->n_store; i++)
        if (s->store[i].val == x) return true;
    for (uint32_t i = 0; i < s->n_obs; i++)
        if (s->obs[i].handle == x) return true;
    return false;
}

static enum val_says taken(const void *ctx, const struct values *v, uint32_t x)
{
    const struct again *g = ctx;
    const struct val *t = &v->vals[x];
    if (t->kind != VAL_OLD) return VAL_WITHIN;
    const struct val *younger = &v->vals[t->a];
    return younger->kind == VAL_SITE && younger->a == g->site && is_held(g->was, t->a) ? VAL_YES : VAL_NO;
}

/* `x` speaks of an older value whose name a younger one needs now. */
static bool is_taken(const struct again *g, uint32_t x)
{
    return val_any(g->v, x, taken, g);
}

static bool is_gone(const struct again *g, uint32_t x)
{
    return is_young(g, x) || is_taken(g, x);
}

static uint32_t aged(const struct again *g, uint32_t x)
{
    const struct val *t = &g->v->vals[x];
    return t->kind == VAL_SITE && t->a == g->site ? val_make(g->v, VAL_OLD, x, 0, 0) : VAL_NONE;
}

static void renew_obs(struct arena *a, const struct again *g, struct state *s)
{
    for (uint32_t i = s->n_obs; i-- > 0;) {
        struct ob o = s->obs[i];
        if (o.cond_val != VAL_NONE && is_gone(g, o.cond_val)) s->obs[i].cond_val = VAL_NONE;
        if (!is_young(g, o.handle)) continue;
        o.cond_val = s->obs[i].cond_val;
        state_ob_drop(s, &s->obs[i]);
        uint32_t old = aged(g, o.handle);
        if (old == VAL_NONE || o.gen) continue;
        o.gen = 1;
        o.handle = old;
        state_ob_add(a, s, o);
        i = i < s->n_obs ? i : s->n_obs;
    }
}

/* What a value is called when the instruction runs again: the same, by its older name, or not at all. */
static uint32_t renewed(const struct again *g, uint32_t x)
{
    if (is_young(g, x)) return aged(g, x);
    return is_taken(g, x) ? VAL_NONE : x;
}

/* The state speaks of nothing the instruction made. */
static bool is_new_to(const struct again *g, const struct state *s)
{
    for (uint32_t i = 0; i < s->n_store; i++)
        if (is_young(g, s->store[i].val) || cell_any(g->v, s->store[i].cell, young, g)) return false;
    for (uint32_t i = 0; i < s->n_facts; i++)
        if (is_young(g, s->facts[i].val)) return false;
    for (uint32_t i = 0; i < s->n_obs; i++)
        if (is_young(g, s->obs[i].handle) || (s->obs[i].cond_val != VAL_NONE && is_young(g, s->obs[i].cond_val)))
            return false;
    for (uint32_t i = 0; i < s->n_exts; i++)
        if (is_young(g, s->exts[i].val)) return false;
    return true;
}

static int cmp_val_fact(const void *x, const void *y)
{
    uint32_t a = ((const struct val_fact *)x)->val, b = ((const struct val_fact *)y)->val;
    return (a > b) - (a < b);
}

/* What was asked about something that the instruction makes anew. */
static void renew_asked(struct arena *a, const struct again *g, struct state *s)
{
    const struct asked *was = s->may;
    uint32_t n = s->n_may;
    if (is_gone(g, s->asked.val)) s->asked = (struct asked){0};
    s->may = NULL;
    s->n_may = s->cap_may = 0;
    for (uint32_t i = 0; i < n; i++)
        if (!is_gone(g, was[i].val)) ARENA_PUSH(a, s->may, s->n_may, s->cap_may, was[i]);
}

/* Memory that the instruction wrote in the last turn has its name: what it writes now gets another one. */
static uint32_t next_epoch(const struct state *s, uint32_t site)
{
    for (uint32_t c = 0; c < STATE_CLASSES; c++)
        if (s->epochs[c] == site) return EPOCH_AGAIN | site;
    return site;
}

uint32_t state_renew(struct arena *a, struct values *v, struct state *s, uint32_t site)
{
    struct again g = {.v = v, .was = s, .site = site, .epoch = next_epoch(s, site)};
    renew_asked(a, &g, s);
    if (is_new_to(&g, s)) return g.epoch;
    g.was = state_copy(a, s);
    uint32_t n = 0;
    for (uint32_t i = 0; i < s->n_store; i++) {
        struct entry e = s->store[i];
        if (cell_any(v, e.cell, young, &g) || cell_any(v, e.cell, taken, &g)) continue;
        e.val = renewed(&g, e.val);
        if (e.val != VAL_NONE) s->store[n++] = e;
    }
    s->n_store = n;
    n = 0;
    for (uint32_t i = 0; i < s->n_facts; i++) {
        struct val_fact f = s->facts[i];
        uint32_t val = renewed(&g, f.val);
        bool aged_now = val != f.val;
        if (val == VAL_NONE || (aged_now && !is_held(g.was, f.val))) continue;
        f.val = val;
        s->facts[n++] = f;
    }
    s->n_facts = n;
    if (n > 1) qsort(s->facts, n, sizeof *s->facts, cmp_val_fact);
    renew_obs(a, &g, s);
    n = 0;
    for (uint32_t i = 0; i < s->n_exts; i++)
        if (!is_gone(&g, s->exts[i].val)) s->exts[n++] = s->exts[i];
    s->n_exts = n;
    return g.epoch;
}

/* ---- identity ---- */

static uint64_t mix(uint64_t h, uint64_t x)
{
    h = (h ^ x) * 0x9E3779B97F4A7C15u;
    return h ^ (h >> 31);
}

static uint64_t holders_of(const struct values *v, const struct state *s, const struct ob *o)
{
    uint64_t h = v->vals[o->handle].kind == VAL_ADDR;
    for (uint32_t i = 0; i < s->n_store; i++)
        if (s->store[i].val == o->handle) h += mix(7, s->store[i].cell) | 1;
    return h;
}

/* An owned handle's: those of the pointer to its owner, as long as nobody else knows that. */
static uint64_t owner_holders(const struct values *v, const struct state *s, const struct ob *o)
{
    uint64_t h = 1;
    const struct cell *root = o->kept || o->owner == CELL_NONE ? NULL : &v->cells[v->cells[o->owner].root];
    if (!root || root->kind != CELL_DEREF || v->vals[root->a].kind != VAL_SITE) return h;
    for (uint32_t i = 0; i < s->n_store; i++)
        if (s->store[i].val == root->a) h += mix(11, s->store[i].cell) | 1;
    return h;
}

void state_seal(const struct values *v, struct state *s)
{
    uint64_t key = 0;
    for (uint32_t i = s->n_obs; i-- > 0;) {
        struct ob *o = &s->obs[i];
        o->holders = o->owned ? owner_holders(v, s, o) : holders_of(v, s, o);
        if (!o->holders && (o->status == OB_RELEASED || (o->status == OB_GIVEN && o->cond_val == VAL_NONE)))
            state_ob_drop(s, o);
    }
    for (uint32_t i = 0; i < s->n_obs; i++) {
        const struct ob *o = &s->obs[i];
        key = mix(key, ((uint64_t)o->site << 20) | (uint64_t)o->gen << 16 | (uint64_t)o->status << 8 | o->count);
        key = mix(key, (o->holders * 2 + o->owned) * 65 + o->box);
        key = mix(key, (uint64_t)o->thread << 2 | (uint64_t)o->kept << 1 | o->detached);
    }
    for (uint32_t i = 0; i < s->n_exts; i++) key = mix(key, s->exts[i].val + 1);
    s->key = mix(mix(key, s->kept), s->handlers);
}

bool state_same_key(const struct state *a, const struct state *b)
{
    if (a->key != b->key || a->n_obs != b->n_obs || a->n_exts != b->n_exts || a->kept != b->kept) return false;
    if (a->handlers != b->handlers) return false;
    for (uint32_t i = 0; i < a->n_obs; i++) {
        const struct ob *x = &a->obs[i], *y = &b->obs[i];
        if (x->site != y->site || x->gen != y->gen || x->status != y->status || x->count != y->count ||
            x->owned != y->owned || x->box != y->box || x->holders != y->holders || x->handle != y->handle ||
            x->thread != y->thread || x->detached != y->detached || x->kept != y->kept)
            return false;
    }
    for (uint32_t i = 0; i < a->n_exts; i++)
        if (a->exts[i].val != b->exts[i].val) return false;
    return true;
}
