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
    const char *export_fixes; /* file for the fixes of what is shown, NULL: none */
    bool fix;                 /* apply them */
    const char *root;         /* of the project, with `fix`: nothing outside is changed */
    int min_confidence;       /* -1: as the run was configured */
    bool color;
    bool limit_given;
    uint32_t limit; /* text: at most so many findings, 0 all; not given: 100 on a terminal */
    bool explain;   /* each finding's whole path with its source lines, instead of a format */
};

/* Reads the selected run and writes its report. 0, or -1 with `e`. */
int show_report(struct store *s, const struct show_options *o, struct err *e);

struct show_rows {
    const struct finding *findings; /* of the store's selected run, in finding_cmp order */
    uint32_t n;
};
/* Adds the report of just these findings to `out`. 0, or -1 with `e`. */
int show_findings(struct strbuf *out, struct store *s, const struct show_options *o, const struct show_rows *rows,
                  struct err *e);

/* True when a report shows `f` as something to mend: confident enough, not suppressed, not known. */
bool show_has(const struct show_options *o, const struct finding *f);

/* cancelcheck.db where compile databases are looked for, too; NULL when there is none. Owned by `a`. */
const char *show_find_db(struct arena *a);

/* Writes text to a file, whole or not at all, or to stdout (NULL or "-"). 0, or -1 with `e`. */
int show_write(const char *path, const char *text, size_t len, struct err *e);

#endif
