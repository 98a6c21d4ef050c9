/* stb_ds with our allocator and without its warnings: arrput/arrlen/arrfree, hmput/hmget, shput/shget. */
#ifndef CANCELCHECK_BASE_DS_H
#define CANCELCHECK_BASE_DS_H

#include "base/err.h"

#include <stdlib.h>

#define STBDS_REALLOC(c, p, s) xrealloc((p), (s))
#define STBDS_FREE(c, p)       free(p)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#pragma GCC diagnostic ignored "-Wsign-compare"
#pragma GCC diagnostic ignored "-Wunused-function"
#pragma GCC system_header
#include <stb/stb_ds.h>
#pragma GCC diagnostic pop

/* Said again because our allocator never fails: analysers, and we, need not think of NULL. */
__attribute__((returns_nonnull)) void *stbds_arrgrowf(void *a, size_t elemsize, size_t addlen, size_t min_cap);
__attribute__((returns_nonnull)) void *stbds_hmget_key(void *a, size_t elemsize, void *key, size_t keysize, int mode);
__attribute__((returns_nonnull)) void *stbds_hmput_key(void *a, size_t elemsize, void *key, size_t keysize, int mode);

#endif
