/*
 * `cancelcheck explain CHECK`: why a check exists, bad and good code, how to fix, how to silence.
 * `cancelcheck explain FINGERPRINT|FILE:LINE`: a kept finding's whole path with its source lines.
 */
#include "cli/analysis.h"
#include "cli/cli.h"
#include "cli/show.h"
#include "driver/driver.h"
#include "store/store.h"

#include "base/path.h"
#include "base/str.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FEWEST_DIGITS = 6 };

static const struct cli_option options[] = {
    {"help", 'h', CLI_NO_VALUE, OPT_HELP},
    {"db", 0, CLI_VALUE, OPT_DB},
    {"color", 0, CLI_OPTIONAL_VALUE, OPT_COLOR},
    {"output", 'o', CLI_VALUE, OPT_OUTPUT},
};

/* ---- a check ---- */

static int explain_check(const char *id)
{
    uint32_t n;
    const struct driver_check *checks = driver_checks(&n);
    const char *ids[64];
    for (uint32_t i = 0; i < n; i++) {
        ids[i] = checks[i].id;
        if (strcmp(checks[i].id, id) != 0) continue;
        printf("%s%s", checks[i].help, str_ends(checks[i].help, "\n") ? "" : "\n");
        return CLI_CLEAN;
    }
    const char *near = str_nearest(id, ids, n);
    if (near) return cli_fail(CLI_USAGE, "explain: no check is called '%s'; did you mean '%s'?", id, near);
    return cli_fail(CLI_USAGE, "explain: no check is called '%s'; `cancelcheck list-checks` lists them", id);
}

/* ---- findings ---- */

static bool is_fingerprint(const char *s)
{
    size_t n = strlen(s);
    return n >= FEWEST_DIGITS && n <= 32 && strspn(s, "0123456789abcdef") == n;
}

/* The line after the last colon; 0 when there is none. */
static uint32_t line_of(const char *s)
{
    const char *colon = strrchr(s, ':');
    char *end;
    if (!colon || colon == s || colon[1] < '1' || colon[1] > '9') return 0;
    unsigned long n = strtoul(colon + 1, &end, 10);
    return *end || n > UINT32_MAX ? 0 : (uint32_t)n;
}

static bool is_meant(const struct finding *f, const char *what, uint32_t line)
{
    if (!line) return strncmp(f->fingerprint, what, strlen(what)) == 0;
    size_t n = (size_t)(strrchr(what, ':') - what), len = strlen(f->loc.file);
    bool ends = len >= n && strncmp(f->loc.file + len - n, what, n) == 0;
    return f->loc.line == line && ends && (len == n || f->loc.file[len - n - 1] == '/');
}

static int explain_findings(struct store *s, const char *what, const struct show_options *o, struct err *e)
{
    struct arena a = {0};
    struct strbuf out = {0};
    struct finding *all;
    struct show_rows rows = {0};
    uint32_t n, line = line_of(what);
    int rc = store_get_findings(s, &a, &all, &n, e);
    for (uint32_t i = 0; rc == 0 && i < n; i++)
        if (is_meant(&all[i], what, line)) all[rows.n++] = all[i];
    rows.findings = all;
    if (rc == 0 && rows.n == 0) rc = err_set(e, "explain: the newest run has no finding '%s'", what);
    if (rc == 0) rc = show_findings(&out, s, o, &rows, e);
    if (rc == 0) rc = show_write(o->output, strbuf_cstr(&out), out.len, e);
    strbuf_release(&out);
    arena_release(&a);
    return rc;
}

static int run(int argc, char **argv)
{
    struct arena a = {0};
    struct err e = {{0}};
    struct show_options o = {.format = "text", .explain = true};
    enum analysis_color color = COLOR_AUTO;
    const char *value, *db = NULL, *what = NULL;
    int id, bad = 0;
    struct cli_reader r = {options, sizeof options / sizeof *options, argc, argv, 1};
    while (!bad && (id = cli_next(&r, &value, &e)) != CLI_END) {
        switch (id) {
        case OPT_DB: db = value; break;
        case OPT_COLOR: bad = analysis_color(value, &color, &e); break;
        case OPT_OUTPUT: o.output = value; break;
        case CLI_BAD: bad = -1; break;
        case CLI_POSITIONAL:
            if (!what) {
                what = value;
                break;
            } /* fall through */
        default: bad = err_set(&e, "explain: unexpected argument '%s'", value ? value : "--"); break;
        }
    }
    if (!bad && !what)
        bad = err_set(&e, "explain: name one check (`cancelcheck list-checks` lists them), or a finding's fingerprint");
    if (!bad && !is_fingerprint(what) && !line_of(what)) return explain_check(what);
    if (!bad && !db && !(db = show_find_db(&a)))
        bad = err_set(&e, "explain: which database? Name it with --db (as in `cancelcheck --db cancelcheck.db`)");
    o.cwd = path_cwd(&a);
    o.color = analysis_use_color(color, o.output);
    struct store *s = bad ? NULL : store_open(db, true, &e);
    int rc = s ? explain_findings(s, what, &o, &e) : -1;
    store_close(s);
    arena_release(&a);
    return rc < 0 ? cli_fail(CLI_USAGE, "%s", e.msg) : CLI_CLEAN;
}

const struct cli_command cli_explain = {
    .name = "explain",
    .summary = "tell why a check exists, or show a finding's whole path",
    .help = "Usage: cancelcheck explain CHECK\n"
            "       cancelcheck explain [--db FILE] FINGERPRINT|FILE:LINE\n\n"
            "CHECK: the check's page: why, bad and good code, how to fix, how to silence.\n"
            "`cancelcheck list-checks` names the checks.\n\n"
            "FINGERPRINT (its first 6 digits or more, as the formats jsonl and sarif tell\n"
            "it) or FILE:LINE: findings of the newest run kept in the database, each with\n"
            "every step of its path and the source line there.\n\n"
            "  --db=FILE            database (default: cancelcheck.db in ., build*/ or out/)\n"
            "  -o, --output=FILE    write there instead of to standard output\n"
            "  --color=WHEN         auto (default), always or never\n",
    .run = run,
};
