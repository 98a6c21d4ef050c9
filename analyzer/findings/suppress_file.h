/* Suppression files: findings that are not to be reported, each with a reason, and if wanted an owner and an end. */
#ifndef CANCELCHECK_FINDINGS_SUPPRESS_FILE_H
#define CANCELCHECK_FINDINGS_SUPPRESS_FILE_H

#include "base/arena.h"
#include "base/err.h"
#include "findings/finding.h"

#include <stdbool.h>
#include <stdint.h>

/* One entry. What is not given (NULL) matches everything; at least one of the first four is. */
struct suppression {
    const char *fingerprint;             /* either of the two */
    const char *check, *path, *function; /* glob, pattern of path_matches, glob */
    const char *reason, *owner;          /* owner: "" when not given */
    const char *expires;                 /* "2027-01-31", the last day it holds; "" never */
    const char *file;                    /* where it stands */
    uint32_t line;
    uint32_t hits; /* findings it matched, also when it has expired */
};

struct suppressions {
    struct suppression *all;
    uint32_t n, cap;
};

/* Adds the entries of `path`, a YAML list of maps. `checks`: names for the nearest word. -1 with `e` (file, line,
 * column) at the first mistake. Strings are owned by `a`. */
int suppressions_read(struct arena *a, const char *path, const char *const *checks, uint32_t n_checks,
                      struct suppressions *out, struct err *e);

/* Marks the findings that an entry silences, unless something else did, and counts hits. `today` is "2026-11-22": an
 * entry that ended before it silences nothing. Paths of patterns start at `root`. Reasons are owned by `a`. */
void suppressions_apply(struct suppressions *s, struct arena *a, struct finding *fs, uint32_t n, const char *root,
                        const char *today);

/* True when the entry's last day lies before `today`. */
bool suppression_has_expired(const struct suppression *s, const char *today);

#endif
