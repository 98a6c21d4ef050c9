/* Options into a configuration. */
#define _GNU_SOURCE /* sched_getaffinity */
#include "cli/analysis.h"

#include "base/path.h"
#include "base/pattern.h"
#include "base/str.h"
#include "driver/driver.h"
#include "findings/finding.h"

#include <errno.h>
#include <regex.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MAX_JOBS 1024

/* Cores this process may use, as nproc counts them. */
static uint32_t usable_cores(void)
{
    cpu_set_t set;
    long n = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : sysconf(_SC_NPROCESSORS_ONLN);
    return n < 1 ? 1 : n > MAX_JOBS ? MAX_JOBS : (uint32_t)n;
}

void analysis_init(struct analysis *s, struct arena *a, int argc, char **argv)
{
    struct strbuf line = {0};
    for (int i = 0; i < argc; i++) strbuf_addf(&line, "%s%s", i ? " " : "", argv[i]);
    *s = (struct analysis){.arena = a};
    s->config = (struct config){
        .min_confidence = CONFIG_AS_CONFIGURED,
        .jobs = usable_cores(),
        .whole_program = true,
        .lock_writes = true,
        .shared_headers = true,
        .format = "text",
        .cwd = path_cwd(a),
        .command_line = arena_strdup(a, strbuf_cstr(&line)),
    };
    strbuf_release(&line);
}

/* ---- values ---- */

/* A number from 1 to `max`. */
int analysis_number(const char *option, const char *word, uint32_t max, uint32_t *out, struct err *e)
{
    char *end;
    errno = 0;
    unsigned long v = strtoul(word, &end, 10);
    if (!*word || *end || errno || word[0] == '-' || v < 1 || v > max)
        return err_set(e, "--%s=%s: a number from 1 to %u is needed", option, word, max);
    *out = (uint32_t)v;
    return 0;
}

static int no_such_word(struct err *e, const char *option, const char *word, const char *const *words, size_t n)
{
    struct strbuf all = {0};
    for (size_t i = 0; i < n; i++) strbuf_addf(&all, "%s%s", i == 0 ? "" : i + 1 == n ? " or " : ", ", words[i]);
    const char *near = str_nearest(word, words, n);
    if (near)
        err_set(e, "--%s=%s: must be %s; did you mean '%s'?", option, word, strbuf_cstr(&all), near);
    else
        err_set(e, "--%s=%s: must be %s", option, word, strbuf_cstr(&all));
    strbuf_release(&all);
    return -1;
}

int analysis_confidence(const char *word, int *out, struct err *e)
{
    static const char *const words[] = {"certain", "likely", "possible"};
    enum finding_confidence c;
    if (finding_confidence_parse(word, &c) < 0) return no_such_word(e, "confidence", word, words, 3);
    *out = (int)c;
    return 0;
}

int analysis_format(const char *word, const char **out, struct err *e)
{
    const char *words[32];
    uint32_t n;
    const struct report_format *const *formats = report_formats(&n);
    if (report_find(word)) {
        *out = word;
        return 0;
    }
    for (uint32_t i = 0; i < n && i < 32; i++) words[i] = formats[i]->name;
    return no_such_word(e, "format", word, words, n < 32 ? n : 32);
}

int analysis_limit(const char *word, uint32_t *out, struct err *e)
{
    *out = 0;
    return strcmp(word, "0") == 0 ? 0 : analysis_number("limit", word, 1000000000, out, e);
}

int analysis_color(const char *word, enum analysis_color *out, struct err *e)
{
    static const char *const words[] = {"auto", "always", "never"};
    for (int i = 0; word && i < 3; i++) {
        if (strcmp(word, words[i]) != 0) continue;
        *out = (enum analysis_color)i;
        return 0;
    }
    if (word) return no_such_word(e, "color", word, words, 3);
    *out = COLOR_ALWAYS;
    return 0;
}

bool analysis_use_color(enum analysis_color color, const char *output)
{
    if (color != COLOR_AUTO) return color == COLOR_ALWAYS;
    const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
    if ((no_color && *no_color) || output || !isatty(STDOUT_FILENO)) return false;
    return term && strcmp(term, "dumb") != 0;
}

/* A misspelt check would make a run green that looks for nothing. */
static int check_names(struct arena *a, const char *option, const char *list, struct err *e)
{
    uint32_t n;
    const struct driver_check *checks = driver_checks(&n);
    const char **ids = ARENA_ARRAY(a, const char *, n + 1);
    for (uint32_t i = 0; i < n; i++) ids[i] = checks[i].id;
    return config_list_check(a, arena_sprintf(a, "--%s: ", option), list, ids, n, e);
}

static int take_checks(struct analysis *s, const char *list, struct err *e)
{
    if (check_names(s->arena, "checks", list, e) < 0) return -1;
    /* Given twice, the lists add up, as clang-tidy's do. */
    s->config.checks = s->config.checks ? arena_sprintf(s->arena, "%s,%s", s->config.checks, list) : list;
    return 0;
}

static int take_fail_on(struct config *c, const char *word, struct err *e)
{
    static const char *const words[] = {"finding", "error", "never"};
    for (int i = 0; i < 3; i++) {
        if (strcmp(word, words[i]) != 0) continue;
        c->fail_on = (enum config_fail_on)i;
        c->fail_on_given = true;
        return 0;
    }
    return no_such_word(e, "fail-on", word, words, 3);
}

static int take_sandbox(struct config *c, const char *word, struct err *e)
{
    static const char *const words[] = {"auto", "on", "off"};
    for (int i = 0; i < 3; i++) {
        if (strcmp(word, words[i]) != 0) continue;
        c->sandbox = (enum config_sandbox)i;
        c->sandbox_given = true;
        return 0;
    }
    return no_such_word(e, "sandbox", word, words, 3);
}

static int take_file(struct analysis *s, const char *option, const char *word, const char **out, struct err *e)
{
    *out = path_join(s->arena, s->config.cwd, word);
    return path_exists(*out) && !path_is_dir(*out) ? 0 : err_set(e, "--%s=%s: no such file", option, word);
}

static int take_filter(struct analysis *s, const char *pattern, struct err *e)
{
    regex_t re;
    struct err why = {{0}};
    if (pattern_compile(&re, pattern, &why) < 0) return err_set(e, "--header-filter=%s: %s", pattern, why.msg);
    regfree(&re);
    s->config.header_filter = pattern;
    return 0;
}

static int take_dir(struct analysis *s, const char *option, const char *word, const char **out, struct err *e)
{
    *out = path_join(s->arena, s->config.cwd, word);
    return path_is_dir(*out) ? 0 : err_set(e, "--%s=%s: no such folder", option, word);
}

static int take_rules(struct analysis *s, const char *word, struct err *e)
{
    struct config *c = &s->config;
    const char *dir;
    if (take_dir(s, "rules", word, &dir, e) < 0) return -1;
    ARENA_PUSH(s->arena, c->rule_dirs, c->n_rule_dirs, s->cap_rules, dir);
    return 0;
}

int analysis_take(struct analysis *s, struct cli_reader *r, int id, const char *value, struct err *e)
{
    struct config *c = &s->config;
    switch (id) {
    case CLI_POSITIONAL: ARENA_PUSH(s->arena, c->patterns, c->n_patterns, s->cap_patterns, value); return 0;
    case CLI_DIRECT:
        c->direct_args = (const char **)(r->argv + r->i);
        c->n_direct_args = (uint32_t)(r->argc - r->i);
        r->i = r->argc;
        return 0;
    case OPT_BUILD: s->build = value; return 0;
    case OPT_CHECKS: return take_checks(s, value, e);
    case OPT_WERROR:
        c->warnings_as_errors = value ? value : "*";
        return check_names(s->arena, "warnings-as-errors", c->warnings_as_errors, e);
    case OPT_EXTRA_ARG: ARENA_PUSH(s->arena, c->extra_args, c->n_extra_args, s->cap_extra, value); return 0;
    case OPT_HEADER_FILTER: return take_filter(s, value, e);
    case OPT_DB: c->db_path = value; return 0;
    case OPT_JOBS: return analysis_number("jobs", value, MAX_JOBS, &c->jobs, e);
    case OPT_QUIET: c->quiet = true; return 0;
    case OPT_STATS: c->stats = true; return 0;
    case OPT_FIX: c->fix = true; return 0;
    case OPT_EXPORT_FIXES: c->export_fixes = value; return 0;
    case OPT_FORMAT: return analysis_format(value, &c->format, e);
    case OPT_OUTPUT: c->output = value; return 0;
    case OPT_CONFIDENCE: return analysis_confidence(value, &c->min_confidence, e);
    case OPT_COLOR: return analysis_color(value, &s->color, e);
    case OPT_RULES: return take_rules(s, value, e);
    case OPT_PACK: ARENA_PUSH(s->arena, c->packs_on, c->n_packs_on, s->cap_on, value); return 0;
    case OPT_NO_PACK: ARENA_PUSH(s->arena, c->packs_off, c->n_packs_off, s->cap_off, value); return 0;
    case OPT_RESOURCE_DIR: return take_dir(s, "resource-dir", value, &c->resource_dir, e);
    case OPT_TIMEOUT: return analysis_number("tu-timeout", value, 86400, &c->tu_timeout, e);
    case OPT_ROOT: return take_dir(s, "root", value, &c->root, e);
    case OPT_VERIFY: c->verify_ir = true; return 0;
    case OPT_CONFIG: return take_file(s, "config", value, &c->config_file, e);
    case OPT_NO_CONFIG: c->no_config = true; return 0;
    case OPT_DUMP_CONFIG: s->dump_config = true; return 0;
    case OPT_FAIL_ON: return take_fail_on(c, value, e);
    case OPT_BASELINE: c->baseline = path_join(s->arena, c->cwd, value); return 0;
    case OPT_SUPPRESSIONS:
        ARENA_PUSH(s->arena, c->suppressions, c->n_suppressions, s->cap_suppressions,
                   path_join(s->arena, c->cwd, value));
        return 0;
    case OPT_EXTRA_ARG_BEFORE: ARENA_PUSH(s->arena, c->args_before, c->n_args_before, s->cap_before, value); return 0;
    case OPT_LIMIT: s->limit_given = true; return analysis_limit(value, &s->limit, e);
    case OPT_DIFF_BASE: c->diff_base = value; return 0;
    case OPT_NO_SUPPRESSIONS: c->no_suppressions = true; return 0;
    case OPT_NO_BASELINE: c->no_baseline = true; return 0;
    case OPT_INCOMPLETE: c->allow_incomplete = true; return 0;
    case OPT_SANDBOX: return take_sandbox(c, value, e);
    case OPT_MEMORY: return analysis_number("tu-memory", value, 1u << 24, &c->tu_memory, e);
    case OPT_NO_PCH: c->shared_headers = false; return 0;
    default: return err_set(e, "internal: option %d is not handled", id);
    }
}

/* ---- completing ---- */

static int find_database(struct analysis *s, bool optional, struct err *e)
{
    struct config *c = &s->config;
    if (c->direct_args) return 0;
    if (s->build) {
        const char *path = path_join(s->arena, c->cwd, s->build);
        if (path_is_dir(path)) path = path_join(s->arena, path, "compile_commands.json");
        if (!path_exists(path))
            return err_set(e, "%s: no such file or folder%s", s->build,
                           path_is_dir(path_join(s->arena, c->cwd, s->build)) ? " with a compile_commands.json in it"
                                                                              : "");
        c->compdb_path = path_relative(c->cwd, path);
        return 0;
    }
    const char *found = compdb_find(c->cwd, s->arena);
    if (found) c->compdb_path = path_relative(c->cwd, found);
    if (found || optional) return 0;
    return err_set(e, "no compile_commands.json in ., build*/ or out/: name its folder with -p (CMake: "
                      "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON, Make: bear -- make), or give a file's flags after --");
}

void analysis_rule_dirs(struct analysis *s)
{
    static const char *const places[] = {"../share/cancelcheck/rules", "../rules", "../../rules", "rules"};
    struct config *c = &s->config;
    char exe[4096];
    if (c->n_rule_dirs) return;
    const char *env = getenv("CANCELCHECK_RULES");
    if (env && *env) {
        ARENA_PUSH(s->arena, c->rule_dirs, c->n_rule_dirs, s->cap_rules, path_join(s->arena, c->cwd, env));
        return;
    }
    ssize_t n = readlink("/proc/self/exe", exe, sizeof exe - 1);
    if (n <= 0) return;
    exe[n] = 0;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        const char *dir = path_join(s->arena, path_dirname(s->arena, exe), places[i]);
        if (!path_is_dir(dir)) continue;
        ARENA_PUSH(s->arena, c->rule_dirs, c->n_rule_dirs, s->cap_rules, dir);
        return;
    }
}

int analysis_finish(struct analysis *s, bool database_optional, struct err *e)
{
    struct config *c = &s->config;
    if (find_database(s, database_optional, e) < 0) return -1;
    analysis_rule_dirs(s);
    if (c->n_rule_dirs == 0)
        return err_set(e, "no rule packs found beside the executable: name their folder with --rules or "
                          "$CANCELCHECK_RULES");
    c->whole_program = c->n_patterns == 0 && !c->direct_args;
    c->color = analysis_use_color(s->color, c->output);
    c->progress = !c->quiet && isatty(STDERR_FILENO);
    return 0;
}

int analysis_read(struct analysis *s, struct cli_reader *r, bool database_optional, struct err *e)
{
    const char *value;
    int id;
    while ((id = cli_next(r, &value, e)) != CLI_END)
        if (id == CLI_BAD || analysis_take(s, r, id, value, e) < 0) return -1;
    return analysis_finish(s, database_optional, e);
}
