/* `cancelcheck report`: the newest finished run of a database, in any format, without analysing again. */
#include "cli/analysis.h"
#include "cli/cli.h"
#include "cli/show.h"
#include "store/store.h"

#include "base/path.h"

#include <stdlib.h>
#include <unistd.h>

static const struct cli_option options[] = {
    {"help", 'h', CLI_NO_VALUE, OPT_HELP},       {"db", 0, CLI_VALUE, OPT_DB},
    {"format", 0, CLI_VALUE, OPT_FORMAT},        {"output", 'o', CLI_VALUE, OPT_OUTPUT},
    {"color", 0, CLI_OPTIONAL_VALUE, OPT_COLOR}, {"confidence", 0, CLI_VALUE, OPT_CONFIDENCE},
    {"limit", 0, CLI_VALUE, OPT_LIMIT},
};

static int report(const char *db, const struct show_options *o)
{
    struct err e = {{0}};
    struct store *s = store_open(db, true, &e);
    int rc = s ? show_report(s, o, &e) : -1;
    store_close(s);
    return rc < 0 ? cli_fail(CLI_USAGE, "%s", e.msg) : CLI_CLEAN;
}

static int run(int argc, char **argv)
{
    struct arena a = {0};
    struct err e = {{0}};
    struct show_options o = {.format = "text", .min_confidence = CONFIG_AS_CONFIGURED};
    enum analysis_color color = COLOR_AUTO;
    const char *value, *db = NULL;
    int id, bad = 0;
    struct cli_reader r = {options, sizeof options / sizeof *options, argc, argv, 1};
    while (!bad && (id = cli_next(&r, &value, &e)) != CLI_END) {
        switch (id) {
        case OPT_DB: db = value; break;
        case OPT_FORMAT: bad = analysis_format(value, &o.format, &e); break;
        case OPT_LIMIT:
            o.limit_given = true;
            bad = analysis_limit(value, &o.limit, &e);
            break;
        case OPT_OUTPUT: o.output = value; break;
        case OPT_COLOR: bad = analysis_color(value, &color, &e); break;
        case OPT_CONFIDENCE: bad = analysis_confidence(value, &o.min_confidence, &e); break;
        case CLI_BAD: bad = -1; break;
        default: bad = err_set(&e, "report: unexpected argument '%s'", value ? value : "--"); break;
        }
    }
    if (!bad && !db && !(db = show_find_db(&a)))
        bad = err_set(&e, "report: which database? Name it with --db (as in `cancelcheck --db cancelcheck.db`)");
    o.cwd = path_cwd(&a);
    o.color = analysis_use_color(color, o.output);
    int code = bad ? cli_fail(CLI_USAGE, "%s", e.msg) : report(db, &o);
    arena_release(&a);
    return code;
}

const struct cli_command cli_report = {
    .name = "report",
    .summary = "show the newest run of a database again, in any format",
    .help = "Usage: cancelcheck report --db FILE [OPTIONS]\n"
            "Writes the report of the newest finished run kept in FILE; nothing is analysed.\n\n"
            "  --db=FILE            database (default: cancelcheck.db in ., build*/ or out/)\n"
            "  --format=FMT         text (default), html: one page with everything in it,\n"
            "                       jsonl, sarif, sarif-github (code scanning's limits),\n"
            "                       gitlab (Code Quality), annotations (GitHub workflow),\n"
            "                       checkstyle, junit, markdown (a merge request's comment),\n"
            "                       openmetrics, fixes (for clang-apply-replacements)\n"
            "  -o, --output=FILE    write there instead of to standard output\n"
            "  --limit=N            text: at most N findings (100 on a terminal; 0: all)\n"
            "  --confidence=LEVEL   show from certain, likely (default) or possible on\n"
            "  --color=WHEN         auto (default), always or never; NO_COLOR is honoured\n\n"
            "Exit: 0 when the report was written, whatever it says; 2 when it was not.\n",
    .run = run,
};
