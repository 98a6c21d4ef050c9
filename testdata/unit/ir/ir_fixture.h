/* What the tests of the IR share: reading samples, parsing text that must be good, comparing printed units. */
#ifndef TESTDATA_UNIT_IR_IR_FIXTURE_H
#define TESTDATA_UNIT_IR_IR_FIXTURE_H

#include "base/bytes.h"
#include "base/path.h"
#include "base/str.h"
#include "ir/ir.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static inline char *read_sample(struct arena *a, const char *path, size_t *len)
{
    struct err e;
    char *text = NULL;
    if (path_read_file(a, path, 1 << 24, &text, len, &e)) fail_msg("%s", e.msg);
    return text;
}

static inline struct ir_unit *parse_good(const char *text, size_t len, const char *name)
{
    struct err e;
    struct ir_unit *u = ir_parse(text, len, name, &e);
    if (!u) fail_msg("%s", e.msg);
    return u;
}

/* Both units print alike. */
static inline void assert_units_equal(const struct ir_unit *a, const struct ir_unit *b)
{
    struct strbuf x = {0}, y = {0};
    ir_print_unit(&x, a);
    ir_print_unit(&y, b);
    assert_string_equal(strbuf_cstr(&x), strbuf_cstr(&y));
    strbuf_release(&x);
    strbuf_release(&y);
}

/* Through text and back, through bytes and back; both bytes are the same. */
static inline void assert_round_trips(const struct ir_unit *u)
{
    struct strbuf text = {0};
    ir_print_unit(&text, u);
    struct ir_unit *parsed = parse_good(strbuf_cstr(&text), text.len, "printed");
    assert_units_equal(u, parsed);
    strbuf_release(&text);

    struct bytes_writer w = {0}, again = {0};
    struct err e;
    ir_pack(&w, u);
    struct ir_unit *unpacked = ir_unpack(w.data, w.len, &e);
    if (!unpacked) fail_msg("%s", e.msg);
    assert_units_equal(u, unpacked);
    ir_pack(&again, unpacked);
    assert_int_equal(w.len, again.len);
    assert_memory_equal(w.data, again.data, w.len);
    bytes_writer_release(&w);
    bytes_writer_release(&again);
    ir_unit_free(parsed);
    ir_unit_free(unpacked);
}

/* A small generator of noise (splitmix64): the same noise on every run. */
static inline uint64_t noise(uint64_t *seed)
{
    uint64_t z = *seed += 0x9e3779b97f4a7c15u;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}

#endif
