/* What the analysis of a function offers about threads: engine/threads.c, thread_runs.c. Part of engine/fan.h. */
#ifndef CANCELCHECK_ENGINE_THREADS_H
#define CANCELCHECK_ENGINE_THREADS_H

#include "engine/fan.h"

/* ---- threads.c ---- */
struct thread_start {
    uint32_t entry, data; /* values */
    uint32_t param;       /* of the entry function that gets the data */
    bool only;            /* it has no other */
    const struct rule_cond *fail;
    uint32_t ret;   /* value that `fail` speaks of */
    const char *by; /* function that starts the thread */
    bool detached;
    bool checked;  /* a failure to start shows in `ret`, or there is none */
    bool callback; /* it is no thread: a function that is called once, later */
};
/* A thread starts: handles it reaches are its from now on, too. False when its entry is not known. */
bool threads_start(struct fan *a, struct state *s, const struct thread_start *t);
/* The thread with this handle, or (VAL_NONE) some thread, has come to its end: what it only looked at is ours again. */
void threads_joined(struct fan *a, struct state *s, uint32_t thread);
/* Nobody will join the thread with this handle. */
void threads_detached(struct fan *a, struct state *s, uint32_t thread);
/* Something was executed that may have waited for other threads. */
void threads_waited(struct fan *a, struct state *s);
/* `o` was released just now: a thread that nobody can join may still use it. */
void threads_released(struct fan *a, struct state *s, struct ob *o);
/* Its last place in this function is gone; true when a thread has to answer for it. `e` is the event as of now. */
bool threads_lost(struct fan *a, const struct ob *o, struct raw_event *e);
/* True when the obligation is this function's to lose: held, or left to a thread on the assumption that it started. */
bool threads_ours(const struct ob *o);
/* The function is done: whether its result tells that no thread was started. */
void threads_wrapped(struct fan *a);
/* The memory behind `val` is shown to somebody. */
void threads_shown(struct fan *a, struct state *s, uint32_t val);
/* A loss that is no concern of a thread, after all: the memory it lies in was shown to others. */
bool threads_dismissed(const struct fan *a, const struct raw_event *e);
/* Every object that the function returns is new and known to nobody else. */
bool threads_makes_fresh(const struct fan *a);
/* `val` points to memory that this very function got from an allocator: nobody else knows it unless it is shown to him.
 */
bool threads_is_fresh(const struct fan *a, uint32_t val);
/* The memory behind `val` was shown to others than threads. */
bool threads_is_public(const struct fan *a, uint32_t val);

/* ---- thread_runs.c ---- */
/* The handle of `a->seed` is held from the start. */
void thread_runs_seed(struct fan *a, struct state *s);
/* Runs the threads that handles were left to, and reports what they lose or use too late. */
void thread_runs_report(struct program *p, struct arena *scratch);

#endif
