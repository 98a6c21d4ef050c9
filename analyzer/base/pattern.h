/* Regular expressions from configurations and command lines, which may be a stranger's. */
#ifndef CANCELCHECK_BASE_PATTERN_H
#define CANCELCHECK_BASE_PATTERN_H

#include "base/err.h"

#include <regex.h>

/* regcomp of a POSIX extended expression, only to be matched (REG_NOSUB); the caller ends it with regfree. -1 with `e`:
 * a mistake, or one that the C library would take unbounded time, memory or stack for: groups nested over 30 deep,
 * more than 2,000 items with repetitions written out, back-references. */
int pattern_compile(regex_t *re, const char *text, struct err *e);

#endif
