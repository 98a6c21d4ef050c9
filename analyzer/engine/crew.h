/*
 * Functions analysed by several threads. One *task* is one analysis of one function: those of a recursive component
 * have as many as there are rounds. Tasks have the numbers that they would be done in by one thread.
 *
 * - A task begins when the summaries that it is to look at are there: those that its callees had when one thread came
 * to it, so later ones are kept apart. It says nothing to the program while it works.
 * - What it has to say is said at its *turn*: when all tasks before it are done and have said what they had to. Until
 *   then its results wait, while the thread goes on with another task. The few functions that tell the program
 * something while they are analysed, or ask it, wait for their turn right there.
 *
 * So the program is told the same things in the same order by any number of threads.
 */
#ifndef CANCELCHECK_ENGINE_CREW_H
#define CANCELCHECK_ENGINE_CREW_H

#include "engine/fan.h"

/* Analyses all functions with up to `threads` threads, this one among them. False when that does not pay, or is not
 * possible: nothing is done then. */
bool crew_run(struct program *p, uint32_t threads);
/* Waits until it is the function's turn. At once when there is no crew. */
void crew_turn(struct fan *a);
/*
 * Builds with sanitizers abort when something is allocated of the program's own memory (all its lists are) while a
 * function is analysed whose turn has not come. crew_enter: this thread analyses `a`, NULL: what it says is said; gives
 * what it did before, for crew_leave. crew_watch: from now on. crew_writes: says so where nothing is allocated.
 */
#ifdef CANCELCHECK_CHECKED
const struct fan *crew_enter(const struct fan *a);
void crew_leave(const struct fan *outer);
void crew_watch(struct program *p);
void crew_writes(void);
#else
static inline const struct fan *crew_enter(const struct fan *a)
{
    (void)a;
    return NULL;
}
static inline void crew_leave(const struct fan *outer)
{
    (void)outer;
}
static inline void crew_watch(struct program *p)
{
    (void)p;
}
static inline void crew_writes(void) {}
#endif

/* The summary of a function that `a` may call, as it is to be seen from there; NULL when there is none yet. */
const struct summary *crew_summary(const struct fan *a, uint32_t func);

/* ---- engine.c: the parts of one function's analysis ---- */
enum { ENGINE_ROUNDS = 3 }; /* of the fixpoint over a recursive component */
/* From the function's code to its summary, in a->sum. */
void fan_work(struct fan *a);
/* All that it has to say to the program beside its summary. */
void fan_say(struct fan *a);

#endif
