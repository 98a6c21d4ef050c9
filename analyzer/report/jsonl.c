/* JSON lines: an object a finding, then an object for each translation unit that was not analysed. Columns count bytes.
 */
#include "report/formats.h"

static json_t *pack_loc(const struct report_input *in, const struct finding_loc *loc, json_t *o)
{
    json_object_set_new(o, "file", report_json(report_path(in, loc->file)));
    json_object_set_new(o, "line", json_integer(loc->line));
    json_object_set_new(o, "column", json_integer(loc->col));
    return o;
}

static json_t *pack_steps(const struct report_input *in, const struct finding *f)
{
    json_t *steps = json_array();
    for (uint32_t i = 0; i < f->n_steps; i++) {
        json_t *o = json_object();
        json_object_set_new(o, "kind", json_string(report_step_kind(f->steps[i].kind)));
        pack_loc(in, &f->steps[i].loc, o);
        json_object_set_new(o, "text", report_json(f->steps[i].text));
        json_array_append_new(steps, o);
    }
    return steps;
}

static json_t *pack_fix(const struct report_input *in, const struct finding_fix *fix)
{
    json_t *edits = json_array();
    for (uint32_t i = 0; i < fix->n_edits; i++) {
        const struct finding_edit *x = &fix->edits[i];
        const struct finding_loc at = {x->file, x->line, x->col};
        json_t *o = pack_loc(in, &at, json_object());
        json_object_set_new(o, "endLine", json_integer(x->end_line));
        json_object_set_new(o, "endColumn", json_integer(x->end_col));
        json_object_set_new(o, "offset", json_integer(x->offset));
        json_object_set_new(o, "length", json_integer(x->length));
        json_object_set_new(o, "text", report_json(x->text));
        json_array_append_new(edits, o);
    }
    return json_pack("{s:o, s:o}", "title", report_json(fix->title), "edits", edits);
}

static json_t *pack_finding(const struct report_input *in, const struct finding *f)
{
    json_t *o = json_object();
    json_object_set_new(o, "type", json_string("finding"));
    json_object_set_new(o, "check", report_json(f->check));
    json_object_set_new(o, "severity", json_string(finding_severity_name(f->severity)));
    json_object_set_new(o, "confidence", json_string(finding_confidence_name(f->confidence)));
    pack_loc(in, &f->loc, o);
    json_object_set_new(o, "message", report_json(f->message));
    json_object_set_new(o, "function", report_json(f->function));
    json_object_set_new(o, "usr", report_json(f->function_usr));
    json_object_set_new(o, "handle", report_json(f->handle));
    json_object_set_new(o, "handleKind", report_json(f->handle_kind));
    json_object_set_new(o, "creator", report_json(f->creator));
    json_object_set_new(o, "exit", report_json(f->exit_kind));
    json_object_set_new(o, "fingerprint", report_json(f->fingerprint));
    json_object_set_new(o, "renameFingerprint", report_json(f->rename_fingerprint));
    json_object_set_new(o, "suppressed", json_boolean(f->suppressed));
    if (f->suppressed) json_object_set_new(o, "suppressedBy", report_json(f->suppress_reason));
    json_object_set_new(o, "steps", pack_steps(in, f));
    if (f->fix) json_object_set_new(o, "fix", pack_fix(in, f->fix));
    return o;
}

static void write_jsonl(struct strbuf *out, const struct report_input *in)
{
    for (uint32_t i = 0; i < in->n_findings; i++) {
        if (report_skips(in, &in->findings[i])) continue;
        report_json_dump(out, pack_finding(in, &in->findings[i]), JSON_COMPACT);
        strbuf_putc(out, '\n');
    }
    for (uint32_t i = 0; i < in->n_bad_tus; i++) {
        json_t *o = json_object();
        json_object_set_new(o, "type", json_string("notAnalysed"));
        json_object_set_new(o, "message", report_json(report_path(in, in->bad_tus[i])));
        report_json_dump(out, o, JSON_COMPACT);
        strbuf_putc(out, '\n');
    }
}

const struct report_format report_jsonl = {
    .name = "jsonl",
    .summary = "one JSON object a line: findings, then what could not be analysed",
    .write = write_jsonl,
};
