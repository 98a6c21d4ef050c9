/* Packed forms: the writer grows, the reader checks every read against its end. */
#include "base/bytes.h"

#include "base/err.h"

#include <stdlib.h>
#include <string.h>

static void reserve(struct bytes_writer *w, size_t n)
{
    if (n <= w->cap - w->len) return;
    size_t cap = w->cap ? w->cap * 2 : 256;
    if (cap < w->len + n) cap = w->len + n;
    w->data = xrealloc(w->data, cap);
    w->cap = cap;
}

void bytes_put_u8(struct bytes_writer *w, uint8_t v)
{
    reserve(w, 1);
    w->data[w->len++] = v;
}

void bytes_put_long(struct bytes_writer *w, uint64_t v)
{
    reserve(w, 10);
    for (; v >= 0x80; v >>= 7) w->data[w->len++] = (uint8_t)(v | 0x80);
    w->data[w->len++] = (uint8_t)v;
}

void bytes_put_i(struct bytes_writer *w, int64_t v)
{
    uint64_t u = (uint64_t)v << 1;
    bytes_put_u(w, v < 0 ? ~u : u);
}

void bytes_put_raw(struct bytes_writer *w, const void *p, size_t n)
{
    if (!n) return;
    reserve(w, n);
    memcpy(w->data + w->len, p, n);
    w->len += n;
}

void bytes_put_str(struct bytes_writer *w, const char *s)
{
    size_t n = strlen(s);
    bytes_put_u(w, n);
    bytes_put_raw(w, s, n);
}

void bytes_writer_release(struct bytes_writer *w)
{
    free(w->data);
    *w = (struct bytes_writer){0};
}

static uint64_t fail(struct bytes_reader *r)
{
    r->bad = true;
    r->p = r->end;
    return 0;
}

uint8_t bytes_get_u8(struct bytes_reader *r)
{
    if (r->p == r->end) return (uint8_t)fail(r);
    return *r->p++;
}

uint64_t bytes_get_long(struct bytes_reader *r)
{
    uint64_t v = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        if (r->p == r->end) return fail(r);
        uint8_t b = *r->p++;
        if (shift == 63 && b > 1) return fail(r); /* more than 64 bits */
        v |= (uint64_t)(b & 0x7f) << shift;
        if (!(b & 0x80)) return v;
    }
    return fail(r);
}

int64_t bytes_get_i(struct bytes_reader *r)
{
    uint64_t u = bytes_get_u(r);
    return (int64_t)(u & 1 ? ~(u >> 1) : u >> 1);
}

uint32_t bytes_get_count(struct bytes_reader *r, size_t min)
{
    uint64_t n = bytes_get_u(r);
    size_t left = (size_t)(r->end - r->p);
    if (n > left / (min ? min : 1) || n >= UINT32_MAX) return (uint32_t)fail(r);
    return (uint32_t)n;
}

const char *bytes_get_str(struct bytes_reader *r, struct arena *a)
{
    uint32_t n = bytes_get_count(r, 1);
    /* A NUL inside would give a string shorter than its length says: two encodings of one text. */
    if (n && memchr(r->p, 0, n)) {
        fail(r);
        n = 0;
    }
    if (!n) return "";
    const char *s = arena_strndup(a, (const char *)r->p, n);
    r->p += n;
    return s;
}
