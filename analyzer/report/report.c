/* The table of report formats. */
#include "report/report.h"

#include "report/formats.h"

#include <string.h>

static const struct report_format *const table[] = {
    &report_text,        &report_html,       &report_jsonl, &report_sarif,    &report_sarif_github, &report_gitlab,
    &report_annotations, &report_checkstyle, &report_junit, &report_markdown, &report_openmetrics,  &report_fixes,
};

#define N_FORMATS (sizeof table / sizeof *table)

const struct report_format *const *report_formats(uint32_t *n)
{
    *n = N_FORMATS;
    return table;
}

const struct report_format *report_find(const char *name)
{
    for (size_t i = 0; i < N_FORMATS; i++)
        if (strcmp(table[i]->name, name) == 0) return table[i];
    return NULL;
}
