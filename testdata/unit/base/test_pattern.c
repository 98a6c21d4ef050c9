/* Regular expressions of strangers: what is sensible compiles, what would take the C library for ever is refused. */
#include "base/pattern.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static void sensible(void **state)
{
    (void)state;
    static const char *const good[] = {"",
                                       ".*",
                                       "^src/(a|b)+\\.h$",
                                       "[](){}+]{2}x",
                                       "[[:alpha:]_]+[^]]*",
                                       "(a{1,9}){1,9}",
                                       "a{2,}",
                                       "((((((((((a))))))))))",
                                       "\\(\\{\\+",
                                       "x{",
                                       "a|b|",
                                       "a+b+c+d+e+f+g+h+i+j+k+l+m+n+o+p+q+r+s+t+u+v+w+x+y+z+",
                                       "a)+",
                                       "(a*)*{9}",
                                       "a{2}{2,}"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        regex_t re;
        struct err e = {{0}};
        if (pattern_compile(&re, good[i], &e) == 0)
            regfree(&re);
        else if (strcmp(good[i], "x{") != 0)
            fail_msg("%s: %s", good[i], e.msg);
    }
}

static void matches(void **state)
{
    (void)state;
    regex_t re;
    assert_int_equal(pattern_compile(&re, "include/.*\\.h$", NULL), 0);
    assert_int_equal(regexec(&re, "/p/include/a.h", 0, NULL, 0), 0);
    assert_int_not_equal(regexec(&re, "/p/src/a.h", 0, NULL, 0), 0);
    regfree(&re);
}

static void refused(void **state)
{
    (void)state;
    static char deep[2000], plus[400];
    memset(deep, '(', 900);
    memcpy(deep + 900, "a", 2);
    memset(deep + 901, ')', 900);
    memset(plus, '(', 25);
    plus[25] = 'a';
    for (size_t i = 0; i < 25; i++) memcpy(plus + 26 + 2 * i, "+)", 3);
    const char *const bad[] = {"(",
                               "((a{1,255}){1,255}){1,255}",
                               "(((((a{1,99}){1,99}){1,99}){1,99}){1,99})",
                               "(a*)*\\1",
                               deep,
                               plus,
                               "a{99999999999999999999}",
                               "a{99}{99}{99}",
                               "a{99}*{99}?{99}",
                               ")+++++++++++++++++++++++++",
                               "a{1,}{1,}{1,}{1,}{1,}{1,}{1,}{1,}{1,}{1,}{1,}{1,}{1,}{1,}",
                               "(){99}{99}{99}",
                               "(()*){1000}"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        regex_t re;
        struct err e = {{0}};
        if (pattern_compile(&re, bad[i], &e) == 0) fail_msg("'%.40s' was taken", bad[i]);
        assert_true(e.msg[0]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(sensible), cmocka_unit_test(matches),
                                       cmocka_unit_test(refused)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
