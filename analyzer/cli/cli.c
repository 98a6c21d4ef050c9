/* Picking the subcommand, --help, --version and the one way failures are printed. */
#include "cli/cli.h"

#include "base/path.h"
#include "base/str.h"
#include "driver/driver.h"

#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define MAX_COMMANDS 64

int cli_fail(int code, const char *fmt, ...)
{
    char line[2048];
    struct strbuf shown = {0};
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(line, sizeof line, fmt, ap);
    va_end(ap);
    strbuf_visible(&shown, line);
    fprintf(stderr, "cancelcheck: %s\n", strbuf_cstr(&shown));
    strbuf_release(&shown);
    return code;
}

static const struct cli_command *find(const struct cli_command *const *commands, const char *name)
{
    for (; *commands; commands++)
        if (strcmp((*commands)->name, name) == 0) return *commands;
    return NULL;
}

static int overview(const struct cli_command *const *commands)
{
    printf("cancelcheck finds cancel handles that are not released on every path.\n\n"
           "Usage: cancelcheck [COMMAND] [OPTIONS]\n\n"
           "  cancelcheck -p build               analyse a compile database\n"
           "  cancelcheck -p build 'src/net*.c'  some of its files\n"
           "  cancelcheck file.c -- -Iinclude    one file with its flags\n\n"
           "Commands:\n");
    for (; *commands; commands++) printf("  %-12s %s\n", (*commands)->name, (*commands)->summary);
    printf("\n`cancelcheck COMMAND --help` shows a command's options.\n"
           "Exit codes: 0 clean, 1 findings, 2 usage or configuration, 3 incomplete.\n");
    return CLI_CLEAN;
}

static int version(void)
{
    printf("cancelcheck %s\n%s\n", driver_version(), driver_libclang_version());
    return CLI_CLEAN;
}

enum help { HELP_NO, HELP_SHORT, HELP_ALL };

static enum help asks_for_help(int argc, char **argv)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        if (strcmp(argv[i], "--help=all") == 0) return HELP_ALL;
        if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-help") == 0 || strcmp(argv[i], "-h") == 0)
            return HELP_SHORT;
    }
    return HELP_NO;
}

static int print_help(const struct cli_command *command, enum help kind)
{
    fputs(command->help, stdout);
    if (kind == HELP_ALL && command->more) fputs(command->more, stdout);
    return CLI_CLEAN;
}

/* A first word that is neither a command nor anything on disk is more likely a misspelt command than a file. */
static int misspelt(const struct cli_command *const *commands, const char *word)
{
    const char *names[MAX_COMMANDS];
    size_t n = 0;
    if (word[0] == '-' || strpbrk(word, "*?./") || path_exists(word)) return 0;
    for (; commands[n] && n < MAX_COMMANDS; n++) names[n] = commands[n]->name;
    const char *near = str_nearest(word, names, n);
    return near ? cli_fail(CLI_USAGE, "no command '%s'; did you mean '%s'?", word, near) : 0;
}

int cli_main(const struct cli_command *const *commands, int argc, char **argv)
{
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN); /* a limit on files is an error of the write, as a full disk is */
    if (argc > 1 && strcmp(argv[1], "--version") == 0) return version();
    const struct cli_command *command = argc > 1 ? find(commands, argv[1]) : NULL;
    if (command) {
        argc--;
        argv++;
    } else if (argc > 1 && strcmp(argv[1], "help") == 0 && !path_exists("help")) {
        command = argc > 2 ? find(commands, argv[2]) : NULL;
        if (!command) return overview(commands);
        return print_help(command, HELP_SHORT);
    } else if (asks_for_help(argc, argv) == HELP_SHORT) {
        return overview(commands);
    } else if (argc > 1 && misspelt(commands, argv[1])) {
        return CLI_USAGE;
    }
    if (!command) command = commands[0];
    enum help asked = asks_for_help(argc, argv);
    if (asked) return print_help(command, asked);
    return command->run(argc, argv);
}
