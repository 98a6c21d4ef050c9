/* The functions of a pack: the table, its aliases, the list of plain borrowers, and signatures. */
#include "rules/rules_draft.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_FUNCS = 20000 };

/* ---- signatures ---- */

int32_t rules_sig_params(const char *sig)
{
    size_t end = strlen(sig);
    while (end && isspace((unsigned char)sig[end - 1])) end--;
    if (!end || sig[end - 1] != ')') return -1;
    size_t open = end - 1;
    for (int depth = 1; depth;) {
        if (!open) return -1;
        open--;
        if (sig[open] == ')') depth++;
        if (sig[open] == '(') depth--;
    }
    const char *p = sig + open + 1, *stop = sig + end - 1;
    while (p < stop && isspace((unsigned char)*p)) p++;
    if (p == stop || (stop - p == 4 && strncmp(p, "void", 4) == 0)) return 0;
    int32_t n = 1, depth = 0;
    for (; p < stop; p++) {
        if (*p == '(' || *p == '[') depth++;
        if (*p == ')' || *p == ']') depth--;
        if (*p == ',' && depth == 0) n++;
        if (depth == 0 && strncmp(p, "...", 3) == 0) return RULES_PARAMS_UNKNOWN;
    }
    return n;
}

int32_t rule_func_params(const struct rule_func *f)
{
    int32_t n = rules_sig_params(f->sig);
    return n == RULES_PARAMS_UNKNOWN ? -1 : n;
}

bool rules_arg_check(struct rules_source *src, const struct rules_node *n, size_t off, int64_t arg, int32_t params)
{
    enum { MAX_ARG = 127 };
    if (arg < 0 || arg > MAX_ARG) {
        rules_yaml_error_at(src, n, off, "argument index %lld is out of range", (long long)arg);
        return false;
    }
    if (arg < params) return true;
    if (params == 0) {
        rules_yaml_error_at(src, n, off, "argument %lld does not exist: `sig` has no parameters", (long long)arg);
    } else {
        rules_yaml_error_at(src, n, off, "argument %lld does not exist: `sig` has %d parameter%s, 0 to %d",
                            (long long)arg, params, params == 1 ? "" : "s", params - 1);
    }
    return false;
}

/* ---- the table ---- */

static const char *const func_keys[] = {
    "name",
    "header",
    "sig",
    "since",
    "until",
    "optional",
    "effects",
    "alias_of",
    "aliases",
    "expands_to",
    "macro",
    "mechanical",
    "note",
    "borrows",
    "strict",
    "follow_body",
    "returns_arg",
    "returns_cleared",
    "returns_nonnull",
    "returns_test",
    "renews",
    "returns_part",
    "returns_offset",
    "returns_attached",
};
enum { N_FUNC_KEYS = sizeof func_keys / sizeof func_keys[0] };

/* Functions as they are gathered, each with the node that named it. */
struct table {
    struct rules_draft *d;
    struct rule_func *funcs;
    uint32_t n, cap;
    const struct rules_node **nodes;
    uint32_t n_nodes, cap_nodes;
};

static void table_add(struct table *t, const struct rules_node *n, struct rule_func f)
{
    if (t->n == MAX_FUNCS) rules_yaml_error(&t->d->src, n, "a pack holds at most %d functions", MAX_FUNCS);
    if (t->n >= MAX_FUNCS) return;
    ARENA_PUSH(t->d->src.arena, t->funcs, t->n, t->cap, f);
    ARENA_PUSH(t->d->src.arena, t->nodes, t->n_nodes, t->cap_nodes, n);
}

static bool check_name(struct rules_draft *d, const struct rules_node *n, const char *name, bool glob)
{
    for (const char *p = name; *p; p++) {
        if (isalnum((unsigned char)*p) || *p == '_' || *p == '$' || (glob && (*p == '*' || *p == '?'))) continue;
        rules_yaml_error(&d->src, n, "'%s' is no function name", name);
        return false;
    }
    if (!isdigit((unsigned char)name[0])) return true;
    rules_yaml_error(&d->src, n, "'%s' is no function name", name);
    return false;
}

static void check_func_keys(struct rules_draft *d, const struct rules_node *n)
{
    for (uint32_t i = 0; i < n->n; i += 2) {
        const char *key = n->items[i]->text;
        bool known = n->items[i]->kind != RULES_NODE_SCALAR; /* told when it was parsed */
        for (size_t j = 0; j < N_FUNC_KEYS && !known; j++) known = strcmp(key, func_keys[j]) == 0;
        if (!known) rules_yaml_unknown(&d->src, n->items[i], 0, "key of a function", key, func_keys, N_FUNC_KEYS);
    }
}

static void read_effects(struct rules_draft *d, const struct rules_node *n, int32_t params, struct rule_func *f)
{
    if (n->kind != RULES_NODE_LIST) {
        rules_yaml_error(&d->src, n, "'effects' must be a list");
        return;
    }
    f->effects = ARENA_ARRAY(d->src.arena, struct rule_effect, n->n + 1);
    for (uint32_t i = 0; i < n->n; i++) {
        if (rules_effect_read(d, n->items[i], params, &f->effects[f->n_effects])) f->n_effects++;
    }
}

/* An index such as returns_arg. */
static void read_index(struct rules_draft *d, const struct rules_node *n, const char *key, int32_t params, int32_t *out)
{
    const struct rules_node *v = rules_yaml_get(n, key);
    int64_t arg;
    if (!v || !rules_yaml_int(&d->src, v, key, &arg) || !rules_arg_check(&d->src, v, 0, arg, params)) return;
    *out = (int32_t)arg;
}

static int32_t read_sig(struct rules_draft *d, const struct rules_node *n, struct rule_func *f)
{
    const struct rules_node *sig = rules_yaml_get(n, "sig");
    if (!sig || !rules_yaml_text(&d->src, sig, "sig", &f->sig)) return RULES_PARAMS_UNKNOWN;
    int32_t params = rules_sig_params(f->sig);
    if (params < 0) {
        rules_yaml_error(&d->src, sig, "'sig' must read like: int (int fd, void *buf)");
        return RULES_PARAMS_UNKNOWN;
    }
    return params;
}

/* `arg0 < 0`: one comparison of an argument with one value, as the engine's terms have it. */
static void read_test(struct rules_draft *d, const struct rules_node *n, int32_t params, struct rule_func *f)
{
    struct rule_cond c;
    if (!rules_cond_read(d, n, params, &c)) return;
    if (c.kind == RULE_COND_CMP && !c.on_ret && c.cmp != RULE_HAS && c.cmp != RULE_IN)
        f->returns_test = c;
    else
        rules_yaml_error(&d->src, n, "'returns_test' must compare one argument, such as: arg0 < 0");
}

static void read_details(struct rules_draft *d, const struct rules_node *n, struct rule_func *f)
{
    const struct rules_node *header = rules_yaml_get(n, "header");
    if (header) rules_yaml_text(&d->src, header, "header", &f->header);
    int32_t params = read_sig(d, n, f);
    const char *version;
    const struct rules_node *since = rules_yaml_get(n, "since"), *until = rules_yaml_get(n, "until");
    if (since) f->elsewhere |= rules_yaml_text(&d->src, since, "since", &version);
    if (until) f->elsewhere |= rules_yaml_text(&d->src, until, "until", &version);
    const struct {
        const char *key;
        bool *at;
    } flags[] = {{"borrows", &f->borrows},
                 {"strict", &f->strict},
                 {"optional", &f->elsewhere},
                 {"follow_body", &f->follow_body},
                 {"returns_nonnull", &f->returns_nonnull},
                 {"returns_offset", &f->returns_offset},
                 {"renews", &f->renews}};
    for (size_t i = 0; i < sizeof flags / sizeof flags[0]; i++) {
        const struct rules_node *v = rules_yaml_get(n, flags[i].key);
        if (v) rules_yaml_bool(&d->src, v, flags[i].key, flags[i].at);
    }
    read_index(d, n, "returns_arg", params, &f->returns_arg);
    read_index(d, n, "returns_part", params, &f->returns_part);
    read_index(d, n, "returns_attached", params, &f->returns_attached);
    read_index(d, n, "returns_cleared", params, &f->returns_cleared);
    if (f->renews && f->returns_arg < 0)
        rules_yaml_error(&d->src, rules_yaml_get(n, "renews"),
                         "'renews' needs 'returns_arg': which argument begins anew");
    const struct rules_node *test = rules_yaml_get(n, "returns_test");
    if (test) read_test(d, test, params, f);
    const struct rules_node *effects = rules_yaml_get(n, "effects");
    if (effects) read_effects(d, effects, params, f);
}

static struct rule_func func_new(const struct rules_draft *d, const char *name)
{
    return (struct rule_func){.name = name,
                              .entry = name,
                              .pack = d->pack,
                              .header = "",
                              .sig = "",
                              .borrows = true,
                              .strict = d->pack->strict,
                              .returns_arg = -1,
                              .returns_part = -1,
                              .returns_attached = -1,
                              .returns_cleared = -1};
}

static bool says_something(const struct rules_node *n)
{
    static const char *const keys[] = {"effects",         "alias_of",       "borrows",         "returns_arg",
                                       "returns_cleared", "follow_body",    "returns_nonnull", "returns_test",
                                       "returns_part",    "returns_offset", "returns_attached"};
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        if (rules_yaml_get(n, keys[i])) return true;
    }
    return false;
}

static void read_func(struct table *t, const struct rules_node *n)
{
    struct rules_draft *d = t->d;
    if (n->kind != RULES_NODE_MAP) {
        rules_yaml_error(&d->src, n, "a function is a map such as {name: close, effects: [...]}");
        return;
    }
    check_func_keys(d, n);
    const struct rules_node *name = rules_yaml_get(n, "name");
    struct rule_func f = func_new(d, "");
    if (!name) {
        rules_yaml_error(&d->src, n, "a function needs 'name'");
        return;
    }
    if (!rules_yaml_text(&d->src, name, "name", &f.name) || !check_name(d, name, f.name, false)) return;
    if (!says_something(n)) {
        rules_yaml_error(&d->src, n, "function '%s' says nothing: give 'effects' or 'borrows: true'", f.name);
    }
    f.entry = f.name;
    read_details(d, n, &f);
    table_add(t, name, f);
    const struct rules_node *aliases = rules_yaml_get(n, "aliases");
    const char **names;
    uint32_t n_names;
    if (!aliases || !rules_yaml_strings(&d->src, aliases, "aliases", 0, &names, &n_names)) return;
    for (uint32_t i = 0; i < n_names; i++) {
        const struct rules_node *at = aliases->kind == RULES_NODE_LIST ? aliases->items[i] : aliases;
        f.name = names[i];
        if (check_name(d, at, f.name, false)) table_add(t, at, f);
    }
}

/* Functions without effects of their own that another name's effects stand for. */
static void resolve_alias_of(struct table *t, const struct rules_node *n)
{
    struct rules_draft *d = t->d;
    const struct rules_node *of = rules_yaml_get(n, "alias_of"), *name = rules_yaml_get(n, "name");
    const char *target;
    if (!of || !name || rules_yaml_get(n, "effects") || !rules_yaml_text(&d->src, of, "alias_of", &target)) return;
    struct rule_func *self = NULL;
    const struct rule_func *other = NULL;
    for (uint32_t i = 0; i < t->n; i++) {
        if (t->nodes[i] == name) self = &t->funcs[i];
        if (t->nodes[i] != name && strcmp(t->funcs[i].name, target) == 0) other = &t->funcs[i];
    }
    if (!other) {
        const char **words = xmalloc(sizeof *words * (t->n + 1));
        for (uint32_t i = 0; i < t->n; i++) words[i] = t->funcs[i].name;
        rules_yaml_unknown(&d->src, of, 0, "function", target, words, t->n);
        free(words);
    }
    if (!self || !other) return;
    self->effects = other->effects;
    self->n_effects = other->n_effects;
    self->returns_arg = other->returns_arg;
    self->renews = other->renews;
    self->returns_part = other->returns_part;
    self->returns_attached = other->returns_attached;
    self->returns_offset = other->returns_offset;
    self->returns_cleared = other->returns_cleared;
    self->returns_nonnull = other->returns_nonnull;
    self->returns_test = other->returns_test;
}

static void read_borrows(struct table *t, const struct rules_node *list)
{
    const char **names;
    uint32_t n;
    if (!rules_yaml_strings(&t->d->src, list, "borrows", 0, &names, &n)) return;
    for (uint32_t i = 0; i < n; i++) {
        const struct rules_node *at = list->kind == RULES_NODE_LIST ? list->items[i] : list;
        if (check_name(t->d, at, names[i], true)) table_add(t, at, func_new(t->d, names[i]));
    }
}

/* ---- doubles ---- */

struct named {
    const char *name;
    const struct rules_node *node;
};

static int named_cmp(const void *a, const void *b)
{
    const struct named *x = a, *y = b;
    int c = strcmp(x->name, y->name);
    if (c) return c;
    if (x->node->line != y->node->line) return x->node->line < y->node->line ? -1 : 1;
    return x->node->col < y->node->col ? -1 : x->node->col > y->node->col;
}

static void check_doubles(struct table *t)
{
    struct named *all = xmalloc(sizeof *all * (t->n + 1));
    for (uint32_t i = 0; i < t->n; i++) all[i] = (struct named){t->funcs[i].name, t->nodes[i]};
    qsort(all, t->n, sizeof *all, named_cmp);
    for (uint32_t i = 1, first = 0; i < t->n; i++) {
        if (strcmp(all[i].name, all[first].name) != 0) {
            first = i;
            continue;
        }
        rules_yaml_error(&t->d->src, all[i].node, "duplicate function '%s', first on line %u", all[i].name,
                         all[first].node->line);
    }
    free(all);
}

void rules_funcs_read(struct rules_draft *d, const struct rules_node *functions, const struct rules_node *borrows)
{
    struct table t = {.d = d};
    if (functions && functions->kind != RULES_NODE_LIST) {
        rules_yaml_error(&d->src, functions, "'functions' must be a list");
        functions = NULL;
    }
    for (uint32_t i = 0; functions && i < functions->n; i++) read_func(&t, functions->items[i]);
    for (uint32_t i = 0; functions && i < functions->n; i++) {
        if (functions->items[i]->kind == RULES_NODE_MAP) resolve_alias_of(&t, functions->items[i]);
    }
    if (borrows) read_borrows(&t, borrows);
    check_doubles(&t);
    d->pack->funcs = t.funcs;
    d->pack->n_funcs = t.n;
}

const struct rule_func *rules_pack_func(const struct rule_pack *p, const char *name)
{
    for (uint32_t i = 0; i < p->n_funcs; i++) {
        if (strcmp(p->funcs[i].name, name) == 0) return &p->funcs[i];
    }
    return NULL;
}
