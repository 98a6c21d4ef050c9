/* NOLINT comments of one file, indexed once so that many findings in it are looked up fast. */
#ifndef CANCELCHECK_FINDINGS_SUPPRESS_H
#define CANCELCHECK_FINDINGS_SUPPRESS_H

#include "base/arena.h"

#include <stddef.h>
#include <stdint.h>

struct suppress_index; /* belongs to its arena; keeps no pointer into the text */

/* Reads the comments of C source `text`. Any bytes will do; cost is linear. */
struct suppress_index *suppress_index_build(struct arena *a, const char *text, size_t len);

/* What silences `check` at `line` and `col` (1-based; col 0: the first code on the line): "NOLINT", or "NOLINT: reason"
 * when a colon and a reason follow the directive; NULL when nothing does. Follows clang-tidy: a list in parentheses
 * holds check names with `*`; no list means every check; entries with a leading '-' count for nothing; a BEGIN without
 * an END of the same list silences nothing. Unlike clang-tidy, text in string literals is no directive. Notes which
 * directives were of use. */
const char *suppress_index_find(struct suppress_index *ix, uint32_t line, uint32_t col, const char *check);

/* A check that a directive names, by its whole name, and that it silenced nowhere. */
struct suppress_unused {
    const char *directive; /* "NOLINT", "NOLINTNEXTLINE", "NOLINTBEGIN" */
    const char *check;     /* as written: any tool's */
    uint32_t line;         /* where the directive stands */
    uint32_t from, to;     /* the lines it speaks of */
};

/* After all findings of the file were looked up: what no look-up made use of. Directives without a list, patterns and
 * blocks that stay open are left out, as they may be meant for other tools. Owned by `a`. */
uint32_t suppress_index_unused(const struct suppress_index *ix, struct arena *a, struct suppress_unused **out);

/* "detached(reason)" when a comment `cancelcheck: detached(reason)` stands on `line`, or alone on the line above; else
 * NULL. */
const char *suppress_index_detached(const struct suppress_index *ix, uint32_t line);

#endif
