/* The command line: one file a subcommand, each with its help; options are read through options.h. */
#ifndef CANCELCHECK_CLI_CLI_H
#define CANCELCHECK_CLI_CLI_H

#include "base/err.h"

#include <stdbool.h>

/* Exit codes, the same for every subcommand. */
enum {
    CLI_CLEAN = 0,
    CLI_FINDINGS = 1,
    CLI_USAGE = 2,      /* a mistake on the command line, in a pack or in a database */
    CLI_INCOMPLETE = 3, /* nothing was analysed, or a translation unit was lost; findings may be there too */
    CLI_INTERRUPTED = 130,
};

struct cli_command {
    const char *name;
    const char *summary;
    const char *help;                  /* fits 24 lines of 80 columns */
    const char *more;                  /* what --help=all adds, NULL: nothing */
    int (*run)(int argc, char **argv); /* argv[0] is the subcommand's own name; gives the exit code */
};

#define COMMAND(name) extern const struct cli_command cli_##name;
#include "cli/commands.def"

/* Picks the subcommand (analyze when the first word names none) and runs it. */
int cli_main(const struct cli_command *const *commands, int argc, char **argv);

/* "cancelcheck: MESSAGE" on stderr with control bytes shown; gives `code`. */
int cli_fail(int code, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

#endif
