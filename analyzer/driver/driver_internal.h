/* What the steps of the pipeline hand to one another. */
#ifndef CANCELCHECK_DRIVER_DRIVER_INTERNAL_H
#define CANCELCHECK_DRIVER_DRIVER_INTERNAL_H

#include "base/arena.h"
#include "base/bytes.h"
#include "base/err.h"
#include "config/config.h"
#include "config/config_tree.h"
#include "driver/driver.h"
#include "driver/git.h"
#include "driver/sandbox.h"
#include "engine/engine.h"
#include "findings/baseline.h"
#include "findings/finding.h"
#include "findings/suppress_file.h"
#include "ir/ir.h"
#include "rules/rules.h"
#include "store/store.h"

#include <stdbool.h>
#include <stdint.h>

/* ---- plan.c: what is to be analysed ---- */

struct plan {
    struct compdb db;
    const char *root;
    const struct compdb_entry **tus; /* picked, in database order; those that are missing or not C included */
    uint32_t n;
    const char **args_before; /* for every unit, before its own */
    uint32_t n_args_before;
    const char **extra_args; /* for every unit, after its own */
    uint32_t n_extra_args;
    bool whole_program;
    bool parts_missing;       /* some shard of the program is not there */
    struct config config;     /* flags and files together */
    struct config_tree *tree; /* the files, for policies by path */
    uint32_t left_out;        /* units that paths.skip leaves out; they are not in `tus` */
};

/* Reads the database (or takes the flags given) and the configuration files, picks units, finds the root. -1 with `e`
 * for the user's mistakes. plan_release in either case. */
int plan_make(const struct config *c, struct arena *a, struct plan *p, struct err *e);
void plan_release(struct plan *p);

/* All arguments of a unit: its own, the user's extra ones and those that make clang as lenient as gcc. */
const char **plan_args(const struct plan *p, const struct compdb_entry *entry, struct arena *a, uint32_t *n);

/* ---- parts.c: many machines ---- */

/* What a part holds of a unit. */
struct part_unit {
    const char *part, *root; /* its file; where it was captured */
    struct store_tu tu;
};
/* Reads which units config.parts hold, and finds the root. -1 with `e`. */
int parts_load(const struct config *c, struct arena *a, struct plan *p, struct err *e);
/* A unit's folder and arguments as one text, for parts_load. Owned by `a`. */
const char *parts_args(const struct compdb_entry *entry, struct arena *a);

/* The packs that `c` asks for and those of the project, not parsed yet. NULL with `e`. */
struct rules *plan_rules(const struct config *c, const struct plan *p, struct arena *a, struct err *e);

/* ---- content.c: has a unit changed? ---- */

struct content; /* hashes of files, each read once a run, and not at all when the store has seen it as it is */
/* NULL with `e` when the store cannot be read. */
struct content *content_new(const struct plan *p, struct store *s, struct err *e);
void content_free(struct content *c);
/* Tells the store which files were read. 0, or -1 with `e`. */
int content_save(const struct content *c, struct store *s, struct err *e);

/* Names the unit's cache entry: file, folder, arguments, this build and libclang. 32 hex digits, owned by `a`. */
const char *content_key(const struct config *c, const struct plan *p, const struct compdb_entry *entry,
                        struct arena *a);
/* Hash over the paths and contents of the files that a unit reads, as they are now, and over which others its includes
 * could find; "" when one cannot be read. Owned by `a`. */
const char *content_hash(struct content *c, const struct compdb_entry *entry, const char *const *files, uint32_t n,
                         struct arena *a);

/* ---- unit_message.c: what a worker sends ---- */

struct unit_message {
    bool has_unit, fatal, changing; /* changing: a file was written while the run was on; not to be kept */
    const char *why;                /* of the failure, or the first error; "" */
    const char *first_skipped;
    uint32_t n_errors, n_skipped, lines;
    double parse_seconds, lower_seconds;
    const char **deps;
    uint32_t n_deps;
    uint8_t header; /* enum frontend_header */
    const char *refusal;
    const uint8_t *ir;
    size_t ir_len;
};

void unit_message_put(struct bytes_writer *w, const struct unit_message *m);
/* Strings go to `a`; `ir` points into the data. -1 when the bytes are not a whole message. */
int unit_message_get(const uint8_t *data, size_t len, struct arena *a, struct unit_message *m);

/* ---- what a run has so far ---- */

struct map_tu {
    enum store_tu_status status;
    const char *why;
    struct ir_unit *unit; /* NULL when none came out */
    uint32_t n_errors, n_skipped, lines;
    bool cached;
    const char *key, *content; /* of its entry in the store, or what came of one that failed; content "": neither */
    bool touched;              /* a file it reads changed since config.diff_base */
};

/* Shared precompiled headers: see headers.h. */
struct headers_count {
    uint32_t built, units; /* units: that had one to try */
    double seconds;        /* CPU of the workers that built them */
};

struct map {
    struct map_tu *tus; /* one a planned unit */
    uint32_t n;
    struct ir_unit **units; /* those that came out, in order */
    uint32_t n_units;
    double parse_seconds, lower_seconds, unpack_seconds;
    struct headers_count headers;
    uint32_t headers_used, headers_refused;
    const char *first_refusal; /* "file: why", NULL when there was none */
    bool loaded;               /* `units` are here; not so when the results of an earlier run hold */
    int signal;
};

/* What comes of all units together: of the engine and the checks, or of an earlier run over equal units. */
struct reduced {
    const char *key; /* names it in the store, "" when it cannot be kept */
    bool reused;
    struct finding *findings; /* as the checks made them */
    uint32_t n;
    const struct engine_unknown *unknowns;
    uint32_t n_unknowns;
    const char *const *over_budget;
    uint32_t n_over_budget;
    struct engine_stats stats;
    const char *mistakes; /* see annotation_mistakes */
    uint32_t n_mistakes;
    const char *const *files; /* that the units name: sources and headers, each once */
    uint32_t n_files;
};

struct results {
    struct finding *findings;
    uint32_t n;
    uint32_t outside;    /* left out: in headers that --header-filter (or the root) does not cover */
    uint32_t left_out;   /* by paths, overrides or checks of the configuration */
    uint32_t in_lost;    /* left out: in main files that could not be read as a whole */
    uint32_t hidden;     /* below the confidence asked for */
    uint32_t stale;      /* entries of the baseline that no finding answers to, when the whole program was analysed */
    const char **unused; /* NOLINT comments that silence nothing, a line each; then, too */
    uint32_t n_unused;
};

struct phases {
    double started, database, rules, map, engine, checks, store; /* wall seconds */
};

struct run {
    const struct config *config;
    struct arena *arena;
    struct plan plan;
    struct sandbox sandbox; /* of workers that write nothing */
    struct rules *rules;    /* parsed from map_run on, unless an earlier run's results hold */
    bool packs_read;        /* they are */
    bool bad_packs;         /* they could not be */
    struct store *store;
    int64_t id; /* in the store */
    struct map map;
    struct program *program; /* NULL when `reduced` is an earlier run's */
    struct reduced reduced;
    uint32_t functions_kept; /* analyses of functions that an earlier run had done */
    struct results results;
    struct phases phases;
    struct baseline *baseline; /* NULL: none */
    struct suppressions suppressions;
    struct git_diff diff; /* since config.diff_base */
    struct run_path {
        char *key;
        int value;
    } * changed, *touching; /* stb_ds: files that changed; of these, the ones that units read. NULL: no base */
    bool lost;              /* not all of what was planned came out */
    bool may_reuse;         /* nobody needs the program itself: the results of an earlier run will do */
};

/* What workers are locked in with: what the kernel has, unless less was asked for. -1 with `e` when more was. */
int run_sandbox(const struct config *c, struct sandbox *s, struct err *e);
/* Reads the database and the packs, opens the store and begins a run in it. -1 with `e`: the user's mistakes. */
int run_open(struct run *r, const struct config *c, struct arena *a, struct err *e);
/* Closes what is open. The store too, unless it was taken out of `r`. */
void run_close(struct run *r);

/* ---- map.c: every unit from source to IR ---- */

/* Fills r->map and notes each unit in the store. -1 with `e` when the run was stopped. */
int map_run(struct run *r, struct err *e);
/* The units' IR, when map_run did without. Units that cannot be read any more are left out. */
void map_load(struct run *r);
void map_release(struct map *m);

/* Counts them and names those with errors. */
void run_count_units(const struct run *run, struct driver_result *r);
/* The same from the parts that are linked. (parts.c) */
int parts_map(struct run *r, struct err *e);

/* ---- reduce.c: all units together ---- */

/* The engine's options as the run has them; a run that lost units does not cover the program. */
struct engine_options reduce_options(const struct run *r, bool lost);
/* Takes over what an earlier run made of equal units, packs and options. False when there is none. After the units'
 * `key` and `content` are known. */
bool reduce_reuse(struct run *r);
/* Runs the checks over the analysed r->program and fills r->reduced. */
void reduce_collect(struct run *r);
/* Links the units, analyses them, runs the checks; keeps what comes of it. 0, or -1 with `e`. */
int reduce_run(struct run *r, const struct engine_options *o, struct err *e);

/* ---- results.c: from events to findings as they are stored ---- */

/* The baseline in force, whether it is there or not. Owned by the run's arena. */
const char *results_baseline_path(const struct run *r);
/* For finding_match: true when the path (from the root) is not on disk. `ctx` is the run. */
bool results_is_gone(void *ctx, const char *path);
/* "2026-11-22". Static storage. */
const char *results_today(void);
/* Reads it into r->baseline, when there is one to read. -1 with `e`. */
int results_load_baseline(struct run *r, struct err *e);

/* Reads the suppression files in force into r->suppressions. -1 with `e`. */
int results_load_suppressions(struct run *r, struct err *e);
/* Entries that have expired, or (after a whole, complete run) match nothing, and comments: one line each, for people.
 */
const char *const *results_stale_suppressions(const struct run *r, uint32_t *n);

/* Runs the checks that are on; sorts, fingerprints, marks what the source suppresses, leaves out foreign headers. */
int results_collect(struct run *r, struct err *e);
/* Fills `fix` of the findings whose hint and source make one plain. (results_fixes.c) */
void results_propose_fixes(struct results *out, struct arena *a);

/* ---- usage.c: programs for those who only look at them ---- */

/* Links and, with `analyse`, runs the engine over what `c` names. -1 with `e`; run_close in either case. */
int usage_open(struct run *run, const struct config *c, bool analyse, struct arena *a, struct err *e);
/* "int (struct tok *, int)" as a pack says it. Owned by `a`. */
const char *usage_signature(const struct engine_callee *c, struct arena *a);
/* The text between single quotes, as YAML has them. */
void usage_quote(struct strbuf *out, const char *text);
/* Units that did not come out; 1 or more when nothing was analysed. */
uint32_t usage_lost(const struct map *m);
/* What is wrong with annotations in the sources, a line each, paths seen from the working directory; `n` errors. Owned
 * by `a`. (usage.c) */
const char *annotation_mistakes(const struct program *p, const struct config *c, struct arena *a, uint32_t *n);

/* ---- gone.c ---- */

/* Functions of packs that are not declared although some unit of `run` reads the header that should: a line each, to
 * `out`, and counted in `r`. 0, or -1 with `e` when the run was stopped. */
int gone_find(struct run *run, struct strbuf *out, struct driver_verified *r, struct err *e);

/* ---- stats.c ---- */

double phases_now(void);
/* JSON text of counts and seconds; owned by the run's arena. */
char *stats_json(const struct run *run, const struct driver_result *r);

#endif
