/* From a compile database to findings in the store: scheduling, workers, the pipeline. */
#ifndef CANCELCHECK_DRIVER_DRIVER_H
#define CANCELCHECK_DRIVER_DRIVER_H

#include "base/arena.h"
#include "base/err.h"
#include "config/config.h"

#include <stdbool.h>
#include <stdint.h>

/* ---- compile databases (compdb.c, compdb_args.c) ---- */

struct part_unit;

struct compdb_entry {
    const char *file;  /* absolute, normalised */
    const char *dir;   /* absolute */
    const char **args; /* sanitised: no compiler, -c, -o, input file; nothing that loads code */
    uint32_t n_args;
    bool cxx;                     /* not C: skipped and counted */
    bool missing;                 /* source file is not there */
    const struct part_unit *kept; /* what a part holds of it, when parts are linked; NULL */
};
struct compdb {
    struct compdb_entry *entries; /* sorted by file, then by args; exact duplicates dropped */
    uint32_t n;
    uint32_t dropped_flags; /* arguments dropped because clang rejects them or because they load code */
    uint32_t cxx, missing;
};

/* Reads `path` (a compile_commands.json). All bad input is an error with file, line, column. Never executes anything.
 */
int compdb_load(const char *path, struct arena *a, struct compdb *db, struct err *e);
/* One entry from a command line (`cancelcheck file.c -- FLAGS`). */
int compdb_from_args(const char *file, const char *cwd, const char *const *args, uint32_t n, struct arena *a,
                     struct compdb *db, struct err *e);
/* Looks for compile_commands.json in `dir`, dir/build*, dir/out and so on; NULL when there is none. */
const char *compdb_find(const char *dir, struct arena *a);

/* ---- the pipeline (pipeline.c) ---- */

struct store;

struct driver_result {
    uint32_t tus, ok, failed, crashed, timed_out, skipped, cached;
    uint32_t findings;   /* shown: not suppressed, check on, confidence high enough */
    uint32_t errors;     /* of these, severity error (or promoted by --warnings-as-errors) */
    uint32_t suppressed; /* silenced in the source */
    uint32_t known;      /* in the baseline */
    uint32_t changed_files, parsed_before,
        lost_before;    /* --diff-base: files, units as they were, those that did not parse */
    uint32_t unchanged; /* --diff-base: findings that were there before; counted in `known`, too */
    uint32_t stale;     /* entries of the baseline that are no longer found (whole, complete runs only) */
    const char *const *stale_suppressions; /* one line each */
    uint32_t n_stale_suppressions;
    const char *root, *baseline; /* the project; its baseline file, whether it is there or not */
    uint32_t hidden;             /* below the confidence asked for */
    uint32_t left_out;           /* findings the configuration leaves out by path or check */
    uint32_t in_lost;            /* findings left out in files that could not be read as a whole */
    uint32_t units_left_out;
    const char *const *config_notes; /* keys of configuration files that do not count, one line each */
    uint32_t n_config_notes;
    const char *sandbox;             /* what held the workers: "landlock and seccomp", ..., "none"; static storage */
    bool sandbox_weak;               /* less than could be, and nobody asked for less */
    const char *annotation_mistakes; /* of annotations in the sources, a line each, "" when there is none */
    uint32_t n_annotation_mistakes;  /* errors among them */
    uint32_t functions, over_budget;
    uint32_t with_errors; /* of the ok: libclang recovered from errors in them */
    const char **notes;   /* first errors of those, one line each, in file order */
    uint32_t n_notes;
    bool incomplete; /* nothing analysed, or a TU was lost */
    int exit_code;   /* 0 clean, 1 findings, 3 incomplete; after a failure 2 (the user's mistake) or 3 (the system's) */
    int signal;      /* the run was stopped by this signal, 0 when it was not */
    struct store *store; /* holds the finished run, for reports; the caller closes it. NULL after a failure */
    char *stats_json;    /* counts and seconds by phase; owned by the arena given */
};

/* The whole way, as one readable function. 0, or -1 with `e` for failures of the environment. */
int driver_analyse(const struct config *c, struct arena *a, struct driver_result *r, struct err *e);

/* The map step alone, into c->db_path: a part, for config.parts of another run. Fills the counts of units; units that
 * did not come out are stored as such. 0, or -1 with `e`. (parts.c) */
int driver_capture(const struct config *c, struct arena *a, struct driver_result *r, struct err *e);

/* What is in force for `file` (NULL: the first unit), for --dump-config. 0, or -1 with `e`. */
struct strbuf;
int driver_dump_config(const struct config *c, struct strbuf *out, struct err *e);

/* ---- what the command line shows without knowing the modules below (about.c, dump.c, mutate.c,
 * usage.c) ---- */

struct strbuf;

/* The IR text of one file. 0, or -1 with `e`. */
int driver_dump_ir(const struct config *c, const char *file, struct strbuf *out, struct err *e);
/* What the engine believes about the functions whose name matches `glob`, after a run without checks. */
int driver_dump_summary(const struct config *c, const char *glob, struct strbuf *out, struct err *e);

/* Which functions of packs the code calls, and a pack proposal for those that handles are lost in. `lost`: units that
 * did not come out, 1 or more when nothing was analysed. 0, or -1 with `e`. (usage.c) */
int driver_rules_coverage(const struct config *c, struct strbuf *out, uint32_t *lost, struct err *e);

/* At most `most` pairs of functions that the code suggests, as a pack to review. `lost`: as above. 0, or -1 with `e`.
 * (mine.c) */
int driver_rules_mine(const struct config *c, uint32_t most, struct strbuf *out, uint32_t *lost, struct err *e);

struct driver_verified {
    uint32_t functions, mistakes, lost; /* lost: as above */
    uint32_t looked_for;                /* functions of packs whose header some unit reads */
    uint32_t elsewhere;                 /* of these, those of other versions or builds that are not there */
};
/* Packs held against the declarations that the code sees: a line "file:line: error: ..." for each that does not fit. 0,
 * or -1 with `e`. (usage.c) */
int driver_rules_verify(const struct config *c, struct strbuf *out, struct driver_verified *r, struct err *e);

struct driver_mutations {
    uint32_t step;  /* > 1: only every step-th */
    const char *at; /* NULL, or FILE:LINE,...: of these, only calls at such places */
    bool fields;    /* of these, only calls of a library's function for what a field holds and something in view made */
};
/* Deletes one release of a handle at a time, in memory, analyses the program anew and appends to `out` a line of JSON
 * for each: first the untouched program's, then one for each call that was deleted, in the order of the releases.
 * (mutate.c) */
int driver_mutate(const struct config *c, struct driver_mutations which, struct strbuf *out, struct err *e);

struct driver_check {
    const char *id, *summary, *help;
    bool default_on;
};
/* All checks, in their own order; static storage. Aborts when a check's value is malformed. */
const struct driver_check *driver_checks(uint32_t *n);

/* "file: why" as people read it, paths seen from `root`; the file is not said twice when `why` begins with it. Owned by
 * `a`. */
const char *driver_reason(struct arena *a, const char *root, const char *file, const char *why);

/* Version of this build ("0.1.0") and of libclang. Static storage. */
const char *driver_version(void);
const char *driver_libclang_version(void);

#endif
