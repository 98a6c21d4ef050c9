/* Byte-exact writer and bounds-checked reader for packed forms: little endian, varints (LEB128). */
#ifndef CANCELCHECK_BASE_BYTES_H
#define CANCELCHECK_BASE_BYTES_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct bytes_writer {
    uint8_t *data;
    size_t len, cap;
};
void bytes_put_u8(struct bytes_writer *w, uint8_t v);
void bytes_put_long(struct bytes_writer *w, uint64_t v); /* as bytes_put_u, whatever its length */
void bytes_put_i(struct bytes_writer *w, int64_t v);     /* zigzag LEB128 */
void bytes_put_str(struct bytes_writer *w, const char *s);
void bytes_put_raw(struct bytes_writer *w, const void *p, size_t n);
void bytes_writer_release(struct bytes_writer *w);

/* Unsigned LEB128. Most numbers are small and fit. */
static inline void bytes_put_u(struct bytes_writer *w, uint64_t v)
{
    if (v < 0x80 && w->len < w->cap)
        w->data[w->len++] = (uint8_t)v;
    else
        bytes_put_long(w, v);
}

/* A reader never reads past its end: after the first bad read `bad` is set and every read gives 0 or "". */
struct bytes_reader {
    const uint8_t *p, *end;
    bool bad;
};
uint8_t bytes_get_u8(struct bytes_reader *r);
uint64_t bytes_get_long(struct bytes_reader *r); /* as bytes_get_u, whatever its length */
static inline uint64_t bytes_get_u(struct bytes_reader *r)
{
    return r->p != r->end && *r->p < 0x80 ? *r->p++ : bytes_get_long(r);
}
int64_t bytes_get_i(struct bytes_reader *r);
/* An element count: bad when more than the bytes left could hold (each element takes at least `min` bytes). */
uint32_t bytes_get_count(struct bytes_reader *r, size_t min);
const char *bytes_get_str(struct bytes_reader *r, struct arena *a);

#endif
