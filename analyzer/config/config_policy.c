/* What holds for one file: lists of checks, levels of confidence, paths in and out, overrides by path. */
#include "base/ds.h"
#include "base/path.h"
#include "config/config_tree_internal.h"

#include <string.h>

static bool matches_any(struct config_tree *t, const char *dir, const struct config_leaf *leaf, const char *file,
                        const struct config_item **hit)
{
    for (uint32_t i = 0; i < leaf->n; i++) {
        if (!path_matches(t->arena, dir, leaf->items[i].text, file)) continue;
        *hit = &leaf->items[i];
        return true;
    }
    return false;
}

static void add_all(struct config_tree *t, struct config_items *to, const struct config_leaf *leaf)
{
    for (uint32_t i = 0; i < leaf->n; i++) ARENA_PUSH(t->arena, to->v, to->n, to->cap, leaf->items[i]);
}

static void gather_file(struct config_tree *t, const struct config_file *f, const char *file,
                        struct config_gathered *out)
{
    const struct config_item *hit;
    if (f->parent) gather_file(t, f->parent, file, out);
    add_all(t, &out->checks, &f->leaves[CONFIG_CHECKS]);
    add_all(t, &out->errors, &f->leaves[CONFIG_ERRORS]);
    add_all(t, &out->levels, &f->leaves[CONFIG_CONFIDENCE]);
    for (uint32_t i = 0; i < f->n_overrides; i++) {
        const struct config_override *o = &f->overrides[i];
        if (!matches_any(t, f->dir, &o->paths, file, &hit)) continue;
        add_all(t, &out->checks, &o->checks);
        add_all(t, &out->errors, &o->errors);
        add_all(t, &out->levels, &o->confidence);
        if (o->silent) out->silent = o;
    }
}

void config_tree_gather(struct config_tree *t, const struct config_file *f, const char *file,
                        struct config_gathered *out)
{
    const struct config *flags = t->flags;
    *out = (struct config_gathered){0};
    if (f) gather_file(t, f, file, out);
    struct config_item item = {.text = flags->checks};
    if (item.text) ARENA_PUSH(t->arena, out->checks.v, out->checks.n, out->checks.cap, item);
    item.text = flags->warnings_as_errors;
    if (item.text) ARENA_PUSH(t->arena, out->errors.v, out->errors.n, out->errors.cap, item);
    if (flags->min_confidence == CONFIG_AS_CONFIGURED) return;
    /* A flag speaks for all checks, whatever the files say of single ones. */
    item.text = arena_sprintf(t->arena, "*=%s", config_level_name(flags->min_confidence));
    out->levels.n = 0;
    ARENA_PUSH(t->arena, out->levels.v, out->levels.n, out->levels.cap, item);
}

static const char *joined(struct config_tree *t, const struct config_items *all)
{
    const char *list = NULL;
    for (uint32_t i = 0; i < all->n; i++)
        list = list ? arena_sprintf(t->arena, "%s,%s", list, all->v[i].text) : all->v[i].text;
    return list;
}

/* Left out by paths: an exclude anywhere in the chain, or an include list that does not name the file. */
static void apply_paths(struct config_tree *t, const struct config_file *f, const char *file, struct config_policy *p)
{
    const struct config_item *hit = NULL;
    bool included = false;
    for (const struct config_file *at = f; at; at = at->parent) {
        const struct config_leaf *in = &at->leaves[CONFIG_PATHS_INCLUDE];
        p->skip |= matches_any(t, at->dir, &at->leaves[CONFIG_PATHS_SKIP], file, &hit);
        if (p->skip || matches_any(t, at->dir, &at->leaves[CONFIG_PATHS_EXCLUDE], file, &hit)) {
            p->report = false;
            break;
        }
        if (in->n == 0 || included) continue;
        included = true; /* the innermost list counts */
        const struct config_item *ignored;
        p->report = matches_any(t, at->dir, in, file, &ignored);
        if (!p->report) hit = &in->items[0];
    }
    if (!p->report && hit) p->left_out = arena_sprintf(t->arena, "%s:%u", hit->file, hit->line);
}

const struct config_policy *config_tree_policy(struct config_tree *t, const char *file, struct err *e)
{
    const struct config_file *f;
    struct config_gathered g;
    ptrdiff_t at = shgeti(t->policies, file);
    if (at >= 0) return t->policies[at].value;
    if (config_tree_find(t, file, &f, e) < 0) return NULL;
    struct config_policy *p = ARENA_NEW(t->arena, struct config_policy);
    config_tree_gather(t, f, file, &g);
    *p = (struct config_policy){
        .report = true,
        .left_out = "",
        .checks = joined(t, &g.checks),
        .errors = joined(t, &g.errors),
        .levels = g.levels.v,
        .n_levels = g.levels.n,
    };
    if (g.silent) {
        p->report = false;
        p->left_out = arena_sprintf(t->arena, "%s:%u", g.silent->file, g.silent->line);
    }
    apply_paths(t, f, file, p);
    shput(t->policies, file, p);
    return p;
}

int config_policy_level(const struct config_policy *p, const char *check)
{
    int level = config_level_parse(config_leaf_types[CONFIG_CONFIDENCE].dflt);
    for (uint32_t i = 0; i < p->n_levels; i++) {
        const char *text = p->levels[i].text, *equals = strrchr(text, '=');
        char glob[128];
        size_t len = equals ? (size_t)(equals - text) : 0;
        if (!equals || len >= sizeof glob) continue;
        memcpy(glob, text, len);
        glob[len] = 0;
        if (str_glob(glob, check)) level = config_level_parse(equals + 1);
    }
    return level;
}

static bool leaf_wants(const struct config_leaf *leaf, const char *check, bool dflt)
{
    for (uint32_t i = 0; i < leaf->n; i++)
        if (config_list_has(leaf->items[i].text, check, dflt)) return true;
    return false;
}

bool config_tree_may_want(const struct config_tree *t, const char *check, bool dflt)
{
    const char *flags = t->flags->checks;
    if (config_list_has(flags, check, dflt)) return true;
    if (!config_list_has(flags, check, true)) return false; /* switched off for good */
    for (uint32_t i = 0; i < t->n_files; i++) {
        const struct config_file *f = t->files[i];
        if (leaf_wants(&f->leaves[CONFIG_CHECKS], check, dflt)) return true;
        for (uint32_t k = 0; k < f->n_overrides; k++)
            if (leaf_wants(&f->overrides[k].checks, check, dflt)) return true;
    }
    return false;
}
