/* clang-tidy style lists. */
#include "config/config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void null_list_gives_the_default(void **state)
{
    (void)state;
    assert_true(config_list_has(NULL, "lost-cancel", true));
    assert_false(config_list_has(NULL, "lost-cancel", false));
    assert_true(config_list_has("", "lost-cancel", true));
}

static void last_match_wins(void **state)
{
    (void)state;
    assert_true(config_list_has("-*,lost-cancel", "lost-cancel", true));
    assert_false(config_list_has("-*,lost-cancel", "double-cancel", true));
    assert_false(config_list_has("lost-*,-lost-cause", "lost-cause", false));
    assert_true(config_list_has("lost-*,-lost-cause", "lost-cancel", false));
    assert_false(config_list_has("lost-cancel,-*", "lost-cancel", true));
}

static void a_list_without_star_adds_to_the_defaults(void **state)
{
    (void)state;
    assert_true(config_list_has("lost-cause", "lost-cancel", true));
    assert_false(config_list_has("lost-cause", "context-in-struct", false));
}

static void blanks_and_newlines_separate(void **state)
{
    (void)state;
    assert_true(config_list_has(" -* ,\n  lost-cancel ,", "lost-cancel", false));
    assert_false(config_list_has("- *\n", "lost-cancel", true));
    assert_false(config_list_has(",,,", "lost-cancel", false));
}

static void next_gives_bare_names(void **state)
{
    (void)state;
    struct arena a = {0};
    const char *p = " -*, lost-cancel ,-x", *name;
    assert_true(config_list_next(&p, &name, &a));
    assert_string_equal(name, "*");
    assert_true(config_list_next(&p, &name, &a));
    assert_string_equal(name, "lost-cancel");
    assert_true(config_list_next(&p, &name, &a));
    assert_string_equal(name, "x");
    assert_false(config_list_next(&p, &name, &a));
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(null_list_gives_the_default),
        cmocka_unit_test(last_match_wins),
        cmocka_unit_test(a_list_without_star_adds_to_the_defaults),
        cmocka_unit_test(blanks_and_newlines_separate),
        cmocka_unit_test(next_gives_bare_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
