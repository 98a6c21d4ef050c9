/* The two XML formats: Checkstyle (Jenkins, reviewdog, SonarQube and most CI plug-ins read it) and JUnit. */
#include "report/formats.h"

#include "report/source.h"

#include <string.h>

void report_xml(struct strbuf *out, const char *s)
{
    struct strbuf b = {0};
    source_show(&b, s, strlen(s), 0);
    for (const char *p = strbuf_cstr(&b); *p; p++) {
        switch (*p) {
        case '&': strbuf_puts(out, "&amp;"); break;
        case '<': strbuf_puts(out, "&lt;"); break;
        case '>': strbuf_puts(out, "&gt;"); break;
        case '"': strbuf_puts(out, "&quot;"); break;
        case '\n': strbuf_puts(out, "&#10;"); break;
        default:
            if (strncmp(p, "\xef\xbf\xbe", 3) == 0 || strncmp(p, "\xef\xbf\xbf", 3) == 0) {
                strbuf_puts(out, "\xef\xbf\xbd"); /* U+FFFE and U+FFFF are no XML characters */
                p += 2;
            } else {
                strbuf_putc(out, *p);
            }
        }
    }
    strbuf_release(&b);
}

static void attribute(struct strbuf *out, const char *name, const char *value)
{
    strbuf_addf(out, " %s=\"", name);
    report_xml(out, report_str(value));
    strbuf_putc(out, '"');
}

/* ---- Checkstyle ------------------------------------------------------------------------------------------- */

static void checkstyle_error(struct strbuf *out, const struct finding *f)
{
    static const char *const words[] = {"info", "warning", "error"};
    strbuf_addf(out, "    <error line=\"%u\"", f->loc.line);
    if (f->loc.col) strbuf_addf(out, " column=\"%u\"", f->loc.col);
    attribute(out, "severity", words[f->severity]);
    attribute(out, "message", f->message);
    strbuf_puts(out, " source=\"cancelcheck.");
    report_xml(out, report_str(f->check));
    strbuf_puts(out, "\"/>\n");
}

static void write_checkstyle(struct strbuf *out, const struct report_input *in)
{
    const char *file = NULL;
    strbuf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n");
    for (uint32_t i = 0; i < in->n_findings; i++) {
        const struct finding *f = &in->findings[i];
        if (report_skips(in, f)) continue;
        if (!file || strcmp(file, report_str(f->loc.file)) != 0) { /* findings are in order of files */
            if (file) strbuf_puts(out, "  </file>\n");
            file = report_str(f->loc.file);
            strbuf_puts(out, "  <file");
            attribute(out, "name", report_path(in, file));
            strbuf_puts(out, ">\n");
        }
        checkstyle_error(out, f);
    }
    if (file) strbuf_puts(out, "  </file>\n");
    for (uint32_t i = 0; i < in->n_bad_tus; i++) {
        strbuf_puts(out, "  <file name=\"cancelcheck\">\n    <error line=\"0\" severity=\"error\"");
        attribute(out, "message", report_path(in, in->bad_tus[i]));
        strbuf_puts(out, " source=\"cancelcheck.not-analysed\"/>\n  </file>\n");
    }
    strbuf_puts(out, "</checkstyle>\n");
}

const struct report_format report_checkstyle = {
    .name = "checkstyle",
    .summary = "Checkstyle XML, which most CI plug-ins read",
    .write = write_checkstyle,
};

/* ---- JUnit ------------------------------------------------------------------------------------------------ */

static uint32_t count_of(const struct report_input *in, const char *check)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < in->n_findings; i++)
        n += !report_skips(in, &in->findings[i]) && strcmp(report_str(in->findings[i].check), check) == 0;
    return n;
}

static void body_line(struct strbuf *out, const struct report_input *in, const struct finding_loc *loc,
                      const char *text)
{
    report_xml(out, report_path(in, loc->file));
    if (loc->line) strbuf_addf(out, ":%u", loc->line);
    if (loc->line && loc->col) strbuf_addf(out, ":%u", loc->col);
    strbuf_puts(out, ": ");
    report_xml(out, report_str(text));
    strbuf_putc(out, '\n');
}

/* The name holds no line, so that a test's history goes on when code moves. */
static void junit_case(struct strbuf *out, const struct report_input *in, const struct finding *f)
{
    strbuf_puts(out, "    <testcase name=\"");
    report_xml(out, report_str(f->check));
    if (f->handle && f->handle[0]) {
        strbuf_puts(out, ": ");
        report_xml(out, f->handle);
    }
    if (f->function && f->function[0]) {
        strbuf_puts(out, " in ");
        report_xml(out, f->function);
    }
    strbuf_addf(out, " (%.8s)\"", f->fingerprint);
    attribute(out, "classname", report_path(in, f->loc.file));
    attribute(out, "file", report_path(in, f->loc.file));
    strbuf_addf(out, " line=\"%u\" time=\"0\">\n      <failure", f->loc.line);
    attribute(out, "message", f->message);
    attribute(out, "type", f->check);
    strbuf_putc(out, '>');
    body_line(out, in, &f->loc, f->message);
    for (uint32_t i = 0; i < f->n_steps; i++) body_line(out, in, &f->steps[i].loc, f->steps[i].text);
    strbuf_puts(out, "</failure>\n    </testcase>\n");
}

/* A suite a check; one without findings is a test that passed. */
static void junit_suite(struct strbuf *out, const struct report_input *in, const char *check)
{
    uint32_t n = count_of(in, check);
    strbuf_puts(out, "  <testsuite");
    attribute(out, "name", check);
    strbuf_addf(out, " tests=\"%u\" failures=\"%u\" errors=\"0\" time=\"0\">\n", n ? n : 1, n);
    for (uint32_t i = 0; i < in->n_findings; i++) {
        const struct finding *f = &in->findings[i];
        if (!report_skips(in, f) && strcmp(report_str(f->check), check) == 0) junit_case(out, in, f);
    }
    if (!n) {
        strbuf_puts(out, "    <testcase name=\"no findings\"");
        attribute(out, "classname", check);
        strbuf_puts(out, " time=\"0\"/>\n");
    }
    strbuf_puts(out, "  </testsuite>\n");
}

static void junit_lost_units(struct strbuf *out, const struct report_input *in)
{
    if (!in->n_bad_tus) return;
    strbuf_addf(out, "  <testsuite name=\"analysis\" tests=\"%u\" failures=\"0\" errors=\"%u\" time=\"0\">\n",
                in->n_bad_tus, in->n_bad_tus);
    for (uint32_t i = 0; i < in->n_bad_tus; i++) {
        strbuf_addf(out, "    <testcase name=\"translation unit %u\" classname=\"analysis\" time=\"0\">\n      <error",
                    i + 1);
        attribute(out, "message", report_path(in, in->bad_tus[i]));
        strbuf_puts(out, " type=\"not-analysed\"/>\n    </testcase>\n");
    }
    strbuf_puts(out, "  </testsuite>\n");
}

static void write_junit(struct strbuf *out, const struct report_input *in)
{
    uint32_t shown = 0, rules = in->n_rules, other = 0;
    for (uint32_t i = 0; i < in->n_findings; i++) shown += !report_skips(in, &in->findings[i]);
    for (uint32_t i = 0; i < rules; i++) other += !count_of(in, in->rules[i].id);
    strbuf_addf(out,
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                "<testsuites name=\"cancelcheck\" tests=\"%u\" failures=\"%u\" errors=\"%u\" time=\"0\">\n",
                shown + other + in->n_bad_tus, shown, in->n_bad_tus);
    for (uint32_t i = 0; i < rules; i++) junit_suite(out, in, in->rules[i].id);
    /* Findings of checks that this build does not know: a database of another version. */
    for (uint32_t i = 0; i < in->n_findings; i++) {
        const char *check = report_str(in->findings[i].check);
        bool told = report_skips(in, &in->findings[i]);
        for (uint32_t k = 0; k < rules && !told; k++) told = strcmp(in->rules[k].id, check) == 0;
        for (uint32_t k = 0; k < i && !told; k++)
            told = !report_skips(in, &in->findings[k]) && strcmp(report_str(in->findings[k].check), check) == 0;
        if (!told) junit_suite(out, in, check);
    }
    junit_lost_units(out, in);
    strbuf_puts(out, "</testsuites>\n");
}

const struct report_format report_junit = {
    .name = "junit",
    .summary = "JUnit XML: a suite a check, a failure a finding",
    .write = write_junit,
};
