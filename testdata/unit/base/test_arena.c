/* Arena: zeroed, aligned, big objects, growth in place and by copy, clear and release. */
#include "base/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>

#include <cmocka.h>

static bool all_zero(const unsigned char *p, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (p[i]) return false;
    }
    return true;
}

static void test_alloc_is_zeroed_and_aligned(void **state)
{
    (void)state;
    struct arena a = {0};
    for (size_t size = 0; size < 3000; size += 7) {
        unsigned char *p = arena_alloc(&a, size);
        assert_int_equal((uintptr_t)p % 16, 0);
        assert_true(all_zero(p, size));
        memset(p, 0xff, size);
    }
    assert_true(a.used > 600000);
    arena_release(&a);
    assert_null(a.head);
    assert_int_equal(a.used, 0);
}

static void test_big_objects_leave_the_chunk_usable(void **state)
{
    (void)state;
    struct arena a = {0};
    char *small = arena_alloc(&a, 16);
    unsigned char *big = arena_alloc(&a, 5 << 20);
    assert_true(all_zero(big, 5 << 20));
    memset(big, 1, 5 << 20);
    char *next = arena_alloc(&a, 16);
    assert_ptr_equal(next, small + 16);
    arena_release(&a);

    char *first = arena_alloc(&a, 1 << 20); /* a big object first of all */
    first[0] = 1;
    assert_non_null(arena_alloc(&a, 8));
    arena_release(&a);
}

static void test_clear_gives_zeroed_memory_again(void **state)
{
    (void)state;
    struct arena a = {0};
    arena_clear(&a);
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 2000; i++) {
            unsigned char *p = arena_alloc(&a, 40);
            assert_true(all_zero(p, 40));
            memset(p, 0xaa, 40);
        }
        arena_clear(&a);
        assert_int_equal(a.used, 0);
    }
    arena_release(&a);
}

static void test_strings(void **state)
{
    (void)state;
    struct arena a = {0};
    assert_string_equal(arena_strdup(&a, "abc"), "abc");
    assert_string_equal(arena_strndup(&a, "abcdef", 2), "ab");
    assert_string_equal(arena_strndup(&a, NULL, 0), "");
    assert_string_equal(arena_sprintf(&a, "%d-%s", 7, "x"), "7-x");
    char *lengthy = arena_sprintf(&a, "%0*d", 5000, 1);
    assert_int_equal(strlen(lengthy), 5000);
    assert_int_equal(lengthy[4999], '1');
    arena_release(&a);
}

static void test_push_keeps_contents(void **state)
{
    (void)state;
    struct arena a = {0};
    uint32_t *x = NULL, n_x = 0, cap_x = 0, *y = NULL, n_y = 0, cap_y = 0;
    for (uint32_t i = 0; i < 100000; i++) {
        ARENA_PUSH(&a, x, n_x, cap_x, i);
        if (i % 3 == 0) ARENA_PUSH(&a, y, n_y, cap_y, i); /* in the way of growing in place */
    }
    for (uint32_t i = 0; i < n_x; i++) assert_int_equal(x[i], i);
    for (uint32_t i = 0; i < n_y; i++) assert_int_equal(y[i], 3 * i);
    assert_true(all_zero((unsigned char *)(x + n_x), sizeof *x * (cap_x - n_x)));
    arena_release(&a);
}

static void test_lone_array_grows_in_place(void **state)
{
    (void)state;
    struct arena a = {0};
    uint32_t *x = NULL, n = 0, cap = 0;
    ARENA_PUSH(&a, x, n, cap, 1);
    uint32_t *first = x;
    for (uint32_t i = 0; i < 100; i++) ARENA_PUSH(&a, x, n, cap, i);
    assert_ptr_equal(x, first);
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_alloc_is_zeroed_and_aligned),
        cmocka_unit_test(test_big_objects_leave_the_chunk_usable),
        cmocka_unit_test(test_clear_gives_zeroed_memory_again),
        cmocka_unit_test(test_strings),
        cmocka_unit_test(test_push_keeps_contents),
        cmocka_unit_test(test_lone_array_grows_in_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
