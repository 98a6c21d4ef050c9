/* Descriptors 0, 1 and 2: which of them a path may have closed, and what is opened in their place. */
#ifndef CANCELCHECK_ENGINE_STANDARD_H
#define CANCELCHECK_ENGINE_STANDARD_H

#include "engine/fan.h"

/* The path knows the descriptor as one of stdin, stdout, stderr, which stay open. */
bool standard_is(const struct fan *a, const struct state *s, const struct ob *o);
/* `val`, nothing that was made here, is closed as a handle of `kind`. */
void standard_closed(struct fan *a, struct state *s, uint32_t val, const struct rule_kind *kind);
/* A new handle of `kind` takes the place of one that is closed. */
bool standard_taken(struct state *s, const struct rule_kind *kind);
/* The same, and `handle` is known to be that from now on. */
void standard_made(struct fan *a, struct state *s, const struct rule_kind *kind, uint32_t handle);

#endif
