/*
 * What a function of the program does to its parameters, its result and globals, by class of result: computed
 * callee-first, applied at every call.
 */
#ifndef CANCELCHECK_ENGINE_SUMMARY_H
#define CANCELCHECK_ENGINE_SUMMARY_H

#include "base/arena.h"
#include "engine/engine.h"
#include "engine/state.h"

#include <stdbool.h>
#include <stdint.h>

enum { SPATH_DEPTH = 6, SUMMARY_ARGS = 8 };

enum spath_base { SPATH_ARG, SPATH_RET, SPATH_GLOBAL };
struct spath_proj {
    enum ir_proj_kind kind; /* INDEX: element `a` (constant) */
    uint32_t a, b;          /* FIELD: precord, field */
};

/* A cell as the caller can name it: argument variable i, result or global, then projections. `arg0->timer` is ARG 0,
 * DEREF, FIELD timer. `addr`: the cell's address instead of what it holds (handles embedded by value). */
struct spath {
    enum spath_base base;
    uint32_t index; /* argument, or psym */
    bool addr;
    uint8_t n;
    struct spath_proj proj[SPATH_DEPTH];
};

enum seffect_op {
    SEFFECT_RELEASE,
    SEFFECT_CREATE,
    SEFFECT_WRITE,
    SEFFECT_ALIAS, /* what is created at `of` is held at `path` as well */
    SEFFECT_KEEP,  /* keeps or hands on what the argument is */
    SEFFECT_DEAD,  /* the result is a handle that was made there, and released */
};
struct seffect {
    enum seffect_op op;
    struct spath path, of;
    const struct rule_kind *kind; /* RELEASE, CREATE */
    struct fact fact;             /* WRITE: what is known of the new content */
    const char *maker;            /* CREATE: the pack's creator; RELEASE: the pack's releaser */
    bool when_stored, auto_release, lives_on, null_guarded; /* null_guarded: RELEASE only of a valid handle */
    bool unsure;      /* CREATE: in one of several ways to go that look the same from outside */
    bool fresh;       /* WRITE: a pointer to new memory that nobody else knows */
    bool renewed;     /* WRITE: by something else than what was there, whatever else is known of it */
    uint8_t from_arg; /* WRITE: the new content is this argument, counted from 1; 0: none */
};

struct spre {
    struct spath path;
    bool stays; /* what lies there is still there afterwards */
    struct fact fact;
};

struct outcome {
    struct spre *pre; /* facts about arguments under which this outcome happens */
    uint32_t n_pre;
    struct fact ret;
    bool ret_is_path; /* the result is what `ret_path` holds after the call */
    struct spath ret_path;
    struct seffect *effects;
    uint32_t n_effects;
};

/* What must hold at a call so that the callee blocks there: all of it. */
enum wait_cond_kind {
    WAIT_IF_NULL,    /* no context is given as that argument */
    WAIT_IF_ENDLESS, /* no limit is given */
    WAIT_IF_SLOW,    /* the descriptor blocks, and no wait for it came before */
    WAIT_IF_LONG,    /* it is a second or more */
};
enum { WAIT_CONDS = 2 };
struct wait_cond {
    uint8_t kind, arg;
};

/* One way in which a function can block without a context that ends it. */
struct wait {
    const struct rule_func *leaf; /* the call that blocks in the end */
    const struct rule_effect *effect;
    uint32_t pos;          /* the call in this function that leads there */
    uint32_t callee, next; /* function called and which of its waits; IR_NONE when the call is the one that blocks */
    uint8_t assumptions, depth, n_conds;
    struct wait_cond conds[WAIT_CONDS];
};

/* A handle passed to a function that is not in view: engine/lend.c. */
struct lend {
    uint32_t sym, arg; /* psym, IR_NONE: none; which argument */
    const char *type;  /* of its parameter as declared, NULL when unknown */
    uint32_t instr;    /* the call in this function */
    uint32_t result;   /* its type */
};

/* A value of the caller's that may be kept, handed on or released on some path only; `to`: all that becomes of it is
 * that it is passed on there. */
struct sescape {
    struct spath path;
    struct lend to;
};

struct sfree {
    uint32_t arg, pfree; /* index into program frees */
};

/* A thread is started that runs argument `entry` with argument `data`. */
struct sspawn {
    uint32_t entry, data;
    uint8_t param;       /* of the entry function that gets the data */
    bool only;           /* it has no other */
    bool detached, left; /* left: detached by the wrapper, once it was started */
    uint32_t instr;      /* of this function, that starts it */
    const char *by;
    bool tells; /* no thread was started when `failed` holds of the function's result */
    enum rule_cmp failed;
    int64_t value;
};

struct summary {
    bool done;
    bool noreturn;
    enum engine_exit exit; /* noreturn by longjmp or thread exit; NONE for the process or an endless loop */
    bool over_budget;
    bool leaves;        /* on some path it ends the thread or jumps out */
    bool may_wait;      /* it may wait for another thread */
    bool fresh;         /* what it returns is new memory that nobody else knows, or null */
    bool detaches_self; /* run as a thread, it gives up its own handle */
    uint8_t standard;   /* bit n: it may leave descriptor n of stdin, stdout, stderr closed */
    struct outcome *outcomes;
    uint32_t n_outcomes;
    struct sescape *escapes; /* what arguments lead to */
    uint32_t n_escapes, cap_escapes;
    uint32_t *gpaths; /* numbers of what globals lead to and is kept, handed on or released */
    uint32_t n_gpaths;
    struct sfree *frees; /* parameters whose memory it releases */
    uint32_t n_frees, cap_frees;
    uint64_t shown[2]; /* bit i: code out of sight gets argument i: of the project, behind a pointer */
    uint64_t drops;    /* bit i: what argument i points to is freed or unreferenced */
    uint64_t
        frees_memory; /* bit i: the memory argument i points to is released, of what record is for callers to know */
    struct wait *waits;
    uint32_t n_waits;
    uint64_t hooks;         /* bit i: something that can end a wait is attached to the context argument i is */
    uint64_t nonblocks;     /* bit i: descriptor argument i is made non-blocking, or given a time limit */
    bool waits_ready;       /* it waits for descriptors to be ready */
    bool loops, loop_waits; /* it has loops; it can block in one */
    struct sspawn *spawns;
    uint32_t n_spawns, cap_spawns;
    struct spath *used; /* what arguments lead to and is used as a handle, in the function itself or below it */
    uint32_t n_used, cap_used;
    uint32_t teardown, teardown_arg; /* index + 1 into program teardowns, of the object that this argument points to */
    uint64_t looks;                  /* bit i: argument i, a container, is looked into, or gives an element out */
    uint64_t uses;                   /* bit i: argument i is used as a handle */
    uint64_t mods;                   /* classes of fields and globals written, here or in callees (state_class) */
    uint64_t arg_mods[SUMMARY_ARGS]; /* the same for memory reached from a parameter; the last stands for all further */
};

/* The function keeps, hands on or releases its argument; `itself`: not only something inside it. (apply.c) */
bool summary_takes(const struct summary *m, uint32_t arg, bool itself);
/* A copy of the summary and all its lists in `to`, of the size they have: analysis builds it in scratch memory. */
struct summary *summary_copy(struct arena *to, const struct summary *m);

bool spath_eq(const struct spath *a, const struct spath *b);
/* It leads through memory that was attached to an object: callers may know what lies there under another name. */
bool spath_attached(const struct spath *p);

#endif
