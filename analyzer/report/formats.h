/* The formats, one constant value a file, and what they share. Private to report/. */
#ifndef CANCELCHECK_REPORT_FORMATS_H
#define CANCELCHECK_REPORT_FORMATS_H

#include "base/arena.h"
#include "report/report.h"

#include <jansson.h>

extern const struct report_format report_text;
extern const struct report_format report_html;
extern const struct report_format report_sarif;
extern const struct report_format report_sarif_github;
extern const struct report_format report_jsonl;
extern const struct report_format report_gitlab;
extern const struct report_format report_annotations;
extern const struct report_format report_checkstyle;
extern const struct report_format report_junit;
extern const struct report_format report_markdown;
extern const struct report_format report_openmetrics;
extern const struct report_format report_fixes;

/* `s`, or "" when it is missing: findings may come half filled. */
static inline const char *report_str(const char *s)
{
    return s ? s : "";
}

/* `file` as reports show it: relative to the root when it lies under it. */
const char *report_path(const struct report_input *in, const char *file);

/* True when the report leaves `f` out. */
bool report_skips(const struct report_input *in, const struct finding *f);

/* The findings a report shows, worst first: by severity, then confidence, then in the order of the input. Owned by `a`.
 */
const struct finding **report_worst_first(const struct report_input *in, struct arena *a, uint32_t *n);

/* `s` as XML text or attribute value: valid UTF-8, control and hidden characters shown as \xHH. */
void report_xml(struct strbuf *out, const char *s);

/* "create", "branch", ...: how JSON calls a step. */
const char *report_step_kind(enum finding_step_kind kind);

/* JSON string of `s`, made valid UTF-8; NULL counts as "". */
json_t *report_json(const char *s);
/* Adds `v` as text; the object's keys keep the order in which they were set. Objects are consumed. */
void report_json_dump(struct strbuf *out, json_t *v, size_t flags);

#endif
