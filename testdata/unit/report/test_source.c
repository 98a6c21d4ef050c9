/* Source lines for reports: the cache, columns in UTF-16 units, text made safe to show. */
#include "report/source.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void lines(void **state)
{
    (void)state;
    struct source_cache c;
    source_cache_init(&c, "testdata");
    struct source_line line;
    for (int round = 0; round < 2; round++) {
        assert_true(source_line(&c, "report/demo.c", 2, &line)); /* under the root */
        assert_int_equal(line.n, strlen("int serve(struct pollfd *p)"));
        assert_memory_equal(line.s, "int serve(struct pollfd *p)", line.n);
        assert_true(source_line(&c, "testdata/report/demo.c", 2, &line)); /* under the working directory */
        assert_false(source_line(&c, "report/demo.c", 0, &line));
        assert_false(source_line(&c, "report/demo.c", 4000000000u, &line));
        assert_false(source_line(&c, "no/such.c", 1, &line));
        assert_false(source_line(&c, "report", 1, &line));
        assert_false(source_line(&c, "", 1, &line));
    }
    source_cache_release(&c);
}

static uint32_t utf16(const char *s, uint32_t col)
{
    struct source_line line = {s, strlen(s)};
    return source_utf16_col(&line, col);
}

static void utf16_columns(void **state)
{
    (void)state;
    assert_int_equal(utf16("abc", 1), 1);
    assert_int_equal(utf16("abc", 4), 4);
    assert_int_equal(utf16("abc", 9), 4); /* past the end: the end */
    assert_int_equal(utf16("abc", 0), 1);
    assert_int_equal(utf16("\xc3\xa9x", 3), 2);         /* two bytes, one unit */
    assert_int_equal(utf16("\xe6\x97\xa5x", 4), 2);     /* three bytes, one unit */
    assert_int_equal(utf16("\xf0\x9f\x98\x80x", 5), 3); /* four bytes, two units */
    assert_int_equal(utf16("\xf0\x9f\x98\x80x", 3), 1); /* inside a character */
    assert_int_equal(utf16("\xff\xfex", 3), 3);         /* not UTF-8: a unit a byte */
    assert_int_equal(utf16("\xe6\x97", 3), 3);          /* cut short */
}

static void shows(const char *s, size_t mark, const char *want, size_t column)
{
    struct strbuf b = {0};
    assert_int_equal(source_show(&b, s, strlen(s), mark), column);
    assert_string_equal(strbuf_cstr(&b), want);
    strbuf_release(&b);
}

static void safe_text(void **state)
{
    (void)state;
    shows("abc", 1, "abc", 1);
    shows("abc", 3, "abc", 3);
    shows("\tx", 1, "        x", 8);
    shows("ab\tx", 3, "ab      x", 8);
    shows("\033[1mx", 4, "\\x1b[1mx", 7);
    shows("\xc3\xa9x", 2, "\xc3\xa9x", 1);
    shows("\xe6\x97\xa5x", 3, "\xe6\x97\xa5x", 2);
    shows("e\xcc\x81x", 3, "e\xcc\x81x", 1);
    shows("\xe2\x80\xaex", 3, "\\u{202e}x", 8);
    shows("\xc2\x9bx", 2, "\\u{009b}x", 8);
    shows("\xff\xc0\x80\xed\xa0\x80", 6, "\\xff\\xc0\\x80\\xed\\xa0\\x80", 24);
    shows("", 0, "", 0);
}

static void utf8(void **state)
{
    (void)state;
    struct strbuf b = {0};
    source_utf8(&b, "a\xff\xc3\xa9\xf4\x90\x80\x80");
    assert_string_equal(strbuf_cstr(&b), "a\xef\xbf\xbd\xc3\xa9\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
    strbuf_release(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines),
        cmocka_unit_test(utf16_columns),
        cmocka_unit_test(safe_text),
        cmocka_unit_test(utf8),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
