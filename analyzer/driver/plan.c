/* What a run analyses: the database's entries that the command line names, their common root, the packs in force. */
#include "driver/compdb_internal.h"
#include "driver/driver_internal.h"

#include "base/path.h"
#include "base/str.h"

#include <stdlib.h>
#include <string.h>

/*
 * Last on every command line: as lenient as gcc about old C, no limit on errors, no warnings; without _FORTIFY_SOURCE
 * the C library's headers declare functions instead of wrapping them.
 */
static const char *const lenient[] = {
    "-w",
    "-ferror-limit=0",
    "-Wno-error",
    "-Wno-implicit-function-declaration",
    "-Wno-implicit-int",
    "-Wno-int-conversion",
    "-Wno-incompatible-pointer-types",
    "-Wno-incompatible-function-pointer-types",
    "-Wno-return-type",
    "-U_FORTIFY_SOURCE",
};

const char **plan_args(const struct plan *p, const struct compdb_entry *entry, struct arena *a, uint32_t *n)
{
    uint32_t n_lenient = sizeof lenient / sizeof *lenient;
    const char **args = ARENA_ARRAY(a, const char *, entry->n_args + p->n_args_before + p->n_extra_args + n_lenient);
    *n = 0;
    for (uint32_t i = 0; i < p->n_args_before; i++) args[(*n)++] = p->args_before[i];
    for (uint32_t i = 0; i < entry->n_args; i++) args[(*n)++] = entry->args[i];
    for (uint32_t i = 0; i < p->n_extra_args; i++) args[(*n)++] = p->extra_args[i];
    for (uint32_t i = 0; i < n_lenient; i++) args[(*n)++] = lenient[i];
    return args;
}

/* ---- picking units ---- */

static bool is_glob(const char *pattern)
{
    return strpbrk(pattern, "*?") != NULL;
}

/* A file or folder as seen from here or, when there is none, the end of a path ("net/one.c"); or a glob on the absolute
 * path, the path from here, or (no '/' in it) the name. */
static bool matches(const struct config *c, const char *pattern, const char *file, struct arena *a)
{
    if (!is_glob(pattern)) {
        const char *path = path_join(a, c->cwd, pattern);
        if (path_is_under(path, file)) return true;
        if (!path_exists(path) && str_ends(file, arena_sprintf(a, "/%s", pattern))) return true;
        char *real = realpath(path, NULL);
        bool hit = real && path_is_under(real, file);
        free(real);
        return hit;
    }
    if (str_glob(pattern, file) || str_glob(pattern, path_relative(c->cwd, file))) return true;
    if (pattern[0] != '/' && str_glob(path_join(a, c->cwd, pattern), file)) return true;
    return !strchr(pattern, '/') && str_glob(pattern, path_basename(file));
}

static int no_match(const struct config *c, const struct plan *p, const char *pattern, struct arena *a, struct err *e)
{
    const char **names = ARENA_ARRAY(a, const char *, p->db.n + 1);
    for (uint32_t i = 0; i < p->db.n; i++) names[i] = path_relative(c->cwd, p->db.entries[i].file);
    const char *near = is_glob(pattern) ? NULL : str_nearest(pattern, names, p->db.n);
    const char *command = near ? arena_sprintf(a, "; did you mean '%s'?", near) : "";
    if (!is_glob(pattern) && path_exists(path_join(a, c->cwd, pattern)))
        return err_set(e, "%s: not in %s (%u entries); give its flags after --: cancelcheck %s -- -Iinclude", pattern,
                       c->compdb_path, p->db.n, pattern);
    return err_set(e, "%s: no translation unit in %s matches%s", pattern, c->compdb_path, command);
}

/* Units that paths.skip names are gone before anything is asked of them. A file named on the command line is read all
 * the same, and quiet: build systems name every file. */
static int drop_skipped(const struct config *c, struct plan *p, struct err *e)
{
    uint32_t kept = 0, n_reported = 0;
    for (uint32_t i = 0; i < p->n; i++) {
        const struct config_policy *policy = config_tree_policy(p->tree, p->tus[i]->file, e);
        if (!policy) return -1;
        bool skip = policy->skip && c->n_patterns == 0;
        p->left_out += skip;
        n_reported += policy->report;
        if (!skip) p->tus[kept++] = p->tus[i];
    }
    if (p->n && n_reported == 0 && c->n_patterns == 0) {
        const struct config_policy *policy = config_tree_policy(p->tree, p->tus[0]->file, e);
        return err_set(e, "%s: leaves out every file: nothing would be reported", policy ? policy->left_out : "");
    }
    p->n = kept;
    return 0;
}

/* A run for which every check is off would be green and mean nothing. */
static int some_check_is_on(const struct plan *p, struct err *e)
{
    uint32_t n;
    const struct driver_check *checks = driver_checks(&n);
    for (uint32_t i = 0; i < p->n; i++) {
        const struct config_policy *policy = config_tree_policy(p->tree, p->tus[i]->file, e);
        if (!policy) return -1;
        for (uint32_t k = 0; k < n; k++)
            if (config_list_has(policy->checks, checks[k].id, checks[k].default_on)) return 0;
    }
    const struct config_file *f = config_tree_main(p->tree);
    return p->n ? err_set(e, "%s: 'checks' leaves no check on", f ? f->path : "--checks") : 0;
}

/* Files that hold for the database's units, merged with the flags into p->config. */
static int configure(const struct config *c, struct arena *a, struct plan *p, struct err *e)
{
    struct config_words *words = ARENA_NEW(a, struct config_words);
    const struct driver_check *checks = driver_checks(&words->n_checks);
    const char **ids = ARENA_ARRAY(a, const char *, words->n_checks + 1);
    const char **files = ARENA_ARRAY(a, const char *, p->db.n + 1);
    uint32_t n = 0;
    for (uint32_t i = 0; i < words->n_checks; i++) ids[i] = checks[i].id;
    words->checks = ids;
    for (uint32_t i = 0; i < p->db.n; i++)
        if (!p->db.entries[i].cxx) files[n++] = p->db.entries[i].file;
    p->tree = config_tree_new(a, c, words);
    if (config_tree_load(p->tree, files, n, e) < 0) return -1;
    return config_tree_apply(p->tree, &p->config, e);
}

static int pick(const struct config *c, struct arena *a, struct plan *p, struct err *e)
{
    p->tus = ARENA_ARRAY(a, const struct compdb_entry *, p->db.n + 1);
    bool *used = ARENA_ARRAY(a, bool, c->n_patterns + 1);
    for (uint32_t i = 0; i < p->db.n; i++) {
        bool take = c->n_patterns == 0;
        for (uint32_t k = 0; k < c->n_patterns; k++) {
            if (!matches(c, c->patterns[k], p->db.entries[i].file, a)) continue;
            take = used[k] = true;
        }
        if (take) p->tus[p->n++] = &p->db.entries[i];
    }
    for (uint32_t k = 0; k < c->n_patterns; k++)
        if (!used[k]) return no_match(c, p, c->patterns[k], a, e);
    return 0;
}

/* Every n-th unit. Units of one folder, which tend to be of one sort, are spread. */
static void take_shard(const struct config *c, struct plan *p)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; c->n_shards && i < p->n; i++)
        if (i % c->n_shards == c->shard - 1) p->tus[kept++] = p->tus[i];
    if (c->n_shards) p->n = kept;
}

/* ---- the root ---- */

static const char *common_dir(struct arena *a, const char *x, const char *y)
{
    const char *dir = x;
    while (!path_is_under(dir, y) && strcmp(dir, "/") != 0) dir = path_dirname(a, dir);
    return dir;
}

static bool is_checkout(struct arena *a, const char *dir)
{
    static const char *const marks[] = {".git", ".hg", ".svn", ".jj", ".cancelcheck"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (path_exists(path_join(a, dir, marks[i]))) return true;
    return false;
}

/* The checkout around all C files of the database; else the folder of the configuration file or the one the command was
 * given in when they lie below it;
 * else the folder they have in common. */
static const char *find_root(const struct config *c, const struct plan *p, struct arena *a)
{
    const char *dir = NULL;
    for (uint32_t i = 0; i < p->db.n; i++) {
        const struct compdb_entry *entry = &p->db.entries[i];
        if (entry->cxx || entry->missing) continue;
        const char *of_file = path_dirname(a, entry->file);
        dir = dir ? common_dir(a, dir, of_file) : of_file;
    }
    if (!dir) return c->cwd;
    for (const char *up = dir; strcmp(up, "/") != 0; up = path_dirname(a, up))
        if (is_checkout(a, up)) return up;
    const struct config_file *file = c->config_file ? NULL : config_tree_main(p->tree);
    if (file && path_is_under(file->dir, dir)) return file->dir;
    return strcmp(c->cwd, "/") != 0 && path_is_under(c->cwd, dir) ? c->cwd : dir;
}

/* ---- */

static int load_direct(const struct config *c, struct arena *a, struct plan *p, struct err *e)
{
    struct compdb all = {0};
    if (c->n_patterns == 0) return err_set(e, "flags after -- need the file they belong to");
    all.entries = ARENA_ARRAY(a, struct compdb_entry, c->n_patterns);
    for (uint32_t i = 0; i < c->n_patterns; i++) {
        struct compdb one;
        const char *file = c->patterns[i];
        if (is_glob(file) && !path_exists(path_join(a, c->cwd, file)))
            return err_set(e, "%s: flags after -- go with file names, not globs", file);
        if (!path_exists(path_join(a, c->cwd, file))) return err_set(e, "%s: no such file", file);
        if (compdb_from_args(file, c->cwd, c->direct_args, c->n_direct_args, a, &one, e) < 0) return -1;
        all.entries[all.n++] = one.entries[0];
        all.dropped_flags += one.dropped_flags;
        all.cxx += one.cxx;
        all.missing += one.missing;
    }
    p->db = all;
    return 0;
}

static void take_extra(struct plan *p, struct arena *a)
{
    struct compdb_flags extra = {0};
    compdb_sanitize(a, p->config.extra_args, p->config.n_extra_args, &extra);
    p->extra_args = extra.args.v;
    p->n_extra_args = extra.args.n;
    p->db.dropped_flags += extra.dropped;
    struct compdb_flags before = {0};
    compdb_sanitize(a, p->config.args_before, p->config.n_args_before, &before);
    p->args_before = before.args.v;
    p->n_args_before = before.args.n;
    p->db.dropped_flags += before.dropped;
}

int plan_make(const struct config *c, struct arena *a, struct plan *p, struct err *e)
{
    *p = (struct plan){0};
    bool direct = (c->direct_args || !c->compdb_path) && !c->n_parts;
    int rc = c->n_parts ? parts_load(c, a, p, e)
             : direct   ? load_direct(c, a, p, e)
                        : compdb_load(c->compdb_path, a, &p->db, e);
    if (rc < 0) return -1;
    if (configure(c, a, p, e) < 0) return -1;
    take_extra(p, a);
    if (direct) {
        p->tus = ARENA_ARRAY(a, const struct compdb_entry *, p->db.n);
        for (uint32_t i = 0; i < p->db.n; i++) p->tus[p->n++] = &p->db.entries[i];
    } else if (pick(c, a, p, e) < 0) {
        return -1;
    }
    if (drop_skipped(c, p, e) < 0 || some_check_is_on(p, e) < 0) return -1;
    if (!p->root) p->root = c->root ? c->root : find_root(c, p, a);
    take_shard(c, p);
    p->whole_program =
        c->whole_program && !c->direct_args && c->n_patterns == 0 && p->left_out == 0 && !p->parts_missing;
    return 0;
}

void plan_release(struct plan *p)
{
    config_tree_free(p->tree);
    p->tree = NULL;
}

struct rules *plan_rules(const struct config *c, const struct plan *p, struct arena *a, struct err *e)
{
    const char **dirs = ARENA_ARRAY(a, const char *, c->n_rule_dirs + 1);
    uint32_t n = 0;
    for (uint32_t i = 0; i < c->n_rule_dirs; i++) dirs[n++] = c->rule_dirs[i];
    const char *own = path_join(a, p->root, ".cancelcheck/rules");
    if (path_is_dir(own)) dirs[n++] = own;
    struct rules_options o = {
        .dirs = dirs,
        .n_dirs = n,
        .enable = c->packs_on,
        .n_enable = c->n_packs_on,
        .disable = c->packs_off,
        .n_disable = c->n_packs_off,
        .root = p->root,
    };
    return rules_open(&o, e);
}
