/*
 * Grouping and choosing. Units belong together when folder, the macros they define before their first include and their
 * flags are the same, apart from flags that make no difference to most headers (frontend/pch_flags.h); their header
 * gets what enough of them include at their top, in the order most of them have. Where units could not use it, those
 * parts of it are tried that they could use, if that promises to pay.
 */
#include "driver/headers_plan.h"

#include "base/ds.h"
#include "base/hash.h"
#include "base/str.h"
#include "driver/headers_top.h"

#include <stdlib.h>
#include <string.h>

#define MIN_PERCENT 15 /* of a group's units must include a file */
#define MIN_AGAIN   20 /* units that did not fit another one: most will not fit their own */
#define ASKED_AGAIN 3  /* one in so many that refused a header takes the next one, at best */
#define MAX_TRIES   2
#define PRICE       5          /* so many times what it holds a narrowed header has to spare its units, */
#define ROUND       (4u << 20) /* and this for asking once more */

struct choice { /* a line of the header to be */
    char *key;
    uint32_t count;
    double rank; /* sum of its places in the units' lists, 0 to 1 each */
    bool rare;   /* fewer than half of the units have it */
};

/* Units that no header was made for. */
struct group {
    uint32_t n, asked;        /* those that were asked already, and refused */
    uint32_t best, best_like; /* the unit that most others are like, how many */
};

struct by_key {
    char *key;
    uint32_t value;
};

/* ---- units ---- */

/* Of the flags only what a header has to have in common with its units, and all of them. */
static void set_keys(struct headers *h, struct unit *u, const char *dir, const char *const *args, uint32_t n)
{
    struct bytes_writer common = {0}, own = {0};
    char key[33];
    bytes_put_str(&common, dir);
    bytes_put_str(&common, u->setup);
    bool threads = false;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t words = pch_flags_free(args, i, n);
        for (uint32_t k = 0; k < words; k++) bytes_put_str(&own, args[i + k]);
        if (words) i += words - 1;
        bool again = threads && strcmp(args[i], "-pthread") == 0;
        threads |= strcmp(args[i], "-pthread") == 0;
        if (!words && !again) bytes_put_str(&common, args[i]);
    }
    hash_hex128(common.data, common.len, key);
    u->common = arena_strdup(&h->arena, key);
    bytes_put_str(&own, key);
    hash_hex128(own.data, own.len, key);
    u->own = arena_strdup(&h->arena, key);
    bytes_writer_release(&common);
    bytes_writer_release(&own);
}

static void read_unit(struct headers *h, uint32_t i)
{
    const struct plan *plan = &h->run->plan;
    const struct compdb_entry *entry = plan->tus[h->tus[i]];
    struct unit *u = &h->units[i];
    struct arena a = {0};
    struct top top;
    uint32_t n;
    const char **args = plan_args(plan, entry, &a, &n);
    top_read(&a, entry->file, args, n, &top);
    u->setup = arena_strdup(&h->arena, top.setup);
    u->includes = ARENA_ARRAY(&h->arena, const char *, top.n + 1);
    for (uint32_t k = 0; k < top.n; k++) {
        bool again = false;
        for (uint32_t j = 0; j < u->n_includes && !again; j++) again = strcmp(u->includes[j], top.includes[k]) == 0;
        if (!again) u->includes[u->n_includes++] = arena_strdup(&h->arena, top.includes[k]);
    }
    set_keys(h, u, entry->dir, args, n);
    arena_release(&a);
}

void headers_plan_units(struct headers *h)
{
    for (uint32_t i = 0; i < h->n_units; i++) read_unit(h, i);
}

/* ---- a header of what units include ---- */

static void count_choices(struct choice **choices, const struct unit *u)
{
    for (uint32_t k = 0; k < u->n_includes; k++) {
        ptrdiff_t c = shgeti(*choices, u->includes[k]);
        if (c < 0) {
            shputs(*choices, ((struct choice){.key = (char *)u->includes[k]}));
            c = shgeti(*choices, u->includes[k]);
        }
        (*choices)[c].count++;
        (*choices)[c].rank += (double)k / u->n_includes;
    }
}

static int by_rank(const void *a, const void *b)
{
    const struct choice *x = a, *y = b;
    double rx = x->rank / x->count, ry = y->rank / y->count;
    if (x->rare != y->rare) return x->rare - y->rare; /* most units see none of the rare ones */
    if (rx != ry) return rx < ry ? -1 : 1;
    return strcmp(x->key, y->key);
}

static struct shared *add_header(struct headers *h, const char *common, uint32_t unit)
{
    struct shared *v = ARENA_NEW(&h->arena, struct shared);
    *v = (struct shared){.common = common, .unit = unit};
    ARENA_PUSH(&h->arena, h->shared, h->n_shared, h->cap_shared, v);
    return v;
}

static void add_line(struct headers *h, struct shared *v, const char *line)
{
    ARENA_PUSH(&h->arena, v->lines, v->n_lines, v->cap_lines, line);
}

static void plan_header(struct headers *h, uint32_t unit, const struct choice *choices, uint32_t n_units, uint32_t hope)
{
    struct choice *kept = ARENA_ARRAY(&h->arena, struct choice, shlen(choices) + 1);
    uint32_t n = 0;
    for (ptrdiff_t i = 0; i < shlen(choices); i++) {
        if (choices[i].count == 1 || choices[i].count * 100 < n_units * MIN_PERCENT) continue;
        kept[n] = choices[i];
        kept[n++].rare = choices[i].count * 2 < n_units;
    }
    if (!n) return;
    qsort(kept, n, sizeof *kept, by_rank);
    const struct unit *u = &h->units[unit];
    struct shared *v = add_header(h, u->common, h->tus[unit]);
    for (const char *s = u->setup; *s; s += strcspn(s, "\n") + 1)
        add_line(h, v, arena_strndup(&h->arena, s, strcspn(s, "\n")));
    v->n_fixed = v->n_lines;
    v->n_units = hope;
    for (uint32_t i = 0; i < n; i++) add_line(h, v, kept[i].key);
}

/* ---- groups ---- */

static bool is_open(const struct headers *h, const struct unit *u)
{
    return !u->header && !u->grouped && u->round != h->round;
}

/* How many of `n` units of the group are worth making a header for, seen how others of the group took to theirs:
 * pch_job reckons with half of them. At least one. */
static uint32_t promising(const struct headers *h, const char *common, uint32_t n)
{
    uint32_t took = 0, refused = 0;
    for (uint32_t i = 0; i < h->n_units; i++) {
        const struct unit *u = &h->units[i];
        if (strcmp(u->common, common) != 0) continue;
        took += u->header != NULL;
        refused += !u->header && u->grouped;
    }
    if (took + refused == 0) return n;
    return 1 + (uint32_t)((uint64_t)n * 2 * took / (took + refused));
}

/* From the units with the flags that most of the group have, to be offered to all; from all when those are too few. */
static void plan_group(struct headers *h, const struct group *g)
{
    struct choice *choices = NULL;
    const struct unit *best = &h->units[g->best];
    bool all = g->best_like < HEADERS_MIN_UNITS;
    uint32_t n = 0, blaming = 0, hope = promising(h, best->common, g->n - g->asked + g->asked / ASKED_AGAIN);
    if (g->n < HEADERS_MIN_UNITS) return;
    for (uint32_t i = 0; i < h->n_units; i++) {
        struct unit *u = &h->units[i];
        if (!is_open(h, u) || strcmp(u->common, best->common) != 0) continue;
        if (!all && strcmp(u->own, best->own) != 0) continue;
        count_choices(&choices, u);
        u->grouped = true;
        blaming += u->blames;
        n++;
    }
    if (hope > PCH_HOPELESS && (blaming * 2 <= n || n >= MIN_AGAIN)) plan_header(h, g->best, choices, n, hope);
    shfree(choices);
}

static void plan_groups(struct headers *h)
{
    struct by_key *map = NULL, *alike = NULL;
    struct arena a = {0};
    struct group *groups = ARENA_ARRAY(&a, struct group, h->n_units + 1);
    uint32_t n_groups = 0;
    for (uint32_t i = 0; i < h->n_units; i++) {
        const struct unit *u = &h->units[i];
        if (!is_open(h, u)) continue;
        uint32_t before = shget(alike, u->own);
        shput(alike, u->own, before + 1);
    }
    for (uint32_t i = 0; i < h->n_units; i++) {
        const struct unit *u = &h->units[i];
        if (!is_open(h, u)) continue;
        ptrdiff_t at = shgeti(map, u->common);
        uint32_t group = at < 0 ? n_groups : map[at].value, like = shget(alike, u->own);
        if (at < 0) shput(map, u->common, n_groups++);
        struct group *g = &groups[group];
        g->n++;
        g->asked += u->asked;
        if (like > g->best_like) *g = (struct group){g->n, g->asked, i, like};
    }
    for (uint32_t i = 0; i < n_groups; i++) plan_group(h, &groups[i]);
    shfree(map);
    shfree(alike);
    arena_release(&a);
}

/* ---- narrower ones ---- */

/* Units that may still get a header of a part of this one. */
static uint32_t list_refused(const struct headers *h, const struct shared *v, uint32_t *units, struct pch_unit *sets)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < v->n_refused; i++) {
        const struct unit *u = &h->units[v->refused[i].unit];
        if (u->header || u->tries >= MAX_TRIES || u->round == h->round) continue;
        units[n] = v->refused[i].unit;
        sets[n++] = v->refused[i].sets;
    }
    return n;
}

/* False when no part of it would pay. */
static bool narrow(struct headers *h, const struct shared *v)
{
    struct arena a = {0};
    uint32_t *units = ARENA_ARRAY(&a, uint32_t, v->n_refused + 1);
    struct pch_unit *sets = ARENA_ARRAY(&a, struct pch_unit, v->n_refused + 1);
    uint32_t n = list_refused(h, v, units, sets);
    struct pch_narrowed part = {0};
    if (n >= HEADERS_MIN_UNITS) pch_narrow(v->pch, sets, n, &a, &part);
    bool pays = part.n_lines && part.worth >= part.bytes * PRICE + ROUND;
    if (pays) {
        struct shared *w = add_header(h, v->common, v->unit);
        for (uint32_t i = 0; i < v->n_fixed; i++) add_line(h, w, v->lines[i]);
        w->n_fixed = w->n_lines;
        for (uint32_t i = 0; i < part.n_lines; i++) add_line(h, w, arena_strdup(&h->arena, part.lines[i]));
        for (uint32_t i = 0; i < n; i++) {
            if (!part.serves[i]) continue;
            h->units[units[i]].tries++;
            h->units[units[i]].round = h->round;
        }
    }
    arena_release(&a);
    return pays;
}

/* Where a header was taken by too few to pay, the next one of its kind would hardly be. */
static void give_up(struct headers *h, const struct shared *v)
{
    for (uint32_t i = 0; i < h->n_units; i++) {
        if (strcmp(h->units[i].common, v->common) != 0) continue;
        h->units[i].tries = MAX_TRIES;
        if (v->n_units) h->units[i].grouped = true;
    }
}

/* Others of the group wait for the narrowed header. */
static void hold_back(struct headers *h, const char *common)
{
    for (uint32_t i = 0; i < h->n_units; i++)
        if (strcmp(h->units[i].common, common) == 0) h->units[i].round = h->round;
}

bool headers_plan_round(struct headers *h)
{
    uint32_t last = h->fresh;
    h->fresh = h->n_shared;
    h->round++;
    for (uint32_t i = h->fresh; i-- > 0;) {
        const struct shared *v = h->shared[i];
        bool narrowed = v->pch && narrow(h, v);
        if (narrowed) hold_back(h, v->common);
        if (!narrowed && i >= last && v->takers < HEADERS_MIN_UNITS) give_up(h, v);
    }
    plan_groups(h);
    return h->fresh < h->n_shared;
}
