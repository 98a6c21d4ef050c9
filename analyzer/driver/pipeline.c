/* From a compile database to findings in the store: the whole way as one function, driver_analyse at the end. */
#include "driver/driver_internal.h"

#include "base/path.h"
#include "checks/check.h"
#include "driver/before.h"
#include "driver/scratch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_NOTES 20

void run_count_units(const struct run *run, struct driver_result *r)
{
    const struct map *m = &run->map;
    const struct plan *p = &run->plan;
    struct arena *a = run->arena;
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
        r->suppressed += f->suppressed && !f->hidden;
        r->known += f->known && !f->hidden && !f->suppressed;
        if (!finding_is_shown(f)) continue;
        r->findings++;
        r->errors += f->severity == FINDING_ERROR;
    }
    r->hidden = res->hidden;
    r->left_out = res->left_out;
    r->in_lost = res->in_lost;
    r->stale = res->stale;
    uint32_t failing = c->fail_on == CONFIG_FAIL_NEVER ? 0 : c->fail_on == CONFIG_FAIL_ERROR ? r->errors : r->findings;
    r->exit_code = r->incomplete && !c->allow_incomplete ? 3 : failing > 0 ? 1 : 0;
}

static int store_results(struct run *run, struct err *e)
{
    const struct reduced *d = &run->reduced;
    if (store_put_findings(run->store, run->id, run->results.findings, run->results.n, e) < 0) return -1;
    for (uint32_t i = 0; i < d->n_unknowns; i++)
        if (!d->unknowns[i].container &&
            store_put_unknown_callee(run->store, run->id, d->unknowns[i].name, d->unknowns[i].count, e) < 0)
            return -1;
    return 0;
}

int run_sandbox(const struct config *c, struct sandbox *s, struct err *e)
{
    unsigned offered = sandbox_offered();
    *s = (struct sandbox){.parts = c->sandbox == CONFIG_SANDBOX_OFF ? 0 : offered, .memory_mb = c->tu_memory};
    if (c->sandbox != CONFIG_SANDBOX_ON || offered == SANDBOX_ALL) return 0;
    return err_set(e,
                   "the sandbox needs landlock and seccomp, this system offers %s: --sandbox=auto takes what there is",
                   sandbox_name(offered));
}

/* An output's folder, where its temporary file is made; of a device or pipe that one itself. */
static const char *place_of(const struct config *c, struct arena *a, const char *output)
{
    const char *path = path_join(a, c->cwd, output);
    return path_is_special(path) ? path : path_dirname(a, path);
}

/* Where a new baseline goes, its folder or the one that this will be made in; NULL when the project wants it outside,
 * which nobody will write. `given`: the command line names it. */
static const char *place_of_baseline(const struct run *run, bool given)
{
    const char *path = results_baseline_path(run), *folder = path_dirname(run->arena, path);
    bool there = path_is_dir(folder);
    if (!given && !path_resolves_under(run->plan.root, there ? path : folder)) return NULL;
    return there ? folder : path_dirname(run->arena, folder);
}

/* Only the outputs that were asked for can be written from here on, and temporary files. */
static int lock_writes(struct run *run, bool baseline_given, struct err *e)
{
    const struct config *c = run->config;
    const char *outputs[] = {c->db_path, c->output, c->export_fixes, c->depfile};
    const char *places[12] = {scratch_place(), "/dev/null" /* git opens it */}, *sqlite = getenv("SQLITE_TMPDIR");
    uint32_t n = 2;
    if (sqlite) places[n++] = sqlite;
    if (!getenv("TMPDIR")) places[n++] = "/var/tmp"; /* where sqlite looks first */
    for (size_t i = 0; i < sizeof outputs / sizeof *outputs; i++)
        if (outputs[i] && strcmp(outputs[i], "-") != 0) places[n++] = place_of(c, run->arena, outputs[i]);
    if (c->fix) places[n++] = run->plan.root;
    if (c->writes_baseline && (places[n] = place_of_baseline(run, baseline_given))) n++;
    return sandbox_guard_writes(run->sandbox.parts, places, n, e);
}

static int guard(struct run *run, bool baseline_given, struct err *e)
{
    const struct config *c = run->config;
    struct err why = {{0}};
    int rc = sandbox_guard(run->sandbox.parts, c->diff_base != NULL, &why);
    if (rc == 0 && c->lock_writes) rc = lock_writes(run, baseline_given, &why);
    return rc == 0 ? 0 : err_set(e, "the sandbox cannot be entered (--sandbox=off does without): %s", why.msg);
}

int run_open(struct run *run, const struct config *c, struct arena *a, struct err *e)
{
    *run = (struct run){.config = c, .arena = a, .phases.started = phases_now()};
    struct phases *t = &run->phases;
    bool baseline_given = c->baseline != NULL;
    if (plan_make(c, a, &run->plan, e) < 0) return -1;
    run->config = c = &run->plan.config;
    if (run_sandbox(c, &run->sandbox, e) < 0) return -1;
    if (guard(run, baseline_given, e) < 0) return -1;
    if (before_open(run, e) < 0) return -1;
    if (!c->capture && (results_load_baseline(run, e) < 0 || results_load_suppressions(run, e) < 0)) return -1;
    t->database = phases_now() - t->started;
    if (!c->capture && !(run->rules = plan_rules(c, &run->plan, a, e))) return -1;
    t->rules = phases_now() - t->started - t->database;
    run->store = store_open(c->db_path ? c->db_path : ":memory:", false, e);
    return run->store ? store_run_begin(run->store, c->command_line, run->plan.root, &run->id, e) : -1;
}

void run_close(struct run *run)
{
    program_free(run->program);
    map_release(&run->map);
    rules_free(run->rules);
    store_close(run->store);
    before_close(run);
    plan_release(&run->plan);
}

int driver_analyse(const struct config *c, struct arena *a, struct driver_result *r, struct err *e)
{
    struct run run;
    struct phases *t = &run.phases;
    double begun;
    int rc;
    *r = (struct driver_result){.exit_code = 2};
    checks_validate();
    if ((rc = run_open(&run, c, a, e)) < 0) goto done;

    /* Map: each unit by itself. */
    r->exit_code = 3;
    begun = phases_now();
    run.may_reuse = true;
    if ((rc = map_run(&run, e)) < 0) {
        if (run.bad_packs) r->exit_code = 2;
        goto done;
    }
    t->map = phases_now() - begun;
    r->sandbox = sandbox_name(run.sandbox.parts);
    r->sandbox_weak = run.sandbox.parts != SANDBOX_ALL && c->sandbox != CONFIG_SANDBOX_OFF;
    run_count_units(&run, r);
    r->config_notes = config_tree_notes(run.plan.tree, &r->n_config_notes);
    r->units_left_out = run.plan.left_out;
    run.lost = r->incomplete;
    r->root = run.plan.root;
    r->baseline = results_baseline_path(&run);
    if (c->progress) fprintf(stderr, "\r\033[Kanalysing");

    /* Reduce: all units together. A lost one may hold the release that seems missing: the program is then not in view
     * as a whole. */
    begun = phases_now();
    const struct engine_options engine = reduce_options(&run, r->incomplete);
    if (!run.reduced.reused && (rc = reduce_run(&run, &engine, e)) < 0) goto done;
    r->annotation_mistakes = run.reduced.mistakes;
    r->n_annotation_mistakes = run.reduced.n_mistakes;
    t->engine = phases_now() - begun;

    begun = phases_now();
    if ((rc = results_collect(&run, e)) < 0) goto done;
    t->checks = phases_now() - begun;

    /* What the program had before the branch is none of the branch's. */
    if (run.config->diff_base) {
        struct before_counts before;
        if ((rc = before_mark(&run, &engine, &before, e)) < 0) goto done;
        r->changed_files = before.changed;
        r->parsed_before = before.parsed;
        r->lost_before = before.lost;
        r->unchanged = before.unchanged;
    }

    begun = phases_now();
    if ((rc = store_results(&run, e)) < 0) goto done;
    t->store = phases_now() - begun;
    count_findings(run.config, &run.results, r);
    r->stale_suppressions = results_stale_suppressions(&run, &r->n_stale_suppressions);
    r->functions = run.reduced.stats.functions;
    r->over_budget = run.reduced.stats.over_budget;
    r->stats_json = stats_json(&run, r);
    if ((rc = store_run_finish(run.store, run.id, r->stats_json, r->exit_code, e)) < 0) goto done;
    r->store = run.store;
    run.store = NULL;
done:
    if (c->progress) fprintf(stderr, "\r\033[K");
    if (rc < 0 && r->exit_code != 2) r->exit_code = 3;
    r->signal = run.map.signal;
    run_close(&run);
    return rc;
}
