/* Reading `want` comments and holding findings against them; testdata/run_want.py reads the same form. */
#include "cli/wants.h"

#include "base/path.h"
#include "base/pattern.h"

#include <ctype.h>
#include <regex.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_CASE_BYTES = 1 << 22 };

static const char *skip_blanks(const char *s)
{
    while (*s == ' ' || *s == '\t') s++;
    return s;
}

static int add_want(struct wants *w, const char *path, uint32_t line, const char *from, size_t len, struct arena *a,
                    struct err *e)
{
    struct err why = {{0}};
    regex_t re;
    struct strbuf text = {0};
    for (size_t i = 0; i < len; i++) {
        if (from[i] == '\\' && i + 1 < len && from[i + 1] == '"') i++;
        strbuf_putc(&text, from[i]);
    }
    struct want one = {.file = path_basename(path), .line = line, .text = arena_strdup(a, strbuf_cstr(&text))};
    strbuf_release(&text);
    if (pattern_compile(&re, one.text, &why) < 0)
        return err_set(e, "%s:%u: want \"%s\": %s", path, line, one.text, why.msg);
    regfree(&re);
    ARENA_PUSH(a, w->all, w->n, w->cap, one);
    return 0;
}

/* Every `want "..." "..."` that opens a comment of the line. */
static int line_wants(struct wants *w, const char *path, uint32_t number, const char *line, struct arena *a,
                      struct err *e)
{
    for (const char *s = line; *s; s++) {
        if (s[0] != '/' || (s[1] != '*' && s[1] != '/')) continue;
        const char *p = skip_blanks(s + 2);
        if (strncmp(p, "want", 4) != 0) continue;
        for (p = skip_blanks(p + 4); *p == '"'; p = skip_blanks(p)) {
            const char *from = ++p;
            while (*p && *p != '"') p += p[0] == '\\' && p[1] ? 2 : 1;
            if (!*p) return err_set(e, "%s:%u: a want without its closing quote", path, number);
            if (add_want(w, path, number, from, (size_t)(p - from), a, e) < 0) return -1;
            p++;
        }
    }
    return 0;
}

static void add_words(const char *text, const char ***words, uint32_t *n, uint32_t *cap, struct arena *a)
{
    for (;;) {
        char quote = 0;
        struct strbuf word = {0};
        bool any = false;
        for (text = skip_blanks(text); *text && (quote || !isspace((unsigned char)*text)); text++) {
            any = true;
            if (quote ? *text == quote : *text == '"' || *text == '\'')
                quote = quote ? 0 : *text;
            else
                strbuf_putc(&word, *text);
        }
        if (any) ARENA_PUSH(a, *words, *n, *cap, arena_strdup(a, strbuf_cstr(&word)));
        strbuf_release(&word);
        if (!any) return;
    }
}

/* `flags:`, `options:` or `exit:` of a line of the comments that open a file. */
static void head_line(struct wants *w, const char *line, struct arena *a)
{
    static const char *const keys[] = {"flags:", "options:", "exit:"};
    const char *s = skip_blanks(line);
    while (*s == '/' || *s == '*') s++;
    s = skip_blanks(s);
    for (int k = 0; k < 3; k++) {
        size_t n = strlen(keys[k]);
        if (strncmp(s, keys[k], n) != 0) continue;
        size_t len = strlen(s + n);
        char *rest = arena_strndup(a, s + n, len);
        char *end = strstr(rest, "*/");
        if (end) *end = 0;
        if (k == 0) add_words(rest, &w->flags, &w->n_flags, &w->cap_flags, a);
        if (k == 1) add_words(rest, &w->options, &w->n_options, &w->cap_options, a);
        if (k == 2) w->exit_code = (int)strtol(rest, NULL, 10);
    }
}

int wants_read(struct wants *w, const char *path, bool with_head, struct arena *a, struct err *e)
{
    char *text;
    size_t len;
    uint32_t number = 0;
    if (path_read_file(a, path, MAX_CASE_BYTES, &text, &len, e) < 0) return -1;
    for (char *line = text, *next; line; line = next) {
        next = strchr(line, '\n');
        if (next) *next++ = 0;
        const char *s = skip_blanks(line);
        bool comment = *s == '/' || *s == '*' || !*s || *s == '\r';
        with_head = with_head && comment;
        if (with_head) head_line(w, line, a);
        if (line_wants(w, path, ++number, line, a, e) < 0) return -1;
    }
    return 0;
}

/* ---- comparing ---- */

struct problem {
    const char *file, *text;
    uint32_t line;
};

static int by_place(const void *pa, const void *pb)
{
    const struct problem *a = pa, *b = pb;
    int d = strcmp(a->file, b->file);
    if (d) return d;
    return a->line != b->line ? (a->line < b->line ? -1 : 1) : strcmp(a->text, b->text);
}

static bool meets(struct want *w, const char *said)
{
    regex_t re;
    if (pattern_compile(&re, w->text, NULL) < 0) return false; /* was compiled when read */
    w->met = regexec(&re, said, 0, NULL, 0) == 0;
    regfree(&re);
    return w->met;
}

static bool wanted(struct wants *w, const struct finding *f, const char *said)
{
    for (uint32_t i = 0; i < w->n; i++) {
        struct want *one = &w->all[i];
        bool here = !one->met && one->line == f->loc.line && strcmp(one->file, path_basename(f->loc.file)) == 0;
        if (here && meets(one, said)) return true;
    }
    return false;
}

uint32_t wants_compare(struct wants *w, const struct finding *const *found, uint32_t n, struct arena *a,
                       struct strbuf *out)
{
    struct problem *all = ARENA_ARRAY(a, struct problem, n + w->n + 1);
    uint32_t problems = 0;
    for (uint32_t i = 0; i < n; i++) {
        const struct finding *f = found[i];
        const char *said =
            arena_sprintf(a, "%s: %s [%s]", f->check, f->message, finding_confidence_name(f->confidence));
        if (wanted(w, f, said)) continue;
        all[problems++] =
            (struct problem){path_basename(f->loc.file), arena_sprintf(a, "nobody wants: %s", said), f->loc.line};
    }
    for (uint32_t i = 0; i < w->n; i++)
        if (!w->all[i].met)
            all[problems++] =
                (struct problem){w->all[i].file, arena_sprintf(a, "unmet want: %s", w->all[i].text), w->all[i].line};
    qsort(all, problems, sizeof *all, by_place);
    for (uint32_t i = 0; i < problems; i++) strbuf_addf(out, "    %s:%u: %s\n", all[i].file, all[i].line, all[i].text);
    return problems;
}
