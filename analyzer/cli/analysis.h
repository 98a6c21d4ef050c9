/* The options that every subcommand which parses code shares, and the configuration that comes of them. */
#ifndef CANCELCHECK_CLI_ANALYSIS_H
#define CANCELCHECK_CLI_ANALYSIS_H

#include "base/arena.h"
#include "cli/options.h"
#include "config/config.h"
#include "report/report.h"

enum {
    OPT_HELP = 1,
    OPT_VERSION,
    OPT_BUILD,
    OPT_CHECKS,
    OPT_WERROR,
    OPT_EXTRA_ARG,
    OPT_HEADER_FILTER,
    OPT_DB,
    OPT_JOBS,
    OPT_QUIET,
    OPT_STATS,
    OPT_FIX,
    OPT_EXPORT_FIXES,
    OPT_FORMAT,
    OPT_OUTPUT,
    OPT_CONFIDENCE,
    OPT_COLOR,
    OPT_RULES,
    OPT_PACK,
    OPT_NO_PACK,
    OPT_RESOURCE_DIR,
    OPT_TIMEOUT,
    OPT_ROOT,
    OPT_VERIFY,
    OPT_CONFIG,
    OPT_NO_CONFIG,
    OPT_DUMP_CONFIG,
    OPT_FAIL_ON,
    OPT_INCOMPLETE,
    OPT_BASELINE,
    OPT_NO_BASELINE,
    OPT_SUPPRESSIONS,
    OPT_DIFF_BASE,
    OPT_LIMIT,
    OPT_EXTRA_ARG_BEFORE,
    OPT_NO_SUPPRESSIONS,
    OPT_NO_PCH,
    OPT_SANDBOX,
    OPT_MEMORY,
};

#define ANALYSIS_OPTIONS                                                                                               \
    {"help", 'h', CLI_NO_VALUE, OPT_HELP}, {"version", 0, CLI_NO_VALUE, OPT_VERSION},                                  \
        {"p", 'p', CLI_VALUE, OPT_BUILD}, {"checks", 0, CLI_VALUE, OPT_CHECKS},                                        \
        {"warnings-as-errors", 0, CLI_OPTIONAL_VALUE, OPT_WERROR}, {"extra-arg", 0, CLI_VALUE, OPT_EXTRA_ARG},         \
        {"header-filter", 0, CLI_VALUE, OPT_HEADER_FILTER}, {"db", 0, CLI_VALUE, OPT_DB},                              \
        {"jobs", 'j', CLI_VALUE, OPT_JOBS}, {"quiet", 'q', CLI_NO_VALUE, OPT_QUIET},                                   \
        {"fix", 0, CLI_NO_VALUE, OPT_FIX}, {"export-fixes", 0, CLI_VALUE, OPT_EXPORT_FIXES},                           \
        {"stats", 0, CLI_NO_VALUE, OPT_STATS}, {"format", 0, CLI_VALUE, OPT_FORMAT},                                   \
        {"output", 'o', CLI_VALUE, OPT_OUTPUT}, {"confidence", 0, CLI_VALUE, OPT_CONFIDENCE},                          \
        {"color", 0, CLI_OPTIONAL_VALUE, OPT_COLOR}, {"rules", 0, CLI_VALUE, OPT_RULES},                               \
        {"pack", 0, CLI_VALUE, OPT_PACK}, {"no-pack", 0, CLI_VALUE, OPT_NO_PACK},                                      \
        {"resource-dir", 0, CLI_VALUE, OPT_RESOURCE_DIR}, {"tu-timeout", 0, CLI_VALUE, OPT_TIMEOUT},                   \
        {"root", 0, CLI_VALUE, OPT_ROOT}, {"config", 0, CLI_VALUE, OPT_CONFIG},                                        \
        {"no-config", 0, CLI_NO_VALUE, OPT_NO_CONFIG}, {"dump-config", 0, CLI_NO_VALUE, OPT_DUMP_CONFIG},              \
        {"baseline", 0, CLI_VALUE, OPT_BASELINE}, {"no-baseline", 0, CLI_NO_VALUE, OPT_NO_BASELINE},                   \
        {"suppressions", 0, CLI_VALUE, OPT_SUPPRESSIONS}, {"diff-base", 0, CLI_VALUE, OPT_DIFF_BASE},                  \
        {"limit", 0, CLI_VALUE, OPT_LIMIT},                                                                            \
                                                                                                                       \
        {"extra-arg-before", 0, CLI_VALUE, OPT_EXTRA_ARG_BEFORE},                                                      \
        {"no-suppressions", 0, CLI_NO_VALUE, OPT_NO_SUPPRESSIONS}, {"fail-on", 0, CLI_VALUE, OPT_FAIL_ON},             \
        {"allow-incomplete", 0, CLI_NO_VALUE, OPT_INCOMPLETE}, {"no-pch", 0, CLI_NO_VALUE, OPT_NO_PCH},                \
        {"sandbox", 0, CLI_VALUE, OPT_SANDBOX}, {"tu-memory", 0, CLI_VALUE, OPT_MEMORY},                               \
    {                                                                                                                  \
        "verify-ir", 0, CLI_NO_VALUE, OPT_VERIFY                                                                       \
    }

enum analysis_color { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

struct analysis {
    struct arena *arena;
    struct config config;
    const char *build; /* -p */
    enum analysis_color color;
    bool dump_config, limit_given;
    uint32_t limit; /* --limit */
    uint32_t cap_patterns, cap_extra, cap_rules, cap_before, cap_on, cap_off, cap_suppressions;
};

/* Defaults, with the working directory and the command line noted. */
void analysis_init(struct analysis *s, struct arena *a, int argc, char **argv);

/* Takes one option or positional word. 0, or -1 with `e` when its value is wrong. CLI_DIRECT takes the reader's rest.
 */
int analysis_take(struct analysis *s, struct cli_reader *r, int id, const char *value, struct err *e);

/* Completes what was not given: the database (an error unless `database_optional`), pack folders, colours. */
int analysis_finish(struct analysis *s, bool database_optional, struct err *e);

/* Takes the whole command line, for subcommands with no options of their own, and completes it. 0, or -1 with `e`. */
int analysis_read(struct analysis *s, struct cli_reader *r, bool database_optional, struct err *e);

/* The whole run with its report and summary; gives the exit code. (analyze.c) */
int analysis_run(struct analysis *s);

/* Folders that hold packs when --rules names none: $CANCELCHECK_RULES, else beside the executable. Adds to the config.
 */
void analysis_rule_dirs(struct analysis *s);

/* Shared option values. 0 or -1 with `e`. Numbers are from 1 to `max`. */
int analysis_number(const char *option, const char *word, uint32_t max, uint32_t *out, struct err *e);
int analysis_confidence(const char *word, int *out, struct err *e);
int analysis_format(const char *word, const char **out, struct err *e);
int analysis_limit(const char *word, uint32_t *out, struct err *e);
int analysis_color(const char *word, enum analysis_color *out, struct err *e);
/* Whether what is written to `output` (NULL: stdout) gets colours; honours NO_COLOR. */
bool analysis_use_color(enum analysis_color color, const char *output);

#endif
