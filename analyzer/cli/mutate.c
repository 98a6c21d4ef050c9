/* `cancelcheck mutate`: which forgotten releases would be reported? One line of JSON a deletion; scripts/mutate counts.
 */
#include "cli/analysis.h"
#include "cli/cli.h"
#include "cli/show.h"
#include "driver/driver.h"

#include <errno.h>
#include <stdlib.h>

enum { OPT_STEP = 100, OPT_FIELDS, OPT_AT };

static const struct cli_option options[] = {ANALYSIS_OPTIONS,
                                            {"step", 0, CLI_VALUE, OPT_STEP},
                                            {"fields", 0, CLI_NO_VALUE, OPT_FIELDS},
                                            {"at", 0, CLI_VALUE, OPT_AT}};

static int take_step(const char *word, uint32_t *step, struct err *e)
{
    char *end;
    errno = 0;
    unsigned long v = strtoul(word, &end, 10);
    if (!*word || *end || errno || word[0] == '-' || v < 1 || v > 1000000)
        return err_set(e, "--step=%s: a number from 1 is needed", word);
    *step = (uint32_t)v;
    return 0;
}

static int run(int argc, char **argv)
{
    struct arena a = {0};
    struct analysis s;
    struct err e = {{0}};
    struct strbuf out = {0};
    const char *value;
    struct driver_mutations which = {.step = 1};
    int id, rc = -1;
    struct cli_reader r = {options, sizeof options / sizeof *options, argc, argv, 1};
    analysis_init(&s, &a, argc, argv);
    s.config.min_confidence = FINDING_POSSIBLE;
    while ((id = cli_next(&r, &value, &e)) != CLI_END) {
        if (id == OPT_FIELDS)
            which.fields = true, rc = 0;
        else if (id == OPT_AT)
            which.at = value, rc = 0;
        else
            rc = id == CLI_BAD    ? -1
                 : id == OPT_STEP ? take_step(value, &which.step, &e)
                                  : analysis_take(&s, &r, id, value, &e);
        if (rc < 0) break;
    }
    if (id == CLI_END && (rc = analysis_finish(&s, false, &e)) == 0) {
        rc = driver_mutate(&s.config, which, &out, &e);
        if (rc == 0) rc = show_write(s.config.output, strbuf_cstr(&out), out.len, &e);
    }
    strbuf_release(&out);
    arena_release(&a);
    return rc < 0 ? cli_fail(CLI_USAGE, "%s", e.msg) : CLI_CLEAN;
}

const struct cli_command cli_mutate = {
    .name = "mutate",
    .summary = "delete one release at a time and tell what is reported then",
    .help = "Usage: cancelcheck mutate [-p BUILD] [--step=N] [FILE...]\n\n"
            "Takes every call that ends a handle out of the program by itself, in memory,\n"
            "analyses the program anew and writes a line of JSON: what was deleted, which\n"
            "findings are new, which are gone, and what became of the handle. The first\n"
            "line tells of the untouched program. scripts/mutate counts them.\n\n"
            "  --step=N   only every N-th call\n"
            "  --fields   of these, only direct releases of what a field holds\n"
            "  --at=FILE:LINE[,FILE:LINE...]\n"
            "             of these, only calls there; FILE: the path's end\n\n"
            "Options are those of `cancelcheck analyze --help`; findings of every\n"
            "confidence are told.\n",
    .run = run,
};
