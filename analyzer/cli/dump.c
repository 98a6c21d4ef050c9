/* `cancelcheck dump ir|summary`: what the tool sees and believes, for people who want to check it. */
#include "cli/analysis.h"
#include "cli/cli.h"
#include "cli/show.h"
#include "driver/driver.h"

#include <string.h>

static const struct cli_option options[] = {ANALYSIS_OPTIONS};

static int dump_ir(struct analysis *s, struct strbuf *out, struct err *e)
{
    struct config *c = &s->config;
    if (c->n_patterns == 0) return err_set(e, "dump ir: name a file");
    for (uint32_t i = 0; i < c->n_patterns; i++)
        if (driver_dump_ir(c, c->patterns[i], out, e) < 0) return -1;
    return 0;
}

/* The first word is the functions' name or glob, the rest are files as for analyze. */
static int dump_summary(struct analysis *s, struct strbuf *out, struct err *e)
{
    struct config *c = &s->config;
    const char *glob = "*";
    if (c->n_patterns) {
        glob = *c->patterns++;
        c->n_patterns--;
    }
    c->whole_program = c->n_patterns == 0;
    size_t before = out->len;
    if (driver_dump_summary(c, glob, out, e) < 0) return -1;
    return out->len > before ? 0 : err_set(e, "dump summary: no function matches '%s'", glob);
}

static int run(int argc, char **argv)
{
    struct arena a = {0};
    struct analysis s;
    struct err e = {{0}};
    struct strbuf out = {0};
    const char *what = argc > 1 ? argv[1] : "";
    bool ir = strcmp(what, "ir") == 0;
    int rc = -1;
    if (!ir && strcmp(what, "summary") != 0)
        return cli_fail(CLI_USAGE, "dump: say `dump ir FILE` or `dump summary [GLOB]`");
    struct cli_reader r = {options, sizeof options / sizeof *options, argc, argv, 2};
    analysis_init(&s, &a, argc, argv);
    if (analysis_read(&s, &r, ir, &e) == 0) {
        rc = ir ? dump_ir(&s, &out, &e) : dump_summary(&s, &out, &e);
        if (rc == 0) rc = show_write(s.config.output, strbuf_cstr(&out), out.len, &e);
    }
    strbuf_release(&out);
    arena_release(&a);
    return rc < 0 ? cli_fail(CLI_USAGE, "%s", e.msg) : CLI_CLEAN;
}

const struct cli_command cli_dump = {
    .name = "dump",
    .summary = "print a file's intermediate code, or what functions do to handles",
    .help = "Usage: cancelcheck dump ir [-p BUILD] FILE\n"
            "       cancelcheck dump ir FILE -- FLAGS\n"
            "       cancelcheck dump summary [-p BUILD] [FUNCTION-GLOB [FILE...]]\n"
            "       cancelcheck dump summary FUNCTION-GLOB FILE -- FLAGS\n\n"
            "  ir        the file's intermediate code as text, as the engine reads it\n"
            "  summary   what the engine believes about functions: which handles they create,\n"
            "            release, keep or only borrow, by result\n\n"
            "Options are those of `cancelcheck analyze --help`.\n"
            "Without a database and without flags, `dump ir FILE` parses FILE as it is.\n",
    .run = run,
};
