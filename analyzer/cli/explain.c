/* `cancelcheck explain CHECK`: why a check exists, bad and good code, how to fix, how to silence. */
#include "cli/cli.h"
#include "driver/driver.h"

#include "base/str.h"

#include <stdio.h>
#include <string.h>

static int run(int argc, char **argv)
{
    uint32_t n;
    const struct driver_check *checks = driver_checks(&n);
    const char *ids[64];
    if (argc != 2) return cli_fail(CLI_USAGE, "explain: name one check; `cancelcheck list-checks` lists them");
    for (uint32_t i = 0; i < n; i++) {
        ids[i] = checks[i].id;
        if (strcmp(checks[i].id, argv[1]) != 0) continue;
        printf("%s%s", checks[i].help, str_ends(checks[i].help, "\n") ? "" : "\n");
        return CLI_CLEAN;
    }
    const char *near = str_nearest(argv[1], ids, n);
    if (near) return cli_fail(CLI_USAGE, "explain: no check is called '%s'; did you mean '%s'?", argv[1], near);
    return cli_fail(CLI_USAGE, "explain: no check is called '%s'; `cancelcheck list-checks` lists them", argv[1]);
}

const struct cli_command cli_explain = {
    .name = "explain",
    .summary = "tell why a check exists, how to fix and how to silence it",
    .help = "Usage: cancelcheck explain CHECK\n"
            "Prints the check's page: why, bad and good code, how to fix, how to silence.\n"
            "`cancelcheck list-checks` names the checks.\n",
    .run = run,
};
