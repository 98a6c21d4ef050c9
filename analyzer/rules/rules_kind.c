/* Handle kinds of a pack: what a handle is, which values mean "none", what releases it. */
#include "rules/rules_draft.h"

#include <stdlib.h>
#include <string.h>

static const struct {
    const char *text;
    enum rule_repr repr;
} reprs[] = {
    {"pointer", RULE_REPR_POINTER}, {"id", RULE_REPR_ID},
    {"fd", RULE_REPR_FD},           {"value", RULE_REPR_VALUE},
    {"object", RULE_REPR_OBJECT},   {"fnptr", RULE_REPR_FNPTR},
    {"relation", RULE_REPR_OTHER},  {"lock", RULE_REPR_OTHER},
    {"count", RULE_REPR_OTHER},     {"stack", RULE_REPR_OTHER},
    {"global", RULE_REPR_OTHER},    {"implicit", RULE_REPR_OTHER},
    {"closure", RULE_REPR_OTHER},   {"borrowed_fd", RULE_REPR_OTHER},
    {"tag", RULE_REPR_OTHER},       {"key", RULE_REPR_OTHER},
    {"name", RULE_REPR_OTHER},
};
enum { N_REPRS = sizeof reprs / sizeof reprs[0] };

/* Keys that are read below, then keys that only people and later checks read. */
static const char *const kind_keys[] = {
    "kind",
    "repr",
    "type",
    "types",
    "title",
    "invalid",
    "refcounted",
    "release",
    "release_any",
    "release_sequence",
    "release_required",
    "calls",
    "parent",
    "callbacks_in",
    "must_call",
    "tracked",
    "storage",
    "exit_ok",
    "context",
    "lent",
    "container",
    "sizes",
    "note",
    "release_macro",
    "parent_release",
    "obligation",
    "thread_bound",
    "fail_still_owns",
    "null_ok",
    "auto_release",
    "cancel_is_optional",
    "stop",
    "must_return",
    "floating_possible",
};
enum { N_KIND_KEYS = sizeof kind_keys / sizeof kind_keys[0] };

enum { MAX_KINDS = 1000, MAX_RELEASES = 16 };

static bool read_repr(struct rules_draft *d, const struct rules_node *n, struct rule_kind *k)
{
    const char *text;
    if (!rules_yaml_text(&d->src, n, "repr", &text)) return false;
    const char *words[N_REPRS];
    for (size_t i = 0; i < N_REPRS; i++) {
        words[i] = reprs[i].text;
        if (strcmp(text, reprs[i].text) == 0) {
            k->repr = reprs[i].repr;
            return true;
        }
    }
    rules_yaml_unknown(&d->src, n, 0, "repr", text, words, N_REPRS);
    return false;
}

static void read_flags(struct rules_draft *d, const struct rules_node *n, struct rule_kind *k)
{
    const struct {
        const char *key;
        bool *at;
    } flags[] = {
        {"refcounted", &k->refcounted}, {"must_call", &k->must_call}, {"release_required", &k->release_required},
        {"tracked", &k->tracked},       {"storage", &k->storage},     {"exit_ok", &k->exit_ok},
        {"context", &k->context},       {"lent", &k->lent},           {"container", &k->container},
    };
    for (size_t i = 0; i < sizeof flags / sizeof flags[0]; i++) {
        const struct rules_node *v = rules_yaml_get(n, flags[i].key);
        if (v && !rules_yaml_bool(&d->src, v, flags[i].key, flags[i].at)) *flags[i].at = false;
    }
}

static bool has_invalid(const struct rule_kind *k, int64_t v)
{
    for (uint32_t i = 0; i < k->n_invalid; i++) {
        if (k->invalid[i] == v) return true;
    }
    return false;
}

/* Values that mean "no handle": null is one for every pointer, -1 for every descriptor. */
static void read_invalid(struct rules_draft *d, const struct rules_node *n, struct rule_kind *k)
{
    enum { MAX = sizeof k->invalid / sizeof k->invalid[0] };
    const struct rules_node *v = rules_yaml_get(n, "invalid");
    if (v && !rules_values_read(d, v, "invalid", k->invalid, MAX - 1, &k->n_invalid)) return;
    bool pointer = k->repr == RULE_REPR_POINTER || k->repr == RULE_REPR_FNPTR;
    if (pointer && !has_invalid(k, 0)) k->invalid[k->n_invalid++] = 0;
    if (k->repr == RULE_REPR_FD && !v) k->invalid[k->n_invalid++] = -1;
}

/* "GCancellable" of "GCancellable *". */
static const char *default_title(struct rules_draft *d, const struct rule_kind *k)
{
    if (!k->n_types) return k->name;
    size_t n = strlen(k->types[0]);
    while (n && (k->types[0][n - 1] == '*' || k->types[0][n - 1] == ' ')) n--;
    return n ? arena_strndup(d->src.arena, k->types[0], n) : k->name;
}

static void check_keys(struct rules_draft *d, const struct rules_node *n)
{
    for (uint32_t i = 0; i < n->n; i += 2) {
        const char *key = n->items[i]->text;
        bool known = n->items[i]->kind != RULES_NODE_SCALAR; /* told when it was parsed */
        for (size_t j = 0; j < N_KIND_KEYS && !known; j++) known = strcmp(key, kind_keys[j]) == 0;
        if (!known) rules_yaml_unknown(&d->src, n->items[i], 0, "key of a kind", key, kind_keys, N_KIND_KEYS);
    }
}

static bool name_is_plain(const char *s)
{
    return strspn(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") == strlen(s);
}

static void read_kind(struct rules_draft *d, const struct rules_node *n, struct rule_kind *k)
{
    *k = (struct rule_kind){.name = "",
                            .qual = "",
                            .title = "",
                            .pack = d->pack,
                            .repr = RULE_REPR_OTHER,
                            .release_required = true,
                            .exit_ok = true};
    if (n->kind != RULES_NODE_MAP) {
        rules_yaml_error(&d->src, n, "a kind is a map such as {kind: fd, repr: fd}");
        return;
    }
    check_keys(d, n);
    const struct rules_node *name = rules_yaml_get(n, "kind"), *repr = rules_yaml_get(n, "repr");
    if (!name || !repr) {
        rules_yaml_error(&d->src, n, "a kind needs '%s'", name ? "repr" : "kind");
        return;
    }
    if (!rules_yaml_text(&d->src, name, "kind", &k->name) || !read_repr(d, repr, k)) return;
    if (!name_is_plain(k->name) || strcmp(k->name, "any") == 0) {
        rules_yaml_error(&d->src, name, "'%s' cannot be the name of a kind", k->name);
        return;
    }
    k->qual = arena_sprintf(d->src.arena, "%s:%s", d->pack->name, k->name);
    k->tracked = k->repr != RULE_REPR_OTHER;
    read_flags(d, n, k);
    read_invalid(d, n, k);
    const struct rules_node *types = rules_yaml_get(n, "types");
    if (!types) types = rules_yaml_get(n, "type");
    if (types) rules_yaml_strings(&d->src, types, "types", 0, &k->types, &k->n_types);
    const struct rules_node *sizes = rules_yaml_get(n, "sizes");
    if (sizes) rules_yaml_strings(&d->src, sizes, "sizes", 0, &k->sizes, &k->n_sizes);
    k->title = default_title(d, k);
    const struct rules_node *title = rules_yaml_get(n, "title");
    if (title) rules_yaml_text(&d->src, title, "title", &k->title);
}

void rules_kinds_read(struct rules_draft *d, const struct rules_node *list)
{
    if (!list) return;
    if (list->kind != RULES_NODE_LIST) {
        rules_yaml_error(&d->src, list, "'kinds' must be a list");
        return;
    }
    if (list->n > MAX_KINDS) {
        rules_yaml_error(&d->src, list, "a pack holds at most %d kinds", MAX_KINDS);
        return;
    }
    d->pack->kinds = ARENA_ARRAY(d->src.arena, struct rule_kind, list->n + 1);
    d->pack->n_kinds = list->n;
    for (uint32_t i = 0; i < list->n; i++) {
        struct rule_kind *k = &d->pack->kinds[i];
        read_kind(d, list->items[i], k);
        for (uint32_t j = 0; j < i; j++) {
            if (!k->name[0] || strcmp(k->name, d->pack->kinds[j].name) != 0) continue;
            rules_yaml_error(&d->src, list->items[i], "duplicate kind '%s', first on line %u", k->name,
                             list->items[j]->line);
            break;
        }
    }
}

static const struct rule_kind *find_in(const struct rule_pack *p, const char *name)
{
    for (uint32_t i = 0; i < p->n_kinds; i++) {
        if (strcmp(p->kinds[i].name, name) == 0) return &p->kinds[i];
    }
    return NULL;
}

static void unknown_kind(struct rules_draft *d, const struct rules_node *n, const struct rule_pack *p, size_t off,
                         const char *name)
{
    const char **words = xmalloc(sizeof *words * (p->n_kinds + 1));
    for (uint32_t i = 0; i < p->n_kinds; i++) words[i] = p->kinds[i].name;
    rules_yaml_unknown(&d->src, n, off, "kind", name, words, p->n_kinds);
    free(words);
}

/* The pack before the colon of `ref`; a diag and NULL when no such pack is there. */
static const struct rule_pack *named_pack(struct rules_draft *d, const struct rules_node *n, const char *ref)
{
    size_t len = strcspn(ref, ":");
    const char **words = xmalloc(sizeof *words * (d->n_others + 1));
    uint32_t n_words = 0;
    const struct rule_pack *found = NULL;
    for (uint32_t i = 0; i < d->n_others; i++) {
        const struct rule_pack *p = d->others[i]->pack;
        if (!p) continue;
        words[n_words++] = p->name;
        if (strlen(p->name) == len && strncmp(p->name, ref, len) == 0) found = p;
    }
    const char *name = arena_strndup(d->src.arena, ref, len);
    if (!found && (!d->lenient || str_nearest(name, words, n_words))) {
        rules_yaml_unknown(&d->src, n, 0, "pack", name, words, n_words);
    }
    free(words);
    return found;
}

const struct rule_kind *rules_kind_find(struct rules_draft *d, const struct rules_node *n, const char *name)
{
    const char *colon = strchr(name, ':');
    const struct rule_pack *p = colon ? named_pack(d, n, name) : d->pack;
    if (!p) return NULL;
    if (colon) name = colon + 1;
    const struct rule_kind *k = find_in(p, name);
    if (!k) unknown_kind(d, n, p, colon ? (size_t)(colon + 1 - n->text) : 0, name);
    return k;
}

/* The kind that `key` of the node names; NULL when it names none. */
static const struct rule_kind *kind_at(struct rules_draft *d, const struct rules_node *n, const char *key)
{
    const struct rules_node *ref = rules_yaml_get(n, key);
    const char *name;
    return ref && rules_yaml_text(&d->src, ref, key, &name) ? rules_kind_find(d, ref, name) : NULL;
}

void rules_kinds_resolve(struct rules_draft *d, const struct rules_node *list)
{
    if (d->src.root) d->pack->callbacks_in = kind_at(d, d->src.root, "callbacks_in"); /* annotations have none */
    for (uint32_t i = 0; i < d->pack->n_kinds; i++) {
        struct rule_kind *k = &d->pack->kinds[i];
        k->callbacks_in = kind_at(d, list->items[i], "callbacks_in");
        k->parent = kind_at(d, list->items[i], "parent");
        if (k->parent != k) continue;
        rules_yaml_error(&d->src, rules_yaml_get(list->items[i], "parent"), "a kind cannot be its own parent");
        k->parent = NULL;
    }
}

/* ---- releases ---- */

static void unknown_func(struct rules_draft *d, const struct rules_node *n, const struct rule_pack *p, const char *what,
                         const char *name)
{
    const char **words = xmalloc(sizeof *words * (p->n_funcs + 1));
    for (uint32_t i = 0; i < p->n_funcs; i++) words[i] = p->funcs[i].name;
    const char *near = str_nearest(name, words, p->n_funcs);
    if (near) {
        rules_yaml_error(&d->src, n, "unknown %s '%s'; did you mean '%s'?", what, name, near);
    } else {
        rules_yaml_error(&d->src, n, "unknown %s '%s': pack '%s' lists no such function", what, name, p->name);
    }
    free(words);
}

/* `close`, or `posix:close` of another pack; the bare name goes into the kind. */
static void add_release(struct rules_draft *d, const struct rules_node *n, const char *ref, struct rule_kind *k,
                        uint32_t *cap)
{
    const char *colon = strchr(ref, ':'), *name = colon ? colon + 1 : ref;
    const struct rule_pack *p = colon ? named_pack(d, n, ref) : d->pack;
    if (p && !rules_pack_func(p, name)) unknown_func(d, n, p, "release function", name);
    ARENA_PUSH(d->src.arena, k->releases, k->n_releases, *cap, name);
}

/* Names of the functions that the table says release `k`, when the kind itself names none. */
static void derive_releases(struct rules_draft *d, struct rule_kind *k, uint32_t *cap)
{
    for (uint32_t i = 0; i < d->pack->n_funcs; i++) {
        const struct rule_func *f = &d->pack->funcs[i];
        bool releases = false;
        for (uint32_t j = 0; j < f->n_effects && !releases; j++) {
            const struct rule_effect *e = &f->effects[j];
            bool op = e->op == RULE_RELEASE || e->op == RULE_UNREF || (e->op == RULE_CANCEL && e->frees);
            releases = op && e->kind == k;
        }
        if (releases) ARENA_PUSH(d->src.arena, k->releases, k->n_releases, *cap, f->name);
    }
}

/* A kind whose releases disarm it is owed only while it is pending. */
static void find_armed(struct rules_draft *d, struct rule_kind *k)
{
    if (k->repr != RULE_REPR_OBJECT) return;
    for (uint32_t i = 0; i < k->n_releases; i++) {
        const struct rule_func *f = rules_pack_func(d->pack, k->releases[i]);
        for (uint32_t j = 0; f && j < f->n_effects; j++)
            if (f->effects[j].op == RULE_DISARM && f->effects[j].kind == k) k->armed = f->effects[j].ends = true;
    }
}

/* `calls: f`: a function of this pack that stands behind the pointer. */
static void read_calls(struct rules_draft *d, const struct rules_node *kind, struct rule_kind *k)
{
    const struct rules_node *n = rules_yaml_get(kind, "calls");
    if (!n || !rules_yaml_text(&d->src, n, "calls", &k->calls)) return;
    if (!rules_pack_func(d->pack, k->calls)) unknown_func(d, n, d->pack, "function", k->calls);
}

void rules_kinds_finish(struct rules_draft *d, const struct rules_node *list)
{
    static const char *const keys[] = {"release", "release_any", "release_sequence"};
    for (uint32_t i = 0; i < d->pack->n_kinds; i++) {
        struct rule_kind *k = &d->pack->kinds[i];
        uint32_t cap = 0;
        bool named = false;
        for (size_t j = 0; j < 3; j++) {
            const struct rules_node *n = rules_yaml_get(list->items[i], keys[j]);
            const char **names;
            uint32_t n_names;
            named = named || n;
            if (!n || !rules_yaml_strings(&d->src, n, keys[j], '|', &names, &n_names)) continue;
            if (n_names > MAX_RELEASES) {
                rules_yaml_error(&d->src, n, "'%s' names more than %d functions", keys[j], MAX_RELEASES);
                continue;
            }
            for (uint32_t r = 0; r < n_names; r++) add_release(d, n, names[r], k, &cap);
        }
        if (!k->n_releases) derive_releases(d, k, &cap);
        find_armed(d, k);
        read_calls(d, list->items[i], k);
        bool owed = k->name[0] && k->tracked && k->release_required && !k->must_call && !k->parent;
        if (owed && !k->n_releases && !named) {
            rules_yaml_error(
                &d->src, list->items[i],
                "kind '%s' is tracked but nothing releases it; add a releasing function or `tracked: false`", k->name);
        }
    }
}
