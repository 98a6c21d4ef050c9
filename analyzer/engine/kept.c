/* Which results of functions are kept, under which keys, and the table of those of the earlier run. */
#include "engine/kept.h"

#include "base/hash.h"

#include <stdlib.h>
#include <string.h>

#define FORMAT   9
#define SMALL_OF 4 /* what comes later is written again with each change: it stays below this part of all */

/* ---- keys ---- */

static const struct kept_key *text_key(const struct program *p, uint32_t func, const struct summary *m)
{
    struct kept *k = p->kept;
    if (k->told[func] == m) return &k->texts[func];
    k->scratch.len = 0;
    kept_pack_digest(p, m, &k->scratch);
    hash_128(k->scratch.data, k->scratch.len, k->texts[func].h);
    k->told[func] = m;
    return &k->texts[func];
}

static const struct kept_key *summary_key(const struct program *p, uint32_t func)
{
    struct kept *k = p->kept;
    const struct summary *m = p->funcs[func].summary;
    if (k->hashed[func] == m) return &k->sums[func]; /* none: all zero */
    const struct kept_key *text = text_key(p, func, m);
    k->scratch.len = 0;
    bytes_put_raw(&k->scratch, text->h, sizeof text->h);
    kept_pack_ties(p, m, &k->scratch);
    hash_128(k->scratch.data, k->scratch.len, k->sums[func].h);
    k->hashed[func] = m;
    return &k->sums[func];
}

static uint64_t targets_digest(const struct program *p, const struct fptr_set *set)
{
    uint64_t h = 5;
    for (uint32_t i = 0; set && i < set->n; i++) h = kept_mix(h, p->kept->syms[set->syms[i]]);
    return set ? kept_mix(h, (uint64_t)set->open << 1 | set->shared) : 0;
}

/* What calls through pointers may reach. */
static uint64_t calls_digest(const struct program *p, const struct pfunc *pf)
{
    uint64_t h = 6;
    for (uint32_t b = 0; b < pf->f->n_blocks; b++)
        for (uint32_t i = 0; i < pf->f->blocks[b].n_instrs; i++) {
            const struct ir_instr *in = &pf->f->blocks[b].instrs[i];
            if (in->op == IR_CALL && in->a.kind != IR_O_FUNC)
                h = kept_mix(h, targets_digest(p, fptr_at(p, pf, &in->a)));
        }
    return h;
}

static void put(struct bytes_writer *w, uint64_t x)
{
    bytes_put_raw(w, &x, sizeof x);
}

/* The key of the function's analysis as things are now; false when nothing may be kept of it. */
static bool key_of(struct program *p, uint32_t func, bool last, struct kept_key *out)
{
    struct kept *k = p->kept;
    const struct pfunc *pf = &p->funcs[func];
    if (!k || !k->units[pf->unit_index]) return false;
    for (uint32_t i = 0; i < pf->n_callees; i++) summary_key(p, pf->callees[i]); /* (uses the scratch memory) */
    struct bytes_writer *w = &k->scratch;
    w->len = 0;
    put(w, FORMAT);
    put(w, k->program);
    put(w, k->units[pf->unit_index]);
    put(w, (uint64_t)k->ordinals[func] << 1 | last);
    put(w, calls_digest(p, pf));
    for (uint32_t i = 0; i < pf->n_callees; i++) {
        const struct kept_key *s = summary_key(p, pf->callees[i]);
        uint32_t sym = p->funcs[pf->callees[i]].sym;
        put(w, sym == IR_NONE ? 0 : k->syms[sym]);
        bytes_put_raw(w, s->h, sizeof s->h);
    }
    hash_128(w->data, w->len, out->h);
    return true;
}

/* ---- the table ---- */

static struct kept_entry *slot(struct kept *k, const struct kept_key *key)
{
    uint32_t i = (uint32_t)key->h[0] & k->mask;
    while (k->table[i].data && memcmp(&k->table[i].key, key, sizeof *key) != 0) i = (i + 1) & k->mask;
    return &k->table[i];
}

static bool next_entry(struct bytes_reader *r, struct kept_entry *out)
{
    if (r->bad || r->end - r->p < (ptrdiff_t)sizeof out->key) return false;
    memcpy(&out->key, r->p, sizeof out->key);
    r->p += sizeof out->key;
    out->len = bytes_get_count(r, 1);
    out->data = r->p;
    if (r->bad) return false;
    r->p += out->len;
    return true;
}

static uint32_t count_entries(struct bytes_reader r)
{
    struct kept_entry e;
    uint32_t n = 0;
    while (next_entry(&r, &e)) n++;
    return n;
}

static void add_entries(struct kept *k, struct bytes_reader r, bool later)
{
    struct kept_entry e = {.later = later};
    while (next_entry(&r, &e)) *slot(k, &e.key) = e;
}

/* Whatever does not read as entries is left out. */
static void read_table(struct kept *k)
{
    static const uint8_t none[1];
    const uint8_t *data = k->io->data ? k->io->data : none, *later = k->io->later ? k->io->later : none;
    struct bytes_reader all = {.p = data, .end = data + (k->io->data ? k->io->len : 0)};
    struct bytes_reader more = {.p = later, .end = later + (k->io->later ? k->io->len_later : 0)};
    uint32_t n = count_entries(all) + count_entries(more), size = 64;
    while (size < n * 2) size *= 2;
    k->n_entries = n;
    k->table = ARENA_ARRAY(&k->arena, struct kept_entry, size);
    k->mask = size - 1;
    add_entries(k, all, false);
    add_entries(k, more, true);
}

static void write_entry(struct bytes_writer *w, const struct kept_key *key, const void *data, size_t len)
{
    bytes_put_raw(w, key, sizeof *key);
    bytes_put_u(w, len);
    bytes_put_raw(w, data, len);
}

void kept_write(struct program *p)
{
    struct kept *k = p->kept;
    size_t later = k ? k->fresh.len : 0;
    if (!later) return;
    for (uint32_t i = 0; i < k->n_taken; i++)
        if (k->taken[i]->later) later += k->taken[i]->len;
    k->io->whole = !k->io->data || later > k->io->len / SMALL_OF;
    for (uint32_t i = 0; i < k->n_taken; i++)
        if (k->io->whole || k->taken[i]->later)
            write_entry(k->io->out, &k->taken[i]->key, k->taken[i]->data, k->taken[i]->len);
    bytes_put_raw(k->io->out, k->fresh.data, k->fresh.len);
}

/* ---- from the analysis ---- */

void kept_begin(struct program *p)
{
    if (!p->opts.kept || p->opts.record) return;
    struct kept *k = p->kept = xmalloc(sizeof *k);
    *k = (struct kept){.io = p->opts.kept};
    kept_facts(p, k);
    k->hashed = ARENA_ARRAY(&k->arena, const struct summary *, p->n_funcs + 1);
    k->sums = ARENA_ARRAY(&k->arena, struct kept_key, p->n_funcs + 1);
    k->told = ARENA_ARRAY(&k->arena, const struct summary *, p->n_funcs + 1);
    k->texts = ARENA_ARRAY(&k->arena, struct kept_key, p->n_funcs + 1);
    k->rests = ARENA_ARRAY(&k->arena, struct kept_rest, p->n_funcs + 1);
    read_table(k);
}

void kept_end(struct program *p)
{
    if (!p->kept) return;
    bytes_writer_release(&p->kept->scratch);
    bytes_writer_release(&p->kept->fresh);
    arena_release(&p->kept->notes);
    arena_release(&p->kept->arena);
    free(p->kept);
    p->kept = NULL;
}

bool kept_has_results(const struct program *p)
{
    return p->kept && p->kept->n_entries;
}

bool kept_take(struct program *p, uint32_t func, const struct kept_turn *t)
{
    struct kept *k = p->kept;
    if (!t->keep) return false;
    const struct kept_entry *e = slot(k, &t->key);
    k->expected = k->io->compare && e->data ? e : NULL;
    if (k->expected && !kept_is_whole(p, func, e, &k->scratch)) BUG("what was kept of a function does not read back");
    k->rests[func].data = NULL;
    if (!e->data || k->io->compare || !kept_unpack(p, func, e)) return false;
    ARENA_PUSH(&k->arena, k->taken, k->n_taken, k->cap_taken, e);
    k->io->reused++;
    return true;
}

static struct kept_mark mark(const struct program *p)
{
    const struct ctx_program *c = p->contexts;
    return (struct kept_mark){
        .counts = {p->n_borrows, p->n_handovers, p->n_lent, p->n_releases, p->n_fates, p->n_over_budget, c->n_keys},
        .n_events = p->n_events,
        .n_gtouches = p->n_gtouches,
        .n_empties = p->n_empties,
        .n_late = c->n_late,
        .n_resets = p->n_resets,
        .n_teardowns = p->n_teardowns,
        .blocks_visited = p->stats.blocks_visited,
    };
}

void kept_turn_begin(struct program *p, uint32_t func, bool last, struct kept_turn *t)
{
    t->keep = key_of(p, func, last, &t->key);
    t->before = mark(p);
}

void kept_put(struct fan *a, const struct kept_turn *t)
{
    if (!t->keep) return;
    struct program *p = a->p;
    struct kept *k = p->kept;
    const struct kept_mark *before = &t->before, now = mark(p);
    bool loud = a->loud || a->over || a->n_events || memcmp(now.counts, before->counts, sizeof now.counts) != 0 ||
                now.n_events - before->n_events != a->said_events;
    uint32_t func = (uint32_t)(a->pf - p->funcs);
    struct kept_key text = {{0}};
    if (!loud) text = *text_key(p, func, a->pf->summary); /* (uses the scratch memory) */
    k->scratch.len = 0;
    if (loud || !kept_pack(a, before, &text, &k->scratch)) {
        if (k->expected) BUG("%s was kept and is loud", p->syms[a->pf->sym].usr);
        return;
    }
    if (k->expected &&
        (k->expected->len != k->scratch.len || memcmp(k->expected->data, k->scratch.data, k->scratch.len) != 0))
        BUG("what was kept of %s is not what its analysis gives", p->syms[a->pf->sym].usr);
    write_entry(&k->fresh, &t->key, k->scratch.data, k->scratch.len);
}

static int cmp_func(const void *x, const void *y)
{
    uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;
    return (a > b) - (a < b);
}

const struct summary *fan_summary(struct fan *a, uint32_t func)
{
    const struct pfunc *pf = a->pf;
    if (func == IR_NONE) return NULL;
    bool expected = pf->n_callees && bsearch(&func, pf->callees, pf->n_callees, sizeof func, cmp_func);
    if (expected) return crew_summary(a, func);
    kept_loud(a); /* its key does not speak of that one */
    return func_summary(a->p, func);
}

void kept_foreign(struct fan *a)
{
    kept_loud(a);
    if (a->p->kept) a->p->kept->expected = NULL;
}

void kept_tell_field(struct program *p, const struct said_field *f)
{
    crew_writes();
    switch (f->what) {
    case SAID_LENT:
        if (f->record == IR_NONE)
            p->syms[f->field].lent = true;
        else
            p->records[f->record].lent[f->field] = true;
        break;
    case SAID_BOX_OUT: box_field(p, f->record, f->field)->out = true; break;
    case SAID_BOX_MADE: box_field(p, f->record, f->field)->made = true; break;
    }
}

void kept_tell_callee(struct program *p, const struct said_callee *c)
{
    crew_writes();
    if (c->container)
        program_inserted(p, c->name);
    else
        program_unknown(p, c->name);
}

void kept_field(struct fan *a, enum said what, uint32_t record, uint32_t field)
{
    struct said_field f = {what, record, field};
    for (uint32_t i = a->n_said_fields; i-- > 0;) {
        const struct said_field *x = &a->said_fields[i];
        if (x->what == what && x->record == record && x->field == field) return;
    }
    ARENA_PUSH(&a->arena, a->said_fields, a->n_said_fields, a->cap_said_fields, f);
}

void kept_callee(struct fan *a, const char *name, bool container)
{
    struct said_callee c = {name, container};
    ARENA_PUSH(&a->arena, a->said_callees, a->n_said_callees, a->cap_said_callees, c);
}

void kept_tell(struct fan *a)
{
    for (uint32_t i = 0; i < a->n_said_fields; i++) kept_tell_field(a->p, &a->said_fields[i]);
    for (uint32_t i = 0; i < a->n_said_callees; i++) kept_tell_callee(a->p, &a->said_callees[i]);
    for (uint32_t i = 0; i < a->n_empties; i++) empties_tell(a->p, a->empties[i]);
    fields_tell(a);
    gpaths_tell(a);
    frees_end(a);
    a->p->stats.blocks_visited += a->blocks_visited;
}
