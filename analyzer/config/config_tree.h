/* The configuration files that hold for the files analysed: looked for upwards, merged with the flags. */
#ifndef CANCELCHECK_CONFIG_CONFIG_TREE_H
#define CANCELCHECK_CONFIG_CONFIG_TREE_H

#include "base/str.h"
#include "config/config.h"
#include "config/config_file.h"

struct config_tree; /* belongs to its arena */

/* `flags` and `words` must outlive the tree. */
struct config_tree *config_tree_new(struct arena *a, const struct config *flags, const struct config_words *words);
/* Frees what is not in the arena. NULL is fine. */
void config_tree_free(struct config_tree *t);

/* Looks upwards from each of files[0..n) (absolute) and picks the file whose run-wide keys hold: the outermost one, the
 * first of equals. -1 with `e` when one cannot be read. */
int config_tree_load(struct config_tree *t, const char *const *files, uint32_t n, struct err *e);

/* `flags` completed with the run-wide values of the tree's file. */
int config_tree_apply(const struct config_tree *t, struct config *out, struct err *e);

/* Run-wide keys that stand in other files than the run's: one line each, for people. */
const char *const *config_tree_notes(const struct config_tree *t, uint32_t *n);

/* The run's configuration file, NULL when there is none. */
const struct config_file *config_tree_main(const struct config_tree *t);

/* What holds for findings in one file. */
struct config_policy {
    bool report;                 /* false: nothing is reported in it */
    bool skip;                   /* not even parsed */
    const char *left_out;        /* "path:line" of what says so, "" else */
    const char *checks, *errors; /* lists for config_list_has */
    const struct config_item *levels;
    uint32_t n_levels;
};

/* The policy of `file` (absolute). NULL with `e` when its configuration cannot be read. */
const struct config_policy *config_tree_policy(struct config_tree *t, const char *file, struct err *e);
/* The least confidence that is shown of `check`. */
int config_policy_level(const struct config_policy *p, const char *check);
/* False when no file and no flag could turn `check` on. */
bool config_tree_may_want(const struct config_tree *t, const char *check, bool dflt);

/* What is in force for `file` (NULL: the run-wide keys alone), as YAML that reads back, each value with where it comes
 * from. Paths are shown from `root`. -1 with `e`. (config_dump.c) */
int config_tree_dump(struct config_tree *t, const char *file, const char *root, struct strbuf *out, struct err *e);

#endif
