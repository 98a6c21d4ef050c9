/* introduced, fixed, unchanged: what a bot needs to comment on a change. */
#include "report/diff.h"

#include "base/path.h"
#include "report/formats.h"

static json_t *pack(const struct finding *f, const char *root)
{
    json_t *o = json_object();
    json_object_set_new(o, "check", report_json(f->check));
    json_object_set_new(o, "severity", json_string(finding_severity_name(f->severity)));
    json_object_set_new(o, "confidence", json_string(finding_confidence_name(f->confidence)));
    json_object_set_new(o, "file", report_json(path_relative(root, report_str(f->loc.file))));
    json_object_set_new(o, "line", json_integer(f->loc.line));
    json_object_set_new(o, "column", json_integer(f->loc.col));
    json_object_set_new(o, "function", report_json(f->function));
    json_object_set_new(o, "message", report_json(f->message));
    json_object_set_new(o, "fingerprint", report_json(f->fingerprint));
    return o;
}

static json_t *pack_all(const struct finding **list, uint32_t n, const char *root)
{
    json_t *all = json_array();
    for (uint32_t i = 0; i < n; i++) json_array_append_new(all, pack(list[i], root));
    return all;
}

void report_diff_json(struct strbuf *out, const struct report_diff *d)
{
    json_t *o = json_object(), *unchanged = json_array();
    for (uint32_t i = 0; i < d->n_unchanged; i++) {
        json_t *pair = json_object();
        json_object_set_new(pair, "old", pack(d->unchanged[i][0], d->old_root));
        json_object_set_new(pair, "new", pack(d->unchanged[i][1], d->new_root));
        json_array_append_new(unchanged, pair);
    }
    json_object_set_new(o, "introduced", pack_all(d->introduced, d->n_introduced, d->new_root));
    json_object_set_new(o, "fixed", pack_all(d->fixed, d->n_fixed, d->old_root));
    json_object_set_new(o, "unchanged", unchanged);
    report_json_dump(out, o, JSON_INDENT(1));
    strbuf_putc(out, '\n');
}
