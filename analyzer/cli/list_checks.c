/* `cancelcheck list-checks`: id, whether on by default, one line of what it asks. */
#include "cli/cli.h"
#include "driver/driver.h"

#include <stdio.h>

static int run(int argc, char **argv)
{
    uint32_t n;
    const struct driver_check *checks = driver_checks(&n);
    if (argc > 1) return cli_fail(CLI_USAGE, "list-checks: unexpected argument '%s'", argv[1]);
    for (uint32_t i = 0; i < n; i++)
        printf("%-24s %-4s %s\n", checks[i].id, checks[i].default_on ? "" : "off", checks[i].summary);
    return CLI_CLEAN;
}

const struct cli_command cli_list_checks = {
    .name = "list-checks",
    .summary = "list the checks",
    .help = "Usage: cancelcheck list-checks\n"
            "Prints each check's id, \"off\" when it must be asked for with --checks, and what\n"
            "it looks for. `cancelcheck explain CHECK` tells more.\n",
    .run = run,
};
