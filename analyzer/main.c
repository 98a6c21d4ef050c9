/* The table of subcommands; the first is the default. */
#include "cli/cli.h"

#include <stddef.h>

int main(int argc, char **argv)
{
    static const struct cli_command *const commands[] = {
        &cli_analyze, &cli_report, &cli_explain, &cli_list_checks, &cli_dump, &cli_rules, &cli_mutate, NULL,
    };
    return cli_main(commands, argc, argv);
}
