/* Writing a finished run's report, for `analyze` and `report` alike. */
#ifndef CANCELCHECK_CLI_SHOW_H
#define CANCELCHECK_CLI_SHOW_H

#include "base/err.h"
#include "base/str.h"
#include "store/store.h"

#include <stdbool.h>

struct show_options {
    const char *format;
    const char *output; /* NULL: stdout */
    const char *cwd;
    int min_confidence; /* -1: as the run was configured */
    bool color;
};

/* Reads the newest finished run and writes its report. 0, or -1 with `e`. *n_shown (may be NULL): findings shown that
 * are not suppressed. */
int show_report(struct store *s, const struct show_options *o, uint32_t *n_shown, struct err *e);

/* Writes text to a file, whole or not at all, or to stdout (NULL or "-"). 0, or -1 with `e`. */
int show_write(const char *path, const char *text, size_t len, struct err *e);

#endif
