/* `cancelcheck diff OLD NEW`: what came, what went, what stayed between two runs. */
#include "cli/analysis.h"
#include "cli/cli.h"
#include "cli/show.h"
#include "findings/baseline.h"
#include "report/diff.h"

#include "base/ds.h"
#include "base/path.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct cli_option options[] = {
    {"help", 'h', CLI_NO_VALUE, OPT_HELP},
    {"format", 0, CLI_VALUE, OPT_FORMAT},
    {"output", 'o', CLI_VALUE, OPT_OUTPUT},
    {"color", 0, CLI_OPTIONAL_VALUE, OPT_COLOR},
    {"quiet", 'q', CLI_NO_VALUE, OPT_QUIET},
    {"confidence", 0, CLI_VALUE, OPT_CONFIDENCE},
    {"db", 0, CLI_VALUE, OPT_DB},
};

struct side {
    struct store *store;
    struct finding *all;
    uint32_t n;
    struct store_run_info run;
};

struct diff {
    struct arena arena;
    struct show_options show;
    bool json, quiet;
    struct side old, fresh;
    struct {
        char *key;
        int value;
    } * present; /* stb_ds: paths that the new run has; 1: a unit of it that was lost */
    struct report_diff result;
    uint32_t not_compared; /* of the old run, in units that the new one lost */
};

/* FILE, or FILE@RUN. */
static int open_side(struct diff *d, struct side *s, const char *word, int64_t run, struct err *e)
{
    const char *at = strrchr(word, '@');
    char *end = NULL;
    if (at && at[1] && !path_exists(word)) {
        run = strtoll(at + 1, &end, 10);
        if (*end || run <= 0) return err_set(e, "diff: %s: after @ comes the number of a run", word);
        word = arena_strndup(&d->arena, word, (size_t)(at - word));
    }
    s->store = store_open(word, true, e);
    if (!s->store || store_select_run(s->store, run, e) < 0) return -1;
    if (store_last_run(s->store, &d->arena, &s->run, e) < 0) return -1;
    return store_get_findings(s->store, &d->arena, &s->all, &s->n, e);
}

static int read_present(struct diff *d, struct err *e)
{
    const char **files;
    struct store_tu *bad;
    uint32_t n, n_bad;
    struct store *s = d->fresh.store;
    if (store_get_files(s, &d->arena, &files, &n, e) < 0 || store_get_bad_tus(s, &d->arena, &bad, &n_bad, e) < 0)
        return -1;
    for (uint32_t i = 0; i < n; i++) shput(d->present, finding_portable_path(d->fresh.run.root, files[i]), 0);
    for (uint32_t i = 0; i < n_bad; i++)
        if (bad[i].status != STORE_TU_SKIPPED)
            shput(d->present, finding_portable_path(d->fresh.run.root, bad[i].file), 1);
    return 0;
}

static bool is_gone(void *ctx, const char *path)
{
    struct diff *d = ctx;
    return shgeti(d->present, path) < 0;
}

static bool is_lost(struct diff *d, const struct finding *f)
{
    ptrdiff_t at = shgeti(d->present, finding_portable_path(d->old.run.root, f->loc.file));
    return at >= 0 && d->present[at].value == 1;
}

/* Introduced is what is shown now and was not: also a finding that was suppressed, known or too unsure before. */
static void sort_out(struct diff *d, const uint32_t *partner)
{
    struct arena *a = &d->arena;
    struct report_diff *r = &d->result;
    uint32_t n_old = d->old.n, n_new = d->fresh.n;
    bool *stays = ARENA_ARRAY(a, bool, n_old + 1);
    r->introduced = ARENA_ARRAY(a, const struct finding *, n_new + 1);
    r->fixed = ARENA_ARRAY(a, const struct finding *, n_old + 1);
    r->unchanged = arena_alloc(a, sizeof *r->unchanged * (n_new + 1));
    for (uint32_t i = 0; i < n_new; i++) {
        const struct finding *f = &d->fresh.all[i];
        if (!show_has(&d->show, f)) continue;
        if (partner[i] == FINDING_UNMATCHED || !show_has(&d->show, &d->old.all[partner[i]])) {
            r->introduced[r->n_introduced++] = f;
            continue;
        }
        stays[partner[i]] = true;
        r->unchanged[r->n_unchanged][0] = &d->old.all[partner[i]];
        r->unchanged[r->n_unchanged++][1] = f;
    }
    for (uint32_t i = 0; i < n_old; i++) {
        const struct finding *f = &d->old.all[i];
        if (stays[i] || !show_has(&d->show, f)) continue;
        if (is_lost(d, f))
            d->not_compared++;
        else
            r->fixed[r->n_fixed++] = f;
    }
}

static void match(struct diff *d)
{
    struct arena *a = &d->arena;
    uint32_t *partner = ARENA_ARRAY(a, uint32_t, d->fresh.n + 1);
    const struct finding_key *old = baseline_keys(a, d->old.all, d->old.n, d->old.run.root);
    const struct finding_key *fresh = baseline_keys(a, d->fresh.all, d->fresh.n, d->fresh.run.root);
    finding_match(old, d->old.n, fresh, d->fresh.n, is_gone, d, partner);
    d->result.old_root = d->old.run.root;
    d->result.new_root = d->fresh.run.root;
    sort_out(d, partner);
}

static void add_fixed(struct diff *d, struct strbuf *out)
{
    for (uint32_t i = 0; i < d->result.n_fixed; i++) {
        const struct finding *f = d->result.fixed[i];
        strbuf_puts(out, "fixed: ");
        strbuf_visible(out, path_relative(d->old.run.root, f->loc.file));
        strbuf_addf(out, ":%u: ", f->loc.line);
        strbuf_visible(out, f->message);
        strbuf_addf(out, " [%s]\n", f->check);
    }
}

static int write_result(struct diff *d, struct err *e)
{
    struct strbuf out = {0};
    struct report_diff *r = &d->result;
    int rc = 0;
    if (d->json) {
        report_diff_json(&out, r);
    } else {
        struct finding *rows = ARENA_ARRAY(&d->arena, struct finding, r->n_introduced + 1);
        for (uint32_t i = 0; i < r->n_introduced; i++) rows[i] = *r->introduced[i];
        rc = show_findings(&out, d->fresh.store, &d->show, &(struct show_rows){rows, r->n_introduced}, e);
        if (strcmp(d->show.format, "text") == 0) add_fixed(d, &out);
    }
    if (rc == 0) rc = show_write(d->show.output, strbuf_cstr(&out), out.len, e);
    strbuf_release(&out);
    return rc;
}

static int compare(struct diff *d, char **words, uint32_t n, struct err *e)
{
    bool one = n == 1;
    if (open_side(d, &d->old, words[0], one ? -1 : 0, e) < 0) return -1;
    if (open_side(d, &d->fresh, words[one ? 0 : 1], 0, e) < 0) return -1;
    if (read_present(d, e) < 0) return -1;
    match(d);
    if (write_result(d, e) < 0) return -1;
    if (d->quiet) return 0;
    fprintf(stderr, "%u introduced, %u fixed, %u unchanged", d->result.n_introduced, d->result.n_fixed,
            d->result.n_unchanged);
    if (d->not_compared) fprintf(stderr, ", %u not compared (their files were not analysed)", d->not_compared);
    fprintf(stderr, "\n");
    return 0;
}

static int exit_code(const struct diff *d)
{
    const struct store_run_info *r = &d->fresh.run;
    if (r->ok == 0 || r->failed + r->crashed + r->timed_out > 0)
        return cli_fail(CLI_INCOMPLETE,
                        "incomplete: the newer run analysed %u of %u translation units; run it again "
                        "when they build",
                        r->ok, r->tus - r->skipped);
    return d->result.n_introduced ? CLI_FINDINGS : CLI_CLEAN;
}

static int take(struct diff *d, enum analysis_color *color, int id, const char *value, struct err *e)
{
    switch (id) {
    case OPT_OUTPUT: d->show.output = value; return 0;
    case OPT_QUIET: d->quiet = true; return 0;
    case OPT_COLOR: return analysis_color(value, color, e);
    case OPT_CONFIDENCE: return analysis_confidence(value, &d->show.min_confidence, e);
    case OPT_FORMAT:
        d->json = strcmp(value, "json") == 0;
        return d->json ? 0 : analysis_format(value, &d->show.format, e);
    case CLI_BAD: return -1;
    default: return err_set(e, "diff: unexpected argument '%s'", value ? value : "--");
    }
}

static int run(int argc, char **argv)
{
    struct diff d = {.show = {.format = "text", .min_confidence = CONFIG_AS_CONFIGURED}};
    struct err e = {{0}};
    enum analysis_color color = COLOR_AUTO;
    const char *value;
    char *words[2];
    uint32_t n = 0;
    int id, bad = 0, code = CLI_USAGE;
    struct cli_reader r = {options, sizeof options / sizeof *options, argc, argv, 1};
    sh_new_strdup(d.present);
    while (!bad && (id = cli_next(&r, &value, &e)) != CLI_END) {
        if ((id == CLI_POSITIONAL || id == OPT_DB) && n < 2)
            words[n++] = arena_strdup(&d.arena, value);
        else
            bad = take(&d, &color, id, value, &e);
    }
    d.show.cwd = path_cwd(&d.arena);
    d.show.color = analysis_use_color(color, d.show.output);
    if (!bad && n == 0) bad = err_set(&e, "diff: name two databases, or one for its last two runs");
    if (!bad) bad = compare(&d, words, n, &e);
    code = bad ? cli_fail(CLI_USAGE, "%s", e.msg) : exit_code(&d);
    store_close(d.old.store);
    store_close(d.fresh.store);
    shfree(d.present);
    arena_release(&d.arena);
    return code;
}

const struct cli_command cli_diff = {
    .name = "diff",
    .summary = "tell what came and what went between two runs",
    .help = "Usage: cancelcheck diff OLD NEW [OPTIONS]\n"
            "       cancelcheck diff DB [OPTIONS]          (its last two runs)\n"
            "OLD and NEW are databases (--db of analyze): FILE for its newest run, FILE@RUN\n"
            "for another (`cancelcheck query runs` numbers them). Nothing is analysed.\n\n"
            "  --format=FMT         text (default): introduced findings as usual, then a line\n"
            "                       for each fixed one; json: introduced, fixed, unchanged;\n"
            "                       any format of report: the introduced findings\n"
            "  -o, --output=FILE    write there instead of to standard output\n"
            "  --confidence=LEVEL   compare from certain, likely or possible on\n"
            "  --color=WHEN         auto (default), always or never\n"
            "  -q, --quiet          no summary\n\n"
            "The two may come from different folders or machines.\n"
            "Exit: 0 nothing introduced, 1 something was, 2 usage, 3 the newer run is\n"
            "incomplete.\n",
    .run = run,
};
