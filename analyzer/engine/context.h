/*
 * Contexts and waits: which functions carry a value that tells them to stop, and which calls can keep them waiting
 * without looking at it. Facts are taken while the states of a function are computed; what a function can block in goes
 * to its callers with its summary. See docs/engine.md, "Contexts".
 */
#ifndef CANCELCHECK_ENGINE_CONTEXT_H
#define CANCELCHECK_ENGINE_CONTEXT_H

#include "engine/fan.h"

/* What is noted of a value besides its range: a VAL_MARK of it is known to be 1. Joins keep what all sides know. */
enum ctx_mark {
    MARK_OK = 1,    /* (no value) nothing that was given the context has failed, nobody saw it cancelled */
    MARK_UNHOOKED,  /* (no value) nothing was attached to a context that could end a wait */
    MARK_ANY_READY, /* (no value) some wait for descriptors we cannot tell came before */
    MARK_READY,     /* a wait on this descriptor came before */
    MARK_NONBLOCK,  /* the descriptor never blocks, or not for long */
    MARK_SLOW,      /* the descriptor can block for ever (a socket, a pipe) */
    MARK_DONE,      /* the descriptor tells to stop */
};

/* A context that a function may have at hand. */
enum ctx_source { CTX_PARAM, CTX_LOCAL, CTX_FIELD, CTX_BOUND };
struct ctx_cand {
    enum ctx_source source;
    const struct rule_kind *kind; /* NULL: CTX_BOUND */
    uint32_t var;
    uint32_t record, field; /* CTX_FIELD: precord behind (or in) the variable, field */
    bool deref;             /* CTX_FIELD: the variable is a pointer */
    uint32_t param;         /* the parameter whose value the variable always has, IR_NONE: none */
};

/* A context at hand in a state. */
struct ctx_hand {
    const struct ctx_cand *cand;
    uint32_t val;  /* what it is, VAL_NONE: not known */
    uint32_t cell; /* how it is called */
};

/* One thing to tell, once the function is known; one for each kind and place. */
struct ctx_note {
    enum engine_event_kind kind;
    uint32_t pos;
    const struct rule_kind *ctx; /* NULL: a time limit, or not known yet */
    const struct ctx_cand *hand; /* the context at hand, NULL: not known yet, or said by name */
    const char *name;            /* of the context */
    const char *callee;
    const char *text; /* key, field, ... */
    struct wait wait; /* BLOCKS, NULL_CONTEXT, SELECT: why it blocks; leaf NULL: not known to */
    bool fresh;       /* ROOT: made without saying of what */
    bool has_wait;
    uint8_t assumptions;
};

/* A call whose result tells that the context was cancelled, or may tell it. */
struct ctx_watch {
    uint32_t val;
    enum { WATCH_QUERY, WATCH_CHILD, WATCH_RESULT } what; /* nonzero says so; zero; failure */
    bool truth; /* the result is a truth value or a pointer: zero is failure */
};

/* A context made from another one in a loop. */
struct ctx_derive {
    uint32_t instr, pos, cell;
    const struct rule_kind *kind;
    const char *callee;
};

/* A wait that never waits: is its failure told apart from "nothing yet"? */
struct ctx_peek {
    uint32_t val, pos;
    const char *callee;
    bool told_apart;
};

enum { CTX_MAX_CANDS = 16, CTX_MAX_WATCHES = 32, CTX_MAX_FEW = 8 };

struct ctx_fan {
    struct ctx_cand cands[CTX_MAX_CANDS];
    uint32_t n_cands, n_typed; /* typed: not CTX_BOUND */
    struct ctx_note *notes;
    uint32_t n_notes, cap_notes;
    struct ctx_watch watches[CTX_MAX_WATCHES];
    uint32_t n_watches;
    struct ctx_derive derives[CTX_MAX_FEW];
    uint32_t n_derives;
    struct ctx_peek peeks[CTX_MAX_FEW];
    uint32_t n_peeks;
    uint32_t *param_of; /* by variable: the parameter whose value it always has, IR_NONE */
    bool hooked;        /* somewhere */
};

/* Waits whose context, if any, is known only when all functions are. */
struct ctx_late {
    struct ctx_note note;
    uint32_t func;
    uint32_t records[CTX_MAX_FEW], n_records;
    bool select;
};

struct ctx_key {
    const char *text, *file, *function, *function_usr, *callee;
    const struct rule_kind *kind;
    struct finding_loc loc;
    uint32_t func;
    bool sets;
};

/* Of the whole program. */
struct ctx_program {
    const struct rule_kind ***type_kinds; /* [unit][type]: the kind of context of that type, or NULL */
    uint64_t *sym_args;                   /* by psym: parameters that take a context */
    uint8_t *entries;                     /* by func: a thread begins there */
    struct ctx_late *late;
    uint32_t n_late, cap_late;
    struct ctx_key *keys;
    uint32_t n_keys, cap_keys;
    bool sets_nonblock; /* some descriptor of the program is made non-blocking */
    bool any;           /* some type of the program is a context's */
};

/* A call in a state. */
struct ctx_at {
    struct fan *a;
    struct state *s;
    const uint32_t *args;
    uint32_t n;
    const char *callee;
};

/* ---- context.c: what is a context, what is at hand ---- */
/* Fills p->contexts: types, and functions that take contexts. */
void ctx_program_prepare(struct program *p);
/* Finds what the function may have at hand. */
void ctx_prepare(struct fan *a);
/* The kind of context that values of this type are, or NULL. */
const struct rule_kind *ctx_kind_of_type(const struct fan *a, uint32_t type);
/* Marks of a value; VAL_NONE for those without one. Unmarking is for those only. */
bool ctx_marked(struct fan *a, const struct state *s, uint32_t val, enum ctx_mark m);
void ctx_mark(struct fan *a, struct state *s, uint32_t val, enum ctx_mark m);
void ctx_unmark(struct fan *a, struct state *s, enum ctx_mark m);
/* The best context at hand of `kind` (NULL: any but time limits) in this state. */
bool ctx_at_hand(struct fan *a, struct state *s, const struct rule_kind *kind, struct ctx_hand *out);
/* Records that the function was given pointers to: at most CTX_MAX_FEW. */
uint32_t ctx_given_records(const struct fan *a, uint32_t *out);
/* A parameter that bounds waiting time, with nothing known of its value. */
bool ctx_bound_at_hand(struct fan *a, struct state *s, struct ctx_hand *out);
/* True when `val` is a context at hand. */
bool ctx_is_context(struct fan *a, struct state *s, uint32_t val);
/* True when the value is known to be null (zero) here. */
bool ctx_is_null(struct fan *a, const struct state *s, uint32_t val);
/* True when the current instruction stands in a loop. */
bool ctx_in_loop(const struct fan *a);

/* ---- context_wait.c: can this call block? ---- */
/* Appends the ways in which the current call blocks in this state to out[0..max); gives their number. */
uint32_t ctx_rule_waits(struct fan *a, struct state *s, const struct rule_func *rf, const uint32_t *args, uint32_t n,
                        struct wait *out, uint32_t max);
/* The same for a function of the program. *null_args: arguments whose being null makes it block. */
uint32_t ctx_callee_waits(struct fan *a, struct state *s, uint32_t func, const uint32_t *args, uint32_t n,
                          struct wait *out, uint32_t max, uint64_t *null_args);
/* Adds to what the function can block in. */
void ctx_add_wait(struct fan *a, const struct wait *w);
/* True for waits that people want told: without limit, or for seconds. */
bool ctx_strong(const struct rule_effect *e);

/* ---- context_fd.c: what an effect says of descriptors ---- */
/* A wait for descriptors: those of a set that we see can be used now; behind one that we do not see, any can. */
void ctx_select_set(const struct ctx_at *c, const struct rule_effect *e);
void ctx_descriptor_made(const struct ctx_at *c, const struct rule_effect *e, uint32_t which);
/* Made non-blocking, or given a time limit. */
void ctx_descriptor_bounded(const struct ctx_at *c, const struct rule_effect *e);

/* ---- context_made.c: what an effect says of contexts that are made or ended ---- */
/* The value of argument i, VAL_NONE when there is none. */
uint32_t ctx_arg(const struct ctx_at *c, int32_t i);
/* A note about the call and the context at hand (or NULL), to be completed. */
struct ctx_note ctx_note(const struct ctx_at *c, enum engine_event_kind kind, const struct ctx_hand *h);
/* Made from another one: in a loop, perhaps from itself. */
void ctx_derived(const struct ctx_at *c, const struct rule_effect *e);
/* Made of nothing. */
void ctx_rooted(const struct ctx_at *c, const struct rule_effect *e);
void ctx_keyed(const struct ctx_at *c, const struct rule_effect *e);
void ctx_causeless(const struct ctx_at *c, const struct rule_effect *e);

/* ---- context_call.c: hooks of the flow ---- */
/* At the function's entry. */
void ctx_entry(struct fan *a, struct state *s);
/* Before the call is executed. */
void ctx_call(struct fan *a, struct state *s, uint32_t sym, const uint32_t *args, uint32_t n);
/* The callee's result is known to lie within `ret`. */
void ctx_outcome(struct fan *a, struct state *s, struct fact ret);
/* A branch was taken: what do the watched results say now? */
void ctx_branch(struct fan *a, struct state *s);
/* A branch on `cond` is about to be taken: does it keep failures apart? */
void ctx_arms(struct fan *a, const struct state *s, uint32_t cond);
/* The same for the cases of a switch. */
void ctx_cases(struct fan *a, uint32_t subject, const struct ir_term *t);
/* A jump back to a loop's head. */
void ctx_turn(struct fan *a, struct state *s);
/* A store. */
void ctx_write(struct fan *a, uint32_t cell, uint32_t val);

/* ---- context_event.c: from notes to events ---- */
/* Keeps the best note of a kind and place. */
void ctx_note_add(struct fan *a, struct ctx_note n);
/* At the function's end, in the last round. */
void ctx_flush(struct fan *a);
/* Tells the checks. */
void ctx_emit(struct program *p, uint32_t func, const struct ctx_note *n);
void ctx_emit_key(struct program *p, const struct ctx_key *k, const struct ctx_key *other);

/* ---- context_late.c: what only the whole program tells ---- */
/* When all functions are analysed. */
void ctx_report(struct program *p);
/* True when some place of the function names the field. */
bool ctx_touches(const struct program *p, uint32_t func, uint32_t record, uint32_t field);

#endif
