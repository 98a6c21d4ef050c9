/* String buffer, quoting, visible text, globbing, nearest word, interning, error lines. */
#include "base/err.h"
#include "base/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static void test_strbuf(void **state)
{
    (void)state;
    struct strbuf b = {0};
    assert_string_equal(strbuf_cstr(&b), "");
    strbuf_clear(&b);
    strbuf_add(&b, "", 0);
    strbuf_puts(&b, "ab");
    strbuf_putc(&b, 'c');
    strbuf_addf(&b, "%s%0300d", "d", 1);
    assert_int_equal(b.len, 304);
    assert_int_equal(strlen(b.s), 304);
    assert_memory_equal(b.s, "abcd000", 7);
    strbuf_clear(&b);
    assert_string_equal(strbuf_cstr(&b), "");
    for (int i = 0; i < 1000; i++) strbuf_putc(&b, 'x');
    assert_int_equal(strlen(strbuf_cstr(&b)), 1000);
    strbuf_release(&b);
    assert_null(b.s);
}

static void check_quote(const char *in, const char *out)
{
    struct strbuf b = {0};
    strbuf_quote(&b, in);
    assert_string_equal(b.s, out);
    strbuf_release(&b);
}

static void check_visible(const char *in, const char *out)
{
    struct strbuf b = {0};
    strbuf_visible(&b, in);
    assert_string_equal(strbuf_cstr(&b), out);
    strbuf_release(&b);
}

static void test_quote(void **state)
{
    (void)state;
    check_quote("", "\"\"");
    check_quote("a\"b\\c\n\t\x01\x7f", "\"a\\\"b\\\\c\\n\\t\\x01\\x7f\"");
    check_quote("gr\xc3\xbc\xff", "\"gr\xc3\xbc\xff\"");
}

static void test_visible(void **state)
{
    (void)state;
    check_visible("", "");
    check_visible("plain gr\xc3\xbc\xe2\x82\xac\xf0\x9f\x98\x80", "plain gr\xc3\xbc\xe2\x82\xac\xf0\x9f\x98\x80");
    check_visible("\x1b[31mred\n", "\\x1b[31mred\\x0a");
    check_visible("\xc2\x9b"
                  "31m", /* C1: another way to say ESC [ */
                  "\\xc2\\x9b31m");
    check_visible("\xe2\x80\xae", "\\xe2\\x80\\xae");                   /* right-to-left override */
    check_visible("\xff\xc3", "\\xff\\xc3");                            /* no UTF-8, and cut short */
    check_visible("\xc0\xaf\xed\xa0\x80", "\\xc0\\xaf\\xed\\xa0\\x80"); /* overlong, surrogate */
    check_visible("\xe0\x80\x80\xf4\x90\x80\x80", "\\xe0\\x80\\x80\\xf4\\x90\\x80\\x80");
}

static void test_starts_and_ends(void **state)
{
    (void)state;
    assert_true(str_starts("abc", "ab"));
    assert_true(str_starts("abc", ""));
    assert_false(str_starts("ab", "abc"));
    assert_true(str_ends("abc", "bc"));
    assert_true(str_ends("abc", ""));
    assert_false(str_ends("bc", "abc"));
}

static void test_glob(void **state)
{
    (void)state;
    assert_true(str_glob("", ""));
    assert_false(str_glob("", "a"));
    assert_true(str_glob("*", ""));
    assert_true(str_glob("*", "a/b"));
    assert_true(str_glob("src/*.c", "src/deep/a.c"));
    assert_false(str_glob("src/*.c", "src/a.h"));
    assert_true(str_glob("a?c", "abc"));
    assert_false(str_glob("a?c", "ac"));
    assert_true(str_glob("*ab*ab", "abababab"));
    assert_false(str_glob("*ab*ac", "abababab"));
    assert_true(str_glob("[a]", "[a]"));
    /* A backtracking matcher that retries every star would not come back from this one. */
    char many[200];
    memset(many, 'a', sizeof many - 1);
    many[sizeof many - 1] = '\0';
    assert_false(str_glob("*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b", many));
}

static void test_nearest(void **state)
{
    (void)state;
    static const char *const words[] = {"create", "release", "cancel", "borrow", "transfer", "select"};
    const size_t n = sizeof words / sizeof *words;
    assert_string_equal(str_nearest("relase", words, n), "release");
    assert_string_equal(str_nearest("cancle", words, n), "cancel"); /* a swap is one step */
    assert_string_equal(str_nearest("craete", words, n), "create");
    assert_string_equal(str_nearest("borrow", words, n), "borrow");
    assert_null(str_nearest("xyzzy", words, n));
    assert_null(str_nearest("", words, n));
    assert_null(str_nearest("x", words, n));
    assert_null(str_nearest("create", words, 0));
    static const char *const ties[] = {"aab", "aac"};
    assert_string_equal(str_nearest("aaa", ties, 2), "aab");
    static const char *const one[] = {"b"};
    assert_null(str_nearest("a", one, 1));
    char lengthy[300];
    memset(lengthy, 'a', sizeof lengthy - 1);
    lengthy[sizeof lengthy - 1] = '\0';
    const char *const many[] = {lengthy, "create"};
    assert_null(str_nearest(lengthy, many, 2));
    assert_string_equal(str_nearest("crate", many, 2), "create");
}

static void test_intern(void **state)
{
    (void)state;
    struct intern in;
    intern_init(&in);
    assert_int_equal(intern_str(&in, ""), 0);
    char name[16];
    for (uint32_t i = 1; i <= 5000; i++) {
        snprintf(name, sizeof name, "n%u", i);
        assert_int_equal(intern_str(&in, name), i);
    }
    for (uint32_t i = 1; i <= 5000; i++) {
        snprintf(name, sizeof name, "n%u", i);
        assert_int_equal(intern_str(&in, name), i);
        assert_string_equal(intern_text(&in, i), name);
    }
    intern_release(&in);
}

static void test_err(void **state)
{
    (void)state;
    struct err e;
    assert_int_equal(err_set(NULL, "x"), -1);
    assert_int_equal(err_set(&e, "line %d\nand %s\n", 1, "more"), -1);
    assert_string_equal(e.msg, "line 1 and more");
    err_set(&e, "outer: %s", e.msg);
    assert_string_equal(e.msg, "outer: line 1 and more");
    err_set(&e, "%0*d", 5000, 0);
    assert_int_equal(strlen(e.msg), sizeof e.msg - 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_strbuf),          cmocka_unit_test(test_quote), cmocka_unit_test(test_visible),
        cmocka_unit_test(test_starts_and_ends), cmocka_unit_test(test_glob),  cmocka_unit_test(test_nearest),
        cmocka_unit_test(test_intern),          cmocka_unit_test(test_err),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
