/* GitHub workflow commands: printed by a step, they become annotations at the lines of a pull request. A step shows at
 * most ten of each type, so the worst come first and one notice counts what is left out. */
#include "report/formats.h"

#include "report/source.h"

#include <string.h>

enum { PER_TYPE = 10, N_TYPES = 3 };

static const char *const words[N_TYPES] = {"notice", "warning", "error"}; /* by severity */

/* Values end at ',' and ':' as well; a message only at the end of the line. */
static void add_escaped(struct strbuf *out, const char *s, bool property)
{
    struct strbuf b = {0};
    source_show(&b, s, strlen(s), 0);
    for (const char *p = strbuf_cstr(&b); *p; p++) {
        bool reserved = *p == '%' || (property && (*p == ',' || *p == ':'));
        if (reserved)
            strbuf_addf(out, "%%%02X", (unsigned char)*p);
        else
            strbuf_putc(out, *p);
    }
    strbuf_release(&b);
}

static void add_finding(struct strbuf *out, const struct report_input *in, const struct finding *f)
{
    strbuf_addf(out, "::%s file=", words[f->severity]);
    add_escaped(out, report_path(in, f->loc.file), true);
    if (f->loc.line) strbuf_addf(out, ",line=%u", f->loc.line);
    if (f->loc.line && f->loc.col) strbuf_addf(out, ",col=%u", f->loc.col);
    strbuf_puts(out, ",title=");
    add_escaped(out, report_str(f->check), true);
    strbuf_puts(out, "::");
    add_escaped(out, report_str(f->message), false);
    strbuf_putc(out, '\n');
}

static void add_lost_units(struct strbuf *out, const struct report_input *in, uint32_t *shown)
{
    uint32_t room = in->n_bad_tus > PER_TYPE / 2 ? PER_TYPE / 2 : in->n_bad_tus;
    for (uint32_t i = 0; i < room; i++) {
        strbuf_puts(out, "::error title=not analysed::");
        add_escaped(out, report_path(in, in->bad_tus[i]), false);
        strbuf_putc(out, '\n');
    }
    *shown = room;
}

static void write_annotations(struct strbuf *out, const struct report_input *in)
{
    struct arena a = {0};
    uint32_t n, shown[N_TYPES] = {0}, left[N_TYPES] = {0};
    const struct finding **list = report_worst_first(in, &a, &n);
    shown[FINDING_NOTE] = 1; /* its last place is for the count */
    add_lost_units(out, in, &shown[FINDING_ERROR]);
    uint32_t lost = in->n_bad_tus - shown[FINDING_ERROR];
    for (uint32_t i = 0; i < n; i++) {
        if (shown[list[i]->severity] >= PER_TYPE) {
            left[list[i]->severity]++;
            continue;
        }
        shown[list[i]->severity]++;
        add_finding(out, in, list[i]);
    }
    struct strbuf rest = {0};
    for (int s = N_TYPES - 1; s >= 0; s--)
        if (left[s])
            strbuf_addf(&rest, "%s%u %s%s", rest.len ? ", " : "", left[s],
                        finding_severity_name((enum finding_severity)s), left[s] == 1 ? "" : "s");
    if (lost)
        strbuf_addf(&rest, "%s%u translation unit%s not analysed", rest.len ? ", " : "", lost, lost == 1 ? "" : "s");
    if (rest.len) strbuf_addf(out, "::notice title=cancelcheck::not shown here: %s more\n", strbuf_cstr(&rest));
    strbuf_release(&rest);
    arena_release(&a);
}

const struct report_format report_annotations = {
    .name = "annotations",
    .summary = "GitHub workflow commands, ten of a type, worst first",
    .write = write_annotations,
};
