/* Asking git what changed: git is run without a shell, with fixed arguments; what the user names is resolved first. */
#ifndef CANCELCHECK_DRIVER_GIT_H
#define CANCELCHECK_DRIVER_GIT_H

#include "base/arena.h"
#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct git_change {
    const char *path;     /* absolute, as it is now; the old one when it is gone */
    const char *old_path; /* absolute, at the base; NULL when it was not there */
    bool gone;            /* no longer there */
};

#define GIT_SECONDS 300 /* what one question may take in a large repository on a slow disk */

struct git_diff {
    unsigned seconds; /* set by the caller: one question to git may take that long, it is ended then. 0: no limit */
    const char *top;  /* of the work tree, absolute */
    const char *base; /* commit: where the branch left `rev` */
    struct git_change *changes;
    uint32_t n, cap;
};

/* What the work tree at `dir` (uncommitted and untracked files too) changed since it left `rev`. Strings are owned by
 * `a`. -1 with `e`: no git, no repository, no such revision, no answer in time. */
int git_changes(struct arena *a, const char *dir, const char *rev, struct git_diff *d, struct err *e);

/* The bytes of a file (absolute path) at the base; owned by `a`. -1 when there is none (a submodule, say). */
int git_blob(struct arena *a, const struct git_diff *d, const char *path, const char **bytes, size_t *len,
             struct err *e);

#endif
