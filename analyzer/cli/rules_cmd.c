/* `cancelcheck rules list|check`: the packs in force, the mistakes in pack files. */
#include "cli/analysis.h"
#include "cli/cli.h"
#include "cli/show.h"
#include "rules/rules.h"

#include "base/path.h"

#include <glob.h>
#include <stdio.h>
#include <string.h>

static const struct cli_option options[] = {
    {"help", 'h', CLI_NO_VALUE, OPT_HELP},
    {"rules", 0, CLI_VALUE, OPT_RULES},
    {"pack", 0, CLI_VALUE, OPT_PACK},
    {"no-pack", 0, CLI_VALUE, OPT_NO_PACK},
};

static int list(struct analysis *s)
{
    struct config *c = &s->config;
    struct err e = {{0}};
    struct rules_options o = {.dirs = c->rule_dirs,
                              .n_dirs = c->n_rule_dirs,
                              .enable = c->packs_on,
                              .n_enable = c->n_packs_on,
                              .disable = c->packs_off,
                              .n_disable = c->n_packs_off};
    struct rules *rules = rules_load(&o, &e);
    if (!rules) return cli_fail(CLI_USAGE, "%s", e.msg);
    for (uint32_t i = 0; i < rules_n_packs(rules); i++) {
        const struct rule_pack *p = rules_pack(rules, i);
        printf("%-16s %-4s %4u functions %3u kinds  %s\n", p->name, p->enabled ? "" : "off", p->n_funcs, p->n_kinds,
               p->library ? p->library : "");
    }
    rules_free(rules);
    return CLI_CLEAN;
}

/* Every pack of the folders when no file is named. */
static void add_all_packs(struct analysis *s)
{
    struct config *c = &s->config;
    for (uint32_t i = 0; i < c->n_rule_dirs; i++) {
        glob_t found = {0};
        if (glob(arena_sprintf(s->arena, "%s/*.yaml", c->rule_dirs[i]), 0, NULL, &found) == 0)
            for (size_t k = 0; k < found.gl_pathc; k++)
                ARENA_PUSH(s->arena, c->patterns, c->n_patterns, s->cap_patterns,
                           arena_strdup(s->arena, found.gl_pathv[k]));
        globfree(&found);
    }
}

static int check(struct analysis *s)
{
    struct config *c = &s->config;
    struct strbuf out = {0};
    struct err e = {{0}};
    uint32_t mistakes = 0, files;
    if (c->n_patterns == 0) add_all_packs(s);
    files = c->n_patterns;
    if (files == 0) return cli_fail(CLI_USAGE, "rules check: no packs found; name the files or --rules DIR");
    for (uint32_t i = 0; i < files; i++) mistakes += rules_check_file(c->patterns[i], &out);
    show_write(NULL, strbuf_cstr(&out), out.len, &e);
    strbuf_release(&out);
    fprintf(stderr, "%u pack%s, %u mistake%s\n", files, files == 1 ? "" : "s", mistakes, mistakes == 1 ? "" : "s");
    return mistakes ? CLI_USAGE : CLI_CLEAN;
}

static int run(int argc, char **argv)
{
    struct arena a = {0};
    struct analysis s;
    struct err e = {{0}};
    const char *value, *what = argc > 1 ? argv[1] : "";
    bool is_list = strcmp(what, "list") == 0;
    int id, code = CLI_USAGE;
    if (!is_list && strcmp(what, "check") != 0)
        return cli_fail(CLI_USAGE, "rules: say `rules list` or `rules check [FILE...]`");
    struct cli_reader r = {options, sizeof options / sizeof *options, argc, argv, 2};
    analysis_init(&s, &a, argc, argv);
    while ((id = cli_next(&r, &value, &e)) != CLI_END) {
        if (id == CLI_POSITIONAL && is_list) err_set(&e, "rules list: unexpected argument '%s'", value);
        if (id == CLI_BAD || e.msg[0] || analysis_take(&s, &r, id, value, &e) < 0) break;
    }
    analysis_rule_dirs(&s);
    if (id != CLI_END)
        cli_fail(code, "%s", e.msg);
    else
        code = is_list ? list(&s) : check(&s);
    arena_release(&a);
    return code;
}

const struct cli_command cli_rules = {
    .name = "rules",
    .summary = "list the rule packs, or check pack files for mistakes",
    .help = "Usage: cancelcheck rules list [--rules DIR] [--pack NAME] [--no-pack NAME]\n"
            "       cancelcheck rules check [--rules DIR] [FILE...]\n\n"
            "  list    every pack found: name, \"off\" when it must be asked for with --pack,\n"
            "          how many functions and kinds of handles it models, which library\n"
            "  check   all mistakes of pack files, with file, line and column; without FILE\n"
            "          those of the installed packs\n\n"
            "Packs are looked for in --rules DIR, else in $CANCELCHECK_RULES, else beside the\n"
            "executable. A project's own packs stand in .cancelcheck/rules of its root.\n"
            "Exit: 0 no mistakes, 2 mistakes.\n",
    .run = run,
};
