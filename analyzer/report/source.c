/* Cache of source files and the two things reports need of a line: columns in other units, and a form that is safe to
 * show. Source text is anybody's bytes: nothing of it reaches a terminal or a JSON string unchecked. */
#include "report/source.h"

#include "base/ds.h"
#include "base/path.h"

#include <string.h>

#define MAX_SOURCE (64ul << 20) /* larger files get no excerpt */

struct source_file {
    const char *text; /* NULL when it could not be read */
    size_t len;
    size_t *starts; /* offset of every line */
    uint32_t n_lines, cap_lines;
};

struct source_entry {
    char *key;
    struct source_file *value;
};

void source_cache_init(struct source_cache *c, const char *root)
{
    memset(c, 0, sizeof *c);
    c->root = root ? root : "";
}

void source_cache_release(struct source_cache *c)
{
    shfree(c->files);
    arena_release(&c->arena);
}

static void read_source(struct source_cache *c, const char *file, struct source_file *f)
{
    char *text = NULL;
    const char *path = file[0] == '/' ? file : path_join(&c->arena, c->root, file);
    int rc = path_read_file(&c->arena, path, MAX_SOURCE, &text, &f->len, NULL);
    if (rc && file[0] != '/') rc = path_read_file(&c->arena, file, MAX_SOURCE, &text, &f->len, NULL);
    if (rc) return;
    f->text = text;
    ARENA_PUSH(&c->arena, f->starts, f->n_lines, f->cap_lines, 0);
    for (const char *p = text; (p = memchr(p, '\n', f->len - (size_t)(p - text)));) {
        p++;
        ARENA_PUSH(&c->arena, f->starts, f->n_lines, f->cap_lines, (size_t)(p - text));
    }
}

static struct source_file *source_file(struct source_cache *c, const char *file)
{
    struct source_file *f = shget(c->files, file);
    if (f) return f;
    f = ARENA_NEW(&c->arena, struct source_file);
    if (file[0]) read_source(c, file, f);
    shput(c->files, arena_strdup(&c->arena, file), f);
    return f;
}

bool source_line(struct source_cache *c, const char *file, uint32_t line, struct source_line *out)
{
    const struct source_file *f = source_file(c, file);
    if (!f->text || !line || line > f->n_lines) return false;
    size_t from = f->starts[line - 1];
    size_t to = line < f->n_lines ? f->starts[line] - 1 : f->len;
    if (to > from && f->text[to - 1] == '\r') to--;
    *out = (struct source_line){f->text + from, to - from};
    return true;
}

/* ---- UTF-8 ------------------------------------------------------------------------------------------------ */

#define NOT_UTF8 UINT32_MAX

/* Code point at s[0..n), n > 0, its length in *len; NOT_UTF8 with length 1 for a byte that starts none. Strict: no
 * overlong forms, no surrogates. */
static uint32_t utf8_at(const char *s, size_t n, size_t *len)
{
    const unsigned char *u = (const unsigned char *)s;
    *len = 1;
    if (u[0] < 0x80) return u[0];
    size_t want = u[0] >= 0xf0 ? 4 : u[0] >= 0xe0 ? 3 : 2;
    if (u[0] < 0xc2 || u[0] > 0xf4 || want > n) return NOT_UTF8;
    uint32_t cp = u[0] & (0x7fu >> want);
    for (size_t i = 1; i < want; i++) {
        if ((u[i] & 0xc0) != 0x80) return NOT_UTF8;
        cp = cp << 6 | (u[i] & 0x3f);
    }
    bool overlong = (want == 3 && cp < 0x800) || (want == 4 && cp < 0x10000);
    if (overlong || (cp >= 0xd800 && cp <= 0xdfff) || cp > 0x10ffff) return NOT_UTF8;
    *len = want;
    return cp;
}

struct range {
    uint32_t from, to;
};

static bool in_ranges(const struct range *r, size_t n, uint32_t cp)
{
    for (size_t i = 0; i < n; i++)
        if (cp >= r[i].from && cp <= r[i].to) return true;
    return false;
}

/* Characters that hide or reorder what is shown ("Trojan Source", CVE-2021-42574), and the C1 controls. */
static bool is_hidden(uint32_t cp)
{
    static const struct range hidden[] = {
        {0x80, 0x9f},     {0xad, 0xad},     {0x61c, 0x61c},   {0x180e, 0x180e}, {0x200b, 0x200f},
        {0x2028, 0x202e}, {0x2060, 0x206f}, {0xfeff, 0xfeff}, {0xfff9, 0xfffb}, {0xe0000, 0xe007f},
    };
    return in_ranges(hidden, sizeof hidden / sizeof *hidden, cp);
}

/* Columns a terminal gives to a code point: near enough to put a caret under it. */
static size_t cp_width(uint32_t cp)
{
    static const struct range none[] = {
        {0x300, 0x36f}, {0x1ab0, 0x1aff}, {0x20d0, 0x20ff}, {0xfe00, 0xfe0f}, {0xfe20, 0xfe2f}};
    static const struct range wide[] = {{0x1100, 0x115f},   {0x2e80, 0x303e},   {0x3041, 0xa4cf},  {0xac00, 0xd7a3},
                                        {0xf900, 0xfaff},   {0xfe30, 0xfe6f},   {0xff00, 0xff60},  {0xffe0, 0xffe6},
                                        {0x1f300, 0x1f64f}, {0x1f900, 0x1f9ff}, {0x20000, 0x3fffd}};
    if (in_ranges(none, sizeof none / sizeof *none, cp)) return 0;
    return in_ranges(wide, sizeof wide / sizeof *wide, cp) ? 2 : 1;
}

uint32_t source_utf16_col(const struct source_line *line, uint32_t col)
{
    size_t bytes = col ? col - 1 : 0, at = 0;
    if (bytes > line->n) bytes = line->n;
    uint32_t units = 0;
    while (at < bytes) {
        size_t len;
        uint32_t cp = utf8_at(line->s + at, line->n - at, &len);
        if (at + len > bytes) break; /* a column inside a character means the character */
        units += cp != NOT_UTF8 && cp > 0xffff ? 2 : 1;
        at += len;
    }
    return units + 1;
}

size_t source_show(struct strbuf *out, const char *s, size_t n, size_t mark)
{
    size_t column = 0, marked = 0;
    for (size_t at = 0; at < n;) {
        size_t len, before = out->len;
        uint32_t cp = utf8_at(s + at, n - at, &len);
        if (at <= mark) marked = column;
        if (cp == '\t') {
            do strbuf_putc(out, ' ');
            while (++column % 8);
        } else if (cp == NOT_UTF8 || cp < 0x20 || cp == 0x7f) {
            strbuf_addf(out, "\\x%02x", (unsigned char)s[at]);
            column += out->len - before;
        } else if (is_hidden(cp)) {
            strbuf_addf(out, "\\u{%04x}", cp);
            column += out->len - before;
        } else {
            strbuf_add(out, s + at, len);
            column += cp_width(cp);
        }
        at += len;
    }
    return mark >= n ? column : marked;
}

void source_utf8(struct strbuf *out, const char *s)
{
    size_t n = strlen(s);
    for (size_t at = 0, len; at < n; at += len) {
        if (utf8_at(s + at, n - at, &len) == NOT_UTF8)
            strbuf_puts(out, "\xef\xbf\xbd");
        else
            strbuf_add(out, s + at, len);
    }
}
