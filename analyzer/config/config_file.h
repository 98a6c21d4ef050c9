/* One .cancelcheck.yaml as read: a leaf a key, every value with its line. Nothing is looked up or merged here. */
#ifndef CANCELCHECK_CONFIG_CONFIG_FILE_H
#define CANCELCHECK_CONFIG_CONFIG_FILE_H

#include "base/arena.h"
#include "base/err.h"

#include <stdbool.h>
#include <stdint.h>

#define CONFIG_FILE_NAME ".cancelcheck.yaml"

enum config_leaf_id {
#define LEAF(id, section, key, kind, scope, dflt) CONFIG_##id,
#include "config/config_leaves.def"
    CONFIG_N_LEAVES
};

enum config_kind {
    CONFIG_NAMES,  /* check names and globs, '-' takes away */
    CONFIG_LEVELS, /* "glob=level" items, later ones win */
    CONFIG_LIST,
    CONFIG_REGEX,
    CONFIG_NUMBER, /* 1 to 1,000,000,000 */
    CONFIG_ONE_PATH,
    CONFIG_EXIT_WORD,
    CONFIG_FAIL_WORD,
    CONFIG_INCOMPLETE_WORD,
    CONFIG_SANDBOX_WORD,
};

struct config_leaf_type {
    const char *section, *key, *dflt;
    enum config_kind kind;
    bool per_path;
};
extern const struct config_leaf_type config_leaf_types[CONFIG_N_LEAVES];

struct config_item {
    const char *text;
    const char *file; /* where it stands; NULL: the command line */
    uint32_t line;
};
struct config_leaf {
    struct config_item *items;
    uint32_t n, cap;
    bool given;
};

/* Another policy for some paths: an entry of `overrides`, or `tests`. */
struct config_override {
    const char *file;
    uint32_t line;
    bool is_tests;
    bool silent; /* report: false */
    struct config_leaf paths, checks, errors, confidence;
};

struct config_file {
    const char *path, *dir;
    struct config_leaf leaves[CONFIG_N_LEAVES];
    struct config_override *overrides; /* `tests` first, then `overrides` in order */
    uint32_t n_overrides, cap_overrides;
    bool inherit;                     /* adds to the file further up */
    const struct config_file *parent; /* that file when `inherit`, NULL else; set by config_tree */
};

/* What names may stand in a file. */
struct config_words {
    const char *const *checks;
    uint32_t n_checks;
};

/* Reads `path`. NULL with `e` (file, line, column, what is wrong, nearest valid word) for the first mistake; says how
 * many more there are. Owned by `a`. */
struct config_file *config_file_read(struct arena *a, const char *path, const struct config_words *words,
                                     struct err *e);

#endif
