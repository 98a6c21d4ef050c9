/* `--fix`: the edits of findings, written into the source files. */
#ifndef CANCELCHECK_CLI_FIX_APPLY_H
#define CANCELCHECK_CLI_FIX_APPLY_H

#include "base/err.h"
#include "findings/finding.h"

#include <stdint.h>

struct fix_counts {
    uint32_t fixed, skipped, files,
        outside; /* skipped: too near to another fix, or the file is not as it was analysed */
};

/* Applies the fixes of all findings that are not suppressed, each whole or not at all; a file is replaced in one step
 * and keeps its mode. Files that lie outside `root`, links followed, are not touched. 0, or -1 with `e` when a file
 * cannot be written (those before it are). */
int fix_apply(const char *root, const struct finding *fs, uint32_t n, struct fix_counts *counts, struct err *e);

#endif
