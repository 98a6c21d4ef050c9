/* Lexical paths, and whole files from disk. */
#include "base/path.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static void test_normalize(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"", "."},
        {".", "."},
        {"/", "/"},
        {"//", "/"},
        {"a//b/./c", "a/b/c"},
        {"a/../b", "b"},
        {"a/..", "."},
        {"../a", "../a"},
        {"../../a", "../../a"},
        {"a/../../b", "../b"},
        {"/..", "/"},
        {"/../a", "/a"},
        {"/a/b/..", "/a"},
        {"/a/b/../..", "/"},
        {"a/", "a"},
        {"/a/./b/", "/a/b"},
        {"..a/b", "..a/b"},
        {"a../..", "."},
        {"./a", "a"},
        {".../x", ".../x"},
        {"../..", "../.."},
        {"a/b/../../..", ".."},
    };
    struct arena a = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_string_equal(path_normalize(&a, cases[i][0]), cases[i][1]);
    }
    arena_release(&a);
}

static void test_join(void **state)
{
    (void)state;
    struct arena a = {0};
    assert_string_equal(path_join(&a, "/w/build", "../src/a.c"), "/w/src/a.c");
    assert_string_equal(path_join(&a, "/w", "/abs/./a.c"), "/abs/a.c");
    assert_string_equal(path_join(&a, "", "a.c"), "a.c");
    assert_string_equal(path_join(&a, "/", "a.c"), "/a.c");
    assert_string_equal(path_join(&a, "/w", ""), "/w");
    arena_release(&a);
}

static void test_relative(void **state)
{
    (void)state;
    assert_string_equal(path_relative("/w", "/w/src/a.c"), "src/a.c");
    assert_string_equal(path_relative("/w/", "/w/src/a.c"), "src/a.c");
    assert_string_equal(path_relative("/w", "/wide/a.c"), "/wide/a.c");
    assert_string_equal(path_relative("/w", "/w"), ".");
    assert_string_equal(path_relative("/", "/a.c"), "a.c");
    assert_string_equal(path_relative("", "/a.c"), "/a.c");
    assert_true(path_is_under("/w", "/w/a.c"));
    assert_true(path_is_under("/w/", "/w"));
    assert_true(path_is_under("/", "/w"));
    assert_false(path_is_under("/w", "/wide"));
    assert_false(path_is_under("", "/w"));
}

static void test_parts(void **state)
{
    (void)state;
    struct arena a = {0};
    assert_string_equal(path_basename("/a/b.c"), "b.c");
    assert_string_equal(path_basename("b.c"), "b.c");
    assert_string_equal(path_dirname(&a, "/a/b.c"), "/a");
    assert_string_equal(path_dirname(&a, "/b.c"), "/");
    assert_string_equal(path_dirname(&a, "b.c"), ".");
    assert_string_equal(path_dirname(&a, "a//b.c"), "a");
    arena_release(&a);
}

static void test_read_file(void **state)
{
    (void)state;
    char name[] = "/tmp/cancelcheck-test-path-XXXXXX";
    int fd = mkstemp(name);
    assert_true(fd >= 0);
    FILE *f = fdopen(fd, "wb");
    for (int i = 0; i < 100000; i++) fputc("ab\0c"[i % 4], f);
    fclose(f);

    struct arena a = {0};
    struct err e;
    char *text;
    size_t len;
    assert_int_equal(path_read_file(&a, name, 1 << 20, &text, &len, &e), 0);
    assert_int_equal(len, 100000);
    assert_int_equal(text[99999], 'c');
    assert_int_equal(text[100000], '\0');
    assert_int_equal(path_read_file(&a, name, 100000, &text, &len, &e), 0);
    assert_int_equal(path_read_file(&a, name, 99999, &text, &len, &e), -1);
    assert_non_null(strstr(e.msg, "larger than the limit of 99999 bytes"));
    assert_true(path_exists(name));
    assert_false(path_is_dir(name));
    assert_true(path_is_dir("/tmp"));
    unlink(name);
    assert_false(path_exists(name));
    assert_int_equal(path_read_file(&a, name, 99999, &text, &len, &e), -1);
    assert_non_null(strstr(e.msg, "No such file"));
    assert_int_equal(path_read_file(&a, "/tmp", 1 << 20, &text, &len, &e), -1);
    assert_int_equal(path_read_file(&a, "/dev/zero", 100000, &text, &len, &e), -1);
    assert_int_equal(path_read_file(&a, "/dev/null", 100, &text, &len, &e), 0);
    assert_int_equal(len, 0);
    assert_string_equal(text, "");
    assert_int_equal(path_read_file(&a, "/proc/self/status", 1 << 20, &text, &len, &e), 0);
    assert_true(len > 100);
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_normalize), cmocka_unit_test(test_join),      cmocka_unit_test(test_relative),
        cmocka_unit_test(test_parts),     cmocka_unit_test(test_read_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
