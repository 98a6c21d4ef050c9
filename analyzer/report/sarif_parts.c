/* Parts of a SARIF log: locations with relative, percent-encoded URIs; the driver with its rules; notifications. */
#include "report/sarif_parts.h"

#include "base/path.h"

#include <ctype.h>
#include <string.h>

const char sarif_omitted_id[] = "findings-omitted";
static const char lost_tu_id[] = "translation-unit-not-analysed";

json_t *sarif_message(const char *text)
{
    return json_pack("{s:o}", "text", report_json(text));
}

void sarif_uri_path(struct strbuf *out, const char *path)
{
    for (const char *p = path; *p; p++) {
        bool plain = isalnum((unsigned char)*p) || strchr("-._~/", *p);
        if (plain && (unsigned char)*p < 0x80)
            strbuf_putc(out, *p);
        else
            strbuf_addf(out, "%%%02X", (unsigned char)*p);
    }
}

/* artifactLocation (3.4): under the root relative to SRCROOT, elsewhere an absolute file URI. */
static json_t *artifact(const struct report_input *in, const char *file)
{
    const char *path = report_path(in, file);
    struct strbuf uri = {0};
    if (path[0] == '/') strbuf_puts(&uri, "file://");
    sarif_uri_path(&uri, path);
    json_t *o = json_object();
    json_object_set_new(o, "uri", report_json(strbuf_cstr(&uri)));
    if (path[0] != '/') json_object_set_new(o, "uriBaseId", json_string("SRCROOT"));
    strbuf_release(&uri);
    return o;
}

/* region (3.30); a line without a column means the whole line. */
static json_t *region(struct sarif *s, const struct finding_loc *loc)
{
    json_t *o = json_object();
    json_object_set_new(o, "startLine", json_integer(loc->line));
    if (!loc->col) return o;
    struct source_line line;
    uint32_t col = loc->col;
    if (source_line(&s->sources, report_str(loc->file), loc->line, &line)) col = source_utf16_col(&line, col);
    json_object_set_new(o, "startColumn", json_integer(col));
    return o;
}

static bool is_word(char c)
{
    return isalnum((unsigned char)c) || c == '_' || (c & 0x80);
}

json_t *sarif_one_line_region(struct sarif *s, const struct finding_loc *loc)
{
    uint32_t from = loc->col ? loc->col : 1, to = from + 1, line = loc->line ? loc->line : 1;
    struct source_line text;
    if (source_line(&s->sources, report_str(loc->file), line, &text)) {
        size_t at = from - 1;
        if (!loc->col) at = text.n; /* the whole line */
        while (at < text.n && is_word(text.s[at])) at++;
        to = source_utf16_col(&text, (uint32_t)at + 1);
        from = source_utf16_col(&text, from);
        if (to <= from) to = from + 1;
    }
    return json_pack("{s:i, s:i, s:i, s:i}", "startLine", (int)line, "startColumn", (int)from, "endLine", (int)line,
                     "endColumn", (int)to);
}

json_t *sarif_location(struct sarif *s, const struct finding_loc *loc, const char *text)
{
    json_t *o = json_object();
    if (loc->file && loc->file[0]) {
        json_t *physical = json_object();
        json_object_set_new(physical, "artifactLocation", artifact(s->in, loc->file));
        if (loc->line) json_object_set_new(physical, "region", region(s, loc));
        json_object_set_new(o, "physicalLocation", physical);
    }
    if (text) json_object_set_new(o, "message", sarif_message(text));
    return o;
}

static uint32_t utf16_col(struct sarif *s, const char *file, uint32_t line, uint32_t col)
{
    struct source_line text;
    return source_line(&s->sources, report_str(file), line, &text) ? source_utf16_col(&text, col) : col;
}

json_t *sarif_edits(struct sarif *s, const struct finding_fix *fix)
{
    json_t *replacements = json_array();
    for (uint32_t i = 0; i < fix->n_edits; i++) {
        const struct finding_edit *x = &fix->edits[i];
        json_t *deleted = json_pack("{s:i, s:i, s:i, s:i}", "startLine", (int)x->line, "startColumn",
                                    (int)utf16_col(s, x->file, x->line, x->col), "endLine", (int)x->end_line,
                                    "endColumn", (int)utf16_col(s, x->file, x->end_line, x->end_col));
        json_array_append_new(
            replacements, json_pack("{s:o, s:o}", "deletedRegion", deleted, "insertedContent", sarif_message(x->text)));
    }
    const char *file = fix->n_edits ? fix->edits[0].file : "";
    json_t *change = json_pack("{s:o, s:o}", "artifactLocation", artifact(s->in, file), "replacements", replacements);
    return json_pack("{s:o, s:[o]}", "description", sarif_message(fix->title), "artifactChanges", change);
}

json_t *sarif_step_kinds(enum finding_step_kind kind)
{
    switch (kind) {
    case FINDING_STEP_CREATE: return json_pack("[s, s]", "acquire", "resource");
    case FINDING_STEP_BRANCH: return json_pack("[s]", "branch");
    case FINDING_STEP_CALL: return json_pack("[s, s]", "call", "function");
    case FINDING_STEP_RELEASE: return json_pack("[s, s]", "release", "resource");
    case FINDING_STEP_EXIT: return json_pack("[s, s]", "exit", "function");
    case FINDING_STEP_FIX:
    case FINDING_STEP_OTHER: break;
    }
    return json_array();
}

json_t *sarif_notification(struct sarif *s, const char *line)
{
    json_t *o = json_object();
    json_object_set_new(o, "level", json_string("error"));
    json_object_set_new(o, "message", sarif_message(report_path(s->in, line)));
    json_object_set_new(o, "descriptor", json_pack("{s:s, s:i}", "id", lost_tu_id, "index", 0));
    const char *colon = strstr(line, ": ");
    if (!colon || colon == line) return o;
    struct strbuf file = {0};
    strbuf_add(&file, line, (size_t)(colon - line));
    struct finding_loc loc = {.file = strbuf_cstr(&file)};
    json_object_set_new(o, "locations", json_pack("[o]", sarif_location(s, &loc, NULL)));
    strbuf_release(&file);
    return o;
}

/* "lost-cancel" as "LostCancel": 3.49.7 asks for a name that people can read, tools show it without blanks. */
static json_t *rule_name(const char *id)
{
    struct strbuf b = {0};
    bool up = true;
    for (const char *p = id; *p; p++) {
        if (*p != '-') strbuf_putc(&b, up ? (char)toupper((unsigned char)*p) : *p);
        up = *p == '-';
    }
    json_t *v = report_json(strbuf_cstr(&b));
    strbuf_release(&b);
    return v;
}

/* A summary as a sentence. */
static json_t *sentence(const char *summary)
{
    struct strbuf b = {0};
    strbuf_puts(&b, summary);
    if (b.len) b.s[0] = (char)toupper((unsigned char)b.s[0]);
    strbuf_putc(&b, '.');
    json_t *v = sarif_message(strbuf_cstr(&b));
    strbuf_release(&b);
    return v;
}

/* The first paragraph below the page's title, as one line; the summary when there is none. */
static json_t *first_paragraph(const struct report_rule *rule)
{
    const char *p = report_str(rule->help);
    while (*p == '#' || *p == '\n') {
        if (*p == '#') p += strcspn(p, "\n");
        p += strspn(p, "\n");
    }
    if (!*p) return sentence(report_str(rule->summary));
    struct strbuf b = {0};
    for (; *p && !(p[0] == '\n' && (p[1] == '\n' || p[1] == '\0')); p++) strbuf_putc(&b, *p == '\n' ? ' ' : *p);
    json_t *v = sarif_message(strbuf_cstr(&b));
    strbuf_release(&b);
    return v;
}

/* What code scanning reads beside the standard's properties. */
static json_t *github_properties(void)
{
    return json_pack("{s:s, s:s, s:[s, s]}", "precision", "high", "problem.severity", "warning", "tags", "reliability",
                     "resource-management");
}

static json_t *rule(const struct report_rule *r, bool github)
{
    json_t *o = json_object(), *help = json_object();
    json_object_set_new(help, "text", report_json(r->help));
    json_object_set_new(help, "markdown", report_json(r->help));
    json_object_set_new(o, "id", report_json(r->id));
    json_object_set_new(o, "name", rule_name(report_str(r->id)));
    json_object_set_new(o, "shortDescription", sentence(report_str(r->summary)));
    json_object_set_new(o, "fullDescription", first_paragraph(r));
    json_object_set_new(o, "help", help);
    json_object_set_new(o, "defaultConfiguration", json_pack("{s:b, s:s}", "enabled", 1, "level", "warning"));
    if (github) json_object_set_new(o, "properties", github_properties());
    return o;
}

json_t *sarif_driver(const struct sarif *s, bool omitted)
{
    static const struct report_rule left_out = {sarif_omitted_id, "findings are left out because of a size limit",
                                                "Code scanning shows only so many results of a run. The worst come "
                                                "first; the full report has all of them.\n"};
    const struct report_input *in = s->in;
    json_t *rules = json_array();
    for (uint32_t i = 0; i < in->n_rules; i++) json_array_append_new(rules, rule(&in->rules[i], s->github));
    if (omitted) json_array_append_new(rules, rule(&left_out, s->github));
    json_t *o = json_object();
    json_object_set_new(o, "name", json_string("cancelcheck"));
    json_object_set_new(o, "version", report_json(in->version));
    json_object_set_new(o, "rules", rules);
    json_t *lost = json_pack("{s:s, s:o}", "id", lost_tu_id, "shortDescription",
                             sarif_message("A translation unit could not be analysed."));
    json_object_set_new(o, "notifications", json_pack("[o]", lost));
    return o;
}

json_t *sarif_base_ids(const struct report_input *in)
{
    json_t *root = json_object();
    const char *path = report_str(in->root);
    if (path[0] == '/') {
        struct strbuf uri = {0};
        strbuf_puts(&uri, "file://");
        sarif_uri_path(&uri, path);
        if (!str_ends(path, "/")) strbuf_putc(&uri, '/'); /* 3.14.14: a base ends in a slash */
        json_object_set_new(root, "uri", report_json(strbuf_cstr(&uri)));
        strbuf_release(&uri);
    }
    json_object_set_new(root, "description", sarif_message("The root directory of the analysed project."));
    return json_pack("{s:o}", "SRCROOT", root);
}
