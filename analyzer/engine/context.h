/*
 * Contexts and waits: which functions carry a value that tells them to stop, and which calls can keep them waiting
 * without looking at it. Facts are taken while the states of a function are computed; what a function can block in goes
 * to its callers with its summary. See docs/engine.md, "Contexts".
 */
#ifndef CANCELCHECK_ENGINE_CONTEXT_H
#define CANCELCHECK_ENGINE_CONTEXT_H

#include "engine/context_data.h"

/* ---- context.c: what is a context, what is at hand ---- */
/* Fills p->contexts: types, and functions that take contexts. */
void ctx_program_prepare(struct program *p);
/* Fills never_given (context_given.c). */
void ctx_find_never_given(struct program *p);
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
/* Records that the function was given pointers to, then those behind them where it looks for a word like "stop":
 * at most CTX_MAX_FEW. */
uint32_t ctx_given_records(const struct fan *a, uint32_t *out);
/* By its name and type the variable bounds waiting time. */
bool ctx_names_limit(const struct fan *a, uint32_t var);
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
/* The same wait in the function that is called there, one step down the chain; NULL at its end. */
const struct wait *ctx_further(const struct program *p, const struct wait *w);
/* Adds to what the function can block in. */
void ctx_add_wait(struct fan *a, const struct wait *w);
/* True when a descriptor that nothing is known of can be taken for one that blocks. */
bool ctx_surely_slow(const struct fan *a, const struct rule_effect *e);
/* It reads or writes a stream, which may be a file or a connection. */
bool ctx_moves_bytes(const struct rule_effect *e);
/* True for waits that people want told: without limit, or for seconds. */
bool ctx_strong(const struct rule_effect *e);
/* True for a call that sleeps for ten seconds or more: a loop that looks at a flag in between is told far too late. */
bool ctx_sleeps_long(const struct ctx_at *c, const struct rule_effect *e);
/* True for sleeps: a loop that looks at something in between is told to stop a little later. */
bool ctx_polls(const struct rule_effect *e);

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
/* The same where the call reaches one of several functions. */
void ctx_call_any(struct fan *a, struct state *s, const struct fptr_set *set, const uint32_t *args, uint32_t n);
/* The callee's result is known to lie within `ret`. */
void ctx_outcome(struct fan *a, struct state *s, struct fact ret);
/* A branch was taken: what do the watched results say now? */
void ctx_branch(struct fan *a, struct state *s);
/* A branch on `cond` is about to be taken: does it keep failures apart? */
void ctx_arms(struct fan *a, const struct state *s, uint32_t cond, const struct ir_term *t);
/* The same for the cases of a switch. */
void ctx_cases(struct fan *a, uint32_t subject, const struct ir_term *t);
/* A jump back to a loop's head. */
void ctx_turn(struct fan *a, struct state *s);
/* A local variable is set. */
void ctx_kept(struct fan *a, uint32_t cell, uint32_t val);
/* A store into other memory. */
void ctx_write(struct fan *a, uint32_t cell, uint32_t val);

/* ---- context_event.c: from notes to events ---- */
/* Keeps the best note of a kind and place. */
void ctx_note_add(struct fan *a, struct ctx_note n);
/* At the function's end, in the last round. */
void ctx_flush(struct fan *a);
/* Tells the checks. */
void ctx_emit(struct program *p, uint32_t func, const struct ctx_note *n);
void ctx_emit_key(struct program *p, const struct ctx_key *k, const struct ctx_key *other);

/* ---- context_stop.c: flags that say stop ---- */
/* Finds threads' entries, callbacks and who sets which flag. When all functions are analysed. */
void ctx_stops_prepare(struct program *p);
/* The flag that is looked at around the wait, and that others set without ending it; NULL. *guess: it may be something
 * else, such as an option: it is a global, and nobody who sets it waits for threads. *joined: who sets it waits for
 * threads. */
const char *ctx_stop_flag(struct program *p, const struct ctx_late *l, bool *guess, bool *joined);
/* True when such a flag is looked at around a wait that is not one for descriptors, and who sets it ends that wait:
 * a descriptor that says stop is then for others. */
bool ctx_flag_ends(const struct program *p, const struct ctx_late *l);

/* The field that a place is, or the global (record IR_NONE, field: psym). False for anything else. */
bool ctx_flag_at(const struct program *p, const struct pfunc *pf, uint32_t place, struct ctx_setter *out);
const char *ctx_flag_name(const struct program *p, uint32_t record, uint32_t field);
/* A number, or a global of whatever type. */
bool ctx_flag_is_number(const struct program *p, const struct ctx_setter *x);
/* A call of the compiler's that works on what its first argument points to, such as an atomic store. */
bool ctx_stores_through(const struct program *p, const struct pfunc *pf, const struct ir_instr *in);
/* Who sets a flag waits for threads, or whoever told him to. */
bool ctx_sets_and_joins(struct program *p, uint32_t func);

/* ---- context_deaf.c: flags that nobody looks at ---- */
/* After ctx_stops_prepare. */
void ctx_deaf_report(struct program *p);

/* ---- context_stop.c again: what ends a wait ---- */
/* What `func`, or what it calls, does may end the wait. */
bool ctx_may_wake(const struct program *p, const struct rule_effect *wait, uint32_t func);

/* ---- context_signal.c: flags that a signal's handler sets ---- */
/* The effect says that a function runs when a signal comes. */
bool ctx_sets_handler(const struct rule_effect *e);
/* The flag that the loop around the wait looks at, that a signal's handler sets, and that is not heard of before the
 * wait ends by itself: calls go on when the handler returns. NULL: there is none. */
const char *ctx_signal_flag(struct program *p, const struct ctx_late *l);

/* ---- context_loop.c: loops that call back ---- */
/* Adds what the program's own loops call back to p->contexts->stops.loops. */
void ctx_loops_prepare(struct program *p);
/* Tells callbacks of loops that wait. */
void ctx_loops_report(struct program *p);

/* ---- context_sets.c: who puts descriptors into sets that are waited for ---- */
/* Some function puts what the field holds into a set, or gives it to somebody who may. */
bool ctx_added(const struct program *p, uint32_t record, uint32_t field);

/* ---- context_late.c: what only the whole program tells ---- */
/* When all functions are analysed. */
void ctx_report(struct program *p);
/* True when the function reads the variable, or something in it or behind it. */
bool ctx_reads(const struct ir_func *f, uint32_t var);
/* True when some place of the function names the field. */
bool ctx_touches(const struct program *p, uint32_t func, uint32_t record, uint32_t field);

#endif
