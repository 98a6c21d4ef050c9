/*
 * Shared headers are made in rounds: what to make is planned (headers_plan.h), made, and each unit is asked whether it
 * could use one of them, before anything is parsed. Whether a unit may use it is not decided here: the frontend looks
 * after each parse (frontend/pch.h).
 */
#include "driver/headers.h"

#include "base/ds.h"
#include "driver/headers_plan.h"
#include "driver/workers.h"
#include "frontend/frontend.h"
#include "frontend/pch.h"

#include <string.h>
#include <sys/resource.h>

#define ROUNDS     8
#define ASKED_EACH 32 /* each worker reads the headers that are no part of the shared one for itself */

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
    struct pch_job job = {.lines = v->lines,
                          .n_lines = v->n_lines,
                          .n_fixed = v->n_fixed,
                          .n_units = v->n_units,
                          .dir = entry->dir,
                          .stem = v->stem};
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

/* The items 0 .. n-1 to workers, job.jobs of them at most. */
static void run_workers(struct headers *h, struct workers_job job, const char *writable, int *signal)
{
    struct err e = {{0}};
    struct sandbox sandbox = h->run->sandbox;
    if (writable) sandbox.writable = writable;
    if (job.jobs > h->run->config->jobs) job.jobs = h->run->config->jobs;
    job.timeout_seconds = h->run->config->tu_timeout;
    job.sandbox = &sandbox;
    job.ctx = h;
    job.start = start_worker;
    workers_run(&job, signal, &e);
}

/* ---- who takes which, in workers ---- */

/* Answers with the number of the header that it takes, from 1, or 0 and, for each that a part of might do, its number
 * and the two sets; then 0. */
static void foresee_one(void *ctx, void *state, uint32_t item, struct bytes_writer *out)
{
    const struct headers *h = ctx;
    const struct unit *u = &h->units[h->asked[item]];
    const struct compdb_entry *entry = h->run->plan.tus[h->tus[h->asked[item]]];
    struct arena a = {0};
    struct frontend_job job = {.file = entry->file, .dir = entry->dir, .root = h->run->plan.root};
    struct bytes_writer parts = {0};
    uint64_t best = 0;
    uint32_t taken = 0;
    job.args = plan_args(&h->run->plan, entry, &a, &job.n_args);
    for (uint32_t i = h->fresh; i < h->n_shared; i++) {
        job.pch = h->shared[i]->pch;
        if (!job.pch || strcmp(h->shared[i]->common, u->common) != 0) continue;
        struct frontend_foresight f = frontend_foresee(state, &job, &a);
        if (f.bytes > best) {
            best = f.bytes;
            taken = i + 1;
        }
        if (!f.wants) continue;
        bytes_put_u(&parts, i + 1);
        bytes_put_raw(&parts, f.wants, sizeof *f.wants * pch_words(job.pch));
        bytes_put_raw(&parts, f.blamed, sizeof *f.blamed * pch_words(job.pch));
    }
    bytes_put_u(out, taken);
    if (!taken) bytes_put_raw(out, parts.data, parts.len);
    if (!taken) bytes_put_u(out, 0);
    bytes_writer_release(&parts);
    arena_release(&a);
}

static const uint64_t *get_set(struct headers *h, struct bytes_reader *in, uint32_t words)
{
    uint64_t *set = ARENA_ARRAY(&h->arena, uint64_t, words);
    size_t size = sizeof *set * words;
    if (size > (size_t)(in->end - in->p)) {
        in->bad = true;
        return set;
    }
    memcpy(set, in->p, size);
    in->p += size;
    return set;
}

static int take_choice(void *ctx, uint32_t item, const struct workers_result *r, struct err *e)
{
    struct headers *h = ctx;
    (void)e;
    if (r->end != WORKERS_DONE) return 0;
    struct bytes_reader in = {.p = r->data, .end = r->data + r->len};
    uint64_t taken = bytes_get_u(&in), part;
    if (in.bad || taken > h->n_shared) return 0;
    if (taken) {
        h->units[h->asked[item]].header = h->shared[taken - 1];
        h->shared[taken - 1]->takers++;
        return 0;
    }
    h->units[h->asked[item]].asked = true;
    while ((part = bytes_get_u(&in)) != 0 && part <= h->n_shared && h->shared[part - 1]->pch) {
        struct shared *v = h->shared[part - 1];
        struct refused refused = {.unit = h->asked[item]};
        refused.sets.wants = get_set(h, &in, pch_words(v->pch));
        refused.sets.blamed = get_set(h, &in, pch_words(v->pch));
        if (in.bad) return 0;
        ARENA_PUSH(&h->arena, v->refused, v->n_refused, v->cap_refused, refused);
        h->units[refused.unit].blames = true;
    }
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

/* False when there was nothing to make. */
static bool make_round(struct headers *h, int *signal)
{
    double before = children_seconds();
    if (!headers_plan_round(h)) return false;
    if (!h->scratch.dir && scratch_make(&h->scratch, &h->arena, NULL) < 0) return false;
    for (uint32_t i = h->fresh; i < h->n_shared; i++)
        h->shared[i]->stem = arena_sprintf(&h->arena, "%s/h%u", h->scratch.dir, i);
    struct workers_job build = {
        .n = h->n_shared - h->fresh, .jobs = h->n_shared - h->fresh, .work = build_one, .deliver = take_one};
    run_workers(h, build, h->scratch.dir, signal);
    if (!*signal) ask(h);
    struct workers_job choose = {
        .n = h->n_asked, .jobs = 1 + h->n_asked / ASKED_EACH, .work = foresee_one, .deliver = take_choice};
    if (choose.n && !*signal) run_workers(h, choose, NULL, signal);
    h->seconds += children_seconds() - before;
    return true;
}

struct headers *headers_make(const struct run *r, const uint32_t *units, uint32_t n, int *signal)
{
    *signal = 0;
    if (n < HEADERS_MIN_UNITS) return NULL;
    struct headers *h = xmalloc(sizeof *h);
    *h = (struct headers){.run = r, .tus = units, .n_units = n};
    h->units = ARENA_ARRAY(&h->arena, struct unit, n);
    h->asked = ARENA_ARRAY(&h->arena, uint32_t, n);
    headers_plan_units(h);
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
