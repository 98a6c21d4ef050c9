/* OpenMetrics 1.0 text for dashboards: findings by check, confidence and directory; what became of translation units;
 * seconds by phase. Values are gauges: they tell of one run. */
#include "report/formats.h"

#include "base/path.h"
#include "report/source.h"

#include <stdlib.h>
#include <string.h>

/* A label's value: backslash, quote and newline are escaped. */
static void label(struct strbuf *out, const char *name, const char *value)
{
    struct strbuf b = {0};
    source_show(&b, value, strlen(value), 0);
    strbuf_addf(out, "%s=\"", name);
    for (const char *p = strbuf_cstr(&b); *p; p++) {
        if (*p == '\\' || *p == '"') strbuf_putc(out, '\\');
        strbuf_putc(out, *p);
    }
    strbuf_putc(out, '"');
    strbuf_release(&b);
}

static void family(struct strbuf *out, const char *name, const char *unit, const char *help)
{
    strbuf_addf(out, "# TYPE %s gauge\n", name);
    if (unit) strbuf_addf(out, "# UNIT %s %s\n", name, unit);
    strbuf_addf(out, "# HELP %s %s\n", name, help);
}

struct row {
    const char *check, *directory;
    enum finding_confidence confidence;
    bool suppressed;
};

static int row_cmp(const void *pa, const void *pb)
{
    const struct row *a = pa, *b = pb;
    int d = (int)a->suppressed - (int)b->suppressed;
    if (!d) d = strcmp(a->check, b->check);
    if (!d) d = (int)b->confidence - (int)a->confidence;
    return d ? d : strcmp(a->directory, b->directory);
}

static void add_rows(struct strbuf *out, const char *name, const struct row *rows, uint32_t n)
{
    for (uint32_t i = 0, k; i < n; i = k) {
        for (k = i; k < n && row_cmp(&rows[i], &rows[k]) == 0;) k++;
        strbuf_addf(out, "%s{", name);
        label(out, "check", rows[i].check);
        strbuf_addf(out, ",confidence=\"%s\",", finding_confidence_name(rows[i].confidence));
        label(out, "directory", rows[i].directory);
        strbuf_addf(out, "} %u\n", k - i);
    }
}

static void add_findings(struct strbuf *out, const struct report_input *in, struct arena *a)
{
    struct row *rows = ARENA_ARRAY(a, struct row, in->n_findings + 1);
    uint32_t open = 0;
    for (uint32_t i = 0; i < in->n_findings; i++) {
        const struct finding *f = &in->findings[i];
        const char *path = report_path(in, f->loc.file);
        const char *dir = strchr(path, '/') ? path_dirname(a, path) : ".";
        rows[i] = (struct row){report_str(f->check), dir, f->confidence, f->suppressed};
        open += !f->suppressed;
    }
    if (in->n_findings > 1) qsort(rows, in->n_findings, sizeof *rows, row_cmp);
    family(out, "cancelcheck_findings", NULL, "Findings of the run that are not suppressed.");
    add_rows(out, "cancelcheck_findings", rows, open);
    family(out, "cancelcheck_suppressed_findings", NULL, "Findings of the run that are suppressed.");
    add_rows(out, "cancelcheck_suppressed_findings", rows + open, in->n_findings - open);
    family(out, "cancelcheck_check_findings", NULL, "Findings of each check that are not suppressed, zero included.");
    for (uint32_t i = 0; i < in->n_rules; i++) {
        uint32_t n = 0;
        for (uint32_t k = 0; k < open; k++) n += strcmp(rows[k].check, in->rules[i].id) == 0;
        strbuf_puts(out, "cancelcheck_check_findings{");
        label(out, "check", in->rules[i].id);
        strbuf_addf(out, "} %u\n", n);
    }
}

static void add_units(struct strbuf *out, const struct report_units *u)
{
    const struct {
        const char *status;
        uint32_t n;
    } rows[] = {{"ok", u->ok},
                {"failed", u->failed},
                {"crashed", u->crashed},
                {"timed out", u->timed_out},
                {"skipped", u->skipped}};
    family(out, "cancelcheck_translation_units", NULL, "Translation units of the run by what became of them.");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        strbuf_addf(out, "cancelcheck_translation_units{status=\"%s\"} %u\n", rows[i].status, rows[i].n);
}

/* Counts of the stored statistics that are worth a curve. */
static void add_counts(struct strbuf *out, const json_t *stats)
{
    static const struct {
        const char *key, *name, *help;
    } rows[] = {
        {"lines", "cancelcheck_lines", "Lines of source that were analysed."},
        {"functions_analysed", "cancelcheck_functions", "Functions that were analysed."},
        {"functions_over_budget", "cancelcheck_functions_over_budget", "Functions that exceeded the engine's budget."},
        {"cached", "cancelcheck_cached_translation_units", "Translation units that had not changed."},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const json_t *v = json_object_get(stats, rows[i].key);
        if (!json_is_integer(v)) continue;
        family(out, rows[i].name, NULL, rows[i].help);
        strbuf_addf(out, "%s %lld\n", rows[i].name, (long long)json_integer_value(v));
    }
}

static void add_seconds(struct strbuf *out, json_t *stats)
{
    json_t *seconds = json_object_get(stats, "seconds"), *value;
    const char *key;
    if (!json_is_object(seconds)) return;
    family(out, "cancelcheck_phase_seconds", "seconds", "Seconds by phase of the run; cpu: all processes.");
    json_object_foreach(seconds, key, value)
    {
        if (!json_is_number(value)) continue;
        strbuf_puts(out, "cancelcheck_phase_seconds{");
        label(out, "phase", key);
        strbuf_addf(out, "} %.3f\n", json_number_value(value));
    }
}

static void write_openmetrics(struct strbuf *out, const struct report_input *in)
{
    struct arena a = {0};
    add_findings(out, in, &a);
    add_units(out, &in->units);
    json_t *stats = in->stats ? json_loads(in->stats, 0, NULL) : NULL;
    if (json_is_object(stats)) {
        add_counts(out, stats);
        add_seconds(out, stats);
    }
    json_decref(stats);
    strbuf_puts(out, "# EOF\n");
    arena_release(&a);
}

const struct report_format report_openmetrics = {
    .name = "openmetrics",
    .summary = "OpenMetrics text for dashboards: counts by check, confidence, directory",
    .write = write_openmetrics,
};
