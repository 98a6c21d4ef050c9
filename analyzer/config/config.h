/* Everything a run was asked to do: one immutable struct, filled from flags (and, later, from .cancelcheck.yaml). */
#ifndef CANCELCHECK_CONFIG_CONFIG_H
#define CANCELCHECK_CONFIG_CONFIG_H

#include "base/arena.h"
#include "base/err.h"

#include <stdbool.h>
#include <stdint.h>

struct config {
    const char *compdb_path; /* compile_commands.json, NULL when the command line gives the flags */
    const char **patterns;   /* files or globs to analyse; none: all */
    uint32_t n_patterns;
    const char **direct_args; /* after `--`, NULL when there is no `--` */
    uint32_t n_direct_args;
    const char **extra_args; /* --extra-arg */
    uint32_t n_extra_args;
    const char *checks;             /* clang-tidy's list: "-*,lost-*"; NULL: defaults */
    const char *warnings_as_errors; /* same form, NULL: none */
    const char *header_filter;      /* POSIX extended regex on header paths; NULL: headers under root */
    int min_confidence;             /* enum finding_confidence; default FINDING_LIKELY */
    const char *db_path;            /* NULL: in memory */
    const char *root;         /* absolute; paths in reports are relative to it; NULL: found from the database's files */
    const char *cwd;          /* absolute: where the command was given */
    const char *command_line; /* as typed, kept with the run */
    const char **rule_dirs;
    uint32_t n_rule_dirs;
    const char **packs_on, **packs_off;
    uint32_t n_packs_on, n_packs_off;
    const char *resource_dir;
    uint32_t jobs;       /* >= 1 */
    uint32_t tu_timeout; /* seconds a TU may take, default 300 */
    bool quiet, stats, progress, verify_ir;
    bool whole_program; /* all of the database is analysed */
    const char *format; /* text, sarif, jsonl */
    const char *output; /* file, NULL: stdout */
    bool color;
};

/* True when `id` is on under the clang-tidy style list `list` (NULL: `dflt`): globs, '-' prefix removes, last match
 * wins. */
bool config_list_has(const char *list, const char *id, bool dflt);

/* Walks such a list: the next item without its '-', owned by `a`; moves *list on. False at the end. */
bool config_list_next(const char **list, const char **name, struct arena *a);

#endif
