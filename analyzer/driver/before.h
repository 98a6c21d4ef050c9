/* --diff-base: which findings the program had before the branch. */
#ifndef CANCELCHECK_DRIVER_BEFORE_H
#define CANCELCHECK_DRIVER_BEFORE_H

#include "driver/driver_internal.h"

struct before_counts {
    uint32_t changed;   /* files */
    uint32_t parsed;    /* units as they were */
    uint32_t lost;      /* of these, that did not parse: their old findings are not known */
    uint32_t unchanged; /* findings that were there before */
};

/* Asks git, when the configuration names a base. Fills r->diff and r->changed. -1 with `e`. */
int before_open(struct run *r, struct err *e);
void before_close(struct run *r);

/* True when one of a unit's files changed; notes which. False when there is no base. */
bool before_touches(struct run *r, const char *const *deps, uint32_t n);

/* After the results are in: analyses the program as it was and marks findings that it has too as known. -1 with `e`. */
int before_mark(struct run *now, const struct engine_options *o, struct before_counts *out, struct err *e);

#endif
