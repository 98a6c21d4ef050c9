/* Reading YAML for packs and for the configuration: a tree of nodes with positions, diagnostics, typed access. Uses
 * libyaml's event API. */
#ifndef CANCELCHECK_RULES_RULES_YAML_H
#define CANCELCHECK_RULES_RULES_YAML_H

#include "base/arena.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    RULES_YAML_MAX_BYTES = 4 << 20, /* of one pack file */
    RULES_YAML_MAX_KEYS = 4096,     /* of one map: looking for doubled keys is quadratic */
    RULES_YAML_MAX_DEPTH = 16,      /* of nested lists and maps; the schema needs 6 */
    RULES_YAML_MAX_ERRORS = 100,    /* told of one file */
};

enum rules_node_kind { RULES_NODE_SCALAR, RULES_NODE_LIST, RULES_NODE_MAP };

struct rules_node {
    enum rules_node_kind kind;
    bool quoted;               /* scalar between quotes or in block form */
    uint32_t line, col;        /* 1-based, column in characters */
    const char *text;          /* scalar */
    struct rules_node **items; /* list: its items; map: key, value, key, value, ... */
    uint32_t n, cap;           /* of items */
};

struct rules_diag {
    uint32_t line, col;
    const char *msg;
};

/* One pack file while it is read: its text, its tree and what is wrong with it. */
struct rules_source {
    const char *file;
    struct arena *arena;     /* owns nodes, strings, messages */
    struct rules_node *root; /* NULL when the text is not one YAML document */
    bool may_be_empty;       /* text without a document is no mistake */
    struct rules_diag *diags;
    uint32_t n_diags, cap_diags;
};

/* Parses `text` into src->root; mistakes (syntax, anchors, aliases, tags, depth, duplicate keys) become diags. */
void rules_yaml_parse(struct rules_source *src, const char *text, size_t len);

/* Adds a diag at `n`, or `off` characters into the text of the scalar `n`. */
void rules_yaml_error(struct rules_source *src, const struct rules_node *n, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
void rules_yaml_error_at(struct rules_source *src, const struct rules_node *n, size_t off, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));

/* "unknown WHAT 'word'", with the nearest of words[0..n) when one is near, or all of them when they are few. */
void rules_yaml_unknown(struct rules_source *src, const struct rules_node *n, size_t off, const char *what,
                        const char *word, const char *const *words, size_t n_words);

/* Diags in order of place, as "file:line:col: error: message" lines. */
void rules_yaml_print(struct rules_source *src, struct strbuf *out);

/* Value of `key` in the map `n`, NULL when there is none (or `n` is no map). */
struct rules_node *rules_yaml_get(const struct rules_node *n, const char *key);

/* Typed values. Each gives false after a diag that names `what` when the node has another form. */
bool rules_yaml_text(struct rules_source *src, const struct rules_node *n, const char *what, const char **out);
bool rules_yaml_bool(struct rules_source *src, const struct rules_node *n, const char *what, bool *out);
bool rules_yaml_int(struct rules_source *src, const struct rules_node *n, const char *what, int64_t *out);
/* A list of scalars; one scalar is a list of one; `split` (or 0) cuts each scalar further. */
bool rules_yaml_strings(struct rules_source *src, const struct rules_node *n, const char *what, char split,
                        const char ***out, uint32_t *n_out);
/* An integer in C's or YAML's spelling (10, -1, 0x1f, 017); the whole of `s`. */
bool rules_yaml_parse_int(const char *s, size_t len, int64_t *out);

#endif
