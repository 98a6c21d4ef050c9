/* Shared precompiled headers of a run: units with the same flags that include the same headers parse them once. */
#ifndef CANCELCHECK_DRIVER_HEADERS_H
#define CANCELCHECK_DRIVER_HEADERS_H

#include "driver/driver_internal.h"

struct headers;
struct pch;

/* Groups the units with these indexes, picks and builds a header for each group that gains by one. NULL when there is
 * none, or when the run was stopped (*signal). Failures cost the header only. */
struct headers *headers_make(const struct run *r, const uint32_t *units, uint32_t n, int *signal);
/* The header for units[i], NULL when it has none. */
const struct pch *headers_for(const struct headers *h, uint32_t i);
struct headers_count headers_counts(const struct headers *h);
/* Removes the files too. Takes NULL. */
void headers_free(struct headers *h);

#endif
