/*
 * The HTML report: the page of html/ with the findings as JSON in it, and of the sources the lines around each step.
 * The page makes text nodes of them; here only '<' must be kept from ending the element that holds the JSON.
 */
#include "report/formats.h"

#include "base/ds.h"
#include "base/path.h"
#include "report/html_page.h"
#include "report/source.h"

#include <stdlib.h>
#include <string.h>

enum {
    AROUND = 8,      /* lines kept before and after a step */
    BETWEEN = 60,    /* lines between two steps of a path that are kept */
    MAX_LINE = 2000, /* bytes of a line */
};

struct file_entry {
    char *key; /* as findings name it */
    uint32_t value;
};

struct range {
    uint32_t file, from, to; /* lines */
};

struct html {
    const struct report_input *in;
    struct arena arena;
    struct source_cache sources;
    struct file_entry *files; /* stb_ds string map; values count up */
    const char **names;
    uint32_t n_names, cap_names;
    struct range *ranges;
    uint32_t n_ranges, cap_ranges;
};

static uint32_t file_index(struct html *h, const char *file)
{
    ptrdiff_t at = shgeti(h->files, file);
    if (at >= 0) return h->files[at].value;
    uint32_t index = h->n_names;
    char *copy = arena_strdup(&h->arena, file);
    ARENA_PUSH(&h->arena, h->names, h->n_names, h->cap_names, copy);
    shput(h->files, copy, index);
    return index;
}

/* Text as it may be shown: hidden and direction-changing characters made visible. */
static json_t *shown(const char *s)
{
    struct strbuf b = {0};
    source_show(&b, report_str(s), strlen(report_str(s)), 0);
    json_t *v = json_stringn(strbuf_cstr(&b), b.len);
    strbuf_release(&b);
    return v ? v : json_string("");
}

/* The line's length, cut where it is too long; whole characters only. */
static size_t cut(const struct source_line *line)
{
    size_t n = line->n;
    if (n <= MAX_LINE) return n;
    for (n = MAX_LINE; n && ((unsigned char)line->s[n] & 0xc0) == 0x80;) n--;
    return n;
}

/* A column as the page counts: UTF-16 units of the text as it is shown, from 1; 0 when there is none. */
static uint32_t shown_column(struct html *h, const struct finding_loc *loc)
{
    struct source_line line;
    if (!loc->col || !source_line(&h->sources, report_str(loc->file), loc->line, &line)) return 0;
    size_t n = loc->col - 1;
    if (n >= cut(&line)) return 0;
    struct strbuf b = {0};
    source_show(&b, line.s, n, 0);
    struct source_line before = {strbuf_cstr(&b), b.len};
    uint32_t column = source_utf16_col(&before, (uint32_t)b.len + 1);
    strbuf_release(&b);
    return column;
}

/* ---- which lines are kept --------------------------------------------------------------------------------- */

static void keep_range(struct html *h, const char *file, uint32_t from, uint32_t to)
{
    struct range r = {file_index(h, report_str(file)), from > AROUND ? from - AROUND : 1, to + AROUND};
    ARENA_PUSH(&h->arena, h->ranges, h->n_ranges, h->cap_ranges, r);
}

static int loc_line_cmp(const void *pa, const void *pb)
{
    const struct finding_loc *a = *(const struct finding_loc *const *)pa, *b = *(const struct finding_loc *const *)pb;
    int d = strcmp(report_str(a->file), report_str(b->file));
    return d ? d : (a->line > b->line) - (a->line < b->line);
}

static void keep_lines(struct html *h, const struct finding *f)
{
    const struct finding_loc **locs = xmalloc(sizeof(const struct finding_loc *) * (f->n_steps + 1ul));
    uint32_t n = 0;
    locs[n++] = &f->loc;
    for (uint32_t i = 0; i < f->n_steps; i++) locs[n++] = &f->steps[i].loc;
    qsort(locs, n, sizeof(const struct finding_loc *), loc_line_cmp);
    for (uint32_t i = 0; i < n; i++) {
        const struct finding_loc *a = locs[i], *b = i + 1 < n ? locs[i + 1] : NULL;
        bool near = b && strcmp(report_str(a->file), report_str(b->file)) == 0 && b->line - a->line <= BETWEEN;
        if (a->line) keep_range(h, a->file, a->line, near ? b->line : a->line);
    }
    free(locs);
}

static int range_cmp(const void *pa, const void *pb)
{
    const struct range *a = pa, *b = pb;
    if (a->file != b->file) return a->file < b->file ? -1 : 1;
    if (a->from != b->from) return a->from < b->from ? -1 : 1;
    return (a->to > b->to) - (a->to < b->to);
}

static json_t *pack_lines(struct html *h, const char *file, uint32_t from, uint32_t to)
{
    json_t *lines = json_array();
    struct source_line line;
    for (uint32_t n = from; n <= to && source_line(&h->sources, file, n, &line); n++) {
        struct strbuf b = {0};
        size_t len = cut(&line);
        source_show(&b, line.s, len, 0);
        if (len < line.n) strbuf_puts(&b, "...");
        json_array_append_new(lines, json_stringn(strbuf_cstr(&b), b.len));
        strbuf_release(&b);
    }
    return lines;
}

/* Files with their kept lines: [[first line, [text, ...]], ...]. Ranges are sorted by file. */
static json_t *pack_files(struct html *h)
{
    json_t *files = json_array();
    if (h->n_ranges) qsort(h->ranges, h->n_ranges, sizeof *h->ranges, range_cmp);
    uint32_t at = 0;
    for (uint32_t i = 0; i < h->n_names; i++) {
        json_t *chunks = json_array();
        while (at < h->n_ranges && h->ranges[at].file == i) {
            struct range r = h->ranges[at++];
            for (; at < h->n_ranges && h->ranges[at].file == i && h->ranges[at].from <= r.to + 1; at++)
                if (h->ranges[at].to > r.to) r.to = h->ranges[at].to;
            json_t *lines = pack_lines(h, h->names[i], r.from, r.to);
            bool any = json_array_size(lines) > 0;
            if (any)
                json_array_append_new(chunks, json_pack("[i, o]", (int)r.from, lines));
            else
                json_decref(lines);
        }
        json_array_append_new(
            files, json_pack("{s:o, s:o}", "path", shown(report_path(h->in, h->names[i])), "chunks", chunks));
    }
    return files;
}

/* ---- findings: short names, there may be thousands -------------------------------------------------------- */

static json_t *pack_steps(struct html *h, const struct finding *f)
{
    json_t *steps = json_array();
    for (uint32_t i = 0; i < f->n_steps; i++) {
        const struct finding_step *s = &f->steps[i];
        json_t *step =
            json_pack("[s, i, i, i, o]", report_step_kind(s->kind), (int)file_index(h, report_str(s->loc.file)),
                      (int)s->loc.line, (int)shown_column(h, &s->loc), shown(s->text));
        json_array_append_new(steps, step);
    }
    return steps;
}

/* ---- a fix as the lines it changes -------------------------------------------------------------------------- */

static void add_lines(json_t *list, const char *sign, const char *text, uint32_t from, uint32_t to)
{
    uint32_t n = 0;
    for (const char *p = text; *p && n < to; n++) {
        size_t len = strcspn(p, "\n");
        struct strbuf b = {0};
        if (n >= from) {
            source_show(&b, p, len && p[len - 1] == '\r' ? len - 1 : len, 0);
            json_array_append_new(list, json_pack("[s, o]", sign, json_stringn(strbuf_cstr(&b), b.len)));
        }
        strbuf_release(&b);
        p += len + (p[len] == '\n');
    }
}

static uint32_t count_lines(const char *text)
{
    uint32_t n = 0;
    for (const char *p = text; *p; p++) n += *p == '\n';
    return n;
}

/* How many lines two texts, each of whole lines, share at their beginning, and how many of the rest at their end. */
static void shared_lines(const char *a, const char *b, uint32_t *head, uint32_t *tail)
{
    size_t n = 0, same = 0;
    *head = *tail = 0;
    for (; a[n] && a[n] == b[n]; n++)
        if (a[n] == '\n') {
            ++*head;
            same = n + 1;
        }
    const char *x = a + strlen(a), *y = b + strlen(b), *from_a = a + same, *from_b = b + same;
    while (x > from_a && y > from_b) {
        const char *i = x - 1, *j = y - 1; /* each ends in a newline */
        while (i > from_a && i[-1] != '\n') i--;
        while (j > from_b && j[-1] != '\n') j--;
        if (x - i != y - j || memcmp(i, j, (size_t)(x - i)) != 0) break;
        x = i;
        y = j;
        ++*tail;
    }
}

/* Lines first..last of the file before and after edits[0..n); false when the file is not as it was. */
static bool before_and_after(struct html *h, const struct finding_edit *edits, uint32_t n, uint32_t first,
                             uint32_t last, struct strbuf *old, struct strbuf *new)
{
    struct source_line line;
    uint32_t at = 0;
    for (uint32_t i = first; i <= last; i++) {
        if (!source_line(&h->sources, report_str(edits[0].file), i, &line)) return i > edits[n - 1].end_line;
        size_t from = 0;
        strbuf_add(old, line.s, line.n);
        strbuf_putc(old, '\n');
        for (; at < n && edits[at].line == i; at++) {
            size_t start = edits[at].col - 1, end = edits[at].end_col - 1;
            if (edits[at].end_line != i || start < from || end < start || end > line.n) return false;
            strbuf_add(new, line.s + from, start - from);
            strbuf_puts(new, report_str(edits[at].text));
            from = end;
        }
        strbuf_add(new, line.s + from, line.n - from);
        strbuf_putc(new, '\n');
    }
    return at == n;
}

enum { FIX_CONTEXT = 2 }; /* lines around a change */

/* Edits that stand close together, with the lines around them. */
static void add_hunk(struct html *h, const struct finding_edit *edits, uint32_t n, json_t *lines)
{
    struct strbuf old = {0}, new = {0};
    uint32_t first = edits[0].line > FIX_CONTEXT ? edits[0].line - FIX_CONTEXT : 1;
    if (before_and_after(h, edits, n, first, edits[n - 1].end_line + FIX_CONTEXT, &old, &new)) {
        const char *a = strbuf_cstr(&old), *b = strbuf_cstr(&new);
        uint32_t head, tail, na = count_lines(a), nb = count_lines(b);
        shared_lines(a, b, &head, &tail);
        if (json_array_size(lines)) json_array_append_new(lines, json_pack("[s, s]", "", ""));
        add_lines(lines, " ", a, 0, head);
        add_lines(lines, "-", a, head, na - tail);
        add_lines(lines, "+", b, head, nb - tail);
        add_lines(lines, " ", a, na - tail, na);
    }
    strbuf_release(&old);
    strbuf_release(&new);
}

static json_t *pack_fix(struct html *h, const struct finding_fix *fix)
{
    json_t *lines = json_array();
    for (uint32_t i = 0, end; i < fix->n_edits; i = end) {
        for (end = i + 1; end < fix->n_edits; end++)
            if (fix->edits[end].line > fix->edits[end - 1].end_line + 2 * FIX_CONTEXT) break;
        add_hunk(h, fix->edits + i, end - i, lines);
    }
    return json_pack("{s:o, s:o}", "title", shown(fix->title), "lines", lines);
}

static json_t *pack_finding(struct html *h, const struct finding *f)
{
    json_t *o = json_object();
    keep_lines(h, f);
    json_object_set_new(o, "c", shown(f->check));
    json_object_set_new(o, "k", json_integer(f->confidence));
    json_object_set_new(o, "v", json_integer(f->severity));
    json_object_set_new(o, "f", json_integer(file_index(h, report_str(f->loc.file))));
    json_object_set_new(o, "l", json_integer(f->loc.line));
    json_object_set_new(o, "o", json_integer(shown_column(h, &f->loc)));
    json_object_set_new(o, "m", shown(f->message));
    json_object_set_new(o, "n", shown(f->function));
    json_object_set_new(o, "h", shown(f->handle));
    json_object_set_new(o, "d", shown(f->handle_kind));
    json_object_set_new(o, "r", shown(f->creator));
    json_object_set_new(o, "p", shown(f->fingerprint));
    if (f->suppressed) json_object_set_new(o, "s", shown(f->suppress_reason));
    json_object_set_new(o, "t", pack_steps(h, f));
    if (f->fix) json_object_set_new(o, "x", pack_fix(h, f->fix));
    return o;
}

static json_t *pack_checks(const struct report_input *in)
{
    json_t *checks = json_array();
    for (uint32_t i = 0; i < in->n_rules; i++) {
        const struct report_rule *r = &in->rules[i];
        json_t *o = json_object();
        json_object_set_new(o, "id", report_json(r->id));
        json_object_set_new(o, "summary", report_json(r->summary));
        json_object_set_new(o, "help", report_json(r->help));
        json_array_append_new(checks, o);
    }
    return checks;
}

static json_t *pack_data(struct html *h)
{
    const struct report_input *in = h->in;
    json_t *findings = json_array(), *lost = json_array(), *o = json_object();
    for (uint32_t i = 0; i < in->n_findings; i++)
        if (!report_skips(in, &in->findings[i])) json_array_append_new(findings, pack_finding(h, &in->findings[i]));
    for (uint32_t i = 0; i < in->n_bad_tus; i++) json_array_append_new(lost, shown(report_path(in, in->bad_tus[i])));
    const struct report_units *u = &in->units;
    json_object_set_new(o, "project", shown(path_basename(report_str(in->root))));
    json_object_set_new(o, "version", report_json(in->version));
    json_object_set_new(o, "units",
                        json_pack("{s:i, s:i, s:i, s:i}", "ok", (int)u->ok, "failed", (int)u->failed, "crashed",
                                  (int)u->crashed, "timed_out", (int)u->timed_out));
    json_object_set_new(o, "lost", lost);
    json_object_set_new(o, "checks", pack_checks(in));
    json_object_set_new(o, "findings", findings);
    json_object_set_new(o, "files", pack_files(h));
    return o;
}

static void write_html(struct strbuf *out, const struct report_input *in)
{
    struct html h = {.in = in};
    struct strbuf json = {0};
    sh_new_strdup(h.files);
    source_cache_init(&h.sources, in->root);
    report_json_dump(&json, pack_data(&h), JSON_COMPACT);
    strbuf_puts(out, html_page_head);
    for (const char *p = strbuf_cstr(&json); *p;) {
        size_t n = strcspn(p, "<");
        strbuf_add(out, p, n);
        p += n;
        if (*p == '<') {
            strbuf_puts(out, "\\u003c"); /* '<' stands in strings only */
            p++;
        }
    }
    strbuf_puts(out, html_page_tail);
    strbuf_release(&json);
    source_cache_release(&h.sources);
    shfree(h.files);
    arena_release(&h.arena);
}

const struct report_format report_html = {
    .name = "html",
    .summary = "one page for a browser, works offline: overview, filters, paths woven into the source",
    .write = write_html,
    .keeps_suppressed = true,
};
