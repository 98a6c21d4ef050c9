/* Parts of a SARIF log that stand in more than one place: messages, locations, the driver. Private to report/. */
#ifndef CANCELCHECK_REPORT_SARIF_PARTS_H
#define CANCELCHECK_REPORT_SARIF_PARTS_H

#include "report/formats.h"
#include "report/source.h"

struct sarif {
    const struct report_input *in;
    struct source_cache sources;
    bool github; /* the profile of GitHub's code scanning */
};

/* message object (3.11). */
json_t *sarif_message(const char *text);
/* The region of a primary location as code scanning wants it: within one line, with both ends (the word at its start).
 */
json_t *sarif_one_line_region(struct sarif *s, const struct finding_loc *loc);
/* location object (3.28) with a message when `text` is not NULL. */
json_t *sarif_location(struct sarif *s, const struct finding_loc *loc, const char *text);
/* A fix object (3.55) with the edits of a proposed fix. */
json_t *sarif_edits(struct sarif *s, const struct finding_fix *fix);
/* The well-known words of 3.38.8 for a step. */
json_t *sarif_step_kinds(enum finding_step_kind kind);
/* notification object (3.58) for a line "file: why". */
json_t *sarif_notification(struct sarif *s, const char *line);
/* tool.driver (3.19) with every rule. `omitted`: also the rule of the result that says how many are left out. */
json_t *sarif_driver(const struct sarif *s, bool omitted);
/* The id of that rule. */
extern const char sarif_omitted_id[];
/* originalUriBaseIds (3.14.14): SRCROOT is the project's root. */
json_t *sarif_base_ids(const struct report_input *in);

/* Adds `path` as part of a URI: every byte but letters, digits, "-._~/" percent-encoded (RFC 3986). */
void sarif_uri_path(struct strbuf *out, const char *path);

#endif
