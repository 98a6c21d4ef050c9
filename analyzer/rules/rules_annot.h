/* Annotations while they are read: their text as the nodes that packs are made of. Internal to rules/. */
#ifndef CANCELCHECK_RULES_RULES_ANNOT_H
#define CANCELCHECK_RULES_RULES_ANNOT_H

#include "rules/rules_draft.h"

enum annot_what {
    ANNOT_EFFECT, /* node: an effect */
    ANNOT_KIND,   /* node: a kind */
    ANNOT_FACT,   /* of the function: word, index */
    ANNOT_OTHER,  /* for other readers: detached, nonblocking */
};

/* One statement of an annotation: `create(conn) at ret, fail: ret < 0`. */
struct annot_stmt {
    enum annot_what what;
    const char *word;        /* "create", "borrows" */
    const char *arg;         /* between the parentheses, NULL without */
    const char *place;       /* behind `at`, NULL without */
    struct rules_node *node; /* EFFECT, KIND */
};

/* Cuts `text` (behind "cancelcheck:") into statements, in the arena of `d`. All nodes stand on `line`. Mistakes become
 * diags of `d`; what has one is left out. */
struct annot_stmt *annot_parse(struct rules_draft *d, const char *text, uint32_t line, uint32_t *n);

/* A scalar that stands where `at` does: its line, and its column in the annotation's text. */
struct rules_node *annot_scalar(struct rules_draft *d, const char *text, const struct rules_node *at);
/* Adds `key: value` to the map; the key stands where the value does. */
void annot_put(struct rules_draft *d, struct rules_node *map, const char *key, struct rules_node *value);

#endif
