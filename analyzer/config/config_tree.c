/* Which .cancelcheck.yaml holds for which file, and what comes of it together with the flags. As with .clang-tidy the
 * nearest file upwards holds alone, unless it says `inherit: true`. */
#include "config/config_tree.h"

#include "base/ds.h"
#include "base/path.h"
#include "config/config_tree_internal.h"

#include <stdlib.h>
#include <string.h>

/* ---- looking upwards ---- */

struct config_tree *config_tree_new(struct arena *a, const struct config *flags, const struct config_words *words)
{
    struct config_tree *t = ARENA_NEW(a, struct config_tree);
    t->arena = a;
    t->flags = flags;
    t->words = words;
    sh_new_arena(t->dirs);
    sh_new_arena(t->policies);
    return t;
}

void config_tree_free(struct config_tree *t)
{
    if (!t) return;
    shfree(t->dirs);
    shfree(t->policies);
}

static int read_into(struct config_tree *t, const char *path, struct config_file **out, struct err *e)
{
    *out = config_file_read(t->arena, path, t->words, e);
    if (!*out) return -1;
    ARENA_PUSH(t->arena, t->files, t->n_files, t->cap_files, *out);
    return 0;
}

/* The file that holds in `dir`: its own, else its parent's. Each folder is looked at once. */
static int find(struct config_tree *t, const char *dir, const struct config_file **out, struct err *e)
{
    ptrdiff_t at = shgeti(t->dirs, dir);
    *out = at >= 0 ? t->dirs[at].value : NULL;
    if (at >= 0) return 0;
    const struct config_file *above = NULL;
    struct config_file *own = NULL;
    const char *path = path_join(t->arena, dir, CONFIG_FILE_NAME);
    if (strcmp(dir, "/") != 0 && find(t, path_dirname(t->arena, dir), &above, e) < 0) return -1;
    if (path_exists(path) && !path_is_dir(path)) {
        if (read_into(t, path, &own, e) < 0) return -1;
        if (own->inherit) own->parent = above;
    }
    *out = own ? own : above;
    shput(t->dirs, dir, *out);
    return 0;
}

int config_tree_find(struct config_tree *t, const char *file, const struct config_file **out, struct err *e)
{
    *out = t->main;
    if (t->flags->config_file || t->flags->no_config) return 0;
    return find(t, path_dirname(t->arena, file), out, e);
}

int config_tree_load(struct config_tree *t, const char *const *files, uint32_t n, struct err *e)
{
    struct config_file *named;
    if (t->flags->no_config) return 0;
    if (t->flags->config_file) {
        if (read_into(t, t->flags->config_file, &named, e) < 0) return -1;
        t->main = named;
        return 0;
    }
    for (uint32_t i = 0; i < n; i++) {
        const struct config_file *f;
        if (config_tree_find(t, files[i], &f, e) < 0) return -1;
        if (f && (!t->main || strlen(f->dir) < strlen(t->main->dir))) t->main = f;
    }
    return 0;
}

const struct config_file *config_tree_main(const struct config_tree *t)
{
    return t->main;
}

static bool in_chain(const struct config_file *chain, const struct config_file *f)
{
    for (; chain; chain = chain->parent)
        if (chain == f) return true;
    return false;
}

const char *const *config_tree_notes(const struct config_tree *t, uint32_t *n)
{
    const char **notes = NULL;
    uint32_t cap = 0;
    *n = 0;
    for (uint32_t i = 0; i < t->n_files; i++) {
        const struct config_file *f = t->files[i];
        for (int k = 0; k < CONFIG_N_LEAVES && !in_chain(t->main, f); k++) {
            const struct config_leaf_type *type = &config_leaf_types[k];
            if (type->per_path || !f->leaves[k].given) continue;
            const char *note =
                arena_sprintf(t->arena, "%s:%u: '%s' holds for a whole run and is taken from %s only", f->path,
                              f->leaves[k].n ? f->leaves[k].items[0].line : 1, type->key, t->main->path);
            ARENA_PUSH(t->arena, notes, *n, cap, note);
        }
    }
    return notes;
}

/* ---- run-wide values ---- */

const struct config_leaf *config_tree_leaf(const struct config_file *f, enum config_leaf_id id)
{
    static const struct config_leaf none;
    for (; f; f = f->parent)
        if (f->leaves[id].given) return &f->leaves[id];
    return &none;
}

static const char *text_of(const struct config_tree *t, enum config_leaf_id id)
{
    const struct config_leaf *leaf = config_tree_leaf(t->main, id);
    return leaf->n ? leaf->items[0].text : NULL;
}

static uint32_t number_of(const struct config_tree *t, enum config_leaf_id id)
{
    const char *text = text_of(t, id);
    return text ? (uint32_t)strtoul(text, NULL, 10) : 0;
}

/* Items as paths seen from the file they stand in; otherwise as they are. */
static const char *item_path(const struct config_tree *t, const struct config_item *item)
{
    return path_join(t->arena, path_dirname(t->arena, item->file), item->text);
}

static bool has(const char *const *words, uint32_t n, const char *word)
{
    for (uint32_t i = 0; i < n; i++)
        if (strcmp(words[i], word) == 0) return true;
    return false;
}

/* The file's words that no flag contradicts, then the flags'. */
static const char **merge(const struct config_tree *t, enum config_leaf_id id, const char *const *flags, uint32_t *n,
                          const char *const *against, uint32_t n_against)
{
    const struct config_leaf *leaf = config_tree_leaf(t->main, id);
    const char **all = ARENA_ARRAY(t->arena, const char *, leaf->n + *n + 1);
    uint32_t k = 0;
    ASSERT(flags || !*n);
    for (uint32_t i = 0; i < leaf->n; i++)
        if (!has(against, n_against, leaf->items[i].text)) all[k++] = leaf->items[i].text;
    for (uint32_t i = 0; i < *n; i++) all[k++] = flags[i];
    *n = k;
    return all;
}

static int apply_paths(const struct config_tree *t, struct config *out, struct err *e)
{
    const struct config_leaf *dirs = config_tree_leaf(t->main, CONFIG_PACKS_DIRS);
    const struct config_leaf *lists = config_tree_leaf(t->main, CONFIG_SUPPRESSIONS);
    const struct config_leaf *baseline = config_tree_leaf(t->main, CONFIG_BASELINE);
    const char **all = ARENA_ARRAY(t->arena, const char *, dirs->n + out->n_rule_dirs + 1);
    uint32_t n = 0, cap = 0;
    for (uint32_t i = 0; i < out->n_rule_dirs; i++) all[n++] = out->rule_dirs[i];
    for (uint32_t i = 0; i < dirs->n; i++) {
        all[n] = item_path(t, &dirs->items[i]);
        if (!path_is_dir(all[n++]))
            return err_set(e, "%s:%u: packs.dirs: %s is no folder", dirs->items[i].file, dirs->items[i].line,
                           dirs->items[i].text);
    }
    out->rule_dirs = all;
    out->n_rule_dirs = n;
    if (!out->baseline && baseline->n) out->baseline = item_path(t, &baseline->items[0]);
    for (uint32_t i = 0; out->n_suppressions == i && i < lists->n; i++)
        ARENA_PUSH(t->arena, out->suppressions, out->n_suppressions, cap, item_path(t, &lists->items[i]));
    return 0;
}

int config_tree_apply(const struct config_tree *t, struct config *out, struct err *e)
{
    static const char *const exits[] = {"possible", "ignore", "report"};
    static const char *const fails[] = {"finding", "error", "never"};
    const struct config *flags = t->flags;
    const char *word = text_of(t, CONFIG_PROCESS_EXIT);
    *out = *flags;
    for (int i = 0; word && i < 3; i++)
        if (strcmp(word, exits[i]) == 0) out->process_exit = (enum config_process_exit)i;
    word = flags->fail_on_given ? NULL : text_of(t, CONFIG_FAIL_ON);
    for (int i = 0; word && i < 3; i++)
        if (strcmp(word, fails[i]) == 0) out->fail_on = (enum config_fail_on)i;
    word = text_of(t, CONFIG_INCOMPLETE);
    if (word && strcmp(word, "allow") == 0) out->allow_incomplete = true;
    if (!out->header_filter) out->header_filter = text_of(t, CONFIG_HEADER_FILTER);
    if (!out->tu_timeout) out->tu_timeout = number_of(t, CONFIG_BUDGET_SECONDS);
    if (!out->tu_timeout) out->tu_timeout = (uint32_t)strtoul(config_leaf_types[CONFIG_BUDGET_SECONDS].dflt, NULL, 10);
    if (!out->tu_memory) out->tu_memory = number_of(t, CONFIG_BUDGET_MEMORY);
    if (!out->tu_memory) out->tu_memory = (uint32_t)strtoul(config_leaf_types[CONFIG_BUDGET_MEMORY].dflt, NULL, 10);
    word = flags->sandbox_given ? NULL : text_of(t, CONFIG_SANDBOX);
    if (word && strcmp(word, "on") == 0) out->sandbox = CONFIG_SANDBOX_ON;
    out->max_states = number_of(t, CONFIG_BUDGET_STATES);
    out->max_visits = number_of(t, CONFIG_BUDGET_VISITS);
    out->blocking_ok = merge(t, CONFIG_BLOCKING_OK, NULL, &out->n_blocking_ok, NULL, 0);
    out->extra_args = merge(t, CONFIG_EXTRA_ARGS, flags->extra_args, &out->n_extra_args, NULL, 0);
    out->packs_on =
        merge(t, CONFIG_PACKS_ENABLE, flags->packs_on, &out->n_packs_on, flags->packs_off, flags->n_packs_off);
    out->packs_off =
        merge(t, CONFIG_PACKS_DISABLE, flags->packs_off, &out->n_packs_off, flags->packs_on, flags->n_packs_on);
    return apply_paths(t, out, e);
}
