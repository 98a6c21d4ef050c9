/* A lexer for C source that is known to compile: comments and preprocessor lines go, the rest becomes tokens. */
#include "findings/fix_lex.h"

#include "base/sorted.h"
#include "findings/fix.h"

#include <ctype.h>
#include <string.h>

struct scan {
    struct arena *arena;
    struct fix_source *s;
    uint32_t p, cap, cap_lines;
    bool line_start, directive;
};

static char at(const struct scan *c, uint32_t i)
{
    return i < c->s->len ? c->s->text[i] : '\0';
}

/* Line ends belong to lines wherever they stand. */
static void find_lines(struct scan *c)
{
    struct fix_source *s = c->s;
    ARENA_PUSH(c->arena, s->lines, s->n_lines, c->cap_lines, 0);
    for (const char *p = s->text, *end = p + s->len; p < end && (p = memchr(p, '\n', (size_t)(end - p))); p++)
        ARENA_PUSH(c->arena, s->lines, s->n_lines, c->cap_lines, (uint32_t)(p - s->text) + 1);
}

static void skip_comment(struct scan *c)
{
    bool block = at(c, c->p + 1) == '*';
    for (c->p += 2; c->p < c->s->len; c->p++) {
        if (block && at(c, c->p) == '*' && at(c, c->p + 1) == '/') {
            c->p += 2;
            return;
        }
        if (!block && at(c, c->p) == '\n' && at(c, c->p - 1) != '\\') return;
    }
}

static void skip_literal(struct scan *c)
{
    char quote = at(c, c->p++);
    while (c->p < c->s->len && at(c, c->p) != quote && at(c, c->p) != '\n') c->p += at(c, c->p) == '\\' ? 2 : 1;
    if (at(c, c->p) == quote) c->p++;
    if (c->p > c->s->len) c->p = c->s->len;
}

/* To the end of the line, with spliced lines and comments that go on. */
static void skip_directive(struct scan *c)
{
    while (c->p < c->s->len && at(c, c->p) != '\n') {
        if (at(c, c->p) == '/' && (at(c, c->p + 1) == '*' || at(c, c->p + 1) == '/'))
            skip_comment(c);
        else if (at(c, c->p) == '"' || at(c, c->p) == '\'')
            skip_literal(c);
        else
            c->p += at(c, c->p) == '\\' ? (at(c, c->p + 1) == '\r' ? 3 : 2) : 1;
    }
    if (c->p > c->s->len) c->p = c->s->len;
    c->directive = true;
}

static bool is_word(char ch)
{
    return isalnum((unsigned char)ch) || ch == '_' || ch == '$' || (ch & 0x80);
}

static uint32_t punct_length(const struct scan *c)
{
    static const char *const longer[] = {"<<=", ">>=", "...", "->", "++", "--", "<<", ">>", "<=", ">=", "==", "!=",
                                         "&&",  "||",  "+=",  "-=", "*=", "/=", "%=", "&=", "|=", "^=", "##"};
    char second = at(c, c->p + 1);
    if (!second || !strchr("<>.+-=&|#", second)) return 1;
    for (size_t i = 0; i < sizeof longer / sizeof *longer; i++) {
        uint32_t n = (uint32_t)strlen(longer[i]);
        if (c->s->len - c->p >= n && memcmp(c->s->text + c->p, longer[i], n) == 0) return n;
    }
    return 1;
}

static void take(struct scan *c)
{
    struct fix_token t = {.at = c->p, .after_directive = c->directive};
    char ch = at(c, c->p);
    if (ch == '"' || ch == '\'') {
        t.kind = FIX_LITERAL;
        skip_literal(c);
    } else if (is_word(ch)) {
        t.kind = isdigit((unsigned char)ch) ? FIX_LITERAL : FIX_WORD;
        while (is_word(at(c, c->p)) || (t.kind == FIX_LITERAL && at(c, c->p) == '.')) c->p++;
    } else {
        t.kind = FIX_PUNCT;
        c->p += punct_length(c);
    }
    t.n = c->p - t.at;
    c->line_start = c->directive = false;
    ARENA_PUSH(c->arena, c->s->tokens, c->s->n_tokens, c->cap, t);
}

struct fix_source *fix_source_read(struct arena *a, const char *text, size_t len)
{
    struct fix_source *s = ARENA_NEW(a, struct fix_source);
    *s = (struct fix_source){.text = text, .len = len < UINT32_MAX / 2 ? (uint32_t)len : 0};
    struct scan c = {.arena = a, .s = s, .line_start = true};
    find_lines(&c);
    while (c.p < s->len) {
        char ch = at(&c, c.p);
        if (ch == '\n') {
            c.line_start = true;
            c.p++;
        } else if (isspace((unsigned char)ch) || ch == '\\' || ch == '\0') {
            c.p++;
        } else if (ch == '/' && (at(&c, c.p + 1) == '*' || at(&c, c.p + 1) == '/')) {
            skip_comment(&c);
        } else if (ch == '#' && c.line_start) {
            skip_directive(&c);
        } else {
            take(&c);
        }
    }
    return s;
}

bool fix_is(const struct fix_source *s, uint32_t i, const char *word)
{
    size_t n = strlen(word);
    return i < s->n_tokens && s->tokens[i].n == n && memcmp(s->text + s->tokens[i].at, word, n) == 0;
}

uint32_t fix_token_at(const struct fix_source *s, uint32_t offset)
{
    uint32_t at;
    SORTED_FIRST(at, s->tokens, s->n_tokens, .at, offset);
    return at < s->n_tokens && s->tokens[at].at == offset ? at : FIX_NONE;
}

uint32_t fix_offset(const struct fix_source *s, uint32_t line, uint32_t col)
{
    if (!line || !col || line > s->n_lines) return FIX_NONE;
    uint64_t offset = (uint64_t)s->lines[line - 1] + col - 1;
    uint32_t end = line < s->n_lines ? s->lines[line] : s->len;
    return offset < end ? (uint32_t)offset : FIX_NONE;
}

uint32_t fix_line(const struct fix_source *s, uint32_t offset)
{
    uint32_t after;
    SORTED_FIRST(after, s->lines, s->n_lines, , offset + 1);
    return after ? after - 1 : 0;
}

uint32_t fix_match(const struct fix_source *s, uint32_t i)
{
    static const char open[] = "([{", close[] = ")]}";
    int depth = 0;
    if (i >= s->n_tokens) return FIX_NONE;
    const char *o = strchr(open, s->text[s->tokens[i].at]);
    bool forward = o && *o;
    for (uint32_t k = i; k < s->n_tokens; k += forward ? 1u : UINT32_MAX) { /* adding UINT32_MAX steps back */
        const struct fix_token *t = &s->tokens[k];
        if (t->kind == FIX_PUNCT && t->n == 1 && strchr(open, s->text[t->at])) depth++;
        if (t->kind == FIX_PUNCT && t->n == 1 && strchr(close, s->text[t->at])) depth--;
        if (!depth) return k;
        if (!forward && !k) break;
    }
    return FIX_NONE;
}
