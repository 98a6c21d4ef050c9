/*
 * `cancelcheck rules test`: cases are real C with `want` comments, analysed with the pack in force. The tests of
 * DIR/NAME.yaml stand in DIR/tests/NAME: a case is a C file, or a folder whose C files are analysed together.
 */
#include "cli/rules_test.h"

#include "base/path.h"
#include "cli/cli.h"
#include "cli/show.h"
#include "cli/wants.h"
#include "driver/driver.h"
#include "driver/scratch.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What a case runs unless its head says `options: --checks=...`: the questions about a handle's life. */
#define LIFE "-*,lost-cancel,never-released,discarded-cancel,overwritten-cancel,double-cancel,use-after-cancel"

static const struct cli_option options[] = {ANALYSIS_OPTIONS};

struct tally {
    struct analysis *s;
    uint32_t cases, failed, wants, packs;
};

/* ---- folders ---- */

/* What is in `dir` and matches, sorted; owned by `a`. */
static const char **entries(struct arena *a, const char *dir, const char *pattern, uint32_t *n)
{
    glob_t found = {0};
    *n = glob(path_join(a, dir, pattern), 0, NULL, &found) == 0 ? (uint32_t)found.gl_pathc : 0;
    const char **all = ARENA_ARRAY(a, const char *, *n + 1);
    for (uint32_t i = 0; i < *n; i++) all[i] = arena_strdup(a, found.gl_pathv[i]);
    globfree(&found);
    return all;
}

static void add_flag(struct arena *a, const char ***flags, uint32_t *n, uint32_t *cap, const char *flag)
{
    ARENA_PUSH(a, *flags, *n, *cap, flag);
}

/* `include` in the folder of a pack's tests or in one of the two above: the folder of the pack's name in it first, then
 * itself and all folders in it. */
static void add_includes(struct arena *a, const char *tests, const char ***flags, uint32_t *n, uint32_t *cap)
{
    const char *dir = tests;
    for (int up = 0; up < 3; up++, dir = path_dirname(a, dir)) {
        uint32_t n_in;
        const char *include = path_join(a, dir, "include");
        const char *own = path_join(a, include, path_basename(tests));
        if (!path_is_dir(include)) continue;
        const char **in = entries(a, include, "*", &n_in);
        if (path_is_dir(own)) add_flag(a, flags, n, cap, arena_sprintf(a, "-I%s", own));
        add_flag(a, flags, n, cap, arena_sprintf(a, "-I%s", include));
        for (uint32_t i = 0; i < n_in; i++)
            if (path_is_dir(in[i])) add_flag(a, flags, n, cap, arena_sprintf(a, "-I%s", in[i]));
    }
}

/* The project that holds the folder: where .cancelcheck is. NULL when it is in none. */
static const char *project_of(struct arena *a, const char *dir)
{
    for (;; dir = path_dirname(a, dir)) {
        if (path_is_dir(path_join(a, dir, ".cancelcheck"))) return dir;
        if (strcmp(dir, "/") == 0) return NULL;
    }
}

/* ---- one case ---- */

static void put_json(FILE *f, const char *text)
{
    fputc('"', f);
    for (; *text; text++) {
        if (*text == '"' || *text == '\\') fputc('\\', f);
        fputc(*text, f);
    }
    fputc('"', f);
}

/* A compile database of the folder's files, so that the run covers a whole program. -1 with `e`. */
static int write_database(const char *path, const char *dir, const char **files, uint32_t n, const char **flags,
                          uint32_t n_flags, struct err *e)
{
    FILE *f = fopen(path, "w");
    if (!f) return err_set(e, "%s: cannot be written", path);
    for (uint32_t i = 0; i < n; i++) {
        fputs(i ? ",\n{\"directory\": " : "[{\"directory\": ", f);
        put_json(f, dir);
        fputs(", \"file\": ", f);
        put_json(f, files[i]);
        fputs(", \"arguments\": [\"cc\"", f);
        for (uint32_t k = 0; k < n_flags; k++) {
            fputs(", ", f);
            put_json(f, flags[k]);
        }
        fputs(", \"-c\", ", f);
        put_json(f, files[i]);
        fputs("]}", f);
    }
    fputs("]\n", f);
    return fclose(f) == 0 ? 0 : err_set(e, "%s: cannot be written", path);
}

struct test_case {
    const char *path, *tests; /* file or folder; the folder of the pack's tests */
    const char **files;       /* C files */
    uint32_t n_files;
    struct wants wants;
    const char **flags;
    uint32_t n_flags, cap_flags;
};

static int read_case(struct test_case *t, struct arena *a, struct err *e)
{
    bool folder = path_is_dir(t->path);
    uint32_t n_headers = 0;
    const char **headers = folder ? entries(a, t->path, "*.h", &n_headers) : NULL;
    t->files = folder ? entries(a, t->path, "*.c", &t->n_files) : &t->path;
    if (!folder) t->n_files = 1;
    t->wants.exit_code = -1;
    for (uint32_t i = 0; i < t->n_files; i++)
        if (wants_read(&t->wants, t->files[i], true, a, e) < 0) return -1;
    for (uint32_t i = 0; i < n_headers; i++)
        if (wants_read(&t->wants, headers[i], false, a, e) < 0) return -1;
    add_flag(a, &t->flags, &t->n_flags, &t->cap_flags, "-std=gnu17");
    add_includes(a, t->tests, &t->flags, &t->n_flags, &t->cap_flags);
    for (uint32_t i = 0; i < t->wants.n_flags; i++)
        add_flag(a, &t->flags, &t->n_flags, &t->cap_flags, t->wants.flags[i]);
    return 0;
}

/* The case's own options over those of the command line. */
static int configure(struct analysis *s, const struct analysis *base, const struct test_case *t, struct arena *a,
                     struct err *e)
{
    const struct wants *w = &t->wants;
    const char *value;
    int id;
    bool checks = false;
    char **argv = ARENA_ARRAY(a, char *, w->n_options + 2);
    argv[0] = arena_strdup(a, "cancelcheck");
    for (uint32_t i = 0; i < w->n_options; i++) argv[i + 1] = arena_strdup(a, w->options[i]);
    struct cli_reader r = {options, sizeof options / sizeof *options, (int)w->n_options + 1, argv, 1};
    analysis_init(s, a, 1, argv);
    struct config *c = &s->config;
    for (uint32_t i = 0; i < base->config.n_rule_dirs; i++)
        ARENA_PUSH(a, c->rule_dirs, c->n_rule_dirs, s->cap_rules, base->config.rule_dirs[i]);
    for (uint32_t i = 0; i < base->config.n_packs_on; i++)
        ARENA_PUSH(a, c->packs_on, c->n_packs_on, s->cap_on, base->config.packs_on[i]);
    for (uint32_t i = 0; i < base->config.n_packs_off; i++)
        ARENA_PUSH(a, c->packs_off, c->n_packs_off, s->cap_off, base->config.packs_off[i]);
    while ((id = cli_next(&r, &value, e)) != CLI_END) {
        checks = checks || id == OPT_CHECKS;
        if (id < 0 || analysis_take(s, &r, id, value, e) < 0) return -1;
    }
    if (!checks) c->checks = LIFE;
    /* A case says nothing of where something is written: it may be a stranger's. So the lock of the first run is right
     * for all. */
    c->db_path = c->output = c->export_fixes = c->depfile = c->diff_base = NULL;
    c->fix = false;
    c->no_baseline = c->no_suppressions = true;
    c->no_config = !c->config_file;
    c->cwd = path_is_dir(t->path) ? t->path : path_dirname(a, t->path);
    c->root = project_of(a, c->cwd);
    c->jobs = base->config.jobs;
    c->sandbox = base->config.sandbox;
    c->resource_dir = base->config.resource_dir;
    return 0;
}

/* Why files were lost, as the store has it. */
static void add_reasons(struct strbuf *out, struct store *store, const char *dir, struct arena *a)
{
    struct err e = {{0}};
    struct store_tu *bad;
    uint32_t n;
    if (store_get_bad_tus(store, a, &bad, &n, &e) < 0) n = 0;
    for (uint32_t i = 0; i < n; i++) strbuf_addf(out, "    %s\n", driver_reason(a, dir, bad[i].file, bad[i].why));
}

static uint32_t judge(struct test_case *t, const struct analysis *s, struct driver_result *r, struct arena *a,
                      struct strbuf *out)
{
    struct err e = {{0}};
    struct finding *all;
    uint32_t n, kept = 0, problems;
    const struct show_options shown = {.min_confidence = s->config.min_confidence};
    if (store_get_findings(r->store, a, &all, &n, &e) < 0) {
        strbuf_addf(out, "    %s\n", e.msg);
        return 1;
    }
    const struct finding **found = ARENA_ARRAY(a, const struct finding *, n + 1);
    for (uint32_t i = 0; i < n; i++)
        if (show_has(&shown, &all[i])) found[kept++] = &all[i];
    problems = wants_compare(&t->wants, found, kept, a, out);
    int want = t->wants.exit_code < 0 ? (kept ? 1 : 0) : t->wants.exit_code;
    if (t->wants.exit_code < 0)
        for (uint32_t i = 0; i < r->n_notes; i++, problems++) strbuf_addf(out, "    does not parse: %s\n", r->notes[i]);
    if (r->exit_code != want) {
        strbuf_addf(out, "    exit code %d, expected %d\n", r->exit_code, want);
        if (r->exit_code == CLI_INCOMPLETE) add_reasons(out, r->store, s->config.cwd, a);
        problems++;
    }
    return problems;
}

/* Runs the case; what is wrong goes to `out`. */
static uint32_t run_case(struct test_case *t, const struct analysis *base, struct arena *a, struct strbuf *out)
{
    struct analysis s;
    struct driver_result r;
    struct err e = {{0}};
    uint32_t problems = 1;
    char *scratch = arena_sprintf(a, "%s/cancelcheck-test-XXXXXX", scratch_place());
    const char *database = NULL;
    int rc = read_case(t, a, &e);
    if (rc == 0) rc = configure(&s, base, t, a, &e);
    if (rc == 0 && path_is_dir(t->path)) {
        rc = mkdtemp(scratch) ? 0 : err_set(&e, "no folder can be made in %s (TMPDIR)", scratch_place());
        database = rc == 0 ? path_join(a, scratch, "compile_commands.json") : NULL;
        if (rc == 0) rc = write_database(database, t->path, t->files, t->n_files, t->flags, t->n_flags, &e);
        s.config.compdb_path = database;
    } else if (rc == 0) {
        s.config.patterns = &t->path;
        s.config.n_patterns = 1;
        s.config.direct_args = t->flags;
        s.config.n_direct_args = t->n_flags;
    }
    if (rc == 0) rc = driver_analyse(&s.config, a, &r, &e);
    if (rc == 0) {
        problems = judge(t, &s, &r, a, out);
        store_close(r.store);
    } else {
        strbuf_addf(out, "    %s\n", e.msg);
    }
    if (database) unlink(database);
    if (database) rmdir(scratch);
    return problems;
}

/* ---- the tests of a pack ---- */

static void run_folder(struct tally *t, const char *tests)
{
    struct arena names = {0};
    uint32_t n, failed = 0, cases = 0, wants = 0;
    const char **all = entries(&names, tests, "*", &n);
    for (uint32_t i = 0; i < n; i++) {
        struct arena a = {0};
        struct strbuf out = {0};
        uint32_t n_in = 1;
        bool folder = path_is_dir(all[i]);
        if (folder) entries(&a, all[i], "*.c", &n_in);
        if (folder ? n_in && strcmp(path_basename(all[i]), "include") != 0 : str_ends(all[i], ".c")) {
            struct test_case one = {.path = all[i], .tests = tests};
            cases++;
            if (run_case(&one, t->s, &a, &out)) {
                failed++;
                printf("%s: FAILED\n%s", path_relative(t->s->config.cwd, all[i]), strbuf_cstr(&out));
            }
            wants += one.wants.n;
        }
        strbuf_release(&out);
        arena_release(&a);
    }
    if (cases)
        printf("%s: %u case%s, %u want%s, %s\n", path_basename(tests), cases, cases == 1 ? "" : "s", wants,
               wants == 1 ? "" : "s", failed ? "FAILED" : "ok");
    fflush(stdout);
    t->packs += cases > 0;
    t->cases += cases;
    t->failed += failed;
    t->wants += wants;
    arena_release(&names);
}

static bool has_cases(struct arena *a, const char *dir)
{
    uint32_t n, in;
    entries(a, dir, "*.c", &n);
    entries(a, dir, "*/*.c", &in);
    return n || in;
}

/* The folder holds the tests of one pack, not a folder for each. */
static bool of_one_pack(struct arena *a, const char *dir)
{
    uint32_t n;
    const char *packs = path_dirname(a, path_dirname(a, dir));
    entries(a, dir, "*.c", &n);
    return n || path_exists(path_join(a, packs, arena_sprintf(a, "%s.yaml", path_basename(dir))));
}

static void run_path(struct tally *t, const char *dir)
{
    struct arena *a = t->s->arena;
    uint32_t n;
    const char **in = entries(a, dir, "*", &n);
    if (of_one_pack(a, dir)) {
        run_folder(t, dir);
        return;
    }
    for (uint32_t i = 0; i < n; i++)
        if (has_cases(a, in[i]) && strcmp(path_basename(in[i]), "include") != 0) run_folder(t, in[i]);
}

/* Folders of packs: those in force, and the project's own. */
static const char **pack_dirs(struct analysis *s, uint32_t *n)
{
    const char **dirs = NULL, *root = project_of(s->arena, s->config.cwd);
    uint32_t cap = 0;
    *n = 0;
    for (uint32_t i = 0; i < s->config.n_rule_dirs; i++) ARENA_PUSH(s->arena, dirs, *n, cap, s->config.rule_dirs[i]);
    const char *own = root ? path_join(s->arena, root, ".cancelcheck/rules") : NULL;
    if (own && path_is_dir(own)) ARENA_PUSH(s->arena, dirs, *n, cap, own);
    return dirs;
}

static int no_tests(struct analysis *s, const char *name, const char *const *dirs, uint32_t n)
{
    struct strbuf places = {0};
    for (uint32_t i = 0; i < n; i++)
        strbuf_addf(&places, "%s%s/tests/%s", i ? ", " : "", path_relative(s->config.cwd, dirs[i]), name);
    int code = cli_fail(CLI_USAGE, "rules test: no tests%s%s: C files with `want` comments are looked for in %s",
                        *name == '*' ? "" : " of ", *name == '*' ? "" : name,
                        n ? strbuf_cstr(&places) : "the tests/ folder beside packs, and no packs are found");
    strbuf_release(&places);
    return code;
}

/* One word of the command line: a folder, or a pack's name. */
static int run_word(struct tally *t, const char *word, const char *const *dirs, uint32_t n)
{
    struct arena *a = t->s->arena;
    uint32_t before = t->cases;
    const char *path = path_join(a, t->s->config.cwd, word);
    if (path_is_dir(path)) {
        run_path(t, path);
        return t->cases > before ? CLI_CLEAN : cli_fail(CLI_USAGE, "rules test: no C files in %s", word);
    }
    for (uint32_t i = 0; i < n; i++) {
        const char *tests = path_join(a, dirs[i], arena_sprintf(a, "tests/%s", word));
        if (path_is_dir(tests)) run_folder(t, tests);
    }
    return t->cases > before ? CLI_CLEAN : no_tests(t->s, word, dirs, n);
}

int rules_test(struct analysis *s)
{
    struct tally t = {.s = s};
    uint32_t n;
    int code = CLI_CLEAN;
    const char **dirs = pack_dirs(s, &n);
    for (uint32_t i = 0; i < s->config.n_patterns && code == CLI_CLEAN; i++)
        code = run_word(&t, s->config.patterns[i], dirs, n);
    for (uint32_t i = 0; i < n && s->config.n_patterns == 0; i++)
        if (path_is_dir(path_join(s->arena, dirs[i], "tests"))) run_path(&t, path_join(s->arena, dirs[i], "tests"));
    if (code != CLI_CLEAN) return code;
    if (!t.cases) return no_tests(s, "*", dirs, n);
    if (!s->config.quiet)
        fprintf(stderr, "%u case%s of %u pack%s, %u want%s: %u failed\n", t.cases, t.cases == 1 ? "" : "s", t.packs,
                t.packs == 1 ? "" : "s", t.wants, t.wants == 1 ? "" : "s", t.failed);
    return t.failed ? CLI_FINDINGS : CLI_CLEAN;
}
