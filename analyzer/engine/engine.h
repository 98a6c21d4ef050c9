/*
 * The engine's one public header: link units into a program, analyse it callee-first, hand the facts to checks.
 * Property simulation after Das, Lerner, Seigle (ESP, PLDI 2002) with outcome summaries; see docs/engine.md.
 */
#ifndef CANCELCHECK_ENGINE_ENGINE_H
#define CANCELCHECK_ENGINE_ENGINE_H

#include "base/arena.h"
#include "findings/finding.h"
#include "ir/ir.h"
#include "rules/rules.h"

#include <stdbool.h>
#include <stdint.h>

struct program; /* linked units with their call graph */

enum engine_main_exit { ENGINE_MAIN_POSSIBLE, ENGINE_MAIN_IGNORE, ENGINE_MAIN_REPORT };

struct engine_options {
    uint32_t max_states;             /* per block and function before the coarse mode, 0 for the default */
    uint32_t max_steps;              /* block visits a function before it is given up, 0 for the default */
    enum engine_main_exit main_exit; /* what becomes of handles that main() holds when it returns */
    bool whole_program; /* the run covers the program: "released nowhere" about shared records is evidence */
};

enum engine_event_kind {
    ENGINE_LOST,        /* held at an exit of the function */
    ENGINE_DISCARDED,   /* result thrown away, or NULL given where it would be stored */
    ENGINE_OVERWRITTEN, /* last place that held it was overwritten */
    ENGINE_DOUBLE,      /* released again */
    ENGINE_USED_AFTER,  /* used after release */
    ENGINE_OWNER_FREED, /* an object is freed while a field of it may still hold */
    ENGINE_FIELD_NEVER, /* created into a record field or global that nothing in view releases */
};

enum engine_exit {
    ENGINE_EXIT_NONE,
    ENGINE_EXIT_RETURN, /* a return statement */
    ENGINE_EXIT_END,    /* control falls off the end */
    ENGINE_EXIT_LONGJMP,
    ENGINE_EXIT_THREAD, /* thread exit call */
    ENGINE_EXIT_EXEC,
};

/* One loss, double release, ...: a question a check may turn into a finding. Owned by the program. */
struct engine_event {
    enum engine_event_kind kind;
    const struct rule_kind *handle; /* what was made */
    const char *creator;            /* function that made it: the pack's, or the project's wrapper */
    const char *wrapped;            /* the pack's creator when `creator` is a wrapper, else NULL */
    const char *name;               /* how the source calls the handle: "c", "app->timer"; "" when it has no name */
    const char *function, *function_usr;
    const char *record; /* ENGINE_FIELD_NEVER: the record, NULL for a global */
    enum engine_exit exit;
    const char *arm;            /* the select arm, switch case or branch that leads out: "`case 2`", "" when none */
    struct finding_loc created; /* creation call */
    struct finding_loc at;      /* exit, second store, second release, use; equal to created for discards */
    const char *other;          /* function that releases again or uses, "" */
    bool released_elsewhere;    /* some other path of this function ends the obligation */
    bool void_cast;             /* ENGINE_DISCARDED: explicitly cast to void */
    uint32_t assumptions;       /* modelling assumptions on the path: 0 is certain, 1 likely, more possible */
    struct finding_step *steps;
    uint32_t n_steps;
};

struct engine_stats {
    uint32_t functions, analysed, over_budget, obligations, blocks_visited, states;
    double seconds; /* CPU of link and analysis */
};

/* Units stay owned by the caller and must outlive the program. Functions with equal USR are taken once. */
struct program *program_link(struct ir_unit *const *units, uint32_t n, const struct rules *rules);
void program_free(struct program *p);

/* Runs the analysis; deterministic for equal units in equal order. */
void engine_run(struct program *p, const struct engine_options *o);

const struct engine_event *engine_events(const struct program *p, uint32_t *n);
const struct engine_stats *engine_stats(const struct program *p);

struct engine_unknown {
    const char *name;
    uint32_t count; /* handles that ended tracking by being passed to it */
};
/* Unknown callees that swallowed handles, most frequent first. */
const struct engine_unknown *engine_unknowns(const struct program *p, uint32_t *n);
/* Names of functions that exceeded the budget, sorted. */
const char *const *engine_over_budget(const struct program *p, uint32_t *n);

/* What the engine believes about functions whose name matches the glob, in words. */
struct strbuf;
void engine_print_summaries(struct strbuf *out, const struct program *p, const char *name_glob);

#endif
