/*
 * The engine's one public header: link units into a program, analyse it callee-first, hand the facts to checks.
 * Property simulation after Das, Lerner, Seigle (ESP, PLDI 2002) with outcome summaries; see docs/engine.md.
 */
#ifndef CANCELCHECK_ENGINE_ENGINE_H
#define CANCELCHECK_ENGINE_ENGINE_H

#include "base/arena.h"
#include "base/bytes.h"
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
    const char *const *blocking_ok;  /* globs of functions that may block, besides those of the packs */
    uint32_t n_blocking_ok;
    uint32_t threads;         /* that may analyse functions at a time, 0: one. What comes out is the same */
    bool whole_program;       /* the run covers the program: "released nowhere" about shared records is evidence */
    bool record;              /* keep releases and fates, below */
    struct engine_kept *kept; /* results of functions from run to run, NULL: none */
};

/* Functions whose code, callees' summaries and surroundings are what they were in an earlier run are not analysed
 * again. What comes out is the same with and without. */
struct engine_kept {
    const char *const *units; /* by unit: names its code, flags and this build; "": nothing may be kept of it */
    /* What earlier runs kept, most of it and what came later; NULL: there was none. It is checked, not trusted. */
    const void *data, *later;
    size_t len, len_later;
    bool compare;             /* analyse all the same: a difference is a bug (aborts) */
    struct bytes_writer *out; /* gets what is to be kept for the next run, nothing when that is what there is */
    bool whole;               /* filled in: `out` stands for both, not for `later` alone; */
    uint32_t reused;          /* analyses that were not done */
};

enum engine_event_kind {
    ENGINE_LOST,        /* held at an exit of the function */
    ENGINE_DISCARDED,   /* result thrown away, or NULL given where it would be stored */
    ENGINE_OVERWRITTEN, /* last place that held it was overwritten */
    ENGINE_DOUBLE,      /* released again */
    ENGINE_USED_AFTER,  /* used after release */
    ENGINE_OWNER_FREED, /* an object is freed while a field of it may still hold */
    ENGINE_THREAD_LOST, /* handed to a thread that leaves without releasing it */
    ENGINE_FIELD_NEVER, /* created into a record field or global that nothing in view releases */
    /* about contexts: `handle` and `name` are the context's, `at` is the call */
    ENGINE_BLOCKS,          /* blocks in `other` with a context at hand that cannot end it */
    ENGINE_NULL_CONTEXT,    /* none given where one is accepted */
    ENGINE_SELECT_NO_DONE,  /* a select-like wait that the context cannot wake */
    ENGINE_SWALLOWED,       /* a wait that never waits, whose failure is taken for "nothing yet" */
    ENGINE_DETACHED_ROOT,   /* a root made while one is at hand */
    ENGINE_IGNORED_CONTEXT, /* taken and never looked at */
    ENGINE_CONTEXT_KEY,     /* a value's key is a literal: `name` */
    ENGINE_GROWING_CONTEXT, /* derived from itself in a loop */
    ENGINE_KEPT_CONTEXT,    /* kept in `text`, which lives longer */
    ENGINE_NO_CAUSE,        /* cancelled without a cause where `text` takes one */
};

enum engine_exit {
    ENGINE_EXIT_NONE,
    ENGINE_EXIT_RETURN, /* a return statement */
    ENGINE_EXIT_END,    /* control falls off the end */
    ENGINE_EXIT_LONGJMP,
    ENGINE_EXIT_THREAD, /* thread exit call */
    ENGINE_EXIT_EXEC,
};

/* What it is that should end a wait: a context or descriptor; the loop that calls the function back; a flag that other
 * threads set, or a signal's handler. */
enum engine_by { ENGINE_BY_CONTEXT, ENGINE_BY_LOOP, ENGINE_BY_FLAG, ENGINE_BY_SIGNAL };

/* One loss, double release, ...: a question a check may turn into a finding. Owned by the program. */
struct engine_event {
    enum engine_event_kind kind;
    const struct rule_kind *handle; /* what was made */
    const char *creator;            /* function that made it: the pack's, or the project's wrapper */
    const char *wrapped;            /* the pack's creator when `creator` is a wrapper, else NULL */
    const char *name;               /* how the source calls the handle: "c", "app->timer"; "" when it has no name */
    const char *function, *function_usr;
    const char *record; /* ENGINE_FIELD_NEVER, ENGINE_OVERWRITTEN in a field: the record; ENGINE_DISCARDED: the
                           callback's object; else NULL */
    enum engine_exit exit;
    const char *arm;            /* the select arm, switch case or branch that leads out: "`case 2`", "" when none */
    const char *where;          /* the arm of a wait or switch that the path leaves from: "on the timeout arm"; NULL */
    struct finding_loc created; /* creation call */
    struct finding_loc at;      /* exit, second store, second release, use; equal to created for discards */
    const char *other;          /* function that releases again or uses, "" */
    const char *thread;         /* function that another thread runs and whose exit, or use, this is; or (ENGINE_LOST) a
                                   callback; NULL: none */
    bool released_elsewhere;    /* some other path of this function ends the obligation */
    bool on_stack;              /* ENGINE_USED_AFTER by a thread: what it uses lies in a frame that is left */
    bool torn_down;             /* ENGINE_OWNER_FREED: by a function that ends the object, freed there or not */
    bool bare_free;             /* ENGINE_OWNER_FREED: where the memory goes nothing else speaks for an end */
    const char *container;      /* ENGINE_OWNER_FREED: it lies in a container that is freed: its name; NULL: no such */
    bool void_cast;             /* ENGINE_DISCARDED: explicitly cast to void */
    const char *variable_type; /* ENGINE_LOST: `name` is a variable of its own name in the function and holds the handle
                                  where it is lost: its type; else NULL */
    bool every_path;           /* ENGINE_LOST: whatever the way to `at`, it is lost there */
    uint32_t assumptions;      /* modelling assumptions on the path: 0 is certain, 1 likely, more possible */
    const char *callee;        /* about contexts: the function called at `at` */
    enum engine_by by;         /* ENGINE_BLOCKS, ENGINE_SELECT_NO_DONE */
    const char *alt;           /* what to call instead, "" */
    const char *text;          /* see the kinds */
    const char *accepted;      /* the source says that it is meant: why; NULL */
    bool fresh;                /* ENGINE_DETACHED_ROOT: not a root by name, but made of nothing */
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

/* What is wrong with annotations in the sources, lines of "file:line:col: error: ..." (and "warning:", which are not
 * counted), "" when nothing is. Owned by the program. */
const char *engine_annotation_mistakes(const struct program *p, uint32_t *n);

/* Runs the analysis; deterministic for equal units in equal order. */
void engine_run(struct program *p, const struct engine_options *o);

const struct engine_event *engine_events(const struct program *p, uint32_t *n);
const struct engine_stats *engine_stats(const struct program *p);

/* A variable of `type` in `file` whose cleanup attribute was seen to release handles of `kind`: the first in the file,
 * or NULL. After engine_run. */
const struct finding_loc *engine_scoped(const struct program *p, const struct rule_kind *kind, const char *type,
                                        const char *file);

struct engine_unknown {
    const char *name;
    uint32_t count; /* handles that ended tracking by being passed to it */
    bool container; /* it puts them into a container that is not followed; else nobody knows what it does */
};
/* Callees that ended the tracking of handles, most frequent first. */
const struct engine_unknown *engine_unknowns(const struct program *p, uint32_t *n);
/* Names of functions that exceeded the budget, sorted. */
const char *const *engine_over_budget(const struct program *p, uint32_t *n);

/* ---- what the program calls (usage.c) ---- */

/* A function that some unit declares and refers to. */
struct engine_callee {
    const char *name;
    const struct rule_func *rule; /* the pack's model, or NULL */
    struct finding_loc declared;  /* the first declaration seen, column 0; file "" when none is in a file */
    bool defined;                 /* the program holds a body */
    bool prototyped, variadic, returns_void;
    const char *result, **params; /* types as spelled without qualifiers */
    struct rule_ctype result_type, *types,
        *targets; /* targets: what the parameters point to, class VOID for no pointer */
    uint32_t n_params;
    uint32_t calls; /* places that call it by name */
};
/* All of them, in the order met while linking. Owned by `a`; names are the units'. Needs no engine_run. */
const struct engine_callee *engine_callees(const struct program *p, struct arena *a, uint32_t *n);

/* ---- likely pairs, learned from the code (mine.c) ---- */

/* A function whose values nearly always come to one other function. */
struct engine_maker {
    const char *name;
    int32_t out;            /* argument that points to where the value goes, -1: the result */
    struct rule_ctype type; /* of the value */
    uint32_t sites, held;   /* places that make one and show what becomes of it; those that agree */
    int fail;               /* how the code tells that there is none: 0 not at all, 1 == 0, 2 < 0, 3 == -1 */
    struct finding_loc against[3];
    const char *against_by[3]; /* what had it last there, "" nothing */
    uint32_t n_against;
};
/* A function that seems to end what the makers make. */
struct engine_mined {
    const char *name;
    uint32_t arg;
    bool by_address; /* it gets the address of the variable */
    bool object;     /* the address is the handle: that of storage inside a record; makers[].out is the argument */
    struct engine_maker *makers;
    uint32_t n_makers, sites, held;
    double z; /* how far `held` of `sites` lies above what half-and-half gives, in standard deviations */
};
/* The most certain first (deviant behaviour: Engler et al., SOSP 2001). Functions that a pack gives effects are known
 * and left out. Owned by `a`; needs no engine_run. */
struct engine_mined *engine_mine(const struct program *p, struct arena *a, uint32_t *n);

/* ---- what it saw, for those who ask with options.record (record.c) ---- */

enum engine_holder {
    ENGINE_HOLDER_LOCAL,  /* made in the function that releases it */
    ENGINE_HOLDER_FIELD,  /* came out of a field of a record */
    ENGINE_HOLDER_GLOBAL, /* came out of a global, or a member of one */
    ENGINE_HOLDER_PARAM,  /* came in as an argument, or behind one */
    ENGINE_HOLDER_OTHER,  /* the result of a call that makes no handle, an element of something */
};

/* A call that ends a handle some pack tracks. One for each handle it ends. Owned by the program. */
struct engine_release {
    uint32_t unit, func, block, instr; /* indexes into the units given, their functions, blocks and instructions */
    const struct rule_kind *handle;
    const char *by; /* what is called: the pack's function or the project's wrapper */
    const char *function, *function_usr;
    const char *name; /* how the source calls the handle, "" */
    enum engine_holder holder;
    const char *record, *field;   /* HOLDER_FIELD, else "" */
    uint32_t record_id, field_id; /* HOLDER_FIELD: the program's numbers of them */
    bool created_in_view;         /* HOLDER_FIELD: handles are seen to be stored there; HOLDER_PARAM: to be passed;
                                     HOLDER_LOCAL: always */
    const char *creator;          /* HOLDER_LOCAL, else "" */
    struct finding_loc created;   /* HOLDER_LOCAL */
    uint32_t which;               /* HOLDER_LOCAL: of the handles made there */
    struct finding_loc at;
    bool owner_ends; /* HOLDER_FIELD: the function, or one that calls it, frees the record */
    bool owned;      /* HOLDER_LOCAL: an object that outlives the function holds it */
    bool direct;     /* the pack's function itself */
    bool cleanup;    /* run by a cleanup attribute at a scope's end */
    bool armed_anew; /* stopped, and armed again right after */
};

enum engine_fate_kind {
    ENGINE_FATE_RELEASED,
    ENGINE_FATE_OWNED, /* stored in memory that outlives the function */
    ENGINE_FATE_GIVEN, /* handed over, if that call succeeds */
    ENGINE_FATE_GONE,  /* not followed any further: handed on, lost, overwritten, or it was never there */
    ENGINE_FATE_EXIT,  /* held when the process, thread or function is left by a call that does not return */
    ENGINE_FATE_RETURNED,
    ENGINE_FATE_LOST, /* held at a return */
};

/* What became of a handle on some path, and which statement did it. */
struct engine_fate {
    struct finding_loc created, at;
    uint32_t which; /* of the handles made there */
    enum engine_fate_kind kind;
    const char *by; /* the function called there, "" */
};

/* In the order functions were analysed, each once. */
const struct engine_release *engine_releases(const struct program *p, uint32_t *n);
const struct engine_fate *engine_fates(const struct program *p, uint32_t *n);

/* What the engine believes about functions whose name matches the glob, in words. */
struct strbuf;
void engine_print_summaries(struct strbuf *out, const struct program *p, const char *name_glob);

#endif
