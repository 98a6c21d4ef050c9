/* Every testdata/frontend/NAME.c that has a NAME.ir beside it prints as that; see scripts/golden. */
#include "fe_fixture.h"

static const char *const names[] = {"asm", "calls", "cleanup", "control", "exprs", "init", "macros", "records"};

/* Absolute paths become relative to the root; spelling sites go, since older libclangs do not know them. */
static char *portable(struct lowered *l, const char *text)
{
    struct strbuf out = {0};
    char *cwd = getcwd(NULL, 0), *root = arena_sprintf(&l->arena, "%s/", cwd);
    free(cwd);
    size_t n = strlen(root);
    while (*text) {
        if (strncmp(text, root, n) == 0) text += n;
        if (strncmp(text, " from ", 6) == 0 && text[6] >= '0' && text[6] <= '9') text += 6 + strcspn(text + 6, "\n ");
        if (*text) strbuf_putc(&out, *text++);
    }
    char *copy = arena_strdup(&l->arena, strbuf_cstr(&out));
    strbuf_release(&out);
    return copy;
}

/* Names the first line that differs: the whole text would be cut by cmocka. */
static void same_lines(const char *file, const char *got, const char *want)
{
    for (unsigned line = 1; *got || *want; line++) {
        size_t a = strcspn(got, "\n"), b = strcspn(want, "\n");
        if (a != b || memcmp(got, want, a) != 0)
            fail_msg("%s:%u: lowering gives\n  %.*s\nnot\n  %.*s", file, line, (int)a, got, (int)b, want);
        got += a + (got[a] == '\n');
        want += b + (want[b] == '\n');
    }
}

static void compare(const char *name)
{
    char source[128], golden[128];
    snprintf(source, sizeof source, "testdata/frontend/%s.c", name);
    snprintf(golden, sizeof golden, "testdata/frontend/%s.ir", name);
    struct lowered l = lower_file(source);
    assert_int_equal(l.status, 0);
    assert_string_equal(l.r.first_error, "");
    struct strbuf printed = {0};
    ir_print_unit(&printed, l.r.unit);
    char *got = portable(&l, strbuf_cstr(&printed)), *want = NULL;
    size_t len;
    if (getenv("CANCELCHECK_UPDATE_GOLDEN")) {
        FILE *out = fopen(golden, "w");
        assert_non_null(out);
        fputs(got, out);
        fclose(out);
    }
    struct err e = {{0}};
    if (path_read_file(&l.arena, golden, 1 << 24, &want, &len, &e)) fail_msg("%s", e.msg);
    same_lines(golden, got, want);
    strbuf_release(&printed);
    lowered_free(&l);
}

static void test_golden(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) compare(names[i]);
}

/* The same file twice, by one frontend and by another: the same bytes. */
static void test_deterministic(void **state)
{
    (void)state;
    struct lowered a = lower_file("testdata/frontend/exprs.c"), b = lower_file("testdata/frontend/exprs.c");
    struct strbuf x = {0}, y = {0};
    ir_print_unit(&x, a.r.unit);
    ir_print_unit(&y, b.r.unit);
    assert_string_equal(strbuf_cstr(&x), strbuf_cstr(&y));
    strbuf_release(&x);
    strbuf_release(&y);
    lowered_free(&a);
    lowered_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_golden), cmocka_unit_test(test_deterministic)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
