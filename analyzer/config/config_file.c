/* .cancelcheck.yaml into leaves. Keys come from config_leaves.def; whatever is not in it is an error that names the
 * nearest key. The file may come from anywhere: no key runs a program or names a file to write. */
#include "config/config_file.h"

#include "base/path.h"
#include "base/pattern.h"
#include "config/config.h"
#include "rules/rules_yaml.h"

#include <regex.h>
#include <string.h>

#define MAX_CONFIG_BYTES (1u << 20)
#define MAX_NUMBER       1000000000

const struct config_leaf_type config_leaf_types[CONFIG_N_LEAVES] = {
#define SCOPE_RUN                                 false
#define SCOPE_PATH                                true
#define LEAF(id, section, key, kind, scope, dflt) {section, key, dflt, CONFIG_##kind, SCOPE_##scope},
#include "config/config_leaves.def"
};

struct reader {
    struct rules_source src;
    const struct config_words *words;
    struct config_file *file;
    struct arena *arena;
};

static void push(struct reader *r, struct config_leaf *leaf, const char *text, const struct rules_node *at)
{
    struct config_item item = {.text = text, .file = r->file->path, .line = at->line};
    leaf->given = true;
    ARENA_PUSH(r->arena, leaf->items, leaf->n, leaf->cap, item);
}

/* ---- values ---- */

static void check_names(struct reader *r, const struct rules_node *n, const char *list)
{
    struct err e = {{0}};
    if (config_list_check(r->arena, "", list, r->words->checks, r->words->n_checks, &e) < 0)
        rules_yaml_error(&r->src, n, "%s", e.msg);
}

static void read_list(struct reader *r, const struct rules_node *n, const char *what, bool names,
                      struct config_leaf *leaf)
{
    leaf->given = true;
    uint32_t count = n->kind == RULES_NODE_LIST ? n->n : 1;
    for (uint32_t i = 0; i < count; i++) {
        const struct rules_node *item = n->kind == RULES_NODE_LIST ? n->items[i] : n;
        const char *text;
        if (!rules_yaml_text(&r->src, item, what, &text)) continue;
        if (names) check_names(r, item, text);
        push(r, leaf, text, item);
    }
}

static bool read_word(struct reader *r, const struct rules_node *n, const char *what, const char *const *words,
                      uint32_t n_words, const char **out)
{
    if (!rules_yaml_text(&r->src, n, what, out)) return false;
    for (uint32_t i = 0; i < n_words; i++)
        if (strcmp(*out, words[i]) == 0) return true;
    rules_yaml_unknown(&r->src, n, 0, what, *out, words, n_words);
    return false;
}

static const char *const levels[] = {"certain", "likely", "possible"};

static void read_level(struct reader *r, const char *glob, const struct rules_node *n, struct config_leaf *leaf)
{
    const char *word;
    if (read_word(r, n, "confidence", levels, 3, &word)) push(r, leaf, arena_sprintf(r->arena, "%s=%s", glob, word), n);
}

/* One word for all checks, or a map from checks to words; `default` holds for the rest, wherever it stands. */
static void read_levels(struct reader *r, const struct rules_node *n, struct config_leaf *leaf)
{
    leaf->given = true;
    if (n->kind != RULES_NODE_MAP) {
        read_level(r, "*", n, leaf);
        return;
    }
    const struct rules_node *dflt = rules_yaml_get(n, "default");
    if (dflt) read_level(r, "*", dflt, leaf);
    for (uint32_t i = 0; i + 1 < n->n; i += 2) {
        const struct rules_node *key = n->items[i];
        if (n->items[i + 1] == dflt) continue;
        check_names(r, key, key->text);
        read_level(r, key->text, n->items[i + 1], leaf);
    }
}

static void read_regex(struct reader *r, const struct rules_node *n, const char *what, struct config_leaf *leaf)
{
    regex_t re;
    const char *text;
    if (!rules_yaml_text(&r->src, n, what, &text)) return;
    struct err why = {{0}};
    if (pattern_compile(&re, text, &why) < 0) {
        rules_yaml_error(&r->src, n, "'%s' is no regular expression: %s", what, why.msg);
        return;
    }
    regfree(&re);
    push(r, leaf, text, n);
}

static void read_number(struct reader *r, const struct rules_node *n, const char *what, struct config_leaf *leaf)
{
    int64_t v;
    if (!rules_yaml_int(&r->src, n, what, &v)) return;
    if (v < 1 || v > MAX_NUMBER)
        rules_yaml_error(&r->src, n, "'%s' must be from 1 to %d", what, MAX_NUMBER);
    else
        push(r, leaf, arena_sprintf(r->arena, "%lld", (long long)v), n);
}

static void read_choice(struct reader *r, const struct rules_node *n, const struct config_leaf_type *t,
                        struct config_leaf *leaf)
{
    static const char *const exits[] = {"ignore", "possible", "report"};
    static const char *const fails[] = {"finding", "error", "never"};
    static const char *const incompletes[] = {"error", "allow"};
    static const char *const sandboxes[] = {"auto", "on"}; /* what is analysed has no say in switching it off */
    const char *word;
    bool ok = t->kind == CONFIG_EXIT_WORD      ? read_word(r, n, t->key, exits, 3, &word)
              : t->kind == CONFIG_FAIL_WORD    ? read_word(r, n, t->key, fails, 3, &word)
              : t->kind == CONFIG_SANDBOX_WORD ? read_word(r, n, t->key, sandboxes, 2, &word)
                                               : read_word(r, n, t->key, incompletes, 2, &word);
    if (ok) push(r, leaf, word, n);
}

static void read_leaf(struct reader *r, const struct rules_node *n, enum config_leaf_id id)
{
    const struct config_leaf_type *t = &config_leaf_types[id];
    struct config_leaf *leaf = &r->file->leaves[id];
    const char *text;
    switch (t->kind) {
    case CONFIG_NAMES: read_list(r, n, t->key, true, leaf); break;
    case CONFIG_LIST: read_list(r, n, t->key, false, leaf); break;
    case CONFIG_LEVELS: read_levels(r, n, leaf); break;
    case CONFIG_REGEX: read_regex(r, n, t->key, leaf); break;
    case CONFIG_NUMBER: read_number(r, n, t->key, leaf); break;
    case CONFIG_ONE_PATH:
        if (rules_yaml_text(&r->src, n, t->key, &text)) push(r, leaf, text, n);
        break;
    case CONFIG_EXIT_WORD:
    case CONFIG_FAIL_WORD:
    case CONFIG_SANDBOX_WORD:
    case CONFIG_INCOMPLETE_WORD: read_choice(r, n, t, leaf); break;
    }
}

/* ---- overrides and tests ---- */

static void read_override_key(struct reader *r, const struct rules_node *key, const struct rules_node *value,
                              struct config_override *o)
{
    static const char *const keys[] = {"paths", "checks", "warnings-as-errors", "confidence", "report"};
    bool report;
    if (strcmp(key->text, "paths") == 0) {
        read_list(r, value, "paths", false, &o->paths);
    } else if (strcmp(key->text, "checks") == 0) {
        read_list(r, value, "checks", true, &o->checks);
    } else if (strcmp(key->text, "warnings-as-errors") == 0) {
        read_list(r, value, "warnings-as-errors", true, &o->errors);
    } else if (strcmp(key->text, "confidence") == 0) {
        read_levels(r, value, &o->confidence);
    } else if (strcmp(key->text, "report") == 0) {
        if (rules_yaml_bool(&r->src, value, "report", &report)) o->silent = !report;
    } else {
        rules_yaml_unknown(&r->src, key, 0, "key", key->text, keys, sizeof keys / sizeof *keys);
    }
}

/* Where test code usually is, when `tests` names no paths. */
static void usual_tests(struct reader *r, const struct rules_node *at, struct config_override *o)
{
    static const char *const usual[] = {"test", "tests", "testing", "test_*.c", "test-*.c", "*_test.c", "*-test.c"};
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++) push(r, &o->paths, usual[i], at);
}

static void read_override(struct reader *r, const struct rules_node *n, bool tests)
{
    static const char *const words[] = {"off", "certain", "likely", "possible"};
    struct config_file *f = r->file;
    struct config_override o = {.file = f->path, .line = n->line, .is_tests = tests};
    const char *word;
    if (n->kind == RULES_NODE_MAP) {
        for (uint32_t i = 0; i + 1 < n->n; i += 2) read_override_key(r, n->items[i], n->items[i + 1], &o);
        if (!tests && !o.paths.given) rules_yaml_error(&r->src, n, "an override needs 'paths'");
    } else if (tests) {
        if (!read_word(r, n, "test policy", words, 4, &word)) return;
        o.silent = strcmp(word, "off") == 0;
        if (!o.silent) read_level(r, "*", n, &o.confidence);
    } else {
        rules_yaml_error(&r->src, n, "an override is a map with 'paths'");
    }
    if (tests && !o.paths.given) usual_tests(r, n, &o);
    ARENA_PUSH(r->arena, f->overrides, f->n_overrides, f->cap_overrides, o);
}

static void read_overrides(struct reader *r, const struct rules_node *n)
{
    if (n->kind != RULES_NODE_LIST) {
        rules_yaml_error(&r->src, n, "'overrides' must be a list of maps");
        return;
    }
    for (uint32_t i = 0; i < n->n; i++) read_override(r, n->items[i], false);
}

/* ---- the map itself ---- */

static bool in_section(const struct config_leaf_type *t, const char *section)
{
    return strcmp(t->section, section) == 0;
}

static bool is_section(const char *key)
{
    for (int i = 0; i < CONFIG_N_LEAVES; i++)
        if (key[0] && in_section(&config_leaf_types[i], key)) return true;
    return false;
}

static void unknown_key(struct reader *r, const struct rules_node *key, const char *section)
{
    const char *words[CONFIG_N_LEAVES * 2 + 3];
    uint32_t n = 0;
    for (int i = 0; i < CONFIG_N_LEAVES; i++) {
        const struct config_leaf_type *t = &config_leaf_types[i];
        if (in_section(t, section)) words[n++] = t->key;
        bool first = i == 0 || strcmp(config_leaf_types[i - 1].section, t->section) != 0;
        if (!section[0] && t->section[0] && first) words[n++] = t->section;
    }
    if (!section[0]) {
        words[n++] = "inherit";
        words[n++] = "tests";
        words[n++] = "overrides";
    }
    rules_yaml_unknown(&r->src, key, 0, "key", key->text, words, n);
}

static void read_map(struct reader *r, const struct rules_node *map, const char *section);

static void read_key(struct reader *r, const struct rules_node *key, const struct rules_node *value,
                     const char *section)
{
    for (int i = 0; i < CONFIG_N_LEAVES; i++) {
        const struct config_leaf_type *t = &config_leaf_types[i];
        if (!in_section(t, section) || strcmp(t->key, key->text) != 0) continue;
        read_leaf(r, value, (enum config_leaf_id)i);
        return;
    }
    if (section[0])
        unknown_key(r, key, section);
    else if (is_section(key->text))
        read_map(r, value, key->text);
    else if (strcmp(key->text, "inherit") == 0)
        rules_yaml_bool(&r->src, value, "inherit", &r->file->inherit);
    else if (strcmp(key->text, "overrides") == 0)
        read_overrides(r, value);
    else if (strcmp(key->text, "tests") != 0)
        unknown_key(r, key, section);
}

static void read_map(struct reader *r, const struct rules_node *map, const char *section)
{
    if (map->kind != RULES_NODE_MAP) {
        rules_yaml_error(&r->src, map, "%s must be a map of keys", section[0] ? section : "the file");
        return;
    }
    for (uint32_t i = 0; i + 1 < map->n; i += 2) read_key(r, map->items[i], map->items[i + 1], section);
}

static int report(struct reader *r, struct err *e)
{
    struct strbuf all = {0};
    uint32_t n = r->src.n_diags;
    rules_yaml_print(&r->src, &all);
    const char *text = strbuf_cstr(&all);
    int first = (int)strcspn(text, "\n");
    if (n > 1)
        err_set(e, "%.*s (and %u more in this file)", first, text, n - 1);
    else
        err_set(e, "%.*s", first, text);
    strbuf_release(&all);
    return -1;
}

struct config_file *config_file_read(struct arena *a, const char *path, const struct config_words *words, struct err *e)
{
    char *text;
    size_t len;
    struct config_file *f = ARENA_NEW(a, struct config_file);
    struct reader r = {.src = {.file = path, .arena = a, .may_be_empty = true}, .words = words, .file = f, .arena = a};
    f->path = path;
    f->dir = path_dirname(a, path);
    if (path_read_file(a, path, MAX_CONFIG_BYTES, &text, &len, e) < 0) return NULL;
    rules_yaml_parse(&r.src, text, len);
    if (r.src.root) {
        const struct rules_node *tests = rules_yaml_get(r.src.root, "tests");
        if (tests) read_override(&r, tests, true);
        read_map(&r, r.src.root, "");
    }
    if (r.src.n_diags) {
        report(&r, e);
        return NULL;
    }
    return f;
}
