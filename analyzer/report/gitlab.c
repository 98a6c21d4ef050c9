/* GitLab Code Quality: the subset of Code Climate's format that merge requests show. One array, paths relative to the
 * repository without "./", fingerprints that are unique in the file. */
#include "report/formats.h"

static const char *severity(const struct finding *f)
{
    if (f->severity == FINDING_ERROR) return "critical";
    if (f->severity == FINDING_NOTE || f->confidence == FINDING_POSSIBLE) return "info";
    return f->confidence == FINDING_CERTAIN ? "major" : "minor";
}

static json_t *pack(const struct report_input *in, const struct finding *f)
{
    json_t *o = json_object();
    json_object_set_new(o, "description", report_json(f->message));
    json_object_set_new(o, "check_name", report_json(f->check));
    json_object_set_new(o, "fingerprint", report_json(f->fingerprint));
    json_object_set_new(o, "severity", json_string(severity(f)));
    json_t *lines = json_pack("{s:i}", "begin", (int)(f->loc.line ? f->loc.line : 1));
    json_object_set_new(o, "location",
                        json_pack("{s:o, s:o}", "path", report_json(report_path(in, f->loc.file)), "lines", lines));
    return o;
}

static void write_gitlab(struct strbuf *out, const struct report_input *in)
{
    json_t *list = json_array();
    for (uint32_t i = 0; i < in->n_findings; i++)
        if (!report_skips(in, &in->findings[i])) json_array_append_new(list, pack(in, &in->findings[i]));
    report_json_dump(out, list, JSON_INDENT(2));
    strbuf_putc(out, '\n');
}

const struct report_format report_gitlab = {
    .name = "gitlab",
    .summary = "GitLab Code Quality, for merge requests",
    .write = write_gitlab,
};
