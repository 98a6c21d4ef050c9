/* What config_tree.c, config_policy.c and config_dump.c share. */
#ifndef CANCELCHECK_CONFIG_CONFIG_TREE_INTERNAL_H
#define CANCELCHECK_CONFIG_CONFIG_TREE_INTERNAL_H

#include "config/config_tree.h"

struct config_tree {
    struct arena *arena;
    const struct config *flags;
    const struct config_words *words;
    const struct config_file *main;
    struct config_file **files; /* all that were read */
    uint32_t n_files, cap_files;
    struct {
        char *key;
        const struct config_file *value;
    } * dirs; /* stb_ds: folder -> what holds in it */
    struct {
        char *key;
        const struct config_policy *value;
    } * policies; /* stb_ds: file -> its policy */
};

/* A run-wide leaf with what is inherited; an empty one when no file gives it. */
const struct config_leaf *config_tree_leaf(const struct config_file *f, enum config_leaf_id id);

/* The file that holds for `file` (absolute), NULL when there is none. 0, or -1 with `e`. */
int config_tree_find(struct config_tree *t, const char *file, const struct config_file **out, struct err *e);

struct config_items {
    struct config_item *v;
    uint32_t n, cap;
};

/* What the files and their overrides, outermost first, say for `file`; the flags last. */
struct config_gathered {
    struct config_items checks, errors, levels;
    const struct config_override *silent; /* the last that says report: false */
};
void config_tree_gather(struct config_tree *t, const struct config_file *f, const char *file,
                        struct config_gathered *out);

#endif
