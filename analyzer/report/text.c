/* Text in clang's style: a line that editors parse, the source line with a caret, then a note for each step. */
#include "report/formats.h"

#include "base/path.h"
#include "report/source.h"

#include <string.h>

#define MAX_SHOWN 200 /* bytes of a source line that are shown; longer ones are cut around the caret */

struct text_report {
    struct strbuf *out;
    const struct report_input *in;
    struct source_cache sources;
};

enum style { STYLE_PLACE, STYLE_NOTE, STYLE_WARNING, STYLE_ERROR, STYLE_MESSAGE, STYLE_CARET, STYLE_OFF };

/* clang's colours. */
static const char *const styles[] = {"\033[1m", "\033[1;36m", "\033[1;35m", "\033[1;31m",
                                     "\033[1m", "\033[1;32m", "\033[0m"};

static void style(struct text_report *r, enum style s)
{
    if (r->in->color) strbuf_puts(r->out, styles[s]);
}

static void show(struct text_report *r, const char *s)
{
    source_show(r->out, s, strlen(s), 0);
}

/* "path:12:3" and `end` - without line or column when they are unknown. */
static void show_place(struct text_report *r, const struct finding_loc *loc, const char *end)
{
    style(r, STYLE_PLACE);
    show(r, report_path(r->in, loc->file));
    if (loc->line) strbuf_addf(r->out, ":%u", loc->line);
    if (loc->line && loc->col) strbuf_addf(r->out, ":%u", loc->col);
    strbuf_puts(r->out, end);
    style(r, STYLE_OFF);
}

static bool is_continuation(char c)
{
    return ((unsigned char)c & 0xc0) == 0x80;
}

/* The part of `line` that is shown, as offsets; whole characters only. */
static void window(const struct source_line *line, size_t mark, size_t *from, size_t *to)
{
    *from = 0;
    *to = line->n;
    if (line->n <= MAX_SHOWN) return;
    if (mark > MAX_SHOWN / 2) *from = mark - MAX_SHOWN / 2;
    while (*from < mark && is_continuation(line->s[*from])) ++*from;
    if (*to - *from > MAX_SHOWN) *to = *from + MAX_SHOWN;
    while (*to > mark && *to < line->n && is_continuation(line->s[*to])) --*to;
}

static void show_excerpt(struct text_report *r, const struct finding_loc *loc)
{
    struct source_line line;
    if (!source_line(&r->sources, report_str(loc->file), loc->line, &line)) return;
    size_t mark = loc->col ? loc->col - 1 : 0, from, to;
    if (mark > line.n) mark = line.n;
    window(&line, mark, &from, &to);
    strbuf_addf(r->out, "%5u | %s", loc->line, from ? "..." : "");
    size_t column = source_show(r->out, line.s + from, to - from, mark - from) + (from ? 3 : 0);
    strbuf_puts(r->out, to < line.n ? "...\n" : "\n");
    if (!loc->col) return;
    size_t gutter = 5;
    for (uint32_t big = loc->line / 100000; big; big /= 10) gutter++; /* as wide as the number above */
    strbuf_addf(r->out, "%*s | %*s", (int)gutter, "", (int)column, "");
    style(r, STYLE_CARET);
    strbuf_putc(r->out, '^');
    style(r, STYLE_OFF);
    strbuf_putc(r->out, '\n');
}

static void show_headline(struct text_report *r, const struct finding *f)
{
    show_place(r, &f->loc, ": ");
    style(r, f->severity == FINDING_ERROR ? STYLE_ERROR : f->severity == FINDING_NOTE ? STYLE_NOTE : STYLE_WARNING);
    strbuf_addf(r->out, "%s: ", finding_severity_name(f->severity));
    style(r, STYLE_OFF);
    style(r, STYLE_MESSAGE);
    show(r, report_str(f->message));
    style(r, STYLE_OFF);
    if (f->suppressed) {
        bool meant = f->suppress_reason && strncmp(f->suppress_reason, "detached(", 9) == 0;
        strbuf_puts(r->out, meant ? " (accepted: " : " (suppressed by ");
        show(r, f->suppress_reason && f->suppress_reason[0] ? f->suppress_reason : "a comment");
        strbuf_putc(r->out, ')');
    }
    strbuf_puts(r->out, " [");
    show(r, report_str(f->check));
    strbuf_puts(r->out, "]\n");
    if (r->in->excerpt) show_excerpt(r, &f->loc);
}

static void show_finding(struct text_report *r, const struct finding *f)
{
    show_headline(r, f);
    for (uint32_t i = 0; i < f->n_steps; i++) {
        strbuf_puts(r->out, "  ");
        show_place(r, &f->steps[i].loc, ": ");
        style(r, STYLE_NOTE);
        strbuf_puts(r->out, "note: ");
        style(r, STYLE_OFF);
        show(r, report_str(f->steps[i].text));
        strbuf_putc(r->out, '\n');
    }
}

static const char *step_word(enum finding_step_kind k)
{
    switch (k) {
    case FINDING_STEP_CREATE: return "made";
    case FINDING_STEP_BRANCH: return "taken";
    case FINDING_STEP_CALL: return "called";
    case FINDING_STEP_RELEASE: return "released";
    case FINDING_STEP_EXIT: return "lost";
    case FINDING_STEP_FIX: return "to mend it";
    case FINDING_STEP_OTHER: break;
    }
    return "note";
}

static void show_path(struct text_report *r, const struct finding *f)
{
    show_headline(r, f);
    strbuf_puts(r->out, "\nin ");
    show(r, f->function && *f->function ? f->function : "?");
    strbuf_addf(r->out, ", confidence %s, fingerprint %s\n", finding_confidence_name(f->confidence), f->fingerprint);
    for (uint32_t i = 0; i < f->n_steps; i++) {
        strbuf_addf(r->out, "\n%u. %s: ", i + 1, step_word(f->steps[i].kind));
        show(r, report_str(f->steps[i].text));
        strbuf_puts(r->out, "\n   ");
        show_place(r, &f->steps[i].loc, "\n");
        show_excerpt(r, &f->steps[i].loc);
    }
}

void report_explain(struct strbuf *out, const struct report_input *in)
{
    struct text_report r = {.out = out, .in = in};
    source_cache_init(&r.sources, in->root);
    for (uint32_t i = 0; i < in->n_findings; i++) {
        if (i) strbuf_putc(out, '\n');
        show_path(&r, &in->findings[i]);
    }
    source_cache_release(&r.sources);
}

/* Units that could not be analysed; equal lines, of a source that is compiled several times, once. */
static void show_lost(struct text_report *r)
{
    const char *const *lines = r->in->bad_tus;
    for (uint32_t i = 0, end; i < r->in->n_bad_tus; i = end) {
        for (end = i + 1; end < r->in->n_bad_tus && strcmp(lines[end], lines[i]) == 0;) end++;
        strbuf_puts(r->out, "not analysed: ");
        show(r, report_path(r->in, lines[i]));
        if (end - i > 1) strbuf_addf(r->out, " (%u units)", end - i);
        strbuf_putc(r->out, '\n');
    }
}

static void write_text(struct strbuf *out, const struct report_input *in)
{
    struct text_report r = {.out = out, .in = in};
    source_cache_init(&r.sources, in->root);
    for (uint32_t i = 0; i < in->n_findings; i++)
        if (!report_skips(in, &in->findings[i])) show_finding(&r, &in->findings[i]);
    show_lost(&r);
    source_cache_release(&r.sources);
}

const struct report_format report_text = {
    .name = "text",
    .summary = "for people and editors: path:line:col, source line, notes",
    .write = write_text,
    .for_terminal = true,
};
