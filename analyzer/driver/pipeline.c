/* From a compile database to findings in the store: the whole way as one function, driver_analyse at the end. */
#include "driver/driver_internal.h"

#include "checks/check.h"

#include <stdio.h>

#define MAX_NOTES 20

static void count_units(const struct map *m, const struct plan *p, struct arena *a, struct driver_result *r)
{
    uint32_t cap = 0;
    r->tus = m->n;
    for (uint32_t i = 0; i < m->n; i++) {
        const struct map_tu *tu = &m->tus[i];
        r->ok += tu->status == STORE_TU_OK;
        r->failed += tu->status == STORE_TU_FAILED;
        r->crashed += tu->status == STORE_TU_CRASHED;
        r->timed_out += tu->status == STORE_TU_TIMED_OUT;
        r->skipped += tu->status == STORE_TU_SKIPPED;
        r->cached += tu->cached;
        if (tu->status != STORE_TU_OK || tu->n_errors == 0) continue;
        r->with_errors++;
        if (r->n_notes == MAX_NOTES) continue;
        ARENA_PUSH(a, r->notes, r->n_notes, cap, driver_reason(a, p->root, p->tus[i]->file, tu->why));
    }
    r->incomplete = r->ok == 0 || r->failed + r->crashed + r->timed_out > 0;
}

static void count_findings(const struct config *c, const struct results *res, struct driver_result *r)
{
    for (uint32_t i = 0; i < res->n; i++) {
        const struct finding *f = &res->findings[i];
        if ((int)f->confidence < c->min_confidence) continue;
        r->suppressed += f->suppressed;
        if (f->suppressed) continue;
        r->findings++;
        r->errors += f->severity == FINDING_ERROR;
    }
    r->exit_code = r->incomplete ? 3 : r->findings > 0 ? 1 : 0;
}

static int store_results(struct store *s, int64_t run, const struct results *res, const struct program *program,
                         struct err *e)
{
    uint32_t n;
    const struct engine_unknown *unknown = engine_unknowns(program, &n);
    if (store_put_findings(s, run, res->findings, res->n, e) < 0) return -1;
    for (uint32_t i = 0; i < n; i++)
        if (store_put_unknown_callee(s, run, unknown[i].name, unknown[i].count, e) < 0) return -1;
    return 0;
}

/* The reduce step: link, analyse, check, store. Reads nothing but the units, the packs and the sources' NOLINT marks.
 */
static int reduce(const struct config *c, const struct plan *p, const struct map *m, const struct rules *rules,
                  struct store *s, int64_t run, struct phases *t, struct arena *a, struct driver_result *r,
                  struct err *e)
{
    struct results res;
    double begun = phases_now();
    struct program *program = program_link(m->units, m->n_units, rules);
    /* A lost unit may hold the release that seems missing: the program is then not in view as a whole. */
    struct engine_options options = {.whole_program = p->whole_program && !r->incomplete};
    engine_run(program, &options);
    t->engine = phases_now() - begun;

    begun = phases_now();
    int rc = results_collect(c, p, program, a, &res, e);
    t->checks = phases_now() - begun;

    begun = phases_now();
    if (rc == 0) rc = store_results(s, run, &res, program, e);
    t->store = phases_now() - begun;
    if (rc == 0) {
        count_findings(c, &res, r);
        r->functions = engine_stats(program)->functions;
        r->over_budget = engine_stats(program)->over_budget;
        r->stats_json = stats_json(r, p, m, program, &res, t, a);
        rc = store_run_finish(s, run, r->stats_json, r->exit_code, e);
    }
    program_free(program);
    return rc;
}

int driver_analyse(const struct config *c, struct arena *a, struct driver_result *r, struct err *e)
{
    struct phases t = {.started = phases_now()};
    struct plan plan;
    struct map map = {0};
    struct rules *rules = NULL;
    struct store *store = NULL;
    int64_t run;
    int rc = -1;
    *r = (struct driver_result){0};
    checks_validate();

    if (plan_make(c, a, &plan, e) < 0) goto done;
    t.database = phases_now() - t.started;
    rules = plan_rules(c, &plan, a, e);
    if (!rules) goto done;
    t.rules = phases_now() - t.started - t.database;
    store = store_open(c->db_path ? c->db_path : ":memory:", false, e);
    if (!store) goto done;
    if (store_run_begin(store, c->command_line, plan.root, &run, e) < 0) goto done;

    if (map_run(c, &plan, store, run, a, &map, e) < 0) goto done;
    t.map = phases_now() - t.started - t.database - t.rules;
    count_units(&map, &plan, a, r);
    if (c->progress) fprintf(stderr, "\r\033[Kanalysing");
    rc = reduce(c, &plan, &map, rules, store, run, &t, a, r, e);
    if (c->progress) fprintf(stderr, "\r\033[K");

done:
    r->signal = map.signal;
    map_release(&map);
    rules_free(rules);
    if (rc == 0)
        r->store = store;
    else
        store_close(store);
    return rc;
}
