/* The table of subcommands; the first is the default. */
#include "cli/cli.h"

#include <stddef.h>

int main(int argc, char **argv)
{
    static const struct cli_command *const commands[] = {
#define COMMAND(name) &cli_##name,
#include "cli/commands.def"
        NULL,
    };
    return cli_main(commands, argc, argv);
}
