/* Rows of a query as a table for people, CSV or JSON lines. */
#ifndef CANCELCHECK_REPORT_ROWS_H
#define CANCELCHECK_REPORT_ROWS_H

#include "base/str.h"

#include <stdint.h>

enum report_rows_form { REPORT_ROWS_TABLE, REPORT_ROWS_CSV, REPORT_ROWS_JSONL };

struct report_table {
    const char *const *names; /* of the columns */
    const char *const *cells; /* row by row; NULL: no value. Numbers are texts, too */
    uint32_t n_columns, n_rows;
};

/* Adds the rows to `out`. A table shows control bytes as \xHH, aligns numbers to the right, and tells that there are no
 * rows; CSV is that of RFC 4180. */
void report_rows(struct strbuf *out, const struct report_table *t, enum report_rows_form form);

#endif
