/* What `cancelcheck dump` shows: the IR of a file, what the engine believes about functions. */
#include "driver/driver_internal.h"

#include "base/path.h"
#include "base/str.h"
#include "driver/workers.h"
#include "frontend/frontend.h"

#include <string.h>

struct lowering { /* of one unit, in a worker like any other */
    const struct plan *plan;
    const char *file; /* as the user named it */
    struct strbuf *out;
};

static void *start_worker(void *ctx)
{
    const struct lowering *l = ctx;
    return frontend_new(l->plan->config.resource_dir);
}

/* Answers 1 and the text, or 0 and why there is none. */
static void lower(void *ctx, void *state, uint32_t item, struct bytes_writer *out)
{
    const struct lowering *l = ctx;
    const struct compdb_entry *entry = l->plan->tus[item];
    struct arena a = {0};
    struct err e = {{0}};
    struct strbuf text = {0};
    struct frontend_result r = {0};
    struct frontend_job job = {.file = entry->file, .dir = entry->dir, .verify = true};
    job.args = plan_args(l->plan, entry, &a, &job.n_args);
    bool ok = frontend_run(state, &job, &r, &e) == 0 && r.unit;
    if (ok)
        ir_print_unit(&text, r.unit);
    else if (e.msg[0])
        strbuf_puts(&text, e.msg);
    else
        strbuf_addf(&text, "%s: %s", l->file, r.first_error[0] ? r.first_error : "could not be parsed");
    bytes_put_u8(out, ok);
    bytes_put_raw(out, strbuf_cstr(&text), text.len);
    strbuf_release(&text);
    if (r.unit) ir_unit_free(r.unit);
    arena_release(&a);
}

static int take_text(void *ctx, uint32_t item, const struct workers_result *r, struct err *e)
{
    struct lowering *l = ctx;
    (void)item;
    if (r->end != WORKERS_DONE) return err_set(e, "%s: %s", l->file, r->why);
    if (r->len == 0) return err_set(e, "%s: its worker's answer was damaged", l->file);
    const char *text = (const char *)r->data + 1;
    if (!r->data[0]) return err_set(e, "%.*s", (int)(r->len - 1), text);
    strbuf_add(l->out, text, r->len - 1);
    return 0;
}

int driver_dump_ir(const struct config *c, const char *file, struct strbuf *out, struct err *e)
{
    struct arena a = {0};
    struct plan plan = {0};
    struct config one = *c;
    struct sandbox sandbox;
    int signal;
    one.patterns = &file;
    one.n_patterns = 1;
    int rc = plan_make(&one, &a, &plan, e);
    if (rc == 0 && plan.tus[0]->cxx) rc = err_set(e, "%s: not C", file);
    if (rc == 0) rc = run_sandbox(&plan.config, &sandbox, e);
    if (rc == 0) {
        struct lowering l = {&plan, file, out};
        struct workers_job job = {
            .n = 1,
            .jobs = 1,
            .timeout_seconds = plan.config.tu_timeout,
            .sandbox = &sandbox,
            .ctx = &l,
            .start = start_worker,
            .work = lower,
            .deliver = take_text,
        };
        rc = workers_run(&job, &signal, e);
    }
    plan_release(&plan);
    arena_release(&a);
    return rc;
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
