/*
 * NOLINT, NOLINTNEXTLINE, NOLINTBEGIN and NOLINTEND as clang-tidy reads them, but only inside comments: a small lexer
 * walks the text once, collects directives and closes blocks; lookups search the result.
 */
#include "findings/suppress.h"

#include "base/sorted.h"
#include "findings/finding.h"

#include <stdlib.h>
#include <string.h>

enum directive_kind { DIR_LINE, DIR_NEXT, DIR_BEGIN, DIR_END };

static const char own_prefix[] = "cancelcheck:";
static const char *const directive_names[] = {"NOLINT", "NOLINTNEXTLINE", "NOLINTBEGIN", "NOLINTEND"};

struct listed {
    const char *pattern;
    bool hit; /* silenced something */
};

struct directive {
    enum directive_kind kind;
    uint32_t line, to; /* where it stands; the last line that it speaks of, 0 when it speaks of none */
    size_t offset;
    const char *list;     /* text between the parentheses, NULL when there are none */
    const char *why;      /* "NOLINT", or "NOLINT: the reason given" */
    struct listed *names; /* its entries, those with a leading '-' left out */
    uint32_t n_names;
};

struct block {
    struct directive *begin, *end;
};

#define NO_CODE SIZE_MAX

struct line_info {
    size_t start;
    size_t code; /* first byte that is neither blank nor comment, NO_CODE when there is none */
};

/* `cancelcheck: detached(reason)`: the work on the line is meant to go on when its context is cancelled. */
struct detachment {
    uint32_t line;
    const char *text; /* "detached(reason)" */
};

struct suppress_index {
    struct arena *arena;
    struct directive *dirs; /* in text order */
    uint32_t n_dirs, cap_dirs;
    struct block *blocks;
    uint32_t n_blocks, cap_blocks;
    struct detachment *detached; /* in order of lines */
    uint32_t n_detached, cap_detached;
    struct line_info *lines; /* line 1 is lines[0] */
    uint32_t n_lines, cap_lines;
};

/* ---- lists of checks -------------------------------------------------------------------------------------- */

/* pattern[0..n) against `s`, with '*' for any text and no other wildcard, as clang-tidy's lists have it. */
static bool star_match(const char *pattern, size_t n, const char *s)
{
    const char *p = pattern, *end = pattern + n, *star = NULL, *retry = NULL;
    while (*s) {
        if (p < end && *p == '*') {
            star = ++p;
            retry = s;
        } else if (p < end && *p == *s) {
            p++;
            s++;
        } else if (star) {
            p = star;
            s = ++retry;
        } else {
            return false;
        }
    }
    while (p < end && *p == '*') p++;
    return p == end;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\v' || c == '\f';
}

/* Splits a directive's list. */
static void read_list(struct directive *d, struct arena *a)
{
    uint32_t cap = 0;
    for (const char *list = d->list; list;) {
        size_t n = strcspn(list, ",");
        const char *from = list, *to = list + n;
        while (from < to && is_blank(*from)) from++;
        while (to > from && is_blank(to[-1])) to--;
        struct listed entry = {arena_strndup(a, from, (size_t)(to - from)), false};
        if (from < to && *from != '-') ARENA_PUSH(a, d->names, d->n_names, cap, entry);
        list = list[n] ? list + n + 1 : NULL;
    }
}

/* Whether the directive speaks of `check`; the entries that do are noted as used. */
static bool covers(struct directive *d, const char *check)
{
    bool found = !d->list;
    for (uint32_t i = 0; i < d->n_names; i++) {
        if (!star_match(d->names[i].pattern, strlen(d->names[i].pattern), check)) continue;
        d->names[i].hit = found = true;
    }
    return found;
}

/* ---- reading the text ------------------------------------------------------------------------------------- */

struct scan {
    struct suppress_index *ix;
    const char *text, *end, *p;
};

static void line_start(struct scan *s, size_t at)
{
    struct suppress_index *ix = s->ix;
    struct line_info line = {at, NO_CODE};
    ARENA_PUSH(ix->arena, ix->lines, ix->n_lines, ix->cap_lines, line);
}

/* Takes one byte, keeping count of lines. */
static void take(struct scan *s)
{
    if (*s->p++ == '\n') line_start(s, (size_t)(s->p - s->text));
}

/* Takes a byte of code: the first of its line is remembered for lookups without a column. */
static void take_code(struct scan *s)
{
    struct line_info *line = &s->ix->lines[s->ix->n_lines - 1];
    if (line->code == NO_CODE && *s->p != '\n' && !is_blank(*s->p)) line->code = (size_t)(s->p - s->text);
    take(s);
}

static bool directive_kind(const char *word, size_t n, enum directive_kind *kind)
{
    for (int k = DIR_LINE; k <= DIR_END; k++) {
        if (strlen(directive_names[k]) != n || memcmp(directive_names[k], word, n) != 0) continue;
        *kind = (enum directive_kind)k;
        return true;
    }
    return false;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* What a colon behind the directive says, up to the end of the comment or of its line: "NOLINT: reason". */
static const char *take_reason(struct suppress_index *ix, const char *p, const char *stop)
{
    const char *end = p;
    if (p >= stop || *p != ':') return "NOLINT";
    while (end < stop && *end != '\n' && *end != '\0' && !(*end == '*' && end + 1 < stop && end[1] == '/')) end++;
    for (p++; p < end && is_blank(*p);) p++;
    while (end > p && is_blank(end[-1])) end--;
    return p < end ? arena_sprintf(ix->arena, "NOLINT: %.*s", (int)(end - p), p) : "NOLINT";
}

/* At "NOLINT" inside a comment that ends at `stop`: reads the whole word and its list. clang-tidy takes the letters
 * that follow as part of the word, so NOLINTED is none of ours; a list that its line does not close counts as no list.
 */
static void take_directive(struct scan *s, const char *stop)
{
    struct suppress_index *ix = s->ix;
    const char *word = s->p, *q = word;
    while (q < stop && is_letter(*q)) q++;
    struct directive d = {.line = ix->n_lines, .offset = (size_t)(word - s->text)};
    bool known = directive_kind(word, (size_t)(q - word), &d.kind);
    if (known && q < stop && *q == '(') {
        const char *close = q + 1;
        while (close < stop && *close != ')' && *close != '\n' && *close != '\0') close++;
        if (close < stop && *close == ')') d.list = arena_strndup(ix->arena, q + 1, (size_t)(close - q - 1));
        d.why = take_reason(ix, d.list ? close + 1 : q, stop);
    } else if (known) {
        d.why = take_reason(ix, q, stop);
    }
    if (known && d.kind <= DIR_NEXT) d.to = d.line + (d.kind == DIR_NEXT);
    read_list(&d, ix->arena);
    if (known) ARENA_PUSH(ix->arena, ix->dirs, ix->n_dirs, ix->cap_dirs, d);
    s->p = q;
}

/* At "cancelcheck:" inside a comment that ends at `stop`. What it says must be whole. */
static void take_detachment(struct scan *s, const char *stop)
{
    static const char word[] = "detached(";
    struct suppress_index *ix = s->ix;
    const char *q = s->p + sizeof own_prefix - 1;
    while (q < stop && is_blank(*q)) q++;
    if ((size_t)(stop - q) > sizeof word - 1 && memcmp(q, word, sizeof word - 1) == 0) {
        const char *close = q;
        while (close < stop && *close != ')' && *close != '\n' && *close != '\0') close++;
        struct detachment d = {ix->n_lines, NULL};
        if (close < stop && *close == ')') d.text = arena_strndup(ix->arena, q, (size_t)(close - q) + 1);
        if (d.text) ARENA_PUSH(ix->arena, ix->detached, ix->n_detached, ix->cap_detached, d);
    }
    s->p = q;
}

static const char *comment_end(const struct scan *s)
{
    if (s->p[1] == '*') {
        for (const char *q = s->p + 2; q + 1 < s->end; q++)
            if (q[0] == '*' && q[1] == '/') return q + 2;
        return s->end;
    }
    for (const char *q = s->p; q < s->end; q++) {
        if (*q != '\n') continue;
        bool spliced = q[-1] == '\\' || (q[-1] == '\r' && q - s->p > 1 && q[-2] == '\\');
        if (!spliced) return q;
    }
    return s->end;
}

static void take_comment(struct scan *s)
{
    const char *stop = comment_end(s);
    while (s->p < stop) {
        if (stop - s->p >= 6 && memcmp(s->p, "NOLINT", 6) == 0)
            take_directive(s, stop);
        else if ((size_t)(stop - s->p) >= sizeof own_prefix - 1 && memcmp(s->p, own_prefix, sizeof own_prefix - 1) == 0)
            take_detachment(s, stop);
        else
            take(s);
    }
}

/* A string or character literal; a lone quote (an apostrophe in #error or in skipped text) ends with its line. */
static void take_literal(struct scan *s)
{
    char quote = *s->p;
    take_code(s);
    while (s->p < s->end && *s->p != quote && *s->p != '\n') {
        bool escape = *s->p == '\\' && s->p + 1 < s->end;
        bool cr = escape && s->p[1] == '\r' && s->p + 2 < s->end && s->p[2] == '\n';
        take(s);
        if (escape) take(s);
        if (cr) take(s);
    }
    if (s->p < s->end && *s->p == quote) take(s);
}

/* Pairs BEGIN and END like brackets; as in clang-tidy, an END must repeat its BEGIN's list to the letter. What stays
 * unpaired silences nothing. */
static void pair_blocks(struct suppress_index *ix)
{
    struct directive **open = NULL;
    uint32_t n_open = 0, cap_open = 0;
    for (uint32_t i = 0; i < ix->n_dirs; i++) {
        struct directive *d = &ix->dirs[i];
        if (d->kind == DIR_BEGIN) {
            ARENA_PUSH(ix->arena, open, n_open, cap_open, d);
        } else if (d->kind == DIR_END && n_open) {
            struct directive *begin = open[n_open - 1];
            bool same = begin->list && d->list ? strcmp(begin->list, d->list) == 0 : begin->list == d->list;
            if (!same) continue;
            struct block b = {begin, d};
            ARENA_PUSH(ix->arena, ix->blocks, ix->n_blocks, ix->cap_blocks, b);
            begin->to = d->line;
            n_open--;
        }
    }
}

/* No comment of such a text can be a directive: most are, and reading them costs more than all else about findings. */
static bool says_nothing(const char *text, size_t len)
{
    return !memmem(text, len, directive_names[DIR_LINE], strlen(directive_names[DIR_LINE])) &&
           !memmem(text, len, own_prefix, sizeof own_prefix - 1);
}

struct suppress_index *suppress_index_build(struct arena *a, const char *text, size_t len)
{
    struct suppress_index *ix = ARENA_NEW(a, struct suppress_index);
    ix->arena = a;
    struct scan s = {.ix = ix, .text = text, .end = text + len, .p = text};
    line_start(&s, 0);
    if (says_nothing(text, len)) s.p = s.end;
    while (s.p < s.end) {
        bool comment = *s.p == '/' && s.p + 1 < s.end && (s.p[1] == '/' || s.p[1] == '*');
        if (comment)
            take_comment(&s);
        else if (*s.p == '"' || *s.p == '\'')
            take_literal(&s);
        else
            take_code(&s);
    }
    pair_blocks(ix);
    ix->arena = NULL; /* building is over: the index is constant from here on */
    return ix;
}

/* ---- lookups ---------------------------------------------------------------------------------------------- */

/* First directive at or after `line`. */
static uint32_t first_dir(const struct suppress_index *ix, uint32_t line)
{
    uint32_t first;
    SORTED_FIRST(first, ix->dirs, ix->n_dirs, .line, line);
    return first;
}

static const struct directive *on_line(struct suppress_index *ix, uint32_t line, enum directive_kind kind,
                                       const char *check)
{
    const struct directive *found = NULL;
    for (uint32_t i = first_dir(ix, line); i < ix->n_dirs && ix->dirs[i].line == line; i++)
        if (ix->dirs[i].kind == kind && covers(&ix->dirs[i], check)) found = &ix->dirs[i];
    return found;
}

static const struct directive *around(struct suppress_index *ix, uint32_t line, uint32_t col, const char *check)
{
    const struct line_info *info = &ix->lines[line - 1];
    size_t at = info->start + (col ? col - 1 : 0);
    const struct directive *found = NULL;
    if (!col && info->code != NO_CODE) at = info->code;
    for (uint32_t i = 0; i < ix->n_blocks; i++) {
        const struct block *b = &ix->blocks[i];
        if (b->begin->offset < at && at < b->end->offset && covers(b->begin, check)) found = b->begin;
    }
    return found;
}

/* All are asked, although one is enough: each that would have been is in use. */
const char *suppress_index_find(struct suppress_index *ix, uint32_t line, uint32_t col, const char *check)
{
    if (!line || line > ix->n_lines) return NULL;
    const struct directive *here = on_line(ix, line, DIR_LINE, check);
    const struct directive *above = line > 1 ? on_line(ix, line - 1, DIR_NEXT, check) : NULL;
    const struct directive *block = around(ix, line, col, check);
    const struct directive *d = here ? here : above ? above : block;
    return d ? d->why : NULL;
}

uint32_t suppress_index_unused(const struct suppress_index *ix, struct arena *a, struct suppress_unused **out)
{
    uint32_t n = 0, cap = 0;
    *out = NULL;
    for (uint32_t i = 0; i < ix->n_dirs; i++) {
        const struct directive *d = &ix->dirs[i];
        for (uint32_t k = 0; k < d->n_names; k++) {
            if (d->names[k].hit || strchr(d->names[k].pattern, '*')) continue;
            struct suppress_unused u = {directive_names[d->kind], d->names[k].pattern, d->line,
                                        d->kind == DIR_NEXT ? d->line + 1 : d->line, d->to};
            if (d->to) ARENA_PUSH(a, *out, n, cap, u);
        }
    }
    return n;
}

const char *suppress_index_detached(const struct suppress_index *ix, uint32_t line)
{
    for (uint32_t i = 0; i < ix->n_detached; i++) {
        uint32_t at = ix->detached[i].line;
        bool alone = at + 1 == line && ix->lines[at - 1].code == NO_CODE; /* a comment for the line below */
        if (at == line || alone) return ix->detached[i].text;
    }
    return NULL;
}

bool finding_suppressed_by_source(const char *text, size_t len, uint32_t line, const char *check)
{
    struct arena a = {0};
    bool hit = suppress_index_find(suppress_index_build(&a, text, len), line, 0, check) != NULL;
    arena_release(&a);
    return hit;
}
