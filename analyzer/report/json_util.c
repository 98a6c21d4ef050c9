/* What the two JSON formats share, and the two questions every format asks. */
#include "report/formats.h"

#include "base/err.h"
#include "base/path.h"
#include "report/source.h"

const char *report_path(const struct report_input *in, const char *file)
{
    return path_relative(report_str(in->root), report_str(file));
}

bool report_skips(const struct report_input *in, const struct finding *f)
{
    return f->suppressed && !in->show_suppressed;
}

const char *report_step_kind(enum finding_step_kind kind)
{
    switch (kind) {
    case FINDING_STEP_CREATE: return "create";
    case FINDING_STEP_BRANCH: return "branch";
    case FINDING_STEP_CALL: return "call";
    case FINDING_STEP_RELEASE: return "release";
    case FINDING_STEP_EXIT: return "exit";
    case FINDING_STEP_FIX: return "fix";
    case FINDING_STEP_OTHER: break;
    }
    return "other";
}

json_t *report_json(const char *s)
{
    struct strbuf b = {0};
    source_utf8(&b, report_str(s));
    json_t *v = json_stringn(strbuf_cstr(&b), b.len);
    strbuf_release(&b);
    ASSERT(v);
    return v;
}

static int dump_chunk(const char *s, size_t n, void *out)
{
    strbuf_add(out, s, n);
    return 0;
}

void report_json_dump(struct strbuf *out, json_t *v, size_t flags)
{
    ASSERT(v && json_dump_callback(v, dump_chunk, out, flags | JSON_PRESERVE_ORDER) == 0);
    json_decref(v);
}
