/* Temporary folders of a run. One that a run left behind because it was killed is removed by the next run. */
#ifndef CANCELCHECK_DRIVER_SCRATCH_H
#define CANCELCHECK_DRIVER_SCRATCH_H

#include "base/arena.h"
#include "base/err.h"

#include <stdio.h>

struct scratch {
    const char *dir; /* absolute, NULL: none */
    int lock;        /* held as long as the process or one that it forked lives */
};

/* Makes an empty folder in TMPDIR (when that is absolute, else /tmp) for files, not folders; its name is owned by `a`.
 * What dead processes of this user left there goes, unless it is younger than a minute. While there is one, signals
 * that end the run are noted only (stop.h). -1 with `e`. */
int scratch_make(struct scratch *s, struct arena *a, struct err *e);
/* Removes it with what is in it. */
void scratch_remove(struct scratch *s);

/* Where temporary files go. */
const char *scratch_place(void);
/* A file there to write and read that ends with its descriptor, as tmpfile(3), which knows no TMPDIR, makes one. NULL
 * with errno. */
FILE *scratch_file(void);

#endif
