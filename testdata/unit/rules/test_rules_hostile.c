/* Packs are input: cut, mutated, deep, huge and empty files give diagnostics, never a crash. */
#include "rules_fixture.h"

#include "base/path.h"

static uint32_t check(const char *text, size_t len)
{
    uint32_t n;
    free(check_text(text, len, &n));
    return n;
}

static char *read_pack(struct arena *a, const char *path, size_t *len)
{
    char *text;
    struct err e = {{0}};
    assert_int_equal(path_read_file(a, path, 1 << 22, &text, len, &e), 0);
    return text;
}

static void cut_files(void **state)
{
    (void)state;
    struct arena a = {0};
    size_t len;
    char *text = read_pack(&a, "rules/nsync.yaml", &len);
    for (size_t n = 0; n < len; n += 37) check(text, n);
    arena_release(&a);
}

static void mutated_files(void **state)
{
    (void)state;
    static const char noise[] = "{}[]:,-'\"#|>*&!%@`?\n\t \\0a\x80\xff\xc3";
    struct arena a = {0};
    size_t len;
    char *text = read_pack(&a, "rules/libpq.yaml", &len);
    uint32_t seed = 1;
    for (int round = 0; round < 400; round++) {
        char *copy = arena_strndup(&a, text, len);
        for (int i = 0; i < 6; i++) {
            seed = seed * 1664525u + 1013904223u;
            copy[(seed >> 4) % len] = noise[(seed >> 20) % (sizeof noise - 1)];
        }
        check(copy, len);
    }
    arena_release(&a);
}

static char *repeat(const char *head, const char *part, size_t times, const char *tail)
{
    struct strbuf b = {0};
    strbuf_puts(&b, head);
    for (size_t i = 0; i < times; i++) strbuf_puts(&b, part);
    strbuf_puts(&b, tail);
    char *s = xstrdup(strbuf_cstr(&b));
    strbuf_release(&b);
    return s;
}

static void deep_files(void **state)
{
    (void)state;
    static const char *const parts[] = {"[", "{a: ", "- ", "? "};
    for (size_t i = 0; i < 4; i++) {
        char *s = repeat("pack: p\nx: ", parts[i], 20000, "\n");
        assert_true(check(s, strlen(s)) > 0);
        free(s);
    }
}

static void alias_bomb(void **state)
{
    (void)state;
    static const char bomb[] = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\npack: *c\n";
    assert_int_equal(check(bomb, strlen(bomb)), 1);
}

static void many_mistakes_are_cut_short(void **state)
{
    (void)state;
    char *s = repeat("pack: p\nfunctions:\n", "  - {nmae: x}\n", 5000, "");
    uint32_t n;
    char *out = check_text(s, strlen(s), &n);
    assert_int_equal(n, 101);
    assert_non_null(strstr(out, "error: too many mistakes; the rest is not told\n"));
    free(out);
    free(s);
}

static void large_files(void **state)
{
    (void)state;
    char *s = repeat("pack: p\nnotes: '", "0123456789abcdef", (4u << 20) / 16 + 1, "'\n");
    uint32_t n;
    char *out = check_text(s, strlen(s), &n);
    assert_int_equal(n, 1);
    assert_string_equal(out, "p.yaml: error: larger than the limit of 4194304 bytes\n");
    free(out);
    free(s);
    s = repeat("pack: p\nconstants: {", "a: 1, a: 2, ", 5000, "}\n"); /* doubled keys by the thousand */
    assert_true(check(s, strlen(s)) > 0);
    free(s);
    s = repeat("pack: p\nkinds:\n", "- {kind: k, repr: id}\n", 3000, "");
    assert_int_equal(check(s, strlen(s)), 1);
    free(s);
    s = repeat("pack: p\nborrows:\n", "- a\n", 30000, "");
    assert_true(check(s, strlen(s)) > 0);
    free(s);
}

static void odd_bytes(void **state)
{
    (void)state;
    static const char bom[] = "\xef\xbb\xbfpack: p\nborrows: [a]\n";
    static const char utf16[] = "\xff\xfep\0a\0c\0k\0:\0 \0p\0\n\0";
    static const char escape[] = "pack: p\n\"\\e[31mred\": 1\n";
    assert_int_equal(check(bom, sizeof bom - 1), 0);
    assert_int_equal(check(utf16, sizeof utf16 - 1), 0);
    uint32_t n;
    char *out = check_text(escape, strlen(escape), &n);
    assert_string_equal(out, "p.yaml:2:2: error: unknown key of a pack '\\x1b[31mred'\n");
    free(out);
    assert_int_equal(check("\n\n", 2), 1);
    assert_int_equal(check("\0\0\0", 3), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cut_files),  cmocka_unit_test(mutated_files), cmocka_unit_test(deep_files),
        cmocka_unit_test(alias_bomb), cmocka_unit_test(large_files),   cmocka_unit_test(many_mistakes_are_cut_short),
        cmocka_unit_test(odd_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
