/* Signals that end a run while something is under way that has to be tidied up first. */
#ifndef CANCELCHECK_DRIVER_STOP_H
#define CANCELCHECK_DRIVER_STOP_H

#include <signal.h>

/* From here on SIGINT, SIGTERM and SIGHUP are noted and end nothing; those that the process ignores stay ignored. Calls
 * nest: what was there before is back after as many stop_let_go, and one that came and that nobody asked for comes
 * again then. */
void stop_hold(void);
void stop_let_go(void);
/* The last of these signals since the outermost stop_hold, which it outlives: 0 when there was none. Who asks and is
 * told of one ends the run. */
int stop_signal(void);
/* Which they are, for whoever blocks them for a moment. */
void stop_signals(sigset_t *out);
/* In a process that was forked meanwhile, which has nothing to tidy up: these signals end it. */
void stop_forget(void);

#endif
