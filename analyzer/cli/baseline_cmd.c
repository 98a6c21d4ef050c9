/* `cancelcheck baseline write`: what an analysis finds now becomes known. */
#include "cli/analysis.h"
#include "cli/cli.h"
#include "cli/show.h"
#include "driver/driver.h"
#include "findings/baseline.h"

#include "base/path.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

static const struct cli_option options[] = {ANALYSIS_OPTIONS};

static int write_baseline(struct analysis *s, const struct driver_result *r, struct err *e)
{
    struct strbuf out = {0};
    struct finding *all;
    uint32_t n;
    int rc = 0;
    const char *path = s->config.output ? s->config.output : r->baseline;
    if (store_get_findings(r->store, s->arena, &all, &n, e) < 0) return -1;
    baseline_print(&out, all, n, r->root);
    if (!s->config.output && mkdir(path_dirname(s->arena, path), 0777) < 0 && errno != EEXIST) /* .cancelcheck */
        rc = err_set(e, "%s: its folder cannot be made: %s", path, strerror(errno));
    /* Where it is by itself, or where a configuration wants it, is the project's say; and that ends with the project.
     */
    bool given = s->config.output || s->config.baseline;
    if (rc == 0 && !given && !path_resolves_under(r->root, path))
        rc = err_set(e, "%s: leads out of the project: name the file to write with --output", path);
    if (rc == 0) rc = show_write(path, strbuf_cstr(&out), out.len, e);
    strbuf_release(&out);
    if (rc == 0 && !s->config.quiet && strcmp(path, "-") != 0)
        fprintf(stderr, "%u finding%s known from now on: %s\n", r->findings, r->findings == 1 ? "" : "s",
                path_relative(s->config.cwd, path));
    return rc;
}

static int analyse(struct analysis *s)
{
    struct config *c = &s->config;
    struct driver_result r;
    struct err e = {{0}};
    int code = CLI_CLEAN;
    c->no_baseline = true;
    c->writes_baseline = !c->output;
    if (driver_analyse(c, s->arena, &r, &e) < 0) return cli_fail(r.signal ? CLI_INTERRUPTED : r.exit_code, "%s", e.msg);
    if (r.exit_code == CLI_INCOMPLETE)
        code = cli_fail(CLI_INCOMPLETE,
                        "no baseline written: %u of %u units were not analysed, and what they hold would "
                        "count as new later (cancelcheck without `baseline` names them; --allow-incomplete goes on)",
                        r.tus - r.ok - r.skipped, r.tus);
    else if (write_baseline(s, &r, &e) < 0)
        code = cli_fail(CLI_USAGE, "%s", e.msg);
    store_close(r.store);
    return code;
}

static int run(int argc, char **argv)
{
    struct arena a = {0};
    struct analysis s;
    struct err e = {{0}};
    int code = CLI_USAGE;
    if (argc < 2 || strcmp(argv[1], "write") != 0)
        return cli_fail(CLI_USAGE, "baseline: say `baseline write [OPTIONS of analyze]`");
    struct cli_reader r = {options, sizeof options / sizeof *options, argc, argv, 2};
    analysis_init(&s, &a, argc, argv);
    if (analysis_read(&s, &r, false, &e) == 0)
        code = analyse(&s);
    else
        cli_fail(code, "%s", e.msg);
    arena_release(&a);
    return code;
}

const struct cli_command cli_baseline = {
    .name = "baseline",
    .summary = "make what is found now known: later runs report what is new",
    .help = "Usage: cancelcheck baseline write [-p BUILD] [OPTIONS of analyze]\n"
            "Analyses, and writes the findings' fingerprints to a text file that later runs\n"
            "take as known: they are neither reported nor counted. Keep the file in version\n"
            "control; its lines are sorted by path and change only when findings come and go.\n\n"
            "  -o FILE          the file to write; otherwise --baseline=FILE, `baseline` of\n"
            "                   .cancelcheck.yaml, or .cancelcheck/baseline of the project,\n"
            "                   which later runs find by themselves\n\n"
            "A finding stays known when lines move, code is reformatted, files are renamed or\n"
            "neighbours change; docs/baseline.md has the figures.\n"
            "Exit: 0 written, 2 not written, 3 not written because files were lost.\n",
    .run = run,
};
