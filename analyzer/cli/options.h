/* Reading options as clang's tools spell them: --name=value, --name value, -name=value, -x value, -xvalue. */
#ifndef CANCELCHECK_CLI_OPTIONS_H
#define CANCELCHECK_CLI_OPTIONS_H

#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>

enum cli_value { CLI_NO_VALUE, CLI_VALUE, CLI_OPTIONAL_VALUE /* only after '=' */ };

struct cli_option {
    const char *name; /* without dashes */
    char letter;      /* 0: none */
    enum cli_value value;
    int id; /* positive */
};

enum { CLI_END = 0, CLI_POSITIONAL = -1, CLI_BAD = -2, CLI_DIRECT = -3 /* "--" was met; argv[i] is what follows */ };

struct cli_reader {
    const struct cli_option *options;
    size_t n_options;
    int argc;
    char **argv;
    int i; /* next word */
};

/* The next option's id, or one of the above. *value: the option's value (NULL without one) or the positional word.
 * CLI_BAD: `e` says what is wrong and names the nearest option. */
int cli_next(struct cli_reader *r, const char **value, struct err *e);

#endif
