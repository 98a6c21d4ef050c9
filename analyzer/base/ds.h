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

#endif
