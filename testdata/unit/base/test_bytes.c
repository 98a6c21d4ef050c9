/* Packed numbers and texts: round trips, and readers that never leave their bytes. Hashes have fixed values. */
#include "base/bytes.h"
#include "base/hash.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static const uint64_t unsigned_values[] = {0, 1, 127, 128, 16383, 16384, UINT32_MAX, 1ull << 63, UINT64_MAX};
static const int64_t signed_values[] = {0, -1, 1, -64, 64, INT32_MIN, INT64_MAX, INT64_MIN, -8192};

static void test_round_trip(void **state)
{
    (void)state;
    struct bytes_writer w = {0};
    struct arena a = {0};
    bytes_put_u8(&w, 0xfe);
    for (size_t i = 0; i < 9; i++) bytes_put_u(&w, unsigned_values[i]);
    for (size_t i = 0; i < 9; i++) bytes_put_i(&w, signed_values[i]);
    bytes_put_str(&w, "");
    bytes_put_str(&w, "text");
    bytes_put_raw(&w, "raw", 3);
    bytes_put_raw(&w, NULL, 0);

    struct bytes_reader r = {.p = w.data, .end = w.data + w.len};
    assert_int_equal(bytes_get_u8(&r), 0xfe);
    for (size_t i = 0; i < 9; i++) assert_true(bytes_get_u(&r) == unsigned_values[i]);
    for (size_t i = 0; i < 9; i++) assert_true(bytes_get_i(&r) == signed_values[i]);
    assert_string_equal(bytes_get_str(&r, &a), "");
    assert_string_equal(bytes_get_str(&r, &a), "text");
    assert_int_equal(bytes_get_u8(&r), 'r');
    assert_false(r.bad);

    for (size_t len = 0; len < w.len; len++) { /* a copy of exact size, so that ASan sees a read behind it */
        uint8_t *cut = len ? memcpy(arena_alloc(&a, len), w.data, len) : arena_alloc(&a, 1);
        struct bytes_reader c = {.p = cut, .end = cut + len};
        bytes_get_u8(&c);
        for (size_t i = 0; i < 9; i++) bytes_get_u(&c);
        for (size_t i = 0; i < 9; i++) bytes_get_i(&c);
        for (int i = 0; i < 2; i++) assert_non_null(bytes_get_str(&c, &a));
        for (int i = 0; i < 3; i++) bytes_get_u8(&c);
        assert_true(c.bad);
        assert_int_equal(bytes_get_u(&c), 0);
    }
    bytes_writer_release(&w);
    arena_release(&a);
}

static bool is_bad(const char *bytes, size_t n, uint64_t (*get)(struct bytes_reader *))
{
    struct bytes_reader r = {.p = (const uint8_t *)bytes, .end = (const uint8_t *)bytes + n};
    get(&r);
    return r.bad;
}

static uint64_t get_count2(struct bytes_reader *r)
{
    return bytes_get_count(r, 2);
}

static uint64_t get_str(struct bytes_reader *r)
{
    struct arena a = {0};
    bytes_get_str(r, &a);
    arena_release(&a);
    return 0;
}

static void test_bad_input(void **state)
{
    (void)state;
    assert_true(is_bad("\xff\xff\xff\xff\xff\xff\xff\xff\xff\x02", 10, bytes_get_u)); /* 65 bits */
    assert_false(is_bad("\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", 10, bytes_get_u));
    assert_true(is_bad("\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x00", 11, bytes_get_u));
    assert_true(is_bad("\x80", 1, bytes_get_u));
    assert_true(is_bad("\x03....", 5, get_count2)); /* 3 elements of 2 bytes do not fit into 4 */
    assert_false(is_bad("\x02....", 5, get_count2));
    assert_true(is_bad("\x05"
                       "abc",
                       4, get_str));
    assert_true(is_bad("\x03"
                       "a\0c",
                       4, get_str));
    assert_true(is_bad("\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"
                       "abc",
                       13, get_str));
}

static void test_hash(void **state)
{
    (void)state;
    char hex[33];
    hash_hex128("", 0, hex);
    assert_string_equal(hex, "99aa06d3014798d86001c324468d497f"); /* the specification's value for no bytes */
    hash_hex128("abc", 3, hex);
    assert_int_equal(strlen(hex), 32);
    assert_true(hash_cstr("abc", 0) == hash_bytes("abc", 3, 0));
    assert_true(hash_cstr("abc", 0) != hash_cstr("abc", 1));
    assert_true(hash_cstr("abc", 0) != hash_cstr("abd", 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_round_trip),
        cmocka_unit_test(test_bad_input),
        cmocka_unit_test(test_hash),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
