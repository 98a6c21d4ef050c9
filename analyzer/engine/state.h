/*
 * Abstract states of the property simulation: typestates of obligations (which keep states apart), a store from cells
 * to values and facts about values (which merge).
 */
#ifndef CANCELCHECK_ENGINE_STATE_H
#define CANCELCHECK_ENGINE_STATE_H

#include "engine/value.h"
#include "rules/rules.h"

#include <stdbool.h>
#include <stdint.h>

/* What is known of one value: lo <= x <= hi, and which of the small numbers, beginning with -1, it may be: one bit
 * each. The last bit stands for all others. So sets of them stay sets where paths meet: what `if (type == EXEC) ...
 * else if (type == NONE)` has gone by, "not -1", "not null". */
struct fact {
    int64_t lo, hi;
    uint64_t small;
};
enum { FACT_SMALL_MIN = -1, FACT_SMALL_MAX = 61 };

struct val_fact {
    uint32_t val;
    struct fact f;
};

struct entry {
    uint32_t cell, val;
};

enum trace_kind {
    TRACE_BRANCH,
    TRACE_CASE,
    TRACE_CREATE,
    TRACE_RELEASE,
    TRACE_CALL,
    TRACE_STORE,
    TRACE_SPAWN,
    TRACE_MISUSE
};

/* One step of a path; a persistent list that states share, newest first. */
struct trace {
    const struct trace *prev;
    enum trace_kind kind;
    uint32_t pos;
    uint32_t block; /* BRANCH, CASE: whose terminator */
    uint32_t arm;   /* BRANCH: 1 taken true, 0 false; CASE: index into cases, IR_NONE default; SPAWN: hand-over; MISUSE:
                       site */
    const char *text;  /* callee, ... */
    const char *where; /* BRANCH, CASE: the arm of a wait it leads into, NULL */
    uint32_t length;
};

enum ob_status {
    OB_HELD,
    OB_RELEASED,
    OB_GIVEN /* handed over if a call succeeded; back to HELD when it is seen to fail */
};

/* An obligation: a handle made at a site, and where it stands. */
struct ob {
    uint32_t site;
    uint8_t gen;       /* 1: made in an earlier turn of a loop */
    uint8_t status;    /* enum ob_status */
    uint8_t count;     /* references held, for refcounted kinds */
    bool owned;        /* stored in memory that outlives the function */
    bool shared;       /* somebody else holds a reference too: releasing ours does not end the object */
    bool ends;         /* GIVEN, and with that gone: using it is using it after its end */
    bool kept;         /* owned, and others may know the owner as well */
    bool taken;        /* GIVEN to somebody who releases it: releasing it as well is once too often */
    bool waited;       /* since the thread below has it, something happened that may have waited for that thread */
    bool detached;     /* nobody can join that thread any more */
    bool late;         /* released, and the path has been told of a use since */
    bool cond_fail;    /* the condition below says the creation (HELD) or hand-over (GIVEN) failed */
    uint32_t handle;   /* value */
    uint32_t cond_val; /* value whose facts decide, VAL_NONE: unconditional */
    struct rule_cond const *cond;
    uint32_t error;                     /* value of the error argument that tells whether it was made, VAL_NONE */
    uint32_t armed_val;                 /* result of the call that armed it, VAL_NONE when thrown away */
    struct rule_cond const *armed_fail; /* arming failed when this holds of armed_val; NULL: not armed */
    uint32_t parent;                    /* parent handle's value or VAL_NONE */
    uint32_t name;                      /* cell that first held it, CELL_NONE */
    uint32_t thread;                    /* 1 + hand-over to a thread that has it beside us, 0: none (threads.c) */
    uint32_t owner;                     /* cell it was stored in when owned; CELL_NONE in a container */
    uint8_t box;                        /* 1 + container of the function's that it was put into, 0: none (boxes.c) */
    uint64_t holders;                   /* hash over the cells that hold it; set by state_seal */
    const struct trace *released;       /* the release step */
    uint32_t lent;                      /* calls (bits) that it was passed to and that may have kept it (lend.c) */
    uint8_t assumptions;
};

/* An effect on a value that came from outside: a parameter, or memory reached from one. */
struct ext {
    uint32_t val;
    const struct rule_kind *kind;
    const char *by;
    const struct trace *step;
    uint32_t instr; /* that released it */
    bool late;      /* the path has been told of a use since */
};

enum { STATE_CLASSES = 64 };
/* Names of epochs: 0 at the beginning, the instruction that wrote memory of the class (with this bit in every other
 * turn of a loop), or the block where ways met that wrote it differently (join.c). */
enum { EPOCH_AGAIN = 0x40000000 };

/* A branch asked about a value from outside, and this is the arm where it is no empty one. */
struct asked {
    uint32_t val;
    bool not_null, not_minus_one; /* neither: nothing was asked */
    const struct trace *trace;    /* up to that arm */
};

struct state {
    struct ob *obs; /* sorted by (site, gen) */
    uint32_t n_obs, cap_obs;
    struct ext *exts; /* released external values, in order of value */
    uint32_t n_exts, cap_exts;
    struct entry *store; /* sorted by cell */
    uint32_t n_store, cap_store;
    struct val_fact *facts; /* sorted by value */
    uint32_t n_facts, cap_facts;
    uint32_t epochs[STATE_CLASSES]; /* of memory not in the store, by class of field */
    uint8_t handlers;               /* that run when the thread ends here */
    uint8_t standard;               /* bit n: descriptor n of stdin, stdout, stderr may be closed */
    uint64_t kept;                  /* bit i: what parameter i held may be with somebody else now */
    struct asked asked;             /* by the last branch */
    struct asked *may; /* by the last branches of some of the paths that were merged here, others said no */
    uint32_t n_may, cap_may;
    const struct trace *trace;
    uint64_t key; /* hash over typestates; set by state_seal */
    uint8_t assumptions;
    bool dirty;
    bool crashed; /* it went on behind a pointer that is null: nothing comes after */
};

/* The class of a field or global: which epoch and mod bit stand for it. */
uint32_t state_class_field(const char *record_usr, const char *field);
uint32_t state_class_global(const char *usr);

struct state *state_copy(struct arena *a, const struct state *s);

/* Store. Index of the first entry at or behind the cell. */
static inline uint32_t state_lower(const struct state *s, uint32_t cell)
{
    uint32_t lo = 0, n = s->n_store;
    while (n) { /* halves without a jump that depends on what is compared */
        uint32_t half = n / 2;
        bool behind = s->store[lo + half].cell < cell;
        lo = behind ? lo + half + 1 : lo;
        n = behind ? n - half - 1 : half;
    }
    return lo;
}
/* VAL_NONE when the cell itself has no entry. */
static inline uint32_t state_get(const struct state *s, uint32_t cell)
{
    uint32_t i = state_lower(s, cell);
    return i < s->n_store && s->store[i].cell == cell ? s->store[i].val : VAL_NONE;
}
void state_set(struct arena *a, struct state *s, uint32_t cell, uint32_t val);
/* Where entries of `cell` and of what is inside it begin and end: all of them lie there, beside others. */
struct entry *state_begin(const struct state *s, uint32_t cell);
struct entry *state_end(const struct values *v, const struct state *s, uint32_t cell);
/* Sets `cell` and forgets everything inside it. */
void state_put(struct arena *a, const struct values *v, struct state *s, uint32_t cell, uint32_t val);
/* Forgets `cell` and everything inside it. */
void state_forget(const struct values *v, struct state *s, uint32_t cell);

/* Facts. The fact of a value, from what is stored and from its shape. */
static inline uint64_t fact_bit(int64_t k)
{
    return k >= FACT_SMALL_MIN && k <= FACT_SMALL_MAX ? 1ull << (k - FACT_SMALL_MIN) : 1ull << 63;
}
struct fact fact_any(void);
struct fact fact_const(int64_t i);
struct fact fact_range(int64_t lo, int64_t hi);
struct fact fact_nonnull(void);
/* `f`, and the value is not `k`: as much of it as can be said. */
struct fact fact_without(struct fact f, int64_t k);
static inline bool fact_is_any(struct fact f)
{
    return f.lo == INT64_MIN && f.hi == INT64_MAX && !~f.small;
}
static inline bool fact_same(struct fact a, struct fact b)
{
    return a.lo == b.lo && a.hi == b.hi && a.small == b.small;
}
static inline bool fact_may_be(struct fact f, int64_t k)
{
    return f.lo <= k && k <= f.hi && (f.small & fact_bit(k));
}
static inline bool fact_nonzero(struct fact f)
{
    return !fact_may_be(f, 0);
}
bool fact_is_const(const struct fact *f, int64_t *i);
bool fact_empty(const struct fact *f);
struct fact fact_hull(struct fact a, struct fact b);
struct fact fact_meet(struct fact a, struct fact b);
/* No number is both. */
static inline bool facts_disjoint(struct fact a, struct fact b)
{
    struct fact both = fact_meet(a, b);
    return fact_empty(&both);
}
struct fact state_fact(const struct values *v, const struct state *s, uint32_t val);
/* The same where it is known what is stored of the value, NULL: nothing. */
struct fact state_fact_at(const struct values *v, const struct state *s, uint32_t val, const struct fact *said);
/* Adds a fact; false when it contradicts what is known (the state is infeasible). */
bool state_learn(struct arena *a, const struct values *v, struct state *s, uint32_t val, struct fact f);
/* Assumes that `cond` is nonzero (truth) or zero; false when infeasible. Takes terms apart. */
bool state_assume(struct arena *a, struct values *v, struct state *s, uint32_t cond, bool truth);
/* True when `val` is known to differ from `k`: by its range, or because the program compared the two. */
bool state_is_not(struct values *v, const struct state *s, uint32_t val, int64_t k);
/* 1 condition holds, 0 does not, -1 unknown, for a subject with fact `f`. */
int cond_eval(const struct rule_cond *c, struct fact f);
/* The comparison that `c` makes of `val`, as the term that the program's own condition would be; VAL_NONE when it is no
 * comparison with one value. */
uint32_t cond_term(struct values *v, const struct rule_cond *c, uint32_t val);
/* What is known of the subject when the condition holds (truth) or does not; as much of it as an interval can say. */
struct fact cond_fact(const struct rule_cond *c, bool truth, struct fact now);

/* Obligations. */
struct ob *state_ob(struct state *s, uint32_t site, uint8_t gen);
struct ob *state_ob_add(struct arena *a, struct state *s, struct ob o);
void state_ob_drop(struct state *s, struct ob *o);
struct ext *state_ext(struct state *s, uint32_t val);
void state_ext_add(struct arena *a, struct state *s, struct ext e);

/* An instruction that makes values is executed again: what it made in the last turn of the loop gets its older name.
 * Gives the epoch of memory that it writes now. */
uint32_t state_renew(struct arena *a, struct values *v, struct state *s, uint32_t site_instr);

/* Computes holders and key; drops released obligations nobody can name any more. */
void state_seal(const struct values *v, struct state *s);
bool state_same_key(const struct state *a, const struct state *b);
/* Merges `b` into `a` at the head of `block`; true when `a` changed. `widen`: how many visits too many the head of a
 * loop had. */
bool state_join(struct arena *ar, struct values *v, struct state *a, const struct state *b, uint32_t block,
                uint32_t widen);

#endif
