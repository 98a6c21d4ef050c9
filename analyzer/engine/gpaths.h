/* What functions let go of what globals lead to: paths by number, and what one function adds to them (gpaths.c). */
#ifndef CANCELCHECK_ENGINE_GPATHS_H
#define CANCELCHECK_ENGINE_GPATHS_H

#include "engine/fan.h"

/* The number of the path, which begins at a global; the same path has the same number. */
uint32_t gpaths_number(struct program *p, const struct spath *s);
/* The path of that number. */
struct gpath *gpath_at(const struct program *p, uint32_t number);
/* The function lets go of what lies there: told to the program, and to callers by its summary. */
void gpaths_add(struct fan *a, uint32_t number);
/* Function `func`, with this summary, is called. */
void gpaths_called(struct fan *a, struct state *s, uint32_t func, const struct summary *m);
/* Some path through memory ends in that field of some object. */
bool gpaths_touched(const struct fan *a, uint32_t record, uint32_t field);
/* Completes the summary. */
void gpaths_end(struct fan *a);
/* Tells the program which fields are let go there. */
void gpaths_tell(struct fan *a);

#endif
