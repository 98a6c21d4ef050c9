/* What is known of findings before they are found: the baseline and the suppression files. */
#include "driver/driver_internal.h"

#include "base/path.h"
#include "base/str.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#define MAX_BASELINE_BYTES (64u << 20)

const char *results_baseline_path(const struct run *r)
{
    const char *own = r->config->baseline;
    return own ? own : path_join(r->arena, r->plan.root, ".cancelcheck/baseline");
}

bool results_is_gone(void *ctx, const char *path)
{
    struct arena a = {0};
    const struct run *r = ctx;
    bool gone = !path_exists(path_join(&a, r->plan.root, path));
    arena_release(&a);
    return gone;
}

int results_load_baseline(struct run *r, struct err *e)
{
    char *text;
    size_t len;
    const char *path = results_baseline_path(r);
    if (r->config->no_baseline || (!r->config->baseline && !path_exists(path))) return 0;
    if (path_read_file(r->arena, path, MAX_BASELINE_BYTES, &text, &len, e) < 0) return -1;
    if (strlen(text) != len) return err_set(e, "%s: holds a NUL byte, so it is no baseline", path);
    r->baseline = ARENA_NEW(r->arena, struct baseline);
    return baseline_parse(r->arena, path, text, r->baseline, e);
}

int results_load_suppressions(struct run *r, struct err *e)
{
    const struct config *c = r->config;
    const char *own = path_join(r->arena, r->plan.root, ".cancelcheck/suppressions.yaml");
    uint32_t n;
    const struct driver_check *checks = driver_checks(&n);
    const char **ids = ARENA_ARRAY(r->arena, const char *, n + 1);
    for (uint32_t i = 0; i < n; i++) ids[i] = checks[i].id;
    for (uint32_t i = 0; i < c->n_suppressions; i++)
        if (suppressions_read(r->arena, c->suppressions[i], ids, n, &r->suppressions, e) < 0) return -1;
    if (c->n_suppressions || c->no_suppressions || !path_exists(own)) return 0;
    return suppressions_read(r->arena, own, ids, n, &r->suppressions, e);
}

/* SOURCE_DATE_EPOCH stands for now where output must not depend on the day. */
const char *results_today(void)
{
    static char day[16];
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    time_t now = epoch && *epoch ? (time_t)strtoll(epoch, NULL, 10) : time(NULL);
    struct tm tm;
    if (!gmtime_r(&now, &tm) || strftime(day, sizeof day, "%Y-%m-%d", &tm) == 0) return "";
    return day;
}

const char *const *results_stale_suppressions(const struct run *r, uint32_t *n)
{
    const char **lines = NULL;
    uint32_t cap = 0;
    bool whole = r->plan.whole_program && !r->lost;
    *n = 0;
    for (uint32_t i = 0; i < r->suppressions.n; i++) {
        const struct suppression *s = &r->suppressions.all[i];
        bool expired = suppression_has_expired(s, results_today());
        if (!expired && (s->hits || !whole)) continue;
        const char *place = arena_sprintf(r->arena, "%s:%u", path_relative(r->plan.root, s->file), s->line);
        const char *owner = s->owner[0] ? arena_sprintf(r->arena, ", owner %s", s->owner) : "";
        const char *line;
        if (!expired || s->hits == 0)
            line = arena_sprintf(r->arena, "%s: this suppression matches nothing%s: take it out (%s%s)", place,
                                 expired ? " and has expired" : " any more", s->reason, owner);
        else
            line =
                arena_sprintf(r->arena, "%s: this suppression expired on %s: what it silenced is reported again (%s%s)",
                              place, s->expires, s->reason, owner);
        ARENA_PUSH(r->arena, lines, *n, cap, line);
    }
    for (uint32_t i = 0; i < r->results.n_unused; i++) ARENA_PUSH(r->arena, lines, *n, cap, r->results.unused[i]);
    return lines;
}
