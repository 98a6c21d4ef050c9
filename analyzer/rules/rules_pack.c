/* What a pack says about itself: name, headers, constants, whether it is on by default. */
#include "rules/rules_draft.h"

#include <string.h>

static const char *const pack_keys[] = {
    "pack",        "library",    "version",       "source",        "schema",
    "default",     "headers",    "constants",     "kinds",         "functions",
    "borrows",     "about",      "cancel_handle", "doc_warnings",  "misuse_examples",
    "notes",       "unverified", "counts",        "strict",        "blocking_ok",
    "destructors", "define",     "callbacks_in",  "callbacks_alt", "callbacks_field",
    "errors",
};
enum { N_PACK_KEYS = sizeof pack_keys / sizeof pack_keys[0] };

enum { SCHEMA = 1 };

static void check_keys(struct rules_draft *d, const struct rules_node *root)
{
    for (uint32_t i = 0; i < root->n; i += 2) {
        const char *key = root->items[i]->text;
        bool known = root->items[i]->kind != RULES_NODE_SCALAR; /* told when it was parsed */
        for (size_t j = 0; j < N_PACK_KEYS && !known; j++) known = strcmp(key, pack_keys[j]) == 0;
        if (!known) rules_yaml_unknown(&d->src, root->items[i], 0, "key of a pack", key, pack_keys, N_PACK_KEYS);
    }
}

static void read_constants(struct rules_draft *d, const struct rules_node *n)
{
    if (n->kind != RULES_NODE_MAP) {
        rules_yaml_error(&d->src, n, "'constants' must be a map such as {F_LOCK: 1}");
        return;
    }
    for (uint32_t i = 0; i + 1 < n->n; i += 2) {
        struct rules_constant c = {.name = n->items[i]->text};
        if (!rules_yaml_int(&d->src, n->items[i + 1], c.name, &c.value)) continue;
        ARENA_PUSH(d->src.arena, d->constants, d->n_constants, d->cap_constants, c);
    }
}

/* "glib-2.0/", "libpq-fe.h": parts of a path, so neither absolute nor empty. */
static void read_headers(struct rules_draft *d, const struct rules_node *n, struct rule_pack *p)
{
    if (!rules_yaml_strings(&d->src, n, "headers", 0, &p->headers, &p->n_headers)) return;
    for (uint32_t i = 0; i < p->n_headers; i++) {
        const struct rules_node *at = n->kind == RULES_NODE_LIST ? n->items[i] : n;
        if (p->headers[i][0] != '/') continue;
        rules_yaml_error(&d->src, at, "'%s' must be the end of a path (libpq-fe.h) or a folder's name (glib-2.0/)",
                         p->headers[i]);
    }
}

static bool read_destructor(struct rules_draft *d, const struct rules_node *n, struct rule_destructor *out)
{
    static const char *const keys[] = {"record", "field", "parts", "arg"};
    if (n->kind != RULES_NODE_MAP) {
        rules_yaml_error(&d->src, n, "a destructor must be a map such as {record: _GObjectClass, field: finalize}");
        return false;
    }
    int64_t arg = 0;
    for (uint32_t i = 0; i + 1 < n->n; i += 2) {
        const char *key = n->items[i]->text;
        const struct rules_node *v = n->items[i + 1];
        if (strcmp(key, "record") == 0)
            rules_yaml_text(&d->src, v, key, &out->record);
        else if (strcmp(key, "field") == 0)
            rules_yaml_text(&d->src, v, key, &out->field);
        else if (strcmp(key, "parts") == 0)
            rules_yaml_text(&d->src, v, key, &out->parts);
        else if (strcmp(key, "arg") == 0)
            rules_yaml_int(&d->src, v, key, &arg);
        else
            rules_yaml_unknown(&d->src, n->items[i], 0, "key of a destructor", key, keys, sizeof keys / sizeof keys[0]);
    }
    out->arg = (uint32_t)arg;
    if (out->record && out->field && arg >= 0 && arg < 64) return true;
    rules_yaml_error(&d->src, n, "a destructor needs 'record' and 'field', and an 'arg' from 0 on");
    return false;
}

static void read_destructors(struct rules_draft *d, const struct rules_node *n, struct rule_pack *p)
{
    if (n->kind != RULES_NODE_LIST) {
        rules_yaml_error(&d->src, n, "'destructors' must be a list");
        return;
    }
    uint32_t cap = 0;
    for (uint32_t i = 0; i < n->n; i++) {
        struct rule_destructor one = {0};
        if (read_destructor(d, n->items[i], &one)) ARENA_PUSH(d->src.arena, p->destructors, p->n_destructors, cap, one);
    }
}

static void read_callbacks_alt(struct rules_draft *d, const struct rules_node *n, struct rule_pack *p)
{
    if (n->kind != RULES_NODE_MAP) {
        rules_yaml_error(&d->src, n, "'callbacks_alt' must be a map such as {dns: [ask_later]}");
        return;
    }
    uint32_t cap = 0;
    for (uint32_t i = 0; i + 1 < n->n; i += 2) {
        struct rule_loop_alt one = {.blocks_on = n->items[i]->text};
        if (rules_yaml_strings(&d->src, n->items[i + 1], one.blocks_on, 0, &one.alt, &one.n_alt))
            ARENA_PUSH(d->src.arena, p->callbacks_alt, p->n_callbacks_alt, cap, one);
    }
}

static void read_text(struct rules_draft *d, const char *key, const char **out)
{
    const struct rules_node *n = rules_yaml_get(d->src.root, key);
    if (n) rules_yaml_text(&d->src, n, key, out);
}

void rules_pack_read(struct rules_draft *d)
{
    const struct rules_node *root = d->src.root;
    if (!root) return;
    const struct rules_node *name = rules_yaml_get(root, "pack"), *n;
    if (root->kind != RULES_NODE_MAP || !name) {
        rules_yaml_error(&d->src, root, "this is no pack: a pack starts with `pack: NAME`");
        return;
    }
    struct rule_pack *p = ARENA_NEW(d->src.arena, struct rule_pack);
    *p = (struct rule_pack){.file = d->src.file, .enabled = true};
    p->name = p->library = p->version = "";
    if (!rules_yaml_text(&d->src, name, "pack", &p->name)) return;
    if (strspn(p->name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.+") != strlen(p->name)) {
        rules_yaml_error(&d->src, name, "'%s' cannot be the name of a pack", p->name);
        return;
    }
    d->pack = p;
    check_keys(d, root);
    p->library = p->name;
    read_text(d, "library", &p->library);
    read_text(d, "version", &p->version);
    int64_t schema = SCHEMA;
    if ((n = rules_yaml_get(root, "schema")) && rules_yaml_int(&d->src, n, "schema", &schema) && schema != SCHEMA) {
        rules_yaml_error(&d->src, n, "schema %lld is not known here; this program reads schema %d", (long long)schema,
                         SCHEMA);
    }
    if ((n = rules_yaml_get(root, "default"))) rules_yaml_bool(&d->src, n, "default", &p->enabled);
    if ((n = rules_yaml_get(root, "strict"))) rules_yaml_bool(&d->src, n, "strict", &p->strict);
    if ((n = rules_yaml_get(root, "headers"))) read_headers(d, n, p);
    if ((n = rules_yaml_get(root, "blocking_ok")))
        rules_yaml_strings(&d->src, n, "blocking_ok", 0, &p->blocking_ok, &p->n_blocking_ok);
    if ((n = rules_yaml_get(root, "callbacks_field")))
        rules_yaml_strings(&d->src, n, "callbacks_field", 0, &p->callback_fields, &p->n_callback_fields);
    if ((n = rules_yaml_get(root, "errors"))) rules_yaml_strings(&d->src, n, "errors", 0, &p->errors, &p->n_errors);
    if ((n = rules_yaml_get(root, "callbacks_alt"))) read_callbacks_alt(d, n, p);
    if ((n = rules_yaml_get(root, "define"))) rules_yaml_strings(&d->src, n, "define", 0, &p->defines, &p->n_defines);
    if ((n = rules_yaml_get(root, "constants"))) read_constants(d, n);
    if ((n = rules_yaml_get(root, "destructors"))) read_destructors(d, n, p);
    rules_kinds_read(d, rules_yaml_get(root, "kinds"));
}
