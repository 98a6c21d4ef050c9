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

static bool cell_of_site(const struct values *v, uint32_t c, uint32_t site);

static bool val_of_site(const struct values *v, uint32_t x, uint32_t site)
{
    const struct val *t = &v->vals[x];
    switch (t->kind) {
    case VAL_SITE: return t->a == site;
    case VAL_MEM: return t->b == site || cell_of_site(v, t->a, site);
    case VAL_ADDR: return cell_of_site(v, t->a, site);
    case VAL_UN:
    case VAL_MARK:
    case VAL_FIELD: return val_of_site(v, t->a, site);
    case VAL_BIN: return val_of_site(v, t->a, site) || val_of_site(v, t->b, site);
    case VAL_PURE:
        return val_of_site(v, t->a, site) || val_of_site(v, t->b, site) ||
               (t->c != VAL_NONE && val_of_site(v, t->c, site));
    default: return false; /* VAL_OLD stays what it is */
    }
}

static bool cell_of_site(const struct values *v, uint32_t c, uint32_t site)
{
    for (; c != CELL_NONE; c = v->cells[c].parent) {
        const struct cell *k = &v->cells[c];
        if ((k->kind == CELL_DEREF || k->kind == CELL_INDEX) && val_of_site(v, k->a, site)) return true;
    }
    return false;
}

static bool is_old_of(const struct values *v, uint32_t x, uint32_t site)
{
    const struct val *t = &v->vals[x];
    return t->kind == VAL_OLD && v->vals[t->a].kind == VAL_SITE && v->vals[t->a].a == site;
}

static uint32_t aged(struct values *v, uint32_t x, uint32_t site)
{
    const struct val *t = &v->vals[x];
    return t->kind == VAL_SITE && t->a == site ? val_make(v, VAL_OLD, x, 0, 0) : VAL_NONE;
}

static void renew_obs(struct arena *a, struct values *v, struct state *s, uint32_t site)
{
    for (uint32_t i = s->n_obs; i-- > 0;) {
        struct ob o = s->obs[i];
        if (o.cond_val != VAL_NONE && val_of_site(v, o.cond_val, site)) s->obs[i].cond_val = VAL_NONE;
        if (!val_of_site(v, o.handle, site)) continue;
        o.cond_val = s->obs[i].cond_val;
        state_ob_drop(s, &s->obs[i]);
        uint32_t old = aged(v, o.handle, site);
        if (old == VAL_NONE || o.gen) continue;
        o.gen = 1;
        o.handle = old;
        state_ob_add(a, s, o);
        i = i < s->n_obs ? i : s->n_obs;
    }
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

/* What a value is called when the instruction `site` runs again: the same, by its older name, or not at all. An older
 * value keeps its name unless a younger one needs it now. */
static uint32_t renewed(struct values *v, const struct state *was, uint32_t x, uint32_t site)
{
    if (is_old_of(v, x, site)) return is_held(was, v->vals[x].a) ? VAL_NONE : x;
    return val_of_site(v, x, site) ? aged(v, x, site) : x;
}

/* The state speaks of nothing the instruction made. */
static bool is_new_to(const struct values *v, const struct state *s, uint32_t site)
{
    for (uint32_t i = 0; i < s->n_store; i++) {
        struct entry e = s->store[i];
        if (val_of_site(v, e.val, site) || is_old_of(v, e.val, site) || cell_of_site(v, e.cell, site)) return false;
    }
    for (uint32_t i = 0; i < s->n_facts; i++)
        if (val_of_site(v, s->facts[i].val, site) || is_old_of(v, s->facts[i].val, site)) return false;
    for (uint32_t i = 0; i < s->n_obs; i++)
        if (val_of_site(v, s->obs[i].handle, site) ||
            (s->obs[i].cond_val != VAL_NONE && val_of_site(v, s->obs[i].cond_val, site)))
            return false;
    for (uint32_t i = 0; i < s->n_exts; i++)
        if (val_of_site(v, s->exts[i].val, site)) return false;
    return true;
}

static int cmp_val_fact(const void *x, const void *y)
{
    uint32_t a = ((const struct val_fact *)x)->val, b = ((const struct val_fact *)y)->val;
    return (a > b) - (a < b);
}

/* What was asked about something that the instruction makes anew. */
static void renew_asked(struct arena *a, const struct values *v, struct state *s, uint32_t site)
{
    const struct asked *was = s->may;
    uint32_t n = s->n_may;
    if (val_of_site(v, s->asked.val, site)) s->asked = (struct asked){0};
    s->may = NULL;
    s->n_may = s->cap_may = 0;
    for (uint32_t i = 0; i < n; i++)
        if (!val_of_site(v, was[i].val, site)) ARENA_PUSH(a, s->may, s->n_may, s->cap_may, was[i]);
}

void state_renew(struct arena *a, struct values *v, struct state *s, uint32_t site)
{
    renew_asked(a, v, s, site);
    if (is_new_to(v, s, site)) return;
    const struct state *was = state_copy(a, s);
    uint32_t n = 0;
    for (uint32_t i = 0; i < s->n_store; i++) {
        struct entry e = s->store[i];
        if (cell_of_site(v, e.cell, site)) continue;
        e.val = renewed(v, was, e.val, site);
        if (e.val != VAL_NONE) s->store[n++] = e;
    }
    s->n_store = n;
    n = 0;
    for (uint32_t i = 0; i < s->n_facts; i++) {
        struct val_fact f = s->facts[i];
        uint32_t val = renewed(v, was, f.val, site);
        bool aged_now = val != f.val;
        if (val == VAL_NONE || (aged_now && !is_held(was, f.val))) continue;
        f.val = val;
        s->facts[n++] = f;
    }
    s->n_facts = n;
    if (n > 1) qsort(s->facts, n, sizeof *s->facts, cmp_val_fact);
    renew_obs(a, v, s, site);
    n = 0;
    for (uint32_t i = 0; i < s->n_exts; i++)
        if (!val_of_site(v, s->exts[i].val, site)) s->exts[n++] = s->exts[i];
    s->n_exts = n;
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
