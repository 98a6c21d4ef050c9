/* Checks over the analysed program, and what becomes of their findings: severity, place, suppression in the source. */
#include "driver/driver_internal.h"

#include "base/ds.h"
#include "base/path.h"
#include "checks/check.h"
#include "findings/suppress.h"

#include <regex.h>
#include <string.h>

#define MAX_SOURCE_BYTES (256u << 20)

struct source {
    char *key;                       /* path */
    struct suppress_index *comments; /* read when the first finding asks */
    bool main;                       /* main file of a planned unit */
};

struct sources {
    struct source *files; /* stb_ds string map by structure */
    struct arena *arena;
};

static struct source *source_of(struct sources *s, const char *path)
{
    struct source *found = shgetp_null(s->files, path);
    if (found) return found;
    struct source fresh = {.key = arena_strdup(s->arena, path)};
    shputs(s->files, fresh);
    return shgetp_null(s->files, path);
}

/* ---- steps ---- */

static void run_checks(const struct config_tree *tree, const struct program *program, struct arena *a,
                       struct results *out)
{
    uint32_t n;
    const struct check *const *checks = checks_all(&n);
    struct check_run run = {.program = program, .arena = a};
    for (uint32_t i = 0; i < n; i++)
        if (config_tree_may_want(tree, checks[i]->id, checks[i]->default_on)) checks[i]->run(checks[i], &run);
    out->findings = run.out;
    out->n = run.n;
}

/* Main files always count. Headers: by --header-filter, as clang-tidy spells it; without one those below the root. */
static bool in_scope(const struct config *c, const struct plan *p, const regex_t *filter, const struct source *src,
                     const char *path)
{
    if (src->main) return true;
    return c->header_filter ? regexec(filter, path, 0, NULL, 0) == 0 : path_is_under(p->root, path);
}

/* Files are read and indexed once, however many findings they have. */
/* Why the source silences the finding, NULL when it does not. */
static const char *silenced(struct sources *s, const struct finding *f)
{
    struct source *src = source_of(s, f->loc.file);
    if (!src->comments) {
        struct arena scratch = {0};
        char *text = NULL;
        size_t len = 0;
        if (path_read_file(&scratch, f->loc.file, MAX_SOURCE_BYTES, &text, &len, NULL) < 0) text = NULL;
        src->comments = suppress_index_build(s->arena, text ? text : "", text ? len : 0);
        arena_release(&scratch);
    }
    if (suppress_index_find(src->comments, f->loc.line, 0, f->check)) return "NOLINT";
    const struct check *check = check_find(f->check);
    return check && check->detachable ? suppress_index_detached(src->comments, f->loc.line) : NULL;
}

/* What the configuration says about the finding's file. False when it is left out. -1: its file cannot be read. */
static int apply_policy(const struct plan *p, struct finding *f, struct results *out, struct err *e)
{
    const struct config_policy *policy = config_tree_policy(p->tree, f->loc.file, e);
    const struct check *check = check_find(f->check);
    if (!policy) return -1;
    if (!policy->report || !config_list_has(policy->checks, f->check, check && check->default_on)) {
        out->left_out++;
        return 0;
    }
    if (config_list_has(policy->errors, f->check, false)) f->severity = FINDING_ERROR;
    f->hidden = (int)f->confidence < config_policy_level(policy, f->check);
    out->hidden += f->hidden;
    return 1;
}

static int filter_findings(const struct run *r, const regex_t *filter, struct sources *s, struct results *out,
                           struct err *e)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < out->n; i++) {
        struct finding *f = &out->findings[i];
        if (!in_scope(r->config, &r->plan, filter, source_of(s, f->loc.file), f->loc.file)) {
            out->outside++;
            continue;
        }
        int take = apply_policy(&r->plan, f, out, e);
        if (take < 0) return -1;
        if (!take) continue;
        const char *why = silenced(s, f);
        if (why) {
            f->suppressed = true;
            f->suppress_reason = why;
        }
        out->findings[kept++] = *f;
    }
    out->n = kept;
    return 0;
}

int results_collect(struct run *r, struct err *e)
{
    const struct config *c = r->config;
    struct results *out = &r->results;
    regex_t filter;
    *out = (struct results){0};
    if (c->header_filter) {
        int bad = regcomp(&filter, c->header_filter, REG_EXTENDED | REG_NOSUB);
        if (bad) {
            char why[128];
            regerror(bad, &filter, why, sizeof why);
            return err_set(e, "--header-filter=%s: %s", c->header_filter, why);
        }
    }
    run_checks(r->plan.tree, r->program, r->arena, out);
    out->n = finding_finish(out->findings, out->n, r->plan.root);
    struct sources s = {.arena = r->arena};
    sh_new_arena(s.files);
    for (uint32_t i = 0; i < r->plan.n; i++) source_of(&s, r->plan.tus[i]->file)->main = true;
    int rc = filter_findings(r, &filter, &s, out, e);
    if (rc == 0) suppressions_apply(&r->suppressions, r->arena, out->findings, out->n, r->plan.root, results_today());
    if (rc == 0 && r->baseline) {
        uint32_t stale = baseline_mark(r->baseline, out->findings, out->n, r->plan.root, results_is_gone, r);
        if (r->plan.whole_program && !r->lost) out->stale = stale;
    }
    if (rc == 0) results_propose_fixes(out, r->arena);
    shfree(s.files);
    if (c->header_filter) regfree(&filter);
    return rc;
}
