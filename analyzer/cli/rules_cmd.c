/* `cancelcheck rules`: the packs in force, what they say, their mistakes, how they fit the code. */
#include "cli/analysis.h"
#include "cli/cli.h"
#include "cli/rules_show.h"
#include "cli/rules_test.h"
#include "cli/show.h"
#include "driver/driver.h"
#include "rules/rules.h"

#include "base/path.h"

#include <glob.h>
#include <stdio.h>
#include <string.h>

static const struct cli_option pack_options[] = {
    {"help", 'h', CLI_NO_VALUE, OPT_HELP},  {"rules", 0, CLI_VALUE, OPT_RULES},
    {"pack", 0, CLI_VALUE, OPT_PACK},       {"no-pack", 0, CLI_VALUE, OPT_NO_PACK},
    {"jobs", 'j', CLI_VALUE, OPT_JOBS},     {"quiet", 'q', CLI_NO_VALUE, OPT_QUIET},
    {"sandbox", 0, CLI_VALUE, OPT_SANDBOX}, {"resource-dir", 0, CLI_VALUE, OPT_RESOURCE_DIR},
};
static const struct cli_option code_options[] = {ANALYSIS_OPTIONS};

static struct rules *load(const struct config *c, struct err *e)
{
    struct rules_options o = {.dirs = c->rule_dirs,
                              .n_dirs = c->n_rule_dirs,
                              .enable = c->packs_on,
                              .n_enable = c->n_packs_on,
                              .disable = c->packs_off,
                              .n_disable = c->n_packs_off};
    return rules_load(&o, e);
}

static int list(struct analysis *s)
{
    struct err e = {{0}};
    if (s->config.n_patterns) return cli_fail(CLI_USAGE, "rules list: unexpected argument '%s'", *s->config.patterns);
    struct rules *rules = load(&s->config, &e);
    if (!rules) return cli_fail(CLI_USAGE, "%s", e.msg);
    for (uint32_t i = 0; i < rules_n_packs(rules); i++) {
        const struct rule_pack *p = rules_pack(rules, i);
        printf("%-16s %-4s %4u functions %3u kinds  %s\n", p->name, p->enabled ? "" : "off", p->n_funcs, p->n_kinds,
               p->library ? p->library : "");
    }
    rules_free(rules);
    return CLI_CLEAN;
}

static int show(struct analysis *s)
{
    struct config *c = &s->config;
    struct strbuf out = {0};
    struct err e = {{0}};
    if (c->n_patterns != 1) return cli_fail(CLI_USAGE, "rules show: name one pack; `rules list` names them");
    struct rules *rules = load(c, &e);
    if (!rules) return cli_fail(CLI_USAGE, "%s", e.msg);
    uint32_t n = rules_n_packs(rules);
    const struct rule_pack *found = NULL;
    const char **names = ARENA_ARRAY(s->arena, const char *, n + 1);
    for (uint32_t i = 0; i < n; i++) {
        names[i] = rules_pack(rules, i)->name;
        if (strcmp(names[i], *c->patterns) == 0) found = rules_pack(rules, i);
    }
    if (found) {
        rules_show(&out, found);
        show_write(NULL, strbuf_cstr(&out), out.len, &e);
    } else {
        const char *near = str_nearest(*c->patterns, names, n);
        err_set(&e, "rules show: no pack '%s'%s%s%s", *c->patterns, near ? "; did you mean '" : "", near ? near : "",
                near ? "'?" : "");
    }
    strbuf_release(&out);
    rules_free(rules);
    return e.msg[0] ? cli_fail(CLI_USAGE, "%s", e.msg) : CLI_CLEAN;
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

/* The code of a run that came to an end: some of the program may be missing. */
static int finish(const struct config *c, uint32_t lost, int code)
{
    if (!lost) return code;
    fprintf(stderr, "incomplete: %u unit%s could not be analysed\n", lost, lost == 1 ? "" : "s");
    return c->allow_incomplete ? code : CLI_INCOMPLETE;
}

static int coverage(struct analysis *s)
{
    struct config *c = &s->config;
    struct strbuf out = {0};
    struct err e = {{0}};
    uint32_t lost = 0;
    int rc = driver_rules_coverage(c, &out, &lost, &e);
    if (rc == 0) rc = show_write(c->output, strbuf_cstr(&out), out.len, &e);
    strbuf_release(&out);
    return rc < 0 ? cli_fail(CLI_USAGE, "%s", e.msg) : finish(c, lost, CLI_CLEAN);
}

static int mine(struct analysis *s)
{
    enum { PROPOSALS = 30 };
    struct config *c = &s->config;
    struct strbuf out = {0};
    struct err e = {{0}};
    uint32_t lost = 0, most = !s->limit_given ? PROPOSALS : s->limit ? s->limit : UINT32_MAX;
    int rc = driver_rules_mine(c, most, &out, &lost, &e);
    if (rc == 0) rc = show_write(c->output, strbuf_cstr(&out), out.len, &e);
    strbuf_release(&out);
    return rc < 0 ? cli_fail(CLI_USAGE, "%s", e.msg) : finish(c, lost, CLI_CLEAN);
}

static int verify(struct analysis *s)
{
    struct config *c = &s->config;
    struct strbuf out = {0};
    struct err e = {{0}};
    struct driver_verified r;
    int rc = driver_rules_verify(c, &out, &r, &e);
    if (rc == 0) rc = show_write(c->output, strbuf_cstr(&out), out.len, &e);
    strbuf_release(&out);
    if (rc < 0) return cli_fail(CLI_USAGE, "%s", e.msg);
    if (!c->quiet)
        fprintf(stderr,
                "%u function%s of packs held against %s, %u looked for in the headers (%u of other versions not "
                "there), %u mistake%s\n",
                r.functions, r.functions == 1 ? "" : "s", r.functions == 1 ? "its declaration" : "their declarations",
                r.looked_for, r.elsewhere, r.mistakes, r.mistakes == 1 ? "" : "s");
    return finish(c, r.lost, r.mistakes ? CLI_FINDINGS : CLI_CLEAN);
}

static const struct verb {
    const char *name;
    bool reads_code;
    int (*run)(struct analysis *s);
} verbs[] = {
    {"list", false, list},        {"show", false, show},    {"check", false, check}, {"test", false, rules_test},
    {"coverage", true, coverage}, {"verify", true, verify}, {"mine", true, mine},
};

static int run(int argc, char **argv)
{
    struct arena a = {0};
    struct analysis s;
    struct err e = {{0}};
    const char *value, *what = argc > 1 ? argv[1] : "";
    const struct verb *v = NULL;
    int id, code = CLI_USAGE;
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (strcmp(what, verbs[i].name) == 0) v = &verbs[i];
    if (!v)
        return cli_fail(CLI_USAGE,
                        "rules: say `rules list`, `show PACK`, `check`, `test`, `coverage`, `verify` or `mine`");
    struct cli_reader r = {pack_options, sizeof pack_options / sizeof *pack_options, argc, argv, 2};
    if (v->reads_code) {
        r.options = code_options;
        r.n_options = sizeof code_options / sizeof *code_options;
    }
    analysis_init(&s, &a, argc, argv);
    while ((id = cli_next(&r, &value, &e)) != CLI_END)
        if (id == CLI_BAD || analysis_take(&s, &r, id, value, &e) < 0) break;
    if (id == CLI_END && v->reads_code && analysis_finish(&s, false, &e) < 0) id = CLI_BAD;
    analysis_rule_dirs(&s);
    code = id == CLI_END ? v->run(&s) : cli_fail(code, "%s", e.msg);
    arena_release(&a);
    return code;
}

const struct cli_command cli_rules = {
    .name = "rules",
    .summary = "list, show and check rule packs, hold them against the code",
    .help = "Usage: cancelcheck rules list [--rules DIR] [--pack NAME] [--no-pack NAME]\n"
            "       cancelcheck rules show [--rules DIR] PACK\n"
            "       cancelcheck rules check [--rules DIR] [FILE...]\n"
            "       cancelcheck rules test [--rules DIR] [PACK or FOLDER...]\n"
            "       cancelcheck rules coverage|verify|mine [-p BUILD] [FILE...]\n\n"
            "  list      every pack found (\"off\": must be asked for with --pack)\n"
            "  show      what a pack says, in words, one line a kind and a function\n"
            "  check     all mistakes of pack files, with file, line and column; without\n"
            "            FILE those of the installed packs\n"
            "  test      the packs' own tests: C files with `want` comments in tests/PACK\n"
            "            beside the pack, or in FOLDER\n"
            "  coverage  which functions of packs the code calls, and in which unknown\n"
            "            functions handles are lost from view, as a pack to review\n"
            "  verify    holds packs against the declarations the code sees: parameter\n"
            "            count, argument indexes, results of void functions, types;\n"
            "            functions that their header does not declare (any more)\n"
            "  mine      pairs of functions that the code suggests: what nearly always comes\n"
            "            to the same function, as a pack to review (--limit=N, default 30)\n\n"
            "Packs are looked for in --rules DIR, else in $CANCELCHECK_RULES, else beside\n"
            "the executable. A project's own packs stand in .cancelcheck/rules of its root.\n"
            "coverage, verify and mine take the options of `cancelcheck analyze --help`.\n"
            "Exit: 0 no mistakes, 1 verify or test found some, 2 check did, 3 incomplete.\n",
    .run = run,
};
