/* What a run cost and counted, as JSON text kept with the run and printed by --stats. */
#include "driver/driver_internal.h"

#include <jansson.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

double phases_now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static void count(json_t *o, const char *key, uint64_t n)
{
    json_object_set_new(o, key, json_integer((json_int_t)n));
}

/* Milliseconds are what anybody reads; more digits would only make the text long. */
static void seconds(json_t *o, const char *key, double s)
{
    json_object_set_new(o, key, json_real((double)(int64_t)(s * 1000 + 0.5) / 1000));
}

static double cpu_seconds(const struct rusage *u)
{
    return (double)u->ru_utime.tv_sec + (double)u->ru_utime.tv_usec * 1e-6 + (double)u->ru_stime.tv_sec +
           (double)u->ru_stime.tv_usec * 1e-6;
}

static json_t *times(const struct run *r, const struct engine_stats *es)
{
    const struct phases *t = &r->phases;
    const struct map *m = &r->map;
    struct rusage self, children;
    getrusage(RUSAGE_SELF, &self);
    getrusage(RUSAGE_CHILDREN, &children);
    json_t *o = json_object();
    seconds(o, "database", t->database);
    seconds(o, "rules", t->rules);
    seconds(o, "map", t->map);
    seconds(o, "engine", t->engine);
    seconds(o, "checks", t->checks);
    seconds(o, "store", t->store);
    seconds(o, "total", phases_now() - t->started);
    seconds(o, "parse_cpu", m->parse_seconds);
    seconds(o, "lower_cpu", m->lower_seconds);
    seconds(o, "unpack", m->unpack_seconds);
    seconds(o, "engine_cpu", es->seconds);
    seconds(o, "cpu", cpu_seconds(&self) + cpu_seconds(&children));
    return o;
}

static uint64_t sum_lines(const struct map *m)
{
    uint64_t n = 0;
    for (uint32_t i = 0; i < m->n; i++) n += m->tus[i].lines;
    return n;
}

static uint64_t sum_skipped(const struct map *m)
{
    uint64_t n = 0;
    for (uint32_t i = 0; i < m->n; i++) n += m->tus[i].n_skipped;
    return n;
}

static json_t *by_check(const struct results *res)
{
    json_t *o = json_object();
    for (uint32_t i = 0; i < res->n; i++) {
        const struct finding *f = &res->findings[i];
        if (!finding_is_shown(f)) continue;
        json_int_t n = json_integer_value(json_object_get(o, f->check));
        json_object_set_new(o, f->check, json_integer(n + 1));
    }
    return o;
}

static json_t *names(const char *const *list, uint32_t n)
{
    json_t *a = json_array();
    for (uint32_t i = 0; i < n; i++) json_array_append_new(a, json_string(list[i]));
    return a;
}

/* Where handles are followed no further, most frequent first. */
static json_t *escapes(const struct reduced *d)
{
    enum { MAX = 100 };
    json_t *a = json_array();
    for (uint32_t i = 0; i < d->n_unknowns && i < MAX; i++) {
        const struct engine_unknown *u = &d->unknowns[i];
        json_t *o = json_object();
        json_object_set_new(o, "callee", json_string(u->name));
        count(o, "handles", u->count);
        if (u->container) json_object_set_new(o, "container", json_true());
        json_array_append_new(a, o);
    }
    return a;
}

static json_t *shared_headers(const struct map *m)
{
    json_t *o = json_object();
    count(o, "built", m->headers.built);
    count(o, "units", m->headers.units);
    count(o, "used", m->headers_used);
    count(o, "refused", m->headers_refused);
    if (m->first_refusal) json_object_set_new(o, "first_refusal", json_string(m->first_refusal));
    seconds(o, "build_cpu", m->headers.seconds);
    return o;
}

char *stats_json(const struct run *run, const struct driver_result *r)
{
    const struct engine_stats *es = &run->reduced.stats;
    struct rusage self;
    getrusage(RUSAGE_SELF, &self);
    json_t *o = json_object();
    count(o, "tus", r->tus);
    count(o, "ok", r->ok);
    count(o, "with_errors", r->with_errors);
    count(o, "failed", r->failed);
    count(o, "crashed", r->crashed);
    count(o, "timed_out", r->timed_out);
    count(o, "skipped", r->skipped);
    count(o, "cached", r->cached);
    count(o, "missing", run->plan.db.missing);
    count(o, "dropped_flags", run->plan.db.dropped_flags);
    count(o, "lines", sum_lines(&run->map));
    count(o, "functions", es->functions);
    count(o, "functions_not_lowered", sum_skipped(&run->map));
    count(o, "functions_analysed", es->analysed);
    count(o, "functions_over_budget", es->over_budget);
    json_object_set_new(o, "over_budget", names(run->reduced.over_budget, run->reduced.n_over_budget));
    count(o, "obligations", es->obligations);
    count(o, "blocks_visited", es->blocks_visited);
    count(o, "states", es->states);
    count(o, "findings", r->findings);
    count(o, "suppressed", r->suppressed);
    count(o, "known", r->known);
    count(o, "hidden", r->hidden);
    count(o, "outside_root", run->results.outside);
    count(o, "left_out", r->left_out);
    count(o, "in_lost_units", r->in_lost);
    json_object_set_new(o, "reused", json_boolean(run->reduced.reused));
    count(o, "functions_kept", run->functions_kept);
    json_object_set_new(o, "escapes", escapes(&run->reduced));
    json_object_set_new(o, "by_check", by_check(&run->results));
    json_object_set_new(o, "shared_headers", shared_headers(&run->map));
    json_object_set_new(o, "sandbox", json_string(r->sandbox));
    count(o, "peak_kilobytes", (uint64_t)self.ru_maxrss);
    json_object_set_new(o, "seconds", times(run, es));
    char *text = json_dumps(o, JSON_COMPACT | JSON_REAL_PRECISION(6));
    json_decref(o);
    char *copy = arena_strdup(run->arena, text ? text : "{}");
    free(text);
    return copy;
}
