/* String buffer, the two ways to show foreign text, globbing and interning. Spelling help is in str_nearest.c. */
#include "base/str.h"

#include "base/ds.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void reserve(struct strbuf *b, size_t n)
{
    if (n < b->cap - b->len) return; /* one byte stays for the NUL */
    size_t cap = b->cap ? b->cap * 2 : 64;
    if (cap < b->len + n + 1) cap = b->len + n + 1;
    b->s = xrealloc(b->s, cap);
    b->cap = cap;
}

void strbuf_add(struct strbuf *b, const char *s, size_t n)
{
    reserve(b, n);
    if (n) memcpy(b->s + b->len, s, n);
    b->len += n;
    b->s[b->len] = '\0';
}

void strbuf_puts(struct strbuf *b, const char *s)
{
    strbuf_add(b, s, strlen(s));
}

void strbuf_putc(struct strbuf *b, char c)
{
    reserve(b, 1);
    b->s[b->len++] = c;
    b->s[b->len] = '\0';
}

void strbuf_addf(struct strbuf *b, const char *fmt, ...)
{
    reserve(b, 64);
    for (int attempt = 0; attempt < 2; attempt++) {
        va_list ap;
        va_start(ap, fmt);
        int n = vsnprintf(b->s + b->len, b->cap - b->len, fmt, ap);
        va_end(ap);
        if (n < 0) BUG("bad format \"%s\"", fmt);
        if ((size_t)n < b->cap - b->len) {
            b->len += (size_t)n;
            return;
        }
        reserve(b, (size_t)n);
    }
    BUG("format \"%s\" changed its length", fmt);
}

const char *strbuf_cstr(const struct strbuf *b)
{
    return b->s ? b->s : "";
}

void strbuf_clear(struct strbuf *b)
{
    b->len = 0;
    if (b->s) b->s[0] = '\0';
}

void strbuf_release(struct strbuf *b)
{
    free(b->s);
    *b = (struct strbuf){0};
}

static void put_hex(struct strbuf *b, unsigned char c)
{
    static const char digits[] = "0123456789abcdef";
    char text[4] = {'\\', 'x', digits[c >> 4], digits[c & 15]};
    strbuf_add(b, text, sizeof text);
}

void strbuf_quote(struct strbuf *b, const char *s)
{
    strbuf_putc(b, '"');
    for (const char *from = s;; s++) {
        unsigned char c = (unsigned char)*s;
        if (c >= 0x20 && c != 0x7f && c != '"' && c != '\\') continue;
        strbuf_add(b, from, (size_t)(s - from));
        from = s + 1;
        if (!c) break;
        switch (c) {
        case '\n': strbuf_puts(b, "\\n"); break;
        case '\t': strbuf_puts(b, "\\t"); break;
        case '"': strbuf_puts(b, "\\\""); break;
        case '\\': strbuf_puts(b, "\\\\"); break;
        default: put_hex(b, c); break;
        }
    }
    strbuf_putc(b, '"');
}

/* Length of the well-formed UTF-8 sequence at `s` and its code point; 0 when there is none (RFC 3629). */
static size_t utf8_decode(const unsigned char *s, uint32_t *cp)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    size_t n = s[0] < 0x80 ? 1 : s[0] >= 0xf0 ? 4 : s[0] >= 0xe0 ? 3 : s[0] >= 0xc2 ? 2 : 0;
    if (n == 1) *cp = s[0];
    if (n < 2) return n;
    uint32_t v = s[0] & (0xffu >> (n + 1));
    for (size_t i = 1; i < n; i++) {
        if ((s[i] & 0xc0) != 0x80) return 0;
        v = v << 6 | (s[i] & 0x3fu);
    }
    if (v < least[n] || v > 0x10ffff || (v >= 0xd800 && v <= 0xdfff)) return 0;
    *cp = v;
    return n;
}

/* C0, DEL and C1 controls drive a terminal; the bidirectional overrides make text read other than it is. */
static bool is_hidden(uint32_t cp)
{
    return cp < 0x20 || (cp >= 0x7f && cp < 0xa0) || (cp >= 0x202a && cp <= 0x202e) || (cp >= 0x2066 && cp <= 0x2069);
}

void strbuf_visible(struct strbuf *b, const char *text)
{
    const unsigned char *s = (const unsigned char *)text;
    while (*s) {
        uint32_t cp = 0;
        size_t n = utf8_decode(s, &cp);
        if (n && !is_hidden(cp)) {
            strbuf_add(b, (const char *)s, n);
            s += n;
            continue;
        }
        for (size_t end = n ? n : 1; end; end--) put_hex(b, *s++);
    }
}

bool str_starts(const char *s, const char *prefix)
{
    return strncmp(s, prefix, strlen(prefix)) == 0;
}

bool str_ends(const char *s, const char *suffix)
{
    size_t n = strlen(s), m = strlen(suffix);
    return n >= m && memcmp(s + n - m, suffix, m) == 0;
}

bool str_glob(const char *pattern, const char *s)
{
    /* Only the last star needs to be retried: an earlier one already matched as little as it can. */
    const char *star = NULL, *retry = NULL;
    while (*s) {
        if (*pattern == '*') {
            star = pattern++;
            retry = s;
        } else if (*pattern == '?' || *pattern == *s) {
            pattern++;
            s++;
        } else if (star) {
            pattern = star + 1;
            s = ++retry;
        } else {
            return false;
        }
    }
    while (*pattern == '*') pattern++;
    return *pattern == '\0';
}

struct intern_entry {
    char *key;
    uint32_t value;
};

void intern_init(struct intern *in)
{
    *in = (struct intern){0};
    intern_str(in, "");
}

void intern_release(struct intern *in)
{
    struct intern_entry *map = in->map;
    shfree(map);
    arrfree(in->strs);
    arena_release(&in->arena);
    *in = (struct intern){0};
}

uint32_t intern_str(struct intern *in, const char *s)
{
    struct intern_entry *map = in->map;
    ptrdiff_t at = shgeti(map, s);
    if (at < 0) {
        char *own = arena_strdup(&in->arena, s);
        uint32_t id = (uint32_t)arrlenu(in->strs);
        arrput(in->strs, own);
        shput(map, own, id);
        at = shgeti(map, own);
    }
    in->map = map;
    return map[at].value;
}

const char *intern_text(const struct intern *in, uint32_t id)
{
    if (id >= arrlenu(in->strs)) BUG("no interned string %u", id);
    return in->strs[id];
}
