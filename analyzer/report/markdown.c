/* Markdown for a comment on a merge request: counts, then the worst findings with their paths folded away. Code hosts
 * take about 65,000 characters a comment; what does not fit is counted. */
#include "report/formats.h"

#include "base/path.h"
#include "report/source.h"

#include <string.h>

enum { MAX_BYTES = 60000, MAX_FINDINGS = 50, MAX_UNITS = 10 };

/* Text of anybody's as Markdown shows it literally: no markup, no HTML, no @mention, no #reference. */
static void literal(struct strbuf *out, const char *s)
{
    struct strbuf b = {0};
    source_show(&b, s, strlen(s), 0);
    for (const char *p = strbuf_cstr(&b); *p; p++) {
        if (*p == '@')
            strbuf_puts(out, "@&#8203;"); /* a zero-width space: nobody gets a message */
        else if (strchr("\\`*_{}[]<>#|~&!:$", *p))
            strbuf_addf(out, "&#%d;", *p);
        else
            strbuf_putc(out, *p);
    }
    strbuf_release(&b);
}

static uint32_t count_at(const struct finding *const *list, uint32_t n, const char *check, int confidence)
{
    uint32_t hits = 0;
    for (uint32_t i = 0; i < n; i++)
        hits += strcmp(report_str(list[i]->check), check) == 0 && (int)list[i]->confidence == confidence;
    return hits;
}

static void add_row(struct strbuf *out, const struct finding *const *list, uint32_t n, const char *check)
{
    uint32_t by[FINDING_CERTAIN + 1], sum = 0;
    for (int c = FINDING_POSSIBLE; c <= FINDING_CERTAIN; c++) sum += by[c] = count_at(list, n, check, c);
    if (!sum) return;
    strbuf_puts(out, "| ");
    literal(out, check);
    strbuf_addf(out, " | %u | %u | %u |\n", by[FINDING_CERTAIN], by[FINDING_LIKELY], by[FINDING_POSSIBLE]);
}

static void add_table(struct strbuf *out, const struct report_input *in, const struct finding *const *list, uint32_t n)
{
    strbuf_puts(out, "\n| check | certain | likely | possible |\n|---|---:|---:|---:|\n");
    for (uint32_t i = 0; i < in->n_rules; i++) add_row(out, list, n, in->rules[i].id);
    for (uint32_t i = 0; i < n; i++) { /* checks of another version */
        const char *check = report_str(list[i]->check);
        bool told = false;
        for (uint32_t k = 0; k < in->n_rules && !told; k++) told = strcmp(in->rules[k].id, check) == 0;
        for (uint32_t k = 0; k < i && !told; k++) told = strcmp(report_str(list[k]->check), check) == 0;
        if (!told) add_row(out, list, n, check);
    }
}

static void add_place(struct strbuf *out, const struct report_input *in, const struct finding_loc *loc)
{
    const char *path = report_path(in, loc->file);
    source_show(out, path, strlen(path), 0);
    if (loc->line) strbuf_addf(out, ":%u", loc->line);
}

/* A fence longer than every run of backticks in `text`. */
static size_t fence_length(const char *text)
{
    size_t longest = 2;
    for (const char *p = text; *p; p++) {
        size_t run = strspn(p, "`");
        if (run > longest) longest = run;
        if (run) p += run - 1;
    }
    return longest + 1;
}

static void add_path(struct strbuf *out, const struct report_input *in, const struct finding *f)
{
    struct strbuf steps = {0};
    for (uint32_t i = 0; i < f->n_steps; i++) {
        add_place(&steps, in, &f->steps[i].loc);
        strbuf_puts(&steps, ": ");
        source_show(&steps, report_str(f->steps[i].text), strlen(report_str(f->steps[i].text)), 0);
        strbuf_putc(&steps, '\n');
    }
    size_t fence = fence_length(strbuf_cstr(&steps));
    strbuf_addf(out, "\n  <details><summary>%u step%s</summary>\n\n  ", f->n_steps, f->n_steps == 1 ? "" : "s");
    for (size_t i = 0; i < fence; i++) strbuf_putc(out, '`');
    strbuf_puts(out, "text\n");
    for (const char *p = strbuf_cstr(&steps); *p;) {
        size_t n = strcspn(p, "\n");
        strbuf_addf(out, "  %.*s\n", (int)n, p);
        p += n + (p[n] == '\n');
    }
    strbuf_puts(out, "  ");
    for (size_t i = 0; i < fence; i++) strbuf_putc(out, '`');
    strbuf_puts(out, "\n  </details>\n");
    strbuf_release(&steps);
}

static void add_finding(struct strbuf *out, const struct report_input *in, const struct finding *f)
{
    struct strbuf place = {0};
    add_place(&place, in, &f->loc);
    strbuf_puts(out, "- **");
    literal(out, strbuf_cstr(&place));
    strbuf_puts(out, "** ");
    literal(out, report_str(f->message));
    strbuf_puts(out, " (");
    literal(out, report_str(f->check));
    strbuf_addf(out, ", %s)", finding_confidence_name(f->confidence));
    if (f->n_steps)
        add_path(out, in, f);
    else
        strbuf_putc(out, '\n');
    strbuf_release(&place);
}

static void add_lost_units(struct strbuf *out, const struct report_input *in)
{
    if (!in->n_bad_tus) return;
    strbuf_addf(out, "\n**%u translation unit%s not analysed:** what is in %s is not known.\n\n", in->n_bad_tus,
                in->n_bad_tus == 1 ? "" : "s", in->n_bad_tus == 1 ? "it" : "them");
    for (uint32_t i = 0; i < in->n_bad_tus && i < MAX_UNITS; i++) {
        strbuf_puts(out, "- ");
        literal(out, report_path(in, in->bad_tus[i]));
        strbuf_putc(out, '\n');
    }
    if (in->n_bad_tus > MAX_UNITS) strbuf_addf(out, "- and %u more\n", in->n_bad_tus - MAX_UNITS);
}

static void write_markdown(struct strbuf *out, const struct report_input *in)
{
    struct arena a = {0};
    uint32_t n, shown = 0, suppressed = 0;
    const struct finding **list = report_worst_first(in, &a, &n);
    for (uint32_t i = 0; i < in->n_findings; i++) suppressed += in->findings[i].suppressed;
    if (n)
        strbuf_addf(out, "### cancelcheck: %u finding%s\n", n, n == 1 ? "" : "s");
    else
        strbuf_addf(out, "### cancelcheck: no findings%s\n", in->n_bad_tus ? " in what was analysed" : "");
    if (n) add_table(out, in, list, n);
    add_lost_units(out, in);
    if (n) strbuf_putc(out, '\n');
    struct strbuf one = {0};
    for (; shown < n && shown < MAX_FINDINGS; shown++) {
        strbuf_clear(&one);
        add_finding(&one, in, list[shown]);
        if (out->len + one.len > MAX_BYTES) break;
        strbuf_add(out, strbuf_cstr(&one), one.len);
    }
    if (shown < n) strbuf_addf(out, "\n%u more omitted here; the full report has them.\n", n - shown);
    if (suppressed) strbuf_addf(out, "\n%u suppressed.\n", suppressed);
    strbuf_release(&one);
    arena_release(&a);
}

const struct report_format report_markdown = {
    .name = "markdown",
    .summary = "Markdown for a comment on a merge request",
    .write = write_markdown,
};
