/* Inside headers.c: which headers are made, of what, for whom. */
#ifndef CANCELCHECK_DRIVER_HEADERS_PLAN_H
#define CANCELCHECK_DRIVER_HEADERS_PLAN_H

#include "base/arena.h"
#include "driver/driver_internal.h"
#include "driver/scratch.h"
#include "frontend/pch.h"

#include <stdbool.h>
#include <stdint.h>

#define HEADERS_MIN_UNITS 4 /* a header costs as much as three parses */

struct refused { /* a unit that a part of the header might serve */
    uint32_t unit;
    struct pch_unit sets;
};

struct shared {         /* a header */
    const char *common; /* the key of its units */
    uint32_t unit;      /* of the plan: whose flags it is compiled with */
    const char **lines;
    uint32_t n_lines, cap_lines, n_fixed; /* see struct pch_job */
    uint32_t n_units;                     /* it is made for, 0 when that it pays was found out otherwise */
    uint32_t takers;
    struct refused *refused;
    uint32_t n_refused, cap_refused;
    const char *stem;
    struct pch *pch; /* NULL when it did not compile */
};

struct unit {
    const char *common; /* key: folder, setup and the flags that must be the same */
    const char *own;    /* key: all flags besides */
    const char *setup;
    const char **includes; /* as lines */
    uint32_t n_includes;
    bool asked;            /* whether it could use a header: it could not */
    bool grouped;          /* a header was made of what it and its like include */
    bool blames;           /* one that it was offered did not fit it: it is not the flags */
    uint32_t tries, round; /* narrowed headers that were to serve it; when the last one was planned */
    struct shared *header;
};

struct headers {
    const struct run *run;
    struct arena arena;
    const uint32_t *tus; /* of the plan */
    struct unit *units;  /* the same */
    uint32_t n_units;
    struct shared **shared; /* in order of rounds */
    uint32_t n_shared, cap_shared;
    uint32_t round;  /* from 1 */
    uint32_t fresh;  /* the headers of this round begin here */
    uint32_t *asked; /* units that may take one of them */
    uint32_t n_asked;
    struct scratch scratch;
    double seconds;
};

/* Reads what each unit includes at its top. */
void headers_plan_units(struct headers *h);
/* The next round's headers, for units that have none: first what the last ones can be narrowed to, then one for each
 * group of units that nothing was made for yet. False when there is nothing to make. */
bool headers_plan_round(struct headers *h);

#endif
