/* The difference of two analyses as JSON, for `cancelcheck diff --format=json`. */
#ifndef CANCELCHECK_REPORT_DIFF_H
#define CANCELCHECK_REPORT_DIFF_H

#include "base/str.h"
#include "findings/finding.h"

#include <stdint.h>

struct report_diff {
    const char *old_root, *new_root;
    const struct finding **introduced, **fixed;
    const struct finding *(*unchanged)[2]; /* old, new */
    uint32_t n_introduced, n_fixed, n_unchanged;
};

/* One object: introduced, fixed, unchanged; paths relative to each side's root. */
void report_diff_json(struct strbuf *out, const struct report_diff *d);

#endif
