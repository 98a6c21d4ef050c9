/* What a source file includes at its top, and what it defines before. */
#ifndef CANCELCHECK_DRIVER_HEADERS_TOP_H
#define CANCELCHECK_DRIVER_HEADERS_TOP_H

#include "base/arena.h"

#include <stdint.h>

struct top {
    const char *setup;     /* the #define lines before the first include, and those between the first ones */
    const char **includes; /* as lines of the header */
    uint32_t n, cap;
};

/* Owned by `a`; empty when the file cannot be read. Conditions are decided by the -D and -U of `args` alone. */
void top_read(struct arena *a, const char *file, const char *const *args, uint32_t n_args, struct top *top);

#endif
