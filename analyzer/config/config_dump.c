/* --dump-config: what is in force for a file, as YAML that reads back, and where each value comes from. */
#include "base/path.h"
#include "config/config_tree_internal.h"

#include <string.h>

struct dump {
    struct config_tree *tree;
    const char *root;
    struct strbuf *out;
    const char *section; /* that was opened last */
};

/* "  # .cancelcheck.yaml:3", "  # command line", "  # default"; from column 41 where there is room. */
static void origin(struct dump *d, size_t line_start, const struct config_item *item)
{
    size_t width = d->out->len - line_start;
    strbuf_addf(d->out, "%*s  # ", width < 40 ? (int)(40 - width) : 0, "");
    if (!item)
        strbuf_puts(d->out, "default");
    else if (!item->file)
        strbuf_puts(d->out, "command line");
    else
        strbuf_addf(d->out, "%s:%u", path_relative(d->root, item->file), item->line);
    strbuf_putc(d->out, '\n');
}

static void open_section(struct dump *d, const struct config_leaf_type *t)
{
    if (strcmp(d->section, t->section) == 0) return;
    d->section = t->section;
    if (t->section[0]) strbuf_addf(d->out, "%s:\n", t->section);
}

static void list(struct dump *d, const struct config_leaf_type *t, const struct config_item *v, uint32_t n)
{
    const char *indent = t->section[0] ? "  " : "";
    size_t start;
    open_section(d, t);
    if (n == 0) {
        start = d->out->len;
        strbuf_addf(d->out, "%s%s: []", indent, t->key);
        origin(d, start, NULL);
        return;
    }
    strbuf_addf(d->out, "%s%s:\n", indent, t->key);
    for (uint32_t i = 0; i < n; i++) {
        start = d->out->len;
        strbuf_addf(d->out, "%s  - ", indent);
        strbuf_quote(d->out, v[i].text);
        origin(d, start, &v[i]);
    }
}

static void scalar(struct dump *d, const struct config_leaf_type *t, const struct config_item *item)
{
    open_section(d, t);
    size_t start = d->out->len;
    const char *value = item ? item->text : t->dflt;
    bool plain = t->kind != CONFIG_REGEX && t->kind != CONFIG_ONE_PATH;
    strbuf_addf(d->out, "%s%s%s: ", value[0] ? "" : "# ", t->section[0] ? "  " : "", t->key);
    if (!value[0])
        strbuf_puts(d->out, "not set");
    else if (plain)
        strbuf_puts(d->out, value);
    else
        strbuf_quote(d->out, value);
    origin(d, start, item);
}

/* ---- what holds for the file ---- */

/* The last word on a glob wins, and `default` speaks before all globs: what it makes void is left out. */
static void levels(struct dump *d, const struct config_item *v, uint32_t n)
{
    const struct config_leaf_type *t = &config_leaf_types[CONFIG_CONFIDENCE];
    uint32_t from = 0;
    for (uint32_t i = 0; i < n; i++)
        if (strncmp(v[i].text, "*=", 2) == 0) from = i;
    if (n == 0) {
        scalar(d, t, NULL);
        return;
    }
    strbuf_addf(d->out, "%s:\n", t->key);
    for (uint32_t i = from; i < n; i++) {
        int glob = (int)(strrchr(v[i].text, '=') - v[i].text);
        bool again = false;
        for (uint32_t k = i + 1; k < n; k++) again |= strncmp(v[k].text, v[i].text, (size_t)glob + 1) == 0;
        if (again) continue;
        size_t start = d->out->len;
        if (glob == 1 && v[i].text[0] == '*')
            strbuf_addf(d->out, "  default: %s", v[i].text + glob + 1);
        else
            strbuf_addf(d->out, "  \"%.*s\": %s", glob, v[i].text, v[i].text + glob + 1);
        origin(d, start, &v[i]);
    }
}

static void add_paths(struct dump *d, const struct config_file *f, enum config_leaf_id id, struct config_items *out)
{
    if (!f) return;
    add_paths(d, f->parent, id, out);
    for (uint32_t i = 0; i < f->leaves[id].n; i++)
        ARENA_PUSH(d->tree->arena, out->v, out->n, out->cap, f->leaves[id].items[i]);
}

static int dump_policy(struct dump *d, const char *file, struct err *e)
{
    static const enum config_leaf_id paths[] = {CONFIG_PATHS_INCLUDE, CONFIG_PATHS_EXCLUDE, CONFIG_PATHS_SKIP};
    const struct config_file *f;
    struct config_gathered g;
    if (config_tree_find(d->tree, file, &f, e) < 0) return -1;
    const struct config_policy *p = config_tree_policy(d->tree, file, e);
    if (!p) return -1;
    strbuf_addf(d->out, "# %s: ", path_relative(d->root, file));
    for (const struct config_file *at = f; at; at = at->parent)
        strbuf_addf(d->out, "%s%s", at == f ? "" : ", which inherits ", path_relative(d->root, at->path));
    strbuf_addf(d->out, "%s\n", f ? "" : "no " CONFIG_FILE_NAME " above it");
    if (!p->report)
        strbuf_addf(d->out, "# nothing is reported in this file%s%s%s\n", p->skip ? ", it is not even read" : "",
                    p->left_out[0] ? ": " : "", path_relative(d->root, p->left_out));
    config_tree_gather(d->tree, f, file, &g);
    list(d, &config_leaf_types[CONFIG_CHECKS], g.checks.v, g.checks.n);
    list(d, &config_leaf_types[CONFIG_ERRORS], g.errors.v, g.errors.n);
    levels(d, g.levels.v, g.levels.n);
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        struct config_items items = {0};
        add_paths(d, f, paths[i], &items);
        list(d, &config_leaf_types[paths[i]], items.v, items.n);
    }
    return 0;
}

/* ---- what holds for the run ---- */

/* What the flags say about a run-wide key, as items without a file. */
static void flag_items(struct dump *d, enum config_leaf_id id, struct config_items *out)
{
    static const char *const fails[] = {"finding", "error", "never"};
    static const char *const sandboxes[] = {"auto", "on", "off"};
    const struct config *c = d->tree->flags;
    struct arena *a = d->tree->arena;
    const char *const *words = NULL;
    const char *one = NULL;
    uint32_t n = 0;
    switch (id) {
    case CONFIG_HEADER_FILTER: one = c->header_filter; break;
    case CONFIG_FAIL_ON: one = c->fail_on_given ? fails[c->fail_on] : NULL; break;
    case CONFIG_INCOMPLETE: one = c->allow_incomplete ? "allow" : NULL; break;
    case CONFIG_BASELINE: one = c->baseline; break;
    case CONFIG_SANDBOX: one = c->sandbox_given ? sandboxes[c->sandbox] : NULL; break;
    case CONFIG_BUDGET_MEMORY: one = c->tu_memory ? arena_sprintf(a, "%u", c->tu_memory) : NULL; break;
    case CONFIG_BUDGET_SECONDS: one = c->tu_timeout ? arena_sprintf(a, "%u", c->tu_timeout) : NULL; break;
    case CONFIG_BLOCKING_OK: words = c->blocking_ok, n = c->n_blocking_ok; break;
    case CONFIG_EXTRA_ARGS: words = c->extra_args, n = c->n_extra_args; break;
    case CONFIG_PACKS_ENABLE: words = c->packs_on, n = c->n_packs_on; break;
    case CONFIG_PACKS_DISABLE: words = c->packs_off, n = c->n_packs_off; break;
    case CONFIG_SUPPRESSIONS: words = c->suppressions, n = c->n_suppressions; break;
    default: break;
    }
    for (uint32_t i = 0; i < n + (one != NULL); i++) {
        struct config_item item = {.text = one ? one : words[i]};
        ARENA_PUSH(a, out->v, out->n, out->cap, item);
    }
}

static bool adds_up(enum config_leaf_id id)
{
    return id == CONFIG_EXTRA_ARGS || id == CONFIG_PACKS_ENABLE || id == CONFIG_PACKS_DISABLE;
}

static bool contradicted(struct dump *d, enum config_leaf_id id, const char *word)
{
    const struct config *c = d->tree->flags;
    const char *const *against = id == CONFIG_PACKS_ENABLE    ? c->packs_off
                                 : id == CONFIG_PACKS_DISABLE ? c->packs_on
                                                              : NULL;
    uint32_t n = id == CONFIG_PACKS_ENABLE ? c->n_packs_off : id == CONFIG_PACKS_DISABLE ? c->n_packs_on : 0;
    for (uint32_t i = 0; i < n; i++)
        if (strcmp(against[i], word) == 0) return true;
    return false;
}

static void dump_run_leaf(struct dump *d, enum config_leaf_id id)
{
    const struct config_leaf_type *t = &config_leaf_types[id];
    const struct config_leaf *leaf = config_tree_leaf(d->tree->main, id);
    struct config_items all = {0}, flags = {0};
    bool paths = id == CONFIG_PACKS_DIRS || id == CONFIG_SUPPRESSIONS || id == CONFIG_BASELINE;
    flag_items(d, id, &flags);
    for (uint32_t i = 0; i < leaf->n && (adds_up(id) || flags.n == 0); i++) {
        struct config_item item = leaf->items[i];
        if (contradicted(d, id, item.text)) continue;
        if (paths) item.text = path_join(d->tree->arena, path_dirname(d->tree->arena, item.file), item.text);
        ARENA_PUSH(d->tree->arena, all.v, all.n, all.cap, item);
    }
    for (uint32_t i = 0; i < flags.n; i++) ARENA_PUSH(d->tree->arena, all.v, all.n, all.cap, flags.v[i]);
    if (t->kind == CONFIG_LIST)
        list(d, t, all.v, all.n);
    else
        scalar(d, t, all.n ? &all.v[0] : NULL);
}

int config_tree_dump(struct config_tree *t, const char *file, const char *root, struct strbuf *out, struct err *e)
{
    struct dump d = {.tree = t, .root = root, .out = out, .section = ""};
    if (file && dump_policy(&d, file, e) < 0) return -1;
    for (int i = 0; i < CONFIG_N_LEAVES; i++)
        if (!config_leaf_types[i].per_path) dump_run_leaf(&d, (enum config_leaf_id)i);
    return 0;
}
