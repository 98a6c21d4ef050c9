/* NOLINT comments: which ones silence what, as clang-tidy has it. */
#include "findings/finding.h"
#include "findings/suppress.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define CHECK_ID "lost-cancel"

static bool silenced(const char *text, uint32_t line)
{
    return finding_suppressed_by_source(text, strlen(text), line, CHECK_ID);
}

static void detached(void **state)
{
    (void)state;
    struct arena a = {0};
    static const char text[] = "f(); // cancelcheck: detached(as line 1)\n"
                               "/* cancelcheck: detached(the next one) */\n"
                               "g();\n"
                               "h(); /* cancelcheck: detached(open */\n"
                               "i(); /* cancelcheck:detached(tight), and more */\n"
                               "j(\"cancelcheck: detached(text)\");\n";
    const struct suppress_index *ix = suppress_index_build(&a, text, sizeof text - 1);
    assert_string_equal(suppress_index_detached(ix, 1), "detached(as line 1)");
    assert_string_equal(suppress_index_detached(ix, 2), "detached(the next one)");
    assert_string_equal(suppress_index_detached(ix, 3), "detached(the next one)");
    assert_null(suppress_index_detached(ix, 4));
    assert_string_equal(suppress_index_detached(ix, 5), "detached(tight)");
    assert_null(suppress_index_detached(ix, 6));
    assert_null(suppress_index_detached(ix, 99));
    arena_release(&a);
}

struct line_case {
    const char *line;
    bool silenced;
};

static void nolint_on_the_line(void **state)
{
    (void)state;
    static const struct line_case cases[] = {
        {"x = f();", false},
        {"x = f(); // NOLINT", true},
        {"x = f(); /* NOLINT */", true},
        {"x = f(); /* see NOLINT */ y();", true},
        {"x = f(); // NOLINT: lives for ever", true},
        {"x = f(); // NOLINT(lost-cancel)", true},
        {"x = f(); // NOLINT(lost-cancel): why", true},
        {"x = f(); // NOLINT( other , lost-cancel )", true},
        {"x = f(); // NOLINT(other)", false},
        {"x = f(); // NOLINT()", false},
        {"x = f(); // NOLINT(*)", true},
        {"x = f(); // NOLINT(lost-*)", true},
        {"x = f(); // NOLINT(*-cancel)", true},
        {"x = f(); // NOLINT(l*-c*l)", true},
        {"x = f(); // NOLINT(lost)", false},
        {"x = f(); // NOLINT(lost-cance?)", false},
        {"x = f(); // NOLINT(-lost-cancel)", false},
        {"x = f(); // NOLINT(*,-lost-cancel)", true},
        {"x = f(); // NOLINT(lost-cancel", true},
        {"x = f(); // NOLINT (other)", true},
        {"x = f(); // NOLINTED", false},
        {"x = f(); // nolint", false},
        {"x = f(); // NOLINT(other) NOLINT(lost-cancel)", true},
        {"x = f(); // NOLINTNEXTLINE", false},
        {"x = f(\"// NOLINT\");", false},
        {"x = f(\"\\\"// NOLINT\");", false},
        {"x = f('\"'); // NOLINT", true},
        {"x = f(\"a\"); // NOLINT", true},
        {"x = f(); // XNOLINT", true}, /* clang-tidy looks for the text, not for a word */
        {"NOLINT x = f();", false},
        {"#error don't // NOLINT", false}, /* an apostrophe opens a literal up to the end of the line */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (silenced(cases[i].line, 1) != cases[i].silenced) fail_msg("%s", cases[i].line);
}

static void nextline(void **state)
{
    (void)state;
    const char *t = "// NOLINTNEXTLINE(lost-cancel)\nx = f();\nx = f();\n/* NOLINTNEXTLINE(other) */\nx = f();\n";
    assert_false(silenced(t, 1));
    assert_true(silenced(t, 2));
    assert_false(silenced(t, 3));
    assert_false(silenced(t, 5));
    assert_true(silenced("/* a\n   NOLINTNEXTLINE\n */ x = f();\n", 3));
    assert_true(silenced("// NOLINTNEXTLINE\r\nx = f();\r\n", 2));
}

static void blocks(void **state)
{
    (void)state;
    const char *t =
        "a();\n// NOLINTBEGIN(lost-*)\nb();\n// NOLINTBEGIN\nc();\n// NOLINTEND\nd();\n// NOLINTEND(lost-*)\ne();\n";
    for (uint32_t line = 1; line <= 9; line++) assert_int_equal(silenced(t, line), line >= 3 && line <= 8 ? 1 : 0);
    assert_false(silenced("// NOLINTBEGIN(other)\nb();\n// NOLINTEND(other)\n", 2));
}

static void unpaired_blocks_silence_nothing(void **state)
{
    (void)state;
    assert_false(silenced("// NOLINTBEGIN\nb();\n", 2));
    assert_false(silenced("b();\n// NOLINTEND\n", 1));
    assert_false(silenced("// NOLINTBEGIN(lost-cancel)\nb();\n// NOLINTEND\n", 2));
    assert_false(silenced("// NOLINTBEGIN\nb();\n// NOLINTEND(lost-cancel)\n", 2));
    /* the outer END cannot close the block while an inner one is open */
    assert_false(silenced("// NOLINTBEGIN(lost-cancel)\n// NOLINTBEGIN\nb();\n// NOLINTEND(lost-cancel)\n", 3));
}

static void blocks_within_a_line(void **state)
{
    (void)state;
    const char *t = "a(); /* NOLINTBEGIN */ b(); /* NOLINTEND */ c();\n";
    struct arena arena = {0};
    struct suppress_index *ix = suppress_index_build(&arena, t, strlen(t));
    assert_null(suppress_index_find(ix, 1, 1, CHECK_ID));
    assert_string_equal(suppress_index_find(ix, 1, 24, CHECK_ID), "NOLINT");
    assert_null(suppress_index_find(ix, 1, 45, CHECK_ID));
    assert_null(suppress_index_find(ix, 1, 0, CHECK_ID)); /* no column: the first code of the line */
    arena_release(&arena);
    assert_true(silenced("/* NOLINTBEGIN */ b(); /* NOLINTEND */\n", 1));
    assert_true(silenced("// NOLINTBEGIN\n\n// NOLINTEND\n", 2));
}

static void comments_and_literals(void **state)
{
    (void)state;
    assert_true(silenced("x(); // a \\\nNOLINT\n", 2));   /* a spliced line comment goes on */
    assert_false(silenced("x(\"\\\n// NOLINT\");\n", 2)); /* so does a spliced string */
    assert_true(silenced("it's\nx(); // NOLINT\n", 2));   /* a lone quote ends with its line */
    assert_true(silenced("x(); /* open NOLINT", 1));
    assert_false(silenced("/* NOLINT\n */ x();\n", 2));
    assert_false(silenced("x(); /", 1));
    assert_false(silenced("", 1));
    assert_false(silenced("x(); // NOLINT", 0));
    assert_false(silenced("x(); // NOLINT", 7));
    assert_false(silenced("\"\\", 1));
}

static void gives_the_reason(void **state)
{
    (void)state;
    const char *t = "// NOLINTNEXTLINE(lost-cancel): the process ends with it\r\n"
                    "a();\n"
                    "b(); /* NOLINT */\n"
                    "c(); /* NOLINT: meant */ d();\n"
                    "e(); // NOLINT(lost-cancel):  \n"
                    "f(); // NOLINT(lost-cancel) no colon\n"
                    "/* NOLINTBEGIN: all of it\n that follows */\n"
                    "g();\n"
                    "// NOLINTEND\n";
    struct arena arena = {0};
    struct suppress_index *ix = suppress_index_build(&arena, t, strlen(t));
    assert_string_equal(suppress_index_find(ix, 2, 1, CHECK_ID), "NOLINT: the process ends with it");
    assert_string_equal(suppress_index_find(ix, 3, 1, CHECK_ID), "NOLINT");
    assert_string_equal(suppress_index_find(ix, 4, 1, CHECK_ID), "NOLINT: meant");
    assert_string_equal(suppress_index_find(ix, 5, 1, CHECK_ID), "NOLINT");
    assert_string_equal(suppress_index_find(ix, 6, 1, CHECK_ID), "NOLINT");
    assert_string_equal(suppress_index_find(ix, 9, 1, CHECK_ID), "NOLINT: all of it");
    arena_release(&arena);
}

static void tells_what_is_unused(void **state)
{
    (void)state;
    static const char t[] = "a(); // NOLINT(lost-cancel, bugprone-x)\n"
                            "// NOLINTNEXTLINE(lost-cancel)\n"
                            "b(); // NOLINT(lost-cancel)\n"
                            "c(); // NOLINT NOLINT(lost-*,-double-cancel)\n"
                            "// NOLINTBEGIN(lost-cancel,double-cancel)\n"
                            "d();\n"
                            "// NOLINTEND(lost-cancel,double-cancel)\n"
                            "// NOLINTBEGIN(lost-cancel)\n";
    struct arena arena = {0};
    struct suppress_index *ix = suppress_index_build(&arena, t, strlen(t));
    struct suppress_unused *u;
    assert_int_equal(suppress_index_unused(ix, &arena, &u), 6);
    assert_string_equal(suppress_index_find(ix, 3, 0, CHECK_ID), "NOLINT"); /* the line above is of use, too */
    suppress_index_find(ix, 6, 0, CHECK_ID);
    assert_int_equal(suppress_index_unused(ix, &arena, &u), 3);
    assert_string_equal(u[0].check, "lost-cancel");
    assert_string_equal(u[1].check, "bugprone-x");
    assert_int_equal(u[1].line, 1);
    assert_string_equal(u[2].directive, "NOLINTBEGIN");
    assert_string_equal(u[2].check, "double-cancel");
    assert_int_equal(u[2].from, 5);
    assert_int_equal(u[2].to, 7);
    arena_release(&arena);
}

/* Any bytes at all: nothing but memory errors can go wrong here. */
static void noise(void **state)
{
    (void)state;
    static const char *const words[] = {"NOLINT", "BEGIN", "END", "NEXTLINE", "(",  ")", "/*", "*/", "//",
                                        "\n",     "\\",    "\"",  "'",        "\r", "*", "",   ","};
    uint32_t seed = 12345;
    for (int round = 0; round < 2000; round++) {
        char text[256];
        size_t n = 0;
        while (n < sizeof text - 10) {
            seed = seed * 1664525 + 1013904223;
            const char *w = words[(seed >> 16) % (sizeof words / sizeof *words)];
            size_t len = *w ? strlen(w) : 1; /* "" stands for a NUL byte */
            memcpy(text + n, w, len);
            n += len;
        }
        char *exact = malloc(n); /* no byte past the end may be read */
        assert_non_null(exact);
        memcpy(exact, text, n);
        struct arena arena = {0};
        struct suppress_index *ix = suppress_index_build(&arena, exact, n);
        for (uint32_t line = 0; line < 40; line++) suppress_index_find(ix, line, line % 3, CHECK_ID);
        struct suppress_unused *unused;
        suppress_index_unused(ix, &arena, &unused);
        arena_release(&arena);
        free(exact);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(detached),
        cmocka_unit_test(nolint_on_the_line),
        cmocka_unit_test(nextline),
        cmocka_unit_test(blocks),
        cmocka_unit_test(unpaired_blocks_silence_nothing),
        cmocka_unit_test(blocks_within_a_line),
        cmocka_unit_test(comments_and_literals),
        cmocka_unit_test(gives_the_reason),
        cmocka_unit_test(tells_what_is_unused),
        cmocka_unit_test(noise),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
