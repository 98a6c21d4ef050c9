/*
 * Grouping and choosing. Units belong together when folder, the macros they define before their first include and their
 * flags are the same, apart from flags that make no difference to most headers (frontend/pch_flags.h); their header
 * gets what enough of them include at their top, in the order most of them have. Each unit is asked whether it could
 * use the header before anything is parsed; those that could not are grouped once more, more narrowly. Whether a unit
 * may use it is not decided here: the frontend looks after each parse (frontend/pch.h).
 */
#include "driver/headers.h"

#include "base/ds.h"
#include "base/hash.h"
#include "base/path.h"
#include "base/str.h"
#include "driver/headers_top.h"
#include "driver/scratch.h"
#include "driver/workers.h"
#include "frontend/frontend.h"
#include "frontend/pch.h"

#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#define MIN_UNITS   4  /* a header costs as much as three parses */
#define MIN_AGAIN   20 /* when another one did not fit: most of them will refuse this one, too */
#define MIN_PERCENT 15 /* of a group's units must include a file */
#define ROUNDS      8
#define MAX_TRIES   2

struct choice { /* a line of the header to be */
    char *key;
    uint32_t count;
    double rank; /* sum of its places in the units' lists, 0 to 1 each */
    bool rare;   /* fewer than half of the units have it */
};

struct shared {         /* a header */
    const char *common; /* the key of its units */
    uint32_t unit;      /* whose flags it is compiled with */
    const char **lines;
    uint32_t n_lines;
    uint32_t takers;
    const char *stem;
    struct pch *pch;
};

struct unit {
    const char *common; /* key: folder, setup and the flags that must be the same */
    const char *own;    /* key: all flags besides */
    const char *top;    /* key: instead of the flags what it includes first */
    const char *setup;
    const char **includes; /* as lines */
    uint32_t n_includes;
    uint32_t tries; /* headers that were made for it and did not fit */
    struct shared *header;
};

/* Units that have no header yet. */
struct group {
    uint32_t n;
    uint32_t best, best_like; /* the unit that most others are like, how many */
    uint32_t new;             /* no header was made for them before */
};

struct headers {
    const struct run *run;
    struct arena arena;
    const uint32_t *tus; /* of the plan */
    struct unit *units;  /* the same */
    uint32_t n_units;
    struct shared **shared; /* in order of rounds */
    uint32_t n_shared, cap_shared;
    uint32_t fresh;  /* those of this round begin here */
    uint32_t *asked; /* units that may take one of them */
    uint32_t n_asked;
    struct scratch scratch;
    double seconds;
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
    u->top = arena_sprintf(&h->arena, "%s %s", u->common, u->n_includes ? u->includes[0] : "");
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

/* ---- groups ---- */

struct by_key {
    char *key;
    uint32_t value;
};

/* A header is made for units with the very same flags, and offered to all that have enough in common; when it did not
 * fit, for those that begin alike. */
static const char *like_key(const struct unit *u)
{
    return u->tries ? u->top : u->own;
}

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

static void plan_header(struct headers *h, uint32_t unit, const struct choice *choices, uint32_t n_units)
{
    struct choice *kept = ARENA_ARRAY(&h->arena, struct choice, shlen(choices) + 1);
    uint32_t n = 0, cap = 0;
    for (ptrdiff_t i = 0; i < shlen(choices); i++) {
        if (choices[i].count == 1 || choices[i].count * 100 < n_units * MIN_PERCENT) continue;
        kept[n] = choices[i];
        kept[n++].rare = choices[i].count * 2 < n_units;
    }
    if (!n) return;
    qsort(kept, n, sizeof *kept, by_rank);
    struct shared *v = ARENA_NEW(&h->arena, struct shared);
    const struct unit *u = &h->units[unit];
    *v = (struct shared){.common = u->common, .unit = h->tus[unit]};
    for (const char *s = u->setup; *s; s += strcspn(s, "\n") + 1)
        ARENA_PUSH(&h->arena, v->lines, v->n_lines, cap, arena_strndup(&h->arena, s, strcspn(s, "\n")));
    for (uint32_t i = 0; i < n; i++) ARENA_PUSH(&h->arena, v->lines, v->n_lines, cap, kept[i].key);
    ARENA_PUSH(&h->arena, h->shared, h->n_shared, h->cap_shared, v);
}

static bool is_mixed(const struct headers *h, const struct group *g)
{
    return g->best_like < MIN_UNITS || (h->units[g->best].tries && g->best_like < MIN_AGAIN);
}

/* From the units that the group's best one is like; from all new ones when too few are like one another. */
static void plan_group(struct headers *h, const struct group *g)
{
    const struct unit *best = &h->units[g->best];
    struct choice *choices = NULL;
    uint32_t n = 0;
    bool all = is_mixed(h, g);
    if (all && g->new < MIN_UNITS) return;
    const char *common = best->common, *key = like_key(best);
    for (uint32_t i = 0; i < h->n_units; i++) {
        struct unit *u = &h->units[i];
        if (u->header || u->tries >= MAX_TRIES || strcmp(u->common, common) != 0) continue;
        if (all ? u->tries : strcmp(like_key(u), key) != 0) continue;
        count_choices(&choices, u);
        n++;
    }
    plan_header(h, g->best, choices, n);
    shfree(choices);
}

/* Of the units that a header is made for this time. */
static void count_tries(struct headers *h, const struct group *g)
{
    const char *common = h->units[g->best].common, *key = like_key(&h->units[g->best]);
    bool all = is_mixed(h, g);
    for (uint32_t i = 0; i < h->n_units; i++) {
        struct unit *u = &h->units[i];
        if (u->header || u->tries >= MAX_TRIES || strcmp(u->common, common) != 0) continue;
        if (all ? !u->tries : strcmp(like_key(u), key) == 0) u->tries++;
    }
}

/* One header for each group of units that have none. */
static void plan_round(struct headers *h)
{
    struct by_key *map = NULL, *alike = NULL;
    struct arena a = {0};
    struct group *groups = ARENA_ARRAY(&a, struct group, h->n_units + 1);
    uint32_t n_groups = 0;
    h->fresh = h->n_shared;
    for (uint32_t i = 0; i < h->n_units; i++) {
        const struct unit *u = &h->units[i];
        if (u->header || u->tries >= MAX_TRIES) continue;
        uint32_t before = shget(alike, like_key(u));
        shput(alike, like_key(u), before + 1);
    }
    for (uint32_t i = 0; i < h->n_units; i++) {
        const struct unit *u = &h->units[i];
        if (u->header || u->tries >= MAX_TRIES) continue;
        ptrdiff_t at = shgeti(map, u->common);
        uint32_t group = at < 0 ? n_groups : map[at].value, like = shget(alike, like_key(u));
        if (at < 0) shput(map, u->common, n_groups++);
        struct group *g = &groups[group];
        g->n++;
        g->new += !u->tries;
        if (like > g->best_like) *g = (struct group){g->n, i, like, g->new};
    }
    for (uint32_t i = 0; i < n_groups; i++) {
        plan_group(h, &groups[i]);
        count_tries(h, &groups[i]);
    }
    shfree(map);
    shfree(alike);
    arena_release(&a);
}

/* ---- building, in workers ---- */

static void *start_worker(void *ctx)
{
    const struct headers *h = ctx;
    return frontend_new(h->run->config->resource_dir);
}

static void build_one(void *ctx, void *state, uint32_t item, struct bytes_writer *out)
{
    const struct headers *h = ctx;
    const struct shared *v = h->shared[h->fresh + item];
    const struct compdb_entry *entry = h->run->plan.tus[v->unit];
    struct arena a = {0};
    struct pch_job job = {.lines = v->lines, .n_lines = v->n_lines, .dir = entry->dir, .stem = v->stem};
    job.args = plan_args(&h->run->plan, entry, &a, &job.n_args);
    pch_build(state, &job, out, NULL); /* nothing written: no header */
    arena_release(&a);
}

static int take_one(void *ctx, uint32_t item, const struct workers_result *r, struct err *e)
{
    struct headers *h = ctx;
    struct shared *v = h->shared[h->fresh + item];
    (void)e;
    if (r->end == WORKERS_DONE && r->len) v->pch = pch_load(r->data, r->len, v->stem);
    return 0;
}

static double children_seconds(void)
{
    struct rusage u;
    getrusage(RUSAGE_CHILDREN, &u);
    return (double)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) + (double)(u.ru_utime.tv_usec + u.ru_stime.tv_usec) * 1e-6;
}

/* The items 0 .. n-1 to workers. */
static void run_workers(struct headers *h, struct workers_job job, const char *writable, int *signal)
{
    struct err e = {{0}};
    struct sandbox sandbox = h->run->sandbox;
    if (writable) sandbox.writable = writable;
    job.jobs = h->run->config->jobs < job.n ? h->run->config->jobs : job.n;
    job.timeout_seconds = h->run->config->tu_timeout;
    job.sandbox = &sandbox;
    job.ctx = h;
    job.start = start_worker;
    workers_run(&job, signal, &e);
}

/* ---- who takes which, in workers ---- */

static void foresee_one(void *ctx, void *state, uint32_t item, struct bytes_writer *out)
{
    const struct headers *h = ctx;
    const struct unit *u = &h->units[h->asked[item]];
    const struct compdb_entry *entry = h->run->plan.tus[h->tus[h->asked[item]]];
    struct arena a = {0};
    struct frontend_job job = {.file = entry->file, .dir = entry->dir};
    uint64_t best = 0, bytes;
    uint32_t taken = 0;
    job.args = plan_args(&h->run->plan, entry, &a, &job.n_args);
    for (uint32_t i = h->fresh; i < h->n_shared; i++) {
        job.pch = h->shared[i]->pch;
        if (!job.pch || strcmp(h->shared[i]->common, u->common) != 0) continue;
        bytes = frontend_foresee(state, &job);
        if (bytes > best) {
            best = bytes;
            taken = i + 1;
        }
    }
    bytes_put_u(out, taken);
    arena_release(&a);
}

static int take_choice(void *ctx, uint32_t item, const struct workers_result *r, struct err *e)
{
    struct headers *h = ctx;
    (void)e;
    if (r->end != WORKERS_DONE) return 0;
    struct bytes_reader in = {.p = r->data, .end = r->data + r->len};
    uint64_t taken = bytes_get_u(&in);
    if (in.bad || !taken || taken > h->n_shared) return 0;
    h->units[h->asked[item]].header = h->shared[taken - 1];
    h->shared[taken - 1]->takers++;
    return 0;
}

static void ask(struct headers *h)
{
    h->n_asked = 0;
    for (uint32_t i = 0; i < h->n_units; i++) {
        bool any = false;
        for (uint32_t k = h->fresh; k < h->n_shared && !h->units[i].header && !any; k++)
            any = h->shared[k]->pch && strcmp(h->shared[k]->common, h->units[i].common) == 0;
        if (any) h->asked[h->n_asked++] = i;
    }
}

/* Where a header was taken by too few to pay, the next one would hardly be. */
static void give_up(struct headers *h)
{
    for (uint32_t i = h->fresh; i < h->n_shared; i++)
        for (uint32_t k = 0; k < h->n_units && h->shared[i]->takers < MIN_UNITS; k++)
            if (strcmp(h->units[k].common, h->shared[i]->common) == 0) h->units[k].tries = MAX_TRIES;
}

/* False when there was nothing to make. */
static bool make_round(struct headers *h, int *signal)
{
    double before = children_seconds();
    plan_round(h);
    if (h->fresh == h->n_shared) return false;
    if (!h->scratch.dir && scratch_make(&h->scratch, &h->arena, NULL) < 0) return false;
    for (uint32_t i = h->fresh; i < h->n_shared; i++)
        h->shared[i]->stem = arena_sprintf(&h->arena, "%s/h%u", h->scratch.dir, i);
    struct workers_job build = {.n = h->n_shared - h->fresh, .work = build_one, .deliver = take_one};
    run_workers(h, build, h->scratch.dir, signal);
    if (!*signal) ask(h);
    struct workers_job choose = {.n = h->n_asked, .work = foresee_one, .deliver = take_choice};
    if (choose.n && !*signal) run_workers(h, choose, NULL, signal);
    give_up(h);
    h->seconds += children_seconds() - before;
    return true;
}

struct headers *headers_make(const struct run *r, const uint32_t *units, uint32_t n, int *signal)
{
    *signal = 0;
    if (n < MIN_UNITS) return NULL;
    struct headers *h = xmalloc(sizeof *h);
    *h = (struct headers){.run = r, .tus = units, .n_units = n};
    h->units = ARENA_ARRAY(&h->arena, struct unit, n);
    h->asked = ARENA_ARRAY(&h->arena, uint32_t, n);
    for (uint32_t i = 0; i < n; i++) read_unit(h, i);
    for (int round = 0; round < ROUNDS && !*signal; round++)
        if (!make_round(h, signal)) break;
    if (h->n_shared && !*signal) return h;
    headers_free(h);
    return NULL;
}

const struct pch *headers_for(const struct headers *h, uint32_t i)
{
    return h && h->units[i].header ? h->units[i].header->pch : NULL;
}

struct headers_count headers_counts(const struct headers *h)
{
    struct headers_count n = {0};
    for (uint32_t i = 0; h && i < h->n_shared; i++) {
        if (!h->shared[i]->pch) continue;
        n.built++;
        n.units += h->shared[i]->takers;
    }
    n.seconds = h ? h->seconds : 0;
    return n;
}

void headers_free(struct headers *h)
{
    if (!h) return;
    for (uint32_t i = 0; i < h->n_shared; i++) pch_free(h->shared[i]->pch);
    scratch_remove(&h->scratch);
    arena_release(&h->arena);
    free(h);
}
