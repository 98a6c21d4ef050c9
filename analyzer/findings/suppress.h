/* NOLINT comments of one file, indexed once so that many findings in it are looked up fast. */
#ifndef CANCELCHECK_FINDINGS_SUPPRESS_H
#define CANCELCHECK_FINDINGS_SUPPRESS_H

#include "base/arena.h"

#include <stddef.h>
#include <stdint.h>

struct suppress_index; /* belongs to its arena; keeps no pointer into the text */

/* Reads the comments of C source `text`. Any bytes will do; cost is linear. */
struct suppress_index *suppress_index_build(struct arena *a, const char *text, size_t len);

/* What silences `check` at `line` and `col` (1-based; col 0: the first code on the line): "NOLINT", "NOLINTNEXTLINE" or
 * "NOLINTBEGIN"; NULL when nothing does. Follows clang-tidy: a list in parentheses holds check names with `*`; no list
 * means every check; entries with a leading '-' count for nothing; a BEGIN without an END of the same list silences
 * nothing. Unlike clang-tidy, text in string literals is no directive. */
const char *suppress_index_find(const struct suppress_index *ix, uint32_t line, uint32_t col, const char *check);

/* "detached(reason)" when a comment `cancelcheck: detached(reason)` stands on `line`, or alone on the line above; else
 * NULL. */
const char *suppress_index_detached(const struct suppress_index *ix, uint32_t line);

#endif
