/* What `cancelcheck dump` shows: the IR of a file, what the engine believes about functions. */
#include "driver/driver_internal.h"

#include "base/path.h"
#include "base/str.h"
#include "frontend/frontend.h"

#include <string.h>

struct ir_unit *driver_lower_one(const struct config *c, const char *file, struct err *e)
{
    struct arena a = {0};
    struct plan plan;
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
    struct plan plan;
    struct map map = {0};
    int64_t run;
    int rc = -1;
    struct rules *rules = NULL;
    struct store *store = NULL;
    if (plan_make(c, &a, &plan, e) < 0) goto done;
    rules = plan_rules(c, &plan, &a, e);
    if (!rules) goto done;
    store = store_open(c->db_path ? c->db_path : ":memory:", false, e);
    if (!store || store_run_begin(store, c->command_line, plan.root, &run, e) < 0) goto done;
    if (map_run(c, &plan, store, run, &a, &map, e) < 0) goto done;
    struct program *program = program_link(map.units, map.n_units, rules);
    struct engine_options options = {.whole_program = plan.whole_program};
    engine_run(program, &options);
    engine_print_summaries(out, program, glob);
    program_free(program);
    rc = 0;
done:
    map_release(&map);
    store_close(store);
    rules_free(rules);
    arena_release(&a);
    return rc;
}
