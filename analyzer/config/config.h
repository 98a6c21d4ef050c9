/* Everything a run was asked to do: one immutable struct, filled from flags and then from .cancelcheck.yaml. */
#ifndef CANCELCHECK_CONFIG_CONFIG_H
#define CANCELCHECK_CONFIG_CONFIG_H

#include "base/arena.h"
#include "base/err.h"

#include <stdbool.h>
#include <stdint.h>

enum config_process_exit {
    CONFIG_EXIT_POSSIBLE, /* what main() still holds when it returns is reported as `possible` */
    CONFIG_EXIT_IGNORE,   /* not at all */
    CONFIG_EXIT_REPORT,   /* like any other function's */
};
/* Whether workers are locked in: with what the kernel has, with all of it or not at all, or not. */
enum config_sandbox { CONFIG_SANDBOX_AUTO, CONFIG_SANDBOX_ON, CONFIG_SANDBOX_OFF };
enum config_fail_on { CONFIG_FAIL_FINDING, CONFIG_FAIL_ERROR, CONFIG_FAIL_NEVER };

#define CONFIG_AS_CONFIGURED (-1) /* min_confidence when no flag gives it */

struct config {
    const char *compdb_path; /* compile_commands.json, NULL when the command line gives the flags */
    const char **patterns;   /* files or globs to analyse; none: all */
    uint32_t n_patterns;
    const char **direct_args; /* after `--`, NULL when there is no `--` */
    uint32_t n_direct_args;
    const char **blocking_ok; /* globs of functions that may block: start-up, shutdown */
    uint32_t n_blocking_ok;
    const char **extra_args; /* --extra-arg */
    uint32_t n_extra_args;
    const char **args_before; /* --extra-arg-before */
    uint32_t n_args_before;
    const char *checks;             /* clang-tidy's list: "-*,lost-*"; NULL: defaults. Comes after the file's list */
    const char *warnings_as_errors; /* same form, NULL: none */
    const char *header_filter;      /* POSIX extended regex on header paths; NULL: headers under root */
    int min_confidence;             /* enum finding_confidence for all checks, or CONFIG_AS_CONFIGURED */
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
    uint32_t tu_timeout; /* seconds a TU may take; 0 in flags: as configured */
    uint32_t tu_memory;  /* megabytes a worker may take; 0 in flags: as configured */
    enum config_sandbox sandbox;
    bool sandbox_given;
    uint32_t max_states, max_visits; /* engine budgets, 0: its own */
    enum config_process_exit process_exit;
    enum config_fail_on fail_on;
    bool fail_on_given, allow_incomplete;
    const char *config_file;   /* --config: instead of those found upwards; absolute */
    bool no_config;            /* --no-config: none is looked for */
    const char *baseline;      /* file of known findings; NULL: .cancelcheck/baseline of the root when it is there */
    bool no_baseline;          /* none is read */
    const char *diff_base;     /* revision: only what the work tree introduced since it is reported; NULL: all */
    const char **suppressions; /* files; none: .cancelcheck/suppressions.yaml of the root when it is there */
    uint32_t n_suppressions;
    bool no_suppressions;
    bool quiet, stats, progress, verify_ir;
    bool capture;             /* the map step alone, into db_path */
    uint32_t shard, n_shards; /* of the units every n_shards-th from the shard-th (1 is the first) on; 0: all */
    const char *depfile;      /* capture: file that gets the names of what was read, NULL: none */
    const char **parts;       /* databases to link instead of parsing anything; none: parse */
    uint32_t n_parts;
    bool shared_headers;      /* precompile headers that many units share */
    bool whole_program;       /* all of the database is analysed */
    const char *format;       /* text, sarif, jsonl */
    const char *output;       /* file, NULL: stdout */
    const char *export_fixes; /* file, NULL: none */
    bool lock_writes;         /* the process does this run only: it may lock itself out of all but its outputs */
    bool writes_baseline;     /* the baseline is an output, too: where it is, when `output` is not given */
    bool fix;                 /* apply fixes to the sources */
    bool color;
};

/* True when `id` is on under the clang-tidy style list `list` (NULL: `dflt`): globs, '-' prefix removes, last match
 * wins. */
bool config_list_has(const char *list, const char *id, bool dflt);

/* Walks such a list: the next item without its '-', owned by `a`; moves *list on. False at the end. */
bool config_list_next(const char **list, const char **name, struct arena *a);

/* A check's name or glob in such a list that matches none of names[0..n): -1 with `e`, naming the nearest. `where`
 * opens the message. */
int config_list_check(struct arena *a, const char *where, const char *list, const char *const *names, uint32_t n,
                      struct err *e);

/* "certain", "likely", "possible" as enum finding_confidence (their order is the same); -1 for other words. */
int config_level_parse(const char *word);
const char *config_level_name(int level);

#endif
