/* Checks over the analysed program, and what becomes of their findings: severity, place, suppression in the source. */
#include "driver/driver_internal.h"

#include "base/ds.h"
#include "base/path.h"
#include "base/pattern.h"
#include "checks/check.h"
#include "driver/sources.h"

#include <regex.h>
#include <string.h>

/* Main files always count. Headers: by --header-filter, as clang-tidy spells it; without one those below the root. */
static bool in_scope(const struct config *c, const struct plan *p, const regex_t *filter, const struct source *src,
                     const char *path)
{
    if (src->main) return true;
    return c->header_filter ? regexec(filter, path, 0, NULL, 0) == 0 : path_is_under(p->root, path);
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

/* (The program as it was before a branch has the plan of now, but only some of its units were read again.) */
static void note_main_files(const struct run *r, struct sources *s)
{
    for (uint32_t i = 0; i < r->plan.n; i++) {
        struct source *src = sources_get(s, r->plan.tus[i]->file);
        bool lost = r->map.n == r->plan.n && r->map.tus[i].status != STORE_TU_OK;
        src->lost = lost && (src->lost || !src->main);
        src->main = true;
    }
}

static int filter_findings(const struct run *r, const regex_t *filter, struct sources *s, struct results *out,
                           struct err *e)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < out->n; i++) {
        struct finding *f = &out->findings[i];
        if (!in_scope(r->config, &r->plan, filter, sources_get(s, f->loc.file), f->loc.file)) {
            out->outside++;
            continue;
        }
        if (sources_get(s, f->loc.file)->lost) {
            out->in_lost++;
            continue;
        }
        int take = apply_policy(&r->plan, f, out, e);
        if (take < 0) return -1;
        if (!take) continue;
        const char *why = sources_silence(s, f);
        if (why) {
            f->suppressed = true;
            f->suppress_reason = why;
        }
        out->findings[kept++] = *f;
    }
    out->n = kept;
    return 0;
}

/* Looks for comments that silence nothing in every file that findings could be reported in. */
static int find_unused(struct run *r, const regex_t *filter, struct sources *s, struct results *out, struct err *e)
{
    const char **files = NULL;
    uint32_t n = 0, cap = 0;
    for (uint32_t i = 0; i < r->reduced.n_files; i++) {
        const char *file = r->reduced.files[i];
        if (in_scope(r->config, &r->plan, filter, sources_get(s, file), file))
            ARENA_PUSH(r->arena, files, n, cap, file);
    }
    return sources_unused(s, r, files, n, out, e);
}

int results_collect(struct run *r, struct err *e)
{
    const struct config *c = r->config;
    struct results *out = &r->results;
    regex_t filter;
    *out = (struct results){0};
    struct err why = {{0}};
    if (c->header_filter && pattern_compile(&filter, c->header_filter, &why) < 0)
        return err_set(e, "--header-filter=%s: %s", c->header_filter, why.msg);
    out->findings = r->reduced.findings;
    out->n = r->reduced.n;
    out->n = finding_finish(out->findings, out->n, r->plan.root);
    struct sources s;
    sources_init(&s, r->arena);
    note_main_files(r, &s);
    int rc = filter_findings(r, &filter, &s, out, e);
    bool whole = r->plan.whole_program && !r->lost;
    if (rc == 0 && whole) rc = find_unused(r, &filter, &s, out, e);
    if (rc == 0) suppressions_apply(&r->suppressions, r->arena, out->findings, out->n, r->plan.root, results_today());
    if (rc == 0 && r->baseline) {
        uint32_t stale = baseline_mark(r->baseline, out->findings, out->n, r->plan.root, results_is_gone, r);
        if (whole) out->stale = stale;
    }
    if (rc == 0) results_propose_fixes(out, r->arena);
    sources_release(&s);
    if (c->header_filter) regfree(&filter);
    return rc;
}
