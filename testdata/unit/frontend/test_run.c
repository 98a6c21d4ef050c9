/* The run: errors and recovery, dependencies, positions, deep nesting, verifying everything in testdata. */
#include "fe_fixture.h"

#include <dirent.h>

static void test_errors(void **state)
{
    (void)state;
    struct lowered l = lower_file("testdata/frontend/broken/errors.c");
    assert_int_equal(l.status, 0);
    assert_true(l.r.n_errors > 5);
    assert_true(l.r.fatal);
    assert_non_null(
        strstr(l.r.first_error, "testdata/frontend/broken/errors.c:2:10: 'no_such_header.h' file not found"));
    assert_string_equal(body_of(&l, "func @fine"), "b0:\n%1 = %a + 1\nret %1\n");
    assert_non_null(func_named(l.r.unit, "damaged"));
    lowered_free(&l);
}

static void test_nested_function(void **state)
{
    (void)state;
    struct lowered l = lower_file("testdata/frontend/broken/nested.c");
    assert_int_equal(l.r.n_skipped, 1);
    assert_non_null(strstr(l.r.first_skipped, "nested.c:4:22: nested function"));
    assert_non_null(func_named(l.r.unit, "other"));
    lowered_free(&l);
}

static void test_missing_file(void **state)
{
    (void)state;
    struct lowered l = lower_file("testdata/frontend/no-such-file.c");
    assert_int_equal(l.status, -1);
    assert_null(l.r.unit);
    assert_non_null(strstr(l.e.msg, "no-such-file.c: no such file"));
    lowered_free(&l);
}

static void test_bad_arguments(void **state)
{
    (void)state;
    struct lowered l = temporary();
    write_file(&l, "t.c", "int f(void) { return 1; }\n");
    const char *const args[] = {"-std=nonsense", "-Werror", "--no-such-option", "-include", "missing.h"};
    lower_args(&l, path_join(&l.arena, l.dir, "t.c"), l.dir, args, 5);
    assert_true(l.status == -1 ? l.e.msg[0] != '\0' : l.r.n_errors > 0); /* whichever: it is told */
    lowered_free(&l);
}

static void test_dependencies_and_lines(void **state)
{
    (void)state;
    struct lowered l = lower_with("#include \"t.h\"\n#include \"t.h\"\nint f(void) { return X; }", "#define X 3\n");
    assert_int_equal(l.r.n_deps, 2);
    assert_string_equal(l.r.deps[0].path, path_join(&l.arena, l.dir, "t.c"));
    assert_string_equal(l.r.deps[1].path, path_join(&l.arena, l.dir, "t.h"));
    assert_int_equal(l.r.lines, 3);
    lowered_free(&l);
}

/* A compiler's own header is found although nobody said where it is. */
static void test_resource_directory(void **state)
{
    (void)state;
    struct lowered l =
        lower_text("#include <stdarg.h>\n#include <stddef.h>\n#include <stdbool.h>\n#include <limits.h>\n"
                   "void *f(void) { return NULL; }");
    assert_string_equal(l.r.first_error, "");
    assert_string_not_equal(frontend_resource_dir(), "");
    assert_non_null(strstr(frontend_version(), "clang version"));
    lowered_free(&l);
}

static void test_positions(void **state)
{
    (void)state;
    struct lowered l = lower_text("int g(int);\n"
                                  "#define CALL(x) \\\n"
                                  "    g(x)\n"
                                  "int f(int n)\n"
                                  "{\n"
                                  "    n = CALL(g(n));\n"
                                  "    return n;\n"
                                  "}\n");
    const struct ir_func *f = func_named(l.r.unit, "f");
    assert_int_equal(f->blocks[0].n_instrs, 2);
    const struct ir_pos *inner = &l.r.unit->positions[f->blocks[0].instrs[0].pos];
    const struct ir_pos *outer = &l.r.unit->positions[f->blocks[0].instrs[1].pos];
    assert_int_equal(inner->line, 6); /* both stand where the macro is used */
    assert_int_equal(outer->line, 6);
    assert_int_equal(outer->col, 9);
    assert_int_equal(inner->spell_line, 6); /* written in the argument */
    assert_int_equal(inner->spell_col, 14);
    assert_true(outer->spell_line == 3 || outer->spell_line == 6); /* older libclangs do not look into the macro */
    const struct ir_pos *ret = &l.r.unit->positions[f->blocks[0].term.pos];
    assert_int_equal(ret->line, 7);
    assert_int_equal(ret->col, 5);
    assert_int_equal(l.r.unit->positions[f->pos].col, 5);
    lowered_free(&l);
}

/* Columns count bytes; a text is cut between characters. */
static void test_texts(void **state)
{
    (void)state;
    struct strbuf s = {0};
    strbuf_puts(&s, "int g(const char *); int f(void) { if (g(\"");
    for (int i = 0; i < 60; i++) strbuf_puts(&s, "\xc3\xa9");
    strbuf_puts(&s, "\")) return 1; return 0; }");
    struct lowered l = lower_text(strbuf_cstr(&s));
    const char *text = func_named(l.r.unit, "f")->blocks[0].term.text;
    assert_true(strlen(text) <= 80);
    assert_true(str_starts(text, "g(\"\xc3\xa9") && str_ends(text, "\xc3\xa9..."));
    strbuf_release(&s);
    lowered_free(&l);
}

static char *repeated(const char *before, const char *open, const char *close, const char *mid, int n)
{
    struct strbuf s = {0};
    strbuf_puts(&s, before);
    for (int i = 0; i < n; i++) strbuf_puts(&s, open);
    strbuf_puts(&s, mid);
    for (int i = 0; i < n; i++) strbuf_puts(&s, close);
    strbuf_puts(&s, "; return a; }");
    return s.s;
}

/* Nesting beyond reason is lowered or is an error; it never ends the process. */
static void test_deep_nesting(void **state)
{
    (void)state;
    static const struct {
        const char *open, *close, *mid;
    } forms[] = {
        {"(", ")", "a"},
        {"{", "}", "a++;"},
        {"!", "", "a"},
        {"if (a) ", "", "a++"},
        {"a + ", "", "a"},
        {"a && ", "", "a"},
        {"a, ", "", "a"},
        {"a ? 1 : ", "", "a"},
        {"a ?: ", "", "a"},
        {"for (;a;) ", "", "a++"},
        {"({", ";})", "a"},
        {"while (a) ", "", "a++"},
        {"switch (a) case 1: ", "", "a++"},
        {"a = ", "", "a"},
    };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        bool stmt_expr = forms[i].open[1] == '{';
        char *text = repeated("int f(int a) { ", forms[i].open, forms[i].close, forms[i].mid, stmt_expr ? 500 : 3000);
        struct lowered l = lower_text(text);
        assert_int_equal(l.status, 0);
        free(text);
        lowered_free(&l);
    }
    char *text = repeated("int f(int a) { a = ", "(", ")", "a", 20000);
    struct lowered l = lower_text(text);
    assert_true(l.r.n_errors > 0);
    assert_non_null(strstr(l.r.first_error, "bracket nesting"));
    free(text);
    lowered_free(&l);
}

/* Left-nested `?:` has each operand three times in libclang's tree: time must not grow as 3 to the depth. */
static void test_nested_elvis(void **state)
{
    (void)state;
    char *text = repeated("int f(int a) { a = ", "(", " ?: 1)", "a", 100);
    struct lowered l = lower_text(text);
    assert_int_equal(l.status, 0);
    assert_string_equal(l.r.first_error, "");
    free(text);
    lowered_free(&l);
}

/* The verifier accepts what comes out of every C file of this folder. */
static void test_all_files(void **state)
{
    (void)state;
    static const char *const folders[] = {"testdata/frontend", "testdata/frontend/broken"};
    unsigned n = 0;
    for (int i = 0; i < 2; i++) {
        DIR *d = opendir(folders[i]);
        assert_non_null(d);
        for (struct dirent *e = readdir(d); e; e = readdir(d)) {
            char path[512];
            if (!str_ends(e->d_name, ".c")) continue;
            snprintf(path, sizeof path, "%s/%s", folders[i], e->d_name);
            struct lowered l = lower_file(path);
            assert_int_equal(l.status, 0);
            if (i == 0) assert_string_equal(l.r.first_error, "");
            lowered_free(&l);
            n++;
        }
        closedir(d);
    }
    assert_true(n >= 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_errors),
        cmocka_unit_test(test_nested_function),
        cmocka_unit_test(test_missing_file),
        cmocka_unit_test(test_bad_arguments),
        cmocka_unit_test(test_dependencies_and_lines),
        cmocka_unit_test(test_resource_directory),
        cmocka_unit_test(test_positions),
        cmocka_unit_test(test_texts),
        cmocka_unit_test(test_deep_nesting),
        cmocka_unit_test(test_nested_elvis),
        cmocka_unit_test(test_all_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
