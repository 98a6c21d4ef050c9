/* `cancelcheck analyze`, the default: parse, analyse, store, report, and one line about how it went. */
#include "cli/analysis.h"
#include "cli/cli.h"
#include "cli/show.h"
#include "driver/driver.h"
#include "store/store.h"

#include <stdio.h>
#include <string.h>

#define MAX_REASONS 5

static const struct cli_option options[] = {ANALYSIS_OPTIONS};

static const char *plural(uint32_t n)
{
    return n == 1 ? "" : "s";
}

static void print_line(const char *line)
{
    struct strbuf b = {0};
    strbuf_visible(&b, line);
    fprintf(stderr, "  %s\n", strbuf_cstr(&b));
    strbuf_release(&b);
}

/* "3 failed, 1 crashed", "" when nothing was lost. */
static void add_lost(struct strbuf *b, const struct driver_result *r)
{
    const struct {
        uint32_t n;
        const char *word;
    } kinds[] = {{r->failed, "failed"}, {r->crashed, "crashed"}, {r->timed_out, "timed out"}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (kinds[i].n) strbuf_addf(b, "%s%u %s", b->len ? ", " : "", kinds[i].n, kinds[i].word);
}

static void print_reasons(struct store *s)
{
    struct arena a = {0};
    struct store_run_info run;
    struct store_tu *tus;
    uint32_t n, shown = 0, lost = 0;
    if (store_last_run(s, &a, &run, NULL) == 0 && store_get_bad_tus(s, &a, &tus, &n, NULL) == 0) {
        for (uint32_t i = 0; i < n; i++) {
            if (tus[i].status == STORE_TU_SKIPPED || lost++ >= MAX_REASONS) continue;
            shown++;
            print_line(driver_reason(&a, run.root, tus[i].file, tus[i].why));
        }
        if (lost > shown) fprintf(stderr, "  ... and %u more\n", lost - shown);
    }
    arena_release(&a);
}

/* The text report on the same terminal lists lost units itself. */
static bool in_report(const struct config *c)
{
    return strcmp(c->format, "text") == 0 && !c->output;
}

static void print_summary(const struct config *c, const struct driver_result *r)
{
    struct strbuf lost = {0};
    add_lost(&lost, r);
    fprintf(stderr, "%u translation unit%s, %u function%s, %u finding%s", r->tus, plural(r->tus), r->functions,
            plural(r->functions), r->findings, plural(r->findings));
    if (r->errors) fprintf(stderr, " (%u as errors)", r->errors);
    if (r->suppressed) fprintf(stderr, ", %u suppressed", r->suppressed);
    if (r->cached) fprintf(stderr, ", %u unchanged", r->cached);
    if (r->known > r->unchanged) fprintf(stderr, ", %u known (baseline)", r->known - r->unchanged);
    if (r->unchanged) fprintf(stderr, ", %u already in %s", r->unchanged, c->diff_base);
    if (r->left_out) fprintf(stderr, ", %u left out by configuration", r->left_out);
    if (r->in_lost) fprintf(stderr, ", %u left out in files that did not parse", r->in_lost);
    if (r->skipped) fprintf(stderr, ", %u skipped (not C)", r->skipped);
    if (r->units_left_out) fprintf(stderr, ", %u not read (paths.skip)", r->units_left_out);
    if (r->over_budget) fprintf(stderr, ", %u function%s over budget", r->over_budget, plural(r->over_budget));
    fprintf(stderr, "%s%s\n", lost.len ? ", " : "", strbuf_cstr(&lost));
    if (c->diff_base)
        fprintf(stderr, "%u file%s changed since %s, %u unit%s read as they were%s\n", r->changed_files,
                plural(r->changed_files), c->diff_base, r->parsed_before, plural(r->parsed_before),
                r->lost_before ? "; some did not parse then: what is reported in them may be older" : "");
    for (uint32_t i = 0; i < r->n_stale_suppressions && i < MAX_REASONS; i++) print_line(r->stale_suppressions[i]);
    if (r->n_stale_suppressions > MAX_REASONS)
        fprintf(stderr, "  ... and %u more suppressions\n", r->n_stale_suppressions - MAX_REASONS);
    if (r->stale)
        fprintf(stderr, "%u entr%s; `cancelcheck baseline write` drops them\n", r->stale,
                r->stale == 1 ? "y of the baseline is no longer found" : "ies of the baseline are no longer found");
    if (r->sandbox_weak) fprintf(stderr, "this system does not lock workers in fully; it offers: %s\n", r->sandbox);
    for (uint32_t i = 0; i < r->n_config_notes && i < MAX_REASONS; i++) print_line(r->config_notes[i]);
    if (lost.len && !in_report(c)) print_reasons(r->store);
    if (r->with_errors) {
        fprintf(stderr, "%u unit%s parsed with errors:\n", r->with_errors, plural(r->with_errors));
        for (uint32_t i = 0; i < r->n_notes && i < MAX_REASONS; i++) print_line(r->notes[i]);
        if (r->with_errors > MAX_REASONS) fprintf(stderr, "  ... and %u more\n", r->with_errors - MAX_REASONS);
    }
    if (c->stats) fprintf(stderr, "%s\n", r->stats_json);
    strbuf_release(&lost);
}

/* Says in one line why a run that may look clean is not: also under --quiet. */
static void explain_incomplete(const struct config *c, const struct driver_result *r)
{
    struct strbuf lost = {0};
    add_lost(&lost, r);
    uint32_t c_units = r->tus - r->skipped;
    if (r->tus == 0 && r->units_left_out)
        cli_fail(0, "nothing was analysed: paths.skip of the configuration leaves out every file");
    else if (r->tus == 0)
        cli_fail(0, "nothing was analysed: %s has no entries; record it again (a full build: bear -- make -B)",
                 c->compdb_path ? c->compdb_path : "the command line");
    else if (c_units == 0)
        cli_fail(0, "nothing was analysed: none of the %u entries is C", r->tus);
    else if (r->ok == 0)
        cli_fail(0, "nothing was analysed: %s of %u; build the project first, so that generated headers are there",
                 strbuf_cstr(&lost), c_units);
    else
        cli_fail(0,
                 "incomplete: %s of %u translation units; build first where sources or headers are generated, mend the "
                 "rest, or accept it with --allow-incomplete",
                 strbuf_cstr(&lost), c_units);
    strbuf_release(&lost);
}

int analysis_run(struct analysis *s)
{
    struct config *c = &s->config;
    struct driver_result r;
    struct err e = {{0}};
    if (driver_analyse(c, s->arena, &r, &e) < 0) return cli_fail(r.signal ? CLI_INTERRUPTED : r.exit_code, "%s", e.msg);
    struct show_options o = {
        .format = c->format,
        .output = c->output,
        .export_fixes = c->export_fixes,
        .fix = c->fix,
        .root = r.root,
        .cwd = c->cwd,
        .min_confidence = c->min_confidence,
        .color = c->color,
        .limit_given = s->limit_given,
        .limit = s->limit,
    };
    int code = r.exit_code;
    if (show_report(r.store, &o, &e) < 0) code = cli_fail(CLI_USAGE, "%s", e.msg);
    if (!c->quiet)
        print_summary(c, &r);
    else if (c->stats)
        fprintf(stderr, "%s\n", r.stats_json);
    fputs(r.annotation_mistakes, stderr);
    if (r.n_annotation_mistakes && code < CLI_USAGE) code = CLI_USAGE;
    if (r.incomplete) explain_incomplete(c, &r);
    store_close(r.store);
    return code;
}

static int dump_config(struct analysis *s)
{
    struct strbuf out = {0};
    struct err e = {{0}};
    int rc = driver_dump_config(&s->config, &out, &e);
    if (rc == 0) rc = show_write(s->config.output, strbuf_cstr(&out), out.len, &e);
    strbuf_release(&out);
    return rc < 0 ? cli_fail(CLI_USAGE, "%s", e.msg) : CLI_CLEAN;
}

static int run(int argc, char **argv)
{
    struct arena a = {0};
    struct analysis s;
    struct err e = {{0}};
    int code = CLI_USAGE;
    struct cli_reader r = {options, sizeof options / sizeof *options, argc, argv, 1};
    analysis_init(&s, &a, argc, argv);
    if (analysis_read(&s, &r, false, &e) == 0)
        code = s.dump_config ? dump_config(&s) : analysis_run(&s);
    else
        cli_fail(code, "%s", e.msg);
    arena_release(&a);
    return code;
}

const struct cli_command cli_analyze = {
    .name = "analyze",
    .summary = "analyse a compile database or a file (the default)",
    .help = "Usage: cancelcheck [analyze] [-p BUILD] [OPTIONS] [FILE, FOLDER or GLOB...]\n"
            "       cancelcheck [analyze] FILE... -- FLAGS\n"
            "  -p BUILD             folder of compile_commands.json (else: ., build*/, out/)\n"
            "  --checks=LIST        checks to run: globs, '-' takes away: -*,lost-cancel\n"
            "  --warnings-as-errors[=LIST]  report these as errors\n"
            "  --confidence=LEVEL   show from certain, likely (default) or possible on\n"
            "  --header-filter=RE   headers to report in (default: those below the root)\n"
            "  --extra-arg=ARG      one more compiler flag for every file\n"
            "  --format=FMT         text (default), html, sarif, jsonl, ...: `report -h`\n"
            "  -o, --output=FILE    write the report there instead of to standard output\n"
            "  --fix                repair what is plain; --export-fixes=FILE: to a file\n"
            "  --db=FILE            keep results; what has not changed is not parsed again\n"
            "  -j, --jobs=N         worker processes, then threads (default: all cores)\n"
            "  --pack=NAME, --no-pack=NAME  switch a rule pack on or off\n"
            "  --dump-config        print what is configured for the (first) file, and where\n"
            "  --fail-on=WHAT       exit 1 for any finding (default), for an error, or never\n"
            "  -q, --quiet          no summary and no progress; --stats: costs as JSON\n"
            "  --help=all           all options\n"
            "Options override .cancelcheck.yaml, looked for from each file upwards.\n"
            "Exit: 0 clean, 1 findings, 2 usage or configuration, 3 incomplete: nothing was\n"
            "analysed, or files failed, crashed or timed out (findings may be there too).\n",
    .more = "\nMore options:\n"
            "  --config=FILE        this configuration for every file; --no-config: none\n"
            "  --baseline=FILE      known findings, not reported (default: .cancelcheck/baseline\n"
            "                       of the project); --no-baseline: none\n"
            "  --suppressions=FILE  findings to silence, with reasons (default: .cancelcheck/\n"
            "                       suppressions.yaml of the project); --no-suppressions: none\n"
            "  --diff-base=REV      report only what the work tree introduced since it left REV;\n"
            "                       git tells what changed, touched files are read as they were\n"
            "  --extra-arg-before=ARG  the same as --extra-arg, before the file's own flags\n"
            "  --limit=N            text: at most N findings (default: 100 on a terminal, else\n"
            "                       all; 0: all); says how many more there are\n"
            "  --allow-incomplete   files that were lost do not make the exit code 3\n"
            "  --tu-timeout=SECONDS a file may take (default 300); --tu-memory=MB (default 4096)\n"
            "  --sandbox=WHEN       lock workers in, so that sources of strangers can do nothing:\n"
            "                       auto (default: as far as the kernel can), on (or fail), off\n"
            "  --rules=DIR          folder of rule packs instead of the installed ones\n"
            "  --root=DIR           the project: paths are relative to it\n"
            "  --resource-dir=DIR   where clang's own headers are\n"
            "  --color=WHEN         auto (default), always or never; NO_COLOR is honoured\n"
            "  --no-pch             parse every file by itself, without shared precompiled headers\n"
            "  --verify-ir          check the intermediate code of every file\n",
    .run = run,
};
