/* What a test case wants: comments `want "regex"` on the lines that findings are wanted on. */
#ifndef CANCELCHECK_CLI_WANTS_H
#define CANCELCHECK_CLI_WANTS_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "findings/finding.h"

struct want {
    const char *file; /* base name */
    uint32_t line;
    const char *text; /* POSIX extended regular expression, searched in "check-id: message [confidence]" */
    bool met;
};

struct wants {
    struct want *all;
    uint32_t n, cap;
    const char **flags, **options; /* words behind `flags:` and `options:` in the comments that open a file */
    uint32_t n_flags, cap_flags, n_options, cap_options;
    int exit_code; /* behind `exit:`; -1: as the findings make it */
};

/* Adds what the file says. 0, or -1 with `e`: it cannot be read, or a pattern is no regular expression. All of `a`. */
int wants_read(struct wants *w, const char *path, bool with_head, struct arena *a, struct err *e);

/* Holds findings against wants: a line for each finding that nobody wants and each want that nothing meets, in order of
 * place. Gives their number. */
uint32_t wants_compare(struct wants *w, const struct finding *const *found, uint32_t n, struct arena *a,
                       struct strbuf *out);

#endif
