/* From the store's rows to a report on stdout or in a file. */
#include "cli/show.h"

#include "base/path.h"
#include "cli/file_replace.h"
#include "cli/fix_apply.h"
#include "driver/driver.h"
#include "report/report.h"

#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define TERMINAL_LIMIT 100

static int write_file(const char *path, const char *text, size_t len, struct err *e)
{
    int rc;
    if (path_is_special(path)) {
        int fd = open(path, O_WRONLY | O_APPEND | O_CLOEXEC);
        rc = fd < 0 ? -1 : file_write(fd, text, len);
        int saved = errno;
        if (fd >= 0 && close(fd) < 0 && rc == 0)
            rc = -1;
        else
            errno = saved;
    } else {
        mode_t mask = umask(0);
        umask(mask);
        rc = file_replace(path, text, len, 0666 & ~mask);
    }
    return rc < 0 ? err_set(e, "%s: cannot be written: %s", path, strerror(errno)) : 0;
}

int show_write(const char *path, const char *text, size_t len, struct err *e)
{
    if (path && strcmp(path, "-") != 0) return write_file(path, text, len, e);
    fflush(stdout);
    if (file_write(STDOUT_FILENO, text, len) == 0 || errno == EPIPE) return 0;
    return err_set(e, "standard output: %s", strerror(errno));
}

static const struct report_rule *rules_of_checks(struct arena *a, uint32_t *n)
{
    const struct driver_check *checks = driver_checks(n);
    struct report_rule *rules = ARENA_ARRAY(a, struct report_rule, *n + 1);
    for (uint32_t i = 0; i < *n; i++)
        rules[i] = (struct report_rule){.id = checks[i].id, .summary = checks[i].summary, .help = checks[i].help};
    return rules;
}

static const char **bad_lines(struct arena *a, const char *root, const struct store_tu *tus, uint32_t n,
                              uint32_t *count)
{
    const char **lines = ARENA_ARRAY(a, const char *, n + 1);
    *count = 0;
    for (uint32_t i = 0; i < n; i++)
        if (tus[i].status != STORE_TU_SKIPPED) lines[(*count)++] = driver_reason(a, root, tus[i].file, tus[i].why);
    return lines;
}

/* For people, paths as seen from where they stand, so that a terminal can open them; for machines, from the root. */
static const char *shown_root(const struct show_options *o, const char *root)
{
    return report_find(o->format)->for_terminal && o->cwd && path_is_under(root, o->cwd) ? o->cwd : root;
}

const char *show_find_db(struct arena *a)
{
    static const char *const places[] = {"cancelcheck.db", "build*/cancelcheck.db", "out/cancelcheck.db"};
    const char *first = NULL;
    for (size_t i = 0; i < sizeof places / sizeof *places && !first; i++) {
        glob_t found = {0};
        if (glob(places[i], 0, NULL, &found) == 0 && found.gl_pathc) first = arena_strdup(a, found.gl_pathv[0]);
        globfree(&found);
    }
    return first;
}

int show_findings(struct strbuf *out, struct store *s, const struct show_options *o, const struct show_rows *rows,
                  struct err *e)
{
    struct arena a = {0};
    struct store_run_info run;
    struct store_tu *bad;
    uint32_t n_bad;
    int rc = store_last_run(s, &a, &run, e);
    if (rc == 0) rc = store_get_bad_tus(s, &a, &bad, &n_bad, e);
    if (rc == 0) {
        struct report_input in = {
            .findings = rows->findings,
            .n_findings = rows->n,
            .root = shown_root(o, run.root),
            .version = driver_version(),
            .color = o->color,
            .excerpt = true,
            .show_suppressed = report_find(o->format)->keeps_suppressed,
            .units = {run.ok, run.failed, run.crashed, run.timed_out, run.skipped},
            .stats = run.stats_json,
        };
        in.rules = rules_of_checks(&a, &in.n_rules);
        in.bad_tus = bad_lines(&a, in.root, bad, n_bad, &in.n_bad_tus);
        if (o->explain)
            report_explain(out, &in);
        else
            report_find(o->format)->write(out, &in);
    }
    arena_release(&a);
    return rc;
}

bool show_has(const struct show_options *o, const struct finding *f)
{
    bool hidden = o->min_confidence < 0 ? f->hidden : (int)f->confidence < o->min_confidence;
    return !hidden && !f->known && !f->suppressed;
}

/* --export-fixes and --fix, for the findings that the report shows. */
static int use_fixes(struct store *s, const struct show_options *o, const struct show_rows *rows, struct err *e)
{
    int rc = 0;
    if (o->export_fixes) {
        struct strbuf out = {0};
        struct show_options as_fixes = *o;
        as_fixes.format = "fixes";
        rc = show_findings(&out, s, &as_fixes, rows, e);
        if (rc == 0) rc = show_write(o->export_fixes, strbuf_cstr(&out), out.len, e);
        strbuf_release(&out);
    }
    if (rc < 0 || !o->fix) return rc;
    struct fix_counts n;
    rc = fix_apply(o->root, rows->findings, rows->n, &n, e);
    fprintf(stderr, "fixed %u finding%s in %u file%s", n.fixed, n.fixed == 1 ? "" : "s", n.files,
            n.files == 1 ? "" : "s");
    if (n.skipped) fprintf(stderr, "; %u more can be fixed in another run", n.skipped);
    if (n.outside) fprintf(stderr, "; %u in files outside the project were left alone", n.outside);
    fprintf(stderr, "\n");
    return rc;
}

/* Text stops after `limit` findings; a terminal that is not asked otherwise shows a hundred. */
static uint32_t limit_of(const struct show_options *o)
{
    bool text = !o->explain && report_find(o->format)->for_terminal;
    if (!text) return UINT32_MAX;
    if (o->limit_given) return o->limit ? o->limit : UINT32_MAX;
    return !o->output && isatty(STDOUT_FILENO) ? TERMINAL_LIMIT : UINT32_MAX;
}

/* "... 312 more: 300 lost-cancel, 12 double-cancel; --limit=0 shows all". */
static void add_left_out(struct strbuf *out, const struct finding *all, uint32_t from, uint32_t n)
{
    uint32_t n_checks;
    const struct driver_check *checks = driver_checks(&n_checks);
    const char *before = ": ";
    strbuf_addf(out, "... %u more", n - from);
    for (uint32_t k = 0; k < n_checks; k++) {
        uint32_t count = 0;
        for (uint32_t i = from; i < n; i++) count += strcmp(all[i].check, checks[k].id) == 0;
        if (count) strbuf_addf(out, "%s%u %s", before, count, checks[k].id);
        if (count) before = ", ";
    }
    strbuf_puts(out, "; --limit=0 shows all\n");
}

int show_report(struct store *s, const struct show_options *o, struct err *e)
{
    struct arena a = {0};
    struct strbuf out = {0};
    struct finding *all;
    struct show_rows rows = {0};
    uint32_t n;
    int rc = store_get_findings(s, &a, &all, &n, e);
    for (uint32_t i = 0; rc == 0 && i < n; i++) {
        struct finding plain = all[i];
        plain.suppressed = false;
        plain.known = all[i].known && !all[i].suppressed;
        if (show_has(o, &plain)) all[rows.n++] = all[i];
    }
    rows.findings = all;
    uint32_t found = rows.n, limit = limit_of(o);
    if (rows.n > limit) rows.n = limit;
    if (rc == 0) rc = show_findings(&out, s, o, &rows, e);
    if (found > rows.n) add_left_out(&out, all, rows.n, found);
    if (rc == 0) rc = show_write(o->output, strbuf_cstr(&out), out.len, e);
    rows.n = found;
    if (rc == 0) rc = use_fixes(s, o, &rows, e);
    strbuf_release(&out);
    arena_release(&a);
    return rc;
}
