/* Fixes as clang-apply-replacements reads them: TranslationUnitDiagnostics in YAML, one document a report. */
#include "report/formats.h"

#include "base/path.h"

static void quoted(struct strbuf *out, const char *s)
{
    json_t *v = report_json(s); /* a JSON string is a YAML one */
    report_json_dump(out, v, JSON_ENCODE_ANY);
}

/* The tool takes absolute paths. */
static const char *absolute(const struct report_input *in, struct arena *a, const char *file)
{
    const char *root = report_str(in->root);
    return root[0] == '/' ? path_join(a, root, report_str(file)) : report_str(file);
}

static void add_finding(struct strbuf *out, const struct report_input *in, struct arena *a, const struct finding *f)
{
    const struct finding_fix *fix = f->fix;
    strbuf_puts(out, "  - DiagnosticName: ");
    quoted(out, f->check);
    strbuf_puts(out, "\n    DiagnosticMessage:\n      Message: ");
    quoted(out, f->message);
    strbuf_puts(out, "\n      FilePath: ");
    quoted(out, absolute(in, a, f->loc.file));
    strbuf_addf(out, "\n      FileOffset: %u\n      Replacements:\n", fix->edits[0].offset);
    for (uint32_t i = 0; i < fix->n_edits; i++) {
        strbuf_puts(out, "        - FilePath: ");
        quoted(out, absolute(in, a, fix->edits[i].file));
        strbuf_addf(out,
                    "\n          Offset: %u\n          Length: %u\n          ReplacementText: ", fix->edits[i].offset,
                    fix->edits[i].length);
        quoted(out, fix->edits[i].text);
        strbuf_putc(out, '\n');
    }
    strbuf_addf(out, "    Level: %s\n", f->severity == FINDING_ERROR ? "Error" : "Warning");
}

static void write_fixes(struct strbuf *out, const struct report_input *in)
{
    struct arena a = {0};
    uint32_t n = 0;
    strbuf_puts(out, "---\nMainSourceFile: ''\nDiagnostics:");
    for (uint32_t i = 0; i < in->n_findings; i++) {
        const struct finding *f = &in->findings[i];
        if (f->suppressed || !f->fix || !f->fix->n_edits) continue;
        if (n++ == 0) strbuf_putc(out, '\n');
        add_finding(out, in, &a, f);
    }
    strbuf_puts(out, n ? "...\n" : " []\n...\n");
    arena_release(&a);
}

const struct report_format report_fixes = {
    .name = "fixes",
    .summary = "proposed fixes in clang-apply-replacements' YAML",
    .write = write_fixes,
};
