/* What the analysis of contexts keeps: marks, candidates, notes, facts of the whole program. See context.h. */
#ifndef CANCELCHECK_ENGINE_CONTEXT_DATA_H
#define CANCELCHECK_ENGINE_CONTEXT_DATA_H

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
    MARK_CHILD,     /* (no value) this is another process, forked off here: no thread or loop waits for it */
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
    bool set_here;          /* CTX_FIELD: this function puts something there */
    bool ends_here;         /* this function cancels it: it is the one who tells others to stop */
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
    bool looped;  /* the wait stands in a loop */
    bool lasting; /* a sleep of ten seconds or more */
    bool open;    /* callers may know of the descriptor that it does not block */
    enum engine_by by;
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
    uint32_t cell; /* the variable it is kept in, CELL_NONE */
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

/* A function that sets a field, or a global (record IR_NONE, field: psym), which by its name tells code to stop. */
struct ctx_setter {
    uint32_t record, field, func;
};

/* The loop that calls a function back. */
struct ctx_loop {
    bool called;
    const struct rule_kind *kind; /* a library's; NULL: the program's own, that `func` goes round */
    const struct rule_pack *pack; /* of the library, or of the call that the loop waits in */
    uint32_t func;
};

/* Stops that are no contexts: context_stop.c, context_loop.c. */
struct ctx_stops {
    struct ctx_loop *loops; /* by func */
    uint8_t *handlers;      /* by func: it runs when a signal comes (context_signal.c); NULL: nobody asked yet */
    uint32_t *entries;      /* functions that threads begin in */
    uint32_t n_entries, cap_entries;
    struct ctx_setter *setters;
    uint32_t n_setters, cap_setters;
    uint8_t *seen; /* room for a search of the call graph */
    uint32_t *stack;
};

/* Of the whole program. */
struct ctx_program {
    struct ctx_stops stops;
    const struct rule_kind ***type_kinds; /* [unit][type]: the kind of context of that type, or NULL */
    uint64_t *sym_args;                   /* by psym: parameters that take a context */
    uint8_t *nonblocking;                 /* by psym: declared never to wait */
    uint8_t *entries;                     /* by func: a thread begins there */
    uint8_t *never_given;                 /* by func: an entry whose context parameters are always null */
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

#endif
