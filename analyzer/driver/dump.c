/* What `cancelcheck dump` shows: the IR of a file, what the engine believes about functions. */
#include "driver/driver_internal.h"

#include "base/path.h"
#include "base/str.h"
#include "frontend/frontend.h"

#include <string.h>

struct ir_unit *driver_lower_one(const struct config *c, const char *file, struct err *e)
{
    struct arena a = {0};
    struct plan plan = {0};
    struct config one = *c;
    struct ir_unit *unit = NULL;
    one.patterns = &file;
    one.n_patterns = 1;
    if (plan_make(&one, &a, &plan, e) < 0) goto done;
    const struct compdb_entry *entry = plan.tus[0];
    if (entry->cxx) {
        err_set(e, "%s: not C", file);
        goto done;
    }
    struct frontend *f = frontend_new(c->resource_dir);
    struct frontend_result r = {0};
    struct frontend_job job = {.file = entry->file, .dir = entry->dir, .verify = true};
    job.args = plan_args(&plan, entry, &a, &job.n_args);
    if (frontend_run(f, &job, &r, e) == 0) unit = r.unit;
    if (!unit && e && !e->msg[0]) err_set(e, "%s: %s", file, r.first_error[0] ? r.first_error : "could not be parsed");
    frontend_free(f);
done:
    plan_release(&plan);
    arena_release(&a);
    return unit;
}

int driver_dump_ir(const struct config *c, const char *file, struct strbuf *out, struct err *e)
{
    struct ir_unit *unit = driver_lower_one(c, file, e);
    if (!unit) return -1;
    ir_print_unit(out, unit);
    ir_unit_free(unit);
    return 0;
}

int driver_dump_summary(const struct config *c, const char *glob, struct strbuf *out, struct err *e)
{
    struct arena a = {0};
    struct run run;
    int rc = run_open(&run, c, &a, e);
    if (rc == 0) rc = map_run(&run, e);
    if (rc == 0) {
        run.program = program_link(run.map.units, run.map.n_units, run.rules);
        engine_run(run.program, &(struct engine_options){.whole_program = run.plan.whole_program});
        engine_print_summaries(out, run.program, glob);
    }
    run_close(&run);
    arena_release(&a);
    return rc;
}

int driver_dump_config(const struct config *c, struct strbuf *out, struct err *e)
{
    struct arena a = {0};
    struct plan plan;
    uint32_t n;
    int rc = plan_make(c, &a, &plan, e);
    if (rc == 0) rc = config_tree_dump(plan.tree, plan.n ? plan.tus[0]->file : NULL, plan.root, out, e);
    if (rc == 0) {
        const char *const *notes = config_tree_notes(plan.tree, &n);
        for (uint32_t i = 0; i < n; i++) strbuf_addf(out, "# %s\n", path_relative(plan.root, notes[i]));
    }
    plan_release(&plan);
    arena_release(&a);
    return rc;
}
