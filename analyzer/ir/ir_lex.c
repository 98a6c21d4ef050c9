/* Lexer of the text form. Any bytes are accepted as input; what is no token is reported with its place. */
#include "ir/ir_lex.h"

#include "base/str.h"
#include "ir/ir_internal.h"

#include <inttypes.h>
#include <stdio.h>

enum { SHOWN_MAX = 40 }; /* bytes of a token that a message repeats */

/* ---- messages --------------------------------------------------------------------------------------------- */

bool ir_lex_fail_at(struct ir_lex *lx, const struct ir_tok *at, const char *what, const char *found)
{
    if (!lx->failed) {
        struct strbuf b = {0};
        strbuf_visible(&b, found);
        err_set(lx->err, "%s:%" PRIu32 ":%" PRIu32 ": expected %s, found %s", lx->name, at->line, at->col, what,
                strbuf_cstr(&b));
        strbuf_release(&b);
    }
    lx->failed = true;
    lx->tok.kind = IR_TOK_EOF;
    lx->p = lx->end;
    return false;
}

bool ir_lex_fail(struct ir_lex *lx, const char *what)
{
    const struct ir_tok *t = &lx->tok;
    char shown[SHOWN_MAX + 16];
    int n = (int)(t->len < SHOWN_MAX ? t->len : SHOWN_MAX);
    switch (t->kind) {
    case IR_TOK_EOF: snprintf(shown, sizeof shown, "end of text"); break;
    case IR_TOK_NEWLINE: snprintf(shown, sizeof shown, "end of line"); break;
    case IR_TOK_STR: snprintf(shown, sizeof shown, "%.*s%s", n, t->start, (size_t)n < t->len ? "..." : ""); break;
    default: snprintf(shown, sizeof shown, "'%.*s%s'", n, t->start, (size_t)n < t->len ? "..." : ""); break;
    }
    return ir_lex_fail_at(lx, t, what, shown);
}

/* A byte that starts no token, or a broken string. */
static void fail_byte(struct ir_lex *lx, const char *what)
{
    const char *at = lx->p;
    lx->tok.col = (uint32_t)(at - lx->line_start) + 1;
    lx->tok.start = at;
    lx->tok.len = at < lx->end;
    lx->tok.kind = at == lx->end ? IR_TOK_EOF : *at == '\n' ? IR_TOK_NEWLINE : IR_TOK_PUNCT;
    ir_lex_fail(lx, what);
}

/* ---- tokens ----------------------------------------------------------------------------------------------- */

static int hex_value(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

/* The byte that an escape stands for; lx->p is behind the backslash and moves behind the escape. -1 after an error. */
static int lex_escape(struct ir_lex *lx)
{
    static const char letters[] = "nt\"\\", bytes[] = "\n\t\"\\";
    const char *known = lx->p < lx->end && *lx->p ? strchr(letters, *lx->p) : NULL;
    if (known) {
        lx->p++;
        return bytes[known - letters];
    }
    if (lx->end - lx->p >= 3 && lx->p[0] == 'x') {
        int hi = hex_value(lx->p[1]), lo = hex_value(lx->p[2]);
        if (hi >= 0 && lo >= 0 && hi + lo > 0) {
            lx->p += 3;
            return hi * 16 + lo;
        }
    }
    fail_byte(lx, "one of the escapes \\n \\t \\\" \\\\ \\xHH (not \\x00)");
    return -1;
}

static void lex_string(struct ir_lex *lx)
{
    const char *close = ++lx->p; /* an upper bound of the text's length is the way to the next bare quote */
    while (close < lx->end && *close != '"' && *close != '\n') close += *close == '\\' && close + 1 < lx->end ? 2 : 1;
    size_t room = close < lx->end ? (size_t)(close - lx->p) : (size_t)(lx->end - lx->p), n = 0;
    char *text = arena_alloc(lx->arena, room + 1);
    for (;;) {
        if (lx->p == lx->end || *lx->p == '\n' || *lx->p == '\0') {
            fail_byte(lx, "'\"' at the end of the string");
            return;
        }
        char c = *lx->p++;
        if (c == '"') break;
        if (c == '\\') {
            int byte = lex_escape(lx);
            if (byte < 0) return;
            c = (char)byte;
        }
        text[n++] = c;
    }
    lx->tok.kind = IR_TOK_STR;
    lx->tok.text = text;
}

static void lex_int(struct ir_lex *lx)
{
    uint64_t v = 0;
    for (; lx->p < lx->end && *lx->p >= '0' && *lx->p <= '9'; lx->p++) {
        uint64_t digit = (uint64_t)(*lx->p - '0');
        if (v > (UINT64_MAX - digit) / 10) {
            lx->tok.len = (size_t)(lx->p - lx->tok.start) + 1;
            lx->tok.kind = IR_TOK_INT;
            ir_lex_fail(lx, "a number of at most 64 bits");
            return;
        }
        v = v * 10 + digit;
    }
    lx->tok.kind = IR_TOK_INT;
    lx->tok.value = v;
}

static void lex_word(struct ir_lex *lx)
{
    while (lx->p < lx->end && ir_is_bare_byte((unsigned char)*lx->p)) lx->p++;
    lx->tok.kind = IR_TOK_WORD;
    lx->tok.text = arena_strndup(lx->arena, lx->tok.start, (size_t)(lx->p - lx->tok.start));
}

static void lex_punct(struct ir_lex *lx)
{
    bool two = lx->end - lx->p >= 2 && ((lx->p[0] == '-' && lx->p[1] == '>') || (lx->p[0] == '.' && lx->p[1] == '.'));
    if (*lx->p <= ' ' || *lx->p == 0x7f) {
        fail_byte(lx, "text");
        return;
    }
    lx->p += two ? 2 : 1;
    lx->tok.kind = IR_TOK_PUNCT;
}

static void skip_space(struct ir_lex *lx)
{
    while (lx->p < lx->end && (*lx->p == ' ' || *lx->p == '\t' || *lx->p == '\r')) lx->p++;
    if (lx->end - lx->p >= 2 && lx->p[0] == '/' && lx->p[1] == '/') {
        const char *nl = memchr(lx->p, '\n', (size_t)(lx->end - lx->p));
        lx->p = nl ? nl : lx->end;
    }
}

void ir_lex_next(struct ir_lex *lx)
{
    if (lx->failed) return;
    if (lx->tok.kind == IR_TOK_NEWLINE) { /* the line is counted when it is left, so that its end is reported on it */
        lx->line++;
        lx->line_start = lx->p;
    }
    skip_space(lx);
    lx->tok = (struct ir_tok){
        .start = lx->p,
        .line = lx->line,
        .col = (uint32_t)(lx->p - lx->line_start) + 1,
        .text = "",
    };
    if (lx->p == lx->end) return;
    unsigned char c = (unsigned char)*lx->p;
    if (c == '\n') {
        lx->p++;
        lx->tok.kind = IR_TOK_NEWLINE;
    } else if (c == '"') {
        lex_string(lx);
    } else if (c >= '0' && c <= '9') {
        lex_int(lx);
    } else if (ir_is_bare_byte(c)) {
        lex_word(lx);
    } else {
        lex_punct(lx);
    }
    if (!lx->failed) lx->tok.len = (size_t)(lx->p - lx->tok.start);
}

void ir_lex_init(struct ir_lex *lx, const char *text, size_t len, const char *name, struct arena *a, struct err *e)
{
    *lx = (struct ir_lex){
        .p = text, .end = text + len, .line_start = text, .line = 1, .name = name, .arena = a, .err = e};
    ir_lex_next(lx);
}

bool ir_lex_eat_raw(struct ir_lex *lx, const char *s)
{
    size_t n = strlen(s);
    if (lx->failed || lx->tok.kind == IR_TOK_EOF || (size_t)(lx->end - lx->tok.start) < n) return false;
    if (memcmp(lx->tok.start, s, n) != 0) return false;
    lx->p = lx->tok.start + n;
    ir_lex_next(lx);
    return true;
}

bool ir_lex_is_word(const struct ir_lex *lx, const char *word)
{
    return lx->tok.kind == IR_TOK_WORD && strcmp(lx->tok.text, word) == 0;
}

bool ir_lex_is_punct(const struct ir_lex *lx, const char *punct)
{
    return lx->tok.kind == IR_TOK_PUNCT && strlen(punct) == lx->tok.len &&
           memcmp(lx->tok.start, punct, lx->tok.len) == 0;
}

bool ir_lex_eat_word(struct ir_lex *lx, const char *word)
{
    bool is = ir_lex_is_word(lx, word);
    if (is) ir_lex_next(lx);
    return is;
}

bool ir_lex_eat_punct(struct ir_lex *lx, const char *punct)
{
    bool is = ir_lex_is_punct(lx, punct);
    if (is) ir_lex_next(lx);
    return is;
}
