/* Comments in the analysed files. A NOLINT is in use when a finding asked for it, shown or hidden; that it is not can
 * only be said where code was analysed: what an #if leaves out may need it elsewhere. */
#include "driver/sources.h"

#include "base/ds.h"
#include "base/path.h"
#include "checks/check.h"
#include "findings/suppress.h"

#include <stdlib.h>
#include <string.h>

#define MAX_SOURCE_BYTES (256u << 20)

void sources_init(struct sources *s, struct arena *a)
{
    *s = (struct sources){.arena = a};
    sh_new_arena(s->files);
}

void sources_release(struct sources *s)
{
    shfree(s->files);
}

struct source *sources_get(struct sources *s, const char *path)
{
    struct source *found = shgetp_null(s->files, path);
    if (found) return found;
    struct source fresh = {.key = arena_strdup(s->arena, path)};
    shputs(s->files, fresh);
    return &s->files[shgeti(s->files, path)];
}

static struct suppress_index *comments_of(struct sources *s, const char *path)
{
    struct source *src = sources_get(s, path);
    if (!src->comments) {
        struct arena scratch = {0};
        char *text = NULL;
        size_t len = 0;
        if (path_read_file(&scratch, path, MAX_SOURCE_BYTES, &text, &len, NULL) < 0) text = NULL;
        src->comments = suppress_index_build(s->arena, text ? text : "", text ? len : 0);
        arena_release(&scratch);
    }
    return src->comments;
}

const char *sources_silence(struct sources *s, const struct finding *f)
{
    struct suppress_index *comments = comments_of(s, f->loc.file);
    const char *why = suppress_index_find(comments, f->loc.line, 0, f->check);
    if (why) return why;
    const struct check *check = check_find(f->check);
    return check && check->detachable ? suppress_index_detached(comments, f->loc.line) : NULL;
}

/* ---- comments without use ---- */

enum { LINE_SEEN = 1, LINE_UNSURE = 2 };

/* One file's lines up to the last that a candidate speaks of. */
struct lines {
    char *key; /* path */
    uint8_t *flags;
    uint32_t n; /* lines 1 to n - 1 */
    struct suppress_unused *unused;
    uint32_t n_unused;
};

static bool is_on(const struct config_policy *policy, const char *name)
{
    const struct check *check = check_find(name);
    return check && policy->report && config_list_has(policy->checks, name, check->default_on);
}

/* Notes what stands unused in one file, if it names checks of ours. */
static int add_candidates(struct sources *s, const struct run *r, const char *path, struct lines **all, struct err *e)
{
    struct lines l = {.key = arena_strdup(s->arena, path)};
    struct suppress_unused *found;
    uint32_t n = suppress_index_unused(comments_of(s, path), s->arena, &found);
    const struct config_policy *policy = n ? config_tree_policy(r->plan.tree, path, e) : NULL;
    if (n && !policy) return -1;
    for (uint32_t i = 0; i < n; i++) {
        if (!is_on(policy, found[i].check)) continue;
        found[l.n_unused++] = found[i];
        if (found[i].to >= l.n) l.n = found[i].to + 1;
    }
    if (!l.n_unused) return 0;
    l.unused = found;
    l.flags = ARENA_ARRAY(s->arena, uint8_t, l.n);
    shputs(*all, l);
    return 0;
}

static void flag_lines(struct lines *l, uint32_t from, uint32_t to, uint8_t flag)
{
    for (uint32_t i = from; l && i <= to && i < l->n; i++) l->flags[i] |= flag;
}

static bool is_over_budget(const struct run *r, const char *name)
{
    for (uint32_t i = 0; i < r->reduced.n_over_budget; i++)
        if (strcmp(r->reduced.over_budget[i], name) == 0) return true;
    return false;
}

/* Where a unit has code; and where the engine gave up, so that findings may be missing. */
static void look_through(const struct run *r, const struct ir_unit *u, struct lines *all)
{
    struct lines **of = calloc(u->n_files + 1, sizeof(*of));
    bool any = false;
    for (uint32_t i = 0; of && i < u->n_files; i++) any |= (of[i] = shgetp_null(all, u->files[i])) != NULL;
    for (uint32_t i = 1; any && i < u->n_positions; i++) {
        const struct ir_pos *p = &u->positions[i];
        if (p->file < u->n_files) flag_lines(of[p->file], p->line, p->line, LINE_SEEN);
    }
    for (uint32_t i = 0; any && i < u->n_funcs; i++) {
        const struct ir_func *f = u->funcs[i];
        const struct ir_pos *begin = &u->positions[f->pos], *end = &u->positions[f->end];
        if (f->sym == IR_NONE || begin->file >= u->n_files || !of[begin->file]) continue;
        if (is_over_budget(r, u->syms[f->sym].name)) flag_lines(of[begin->file], begin->line, end->line, LINE_UNSURE);
    }
    free(of);
}

static bool was_analysed(const struct lines *l, const struct suppress_unused *u)
{
    uint8_t flags = 0;
    for (uint32_t i = u->from; i <= u->to; i++) flags |= l->flags[i];
    return flags == LINE_SEEN;
}

static int cmp_path(const void *pa, const void *pb)
{
    const struct lines *a = pa, *b = pb;
    return strcmp(a->key, b->key);
}

int sources_unused(struct sources *s, struct run *r, const char *const *files, uint32_t n_files, struct results *out,
                   struct err *e)
{
    struct lines *all = NULL;
    uint32_t cap = 0;
    int rc = 0;
    sh_new_arena(all);
    for (uint32_t i = 0; rc == 0 && i < n_files; i++) rc = add_candidates(s, r, files[i], &all, e);
    if (shlenu(all)) map_load(r);
    for (uint32_t i = 0; shlenu(all) && i < r->map.n_units; i++) look_through(r, r->map.units[i], all);
    struct lines *sorted = ARENA_ARRAY(s->arena, struct lines, shlenu(all) + 1);
    for (size_t i = 0; i < shlenu(all); i++) sorted[i] = all[i];
    qsort(sorted, shlenu(all), sizeof *sorted, cmp_path);
    for (size_t i = 0; rc == 0 && i < shlenu(all); i++) {
        for (uint32_t k = 0; k < sorted[i].n_unused; k++) {
            const struct suppress_unused *u = &sorted[i].unused[k];
            if (!was_analysed(&sorted[i], u)) continue;
            const char *line =
                arena_sprintf(s->arena, "%s:%u: %s(%s) silences nothing any more: take it out",
                              path_relative(r->plan.root, sorted[i].key), u->line, u->directive, u->check);
            ARENA_PUSH(s->arena, out->unused, out->n_unused, cap, line);
        }
    }
    shfree(all);
    return rc;
}
