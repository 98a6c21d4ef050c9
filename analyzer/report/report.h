/* Reports: each a pure function of rows handed in. */
#ifndef CANCELCHECK_REPORT_REPORT_H
#define CANCELCHECK_REPORT_REPORT_H

#include "base/str.h"
#include "findings/finding.h"

#include <stdbool.h>
#include <stdint.h>

struct report_rule { /* a check as reports need it */
    const char *id, *summary, *help;
};

struct report_units { /* what became of the translation units */
    uint32_t ok, failed, crashed, timed_out, skipped;
};

struct report_input {
    const struct finding *findings; /* finding_cmp order; suppressed ones included */
    uint32_t n_findings;
    const struct report_rule *rules;
    uint32_t n_rules;
    const char *root; /* paths are shown relative to it */
    const char *version;
    bool color;
    bool excerpt; /* text: source line and caret */
    bool show_suppressed;
    const char *const *bad_tus; /* "file: why" lines for TUs that failed, for SARIF notifications and text */
    uint32_t n_bad_tus;
    struct report_units units;
    const char *stats; /* the run's counts and seconds by phase as JSON, as stored; NULL or anything else: not known */
};

struct report_format {
    const char *name;
    const char *summary;
    void (*write)(struct strbuf *out, const struct report_input *in);
    bool keeps_suppressed; /* shows suppressed findings, marked as such: callers set show_suppressed by it */
    bool for_terminal;     /* read where people stand: paths as seen from the working directory */
};

/* Each finding with its whole path: every step numbered, with its source line. (text.c) */
void report_explain(struct strbuf *out, const struct report_input *in);

/* All formats, `text` first. Static storage. */
const struct report_format *const *report_formats(uint32_t *n);
/* The format called `name`, NULL when there is none. */
const struct report_format *report_find(const char *name);

#endif
