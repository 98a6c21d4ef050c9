/* Every sample of testdata/ir goes through text and bytes and comes back the same. */
#include "ir_fixture.h"

#include <glob.h>

static void test_every_sample(void **state)
{
    (void)state;
    glob_t g;
    assert_int_equal(glob("testdata/ir/*.ir", 0, NULL, &g), 0);
    assert_true(g.gl_pathc >= 3);
    for (size_t i = 0; i < g.gl_pathc; i++) {
        struct arena a = {0};
        size_t len;
        char *text = read_sample(&a, g.gl_pathv[i], &len);
        struct ir_unit *u = parse_good(text, len, g.gl_pathv[i]);
        assert_round_trips(u);
        ir_unit_free(u);
        arena_release(&a);
    }
    globfree(&g);
}

/* The one sample that is written as the printer writes it. */
static void test_printed_sample_is_its_own_print(void **state)
{
    (void)state;
    struct arena a = {0};
    size_t len;
    char *text = read_sample(&a, "testdata/ir/printed.ir", &len);
    struct ir_unit *u = parse_good(text, len, "printed.ir");
    struct strbuf b = {0};
    ir_print_unit(&b, u);
    assert_string_equal(strbuf_cstr(&b), text);
    strbuf_release(&b);
    ir_unit_free(u);
    arena_release(&a);
}

static void test_print_func(void **state)
{
    (void)state;
    struct arena a = {0};
    size_t len;
    char *text = read_sample(&a, "testdata/ir/lost_cancel.ir", &len);
    struct ir_unit *u = parse_good(text, len, "lost_cancel.ir");
    struct strbuf b = {0};
    ir_print_func(&b, u, u->funcs[0]);
    assert_non_null(strstr(b.s, "  %c = call @g_cancellable_new() decl"));
    assert_non_null(strstr(b.s, "// 12:23\n"));
    assert_non_null(strstr(b.s, "  br if %4 then b1 else b2 \"rc < 0\""));
    strbuf_release(&b);
    ir_unit_free(u);
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_sample),
        cmocka_unit_test(test_printed_sample_is_its_own_print),
        cmocka_unit_test(test_print_func),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
