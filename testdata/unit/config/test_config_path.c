/* Path patterns as .gitignore has them, levels, and configuration files that nobody should write. */
#include "base/path.h"
#include "config/config.h"
#include "config/config_file.h"
#include "findings/finding.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

static bool matches(const char *pattern, const char *file)
{
    struct arena a = {0};
    bool hit = path_matches(&a, "/p", pattern, file);
    arena_release(&a);
    return hit;
}

static void a_word_names_files_and_folders_at_any_depth(void **state)
{
    (void)state;
    assert_true(matches("tests", "/p/tests/a.c"));
    assert_true(matches("tests", "/p/lib/tests/deep/a.c"));
    assert_true(matches("tests/", "/p/lib/tests/a.c"));
    assert_true(matches("*_test.c", "/p/lib/a_test.c"));
    assert_false(matches("tests", "/p/lib/contests/a.c"));
    assert_false(matches("tests", "/p/tests.c"));
    assert_false(matches("p", "/p/a.c"));
}

static void a_slash_ties_the_pattern_to_the_folder(void **state)
{
    (void)state;
    assert_true(matches("src/net", "/p/src/net/a.c"));
    assert_true(matches("./src", "/p/src/net/a.c"));
    assert_true(matches("src/*.c", "/p/src/net/a.c"));
    assert_true(matches("**/net", "/p/net/a.c"));
    assert_true(matches("**/net", "/p/src/net/a.c"));
    assert_true(matches("/p/src", "/p/src/a.c"));
    assert_true(matches(".", "/p/src/a.c"));
    assert_false(matches("src/net", "/p/lib/src/net/a.c"));
    assert_false(matches("./src", "/p/lib/src/a.c"));
    assert_false(matches("src", "/q/src/a.c"));
    assert_false(matches("", "/p/a.c"));
    assert_false(matches("/", "/p/a.c"));
}

static void levels_have_the_order_of_findings(void **state)
{
    (void)state;
    for (int i = FINDING_POSSIBLE; i <= FINDING_CERTAIN; i++) {
        assert_string_equal(config_level_name(i), finding_confidence_name((enum finding_confidence)i));
        assert_int_equal(config_level_parse(config_level_name(i)), i);
    }
    assert_int_equal(config_level_parse("sure"), -1);
    assert_string_equal(config_level_name(7), "");
}

static struct config_file *read_text(struct arena *a, const char *text, size_t len, struct err *e)
{
    static const char *const checks[] = {"lost-cancel"};
    static const struct config_words words = {checks, 1};
    char path[] = "/tmp/cancelcheck-config-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, text, len), len);
    close(fd);
    struct config_file *f = config_file_read(a, arena_strdup(a, path), &words, e);
    unlink(path);
    return f;
}

/* Every prefix and every single changed byte of a file: read or refused, never worse. */
static void damaged_files_are_refused_or_read(void **state)
{
    (void)state;
    static const char text[] = "checks: [lost-*, -*]\nconfidence: {default: likely, lost-cancel: certain}\n"
                               "tests: {paths: [t], report: false}\noverrides:\n  - paths: a\n    checks: lost-cancel\n"
                               "packs: {enable: x, dirs: [y]}\nbudgets: {seconds-per-file: 3}\n";
    for (size_t i = 0; i < sizeof text; i++) {
        struct arena a = {0};
        struct err e = {{0}};
        char changed[sizeof text];
        memcpy(changed, text, sizeof text);
        if (!read_text(&a, text, i, &e)) assert_true(e.msg[0]);
        changed[i] = (char)(changed[i] ^ (1 + i % 127));
        e.msg[0] = 0;
        if (!read_text(&a, changed, sizeof text - 1, &e)) assert_true(e.msg[0]);
        arena_release(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_word_names_files_and_folders_at_any_depth),
        cmocka_unit_test(a_slash_ties_the_pattern_to_the_folder),
        cmocka_unit_test(levels_have_the_order_of_findings),
        cmocka_unit_test(damaged_files_are_refused_or_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
