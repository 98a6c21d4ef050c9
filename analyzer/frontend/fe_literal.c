/* String literals: from source text, as libclang spells them, to the bytes they stand for. */
#include "frontend/fe.h"

#include <string.h>

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

/* One escape sequence behind a backslash; -1 for "keep it as written". */
static int unescape(const char **p)
{
    static const char from[] = "abfnrtv\\\"'?", to[] = "\a\b\f\n\r\t\v\\\"'?";
    const char *s = *p;
    const char *hit = *s ? strchr(from, *s) : NULL;
    if (hit) {
        *p = s + 1;
        return to[hit - from];
    }
    int v = 0, n = 0;
    if (*s == 'x') {
        for (s++; n < 2 && hex_digit(*s) >= 0; n++) v = v * 16 + hex_digit(*s++);
    } else {
        for (; n < 3 && *s >= '0' && *s <= '7'; n++) v = v * 8 + (*s++ - '0');
    }
    if (!n) return -1;
    *p = s;
    return v & 0xff;
}

#define STRING_MAX 240

/* libclang spells a literal as source text: L"...\n". The text is cut at STRING_MAX bytes and at an embedded NUL. */
struct ir_opnd fe_string_literal(struct fe *fe, uint32_t node)
{
    CXString s = clang_getCursorSpelling(fe_cursor(fe, node));
    const char *p = clang_getCString(s);
    char out[STRING_MAX + 1];
    size_t n = 0;
    p = p ? strchr(p, '"') : NULL;
    for (p = p ? p + 1 : ""; *p && *p != '"' && n < STRING_MAX;) {
        char c = *p++;
        if (c == '\\') {
            int v = unescape(&p);
            if (v == 0) break;
            if (v > 0) c = (char)v;
        }
        out[n++] = c;
    }
    if (n == STRING_MAX)
        while (n > 0 && ((unsigned char)out[n - 1] & 0x80)) n--; /* no half character at the cut */
    clang_disposeString(s);
    return (struct ir_opnd){.kind = IR_O_STR, .str = arena_strndup(&fe->u->arena, out, n)};
}
