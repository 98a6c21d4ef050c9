/* Conditions and signatures as packs write them. */
#include "rules_fixture.h"

#include "rules/rules_draft.h"

static struct arena arena;
static struct rules_constant constants[] = {{"F_LOCK", 1}, {"A", 4}, {"B", 8}, {"BIG", -1}};

static bool read_cond(const char *text, int32_t params, struct rule_cond *out)
{
    struct rules_draft d = {.src = {.file = "t", .arena = &arena}, .constants = constants, .n_constants = 4};
    struct rules_node n = {.kind = RULES_NODE_SCALAR, .line = 1, .col = 1, .text = text};
    return rules_cond_read(&d, &n, params, out);
}

static void expect(const char *text, bool on_ret, uint32_t arg, enum rule_cmp cmp, int64_t value)
{
    struct rule_cond c;
    if (!read_cond(text, 8, &c)) fail_msg("'%s' is refused", text);
    assert_int_equal(c.kind, RULE_COND_CMP);
    assert_int_equal(c.on_ret, on_ret);
    if (!on_ret) assert_int_equal(c.arg, arg);
    assert_int_equal(c.cmp, cmp);
    assert_int_equal(c.n_values, 1);
    assert_int_equal(c.values[0], value);
    assert_string_equal(c.text, text);
}

static void comparisons(void **state)
{
    (void)state;
    expect("ret == NULL", true, 0, RULE_EQ, 0);
    expect("ret != NULL", true, 0, RULE_NE, 0);
    expect("ret < 0", true, 0, RULE_LT, 0);
    expect("ret <= 0", true, 0, RULE_LE, 0);
    expect("ret > 0", true, 0, RULE_GT, 0);
    expect("ret>=0", true, 0, RULE_GE, 0);
    expect("ret != 0", true, 0, RULE_NE, 0);
    expect("ret == false", true, 0, RULE_EQ, 0);
    expect("ret == TRUE", true, 0, RULE_EQ, 1);
    expect("arg0 == -1", false, 0, RULE_EQ, -1);
    expect("arg7==0x10", false, 7, RULE_EQ, 16);
    expect(" arg1  ==  F_LOCK ", false, 1, RULE_EQ, 1);
    expect("arg1&A", false, 1, RULE_HAS, 4);
    expect("arg1 & A|B", false, 1, RULE_HAS, 12);
    expect("arg1 & (A | B)", false, 1, RULE_HAS, 12);
    expect("ret == BIG", true, 0, RULE_EQ, -1);
    expect("ret.reply_type != F_LOCK", true, 0, RULE_NE, 1);
    struct rule_cond c;
    assert_true(read_cond("ret.reply_type != F_LOCK", 1, &c));
    assert_string_equal(c.field, "reply_type");
    assert_true(read_cond("ret != F_LOCK", 1, &c));
    assert_null(c.field);
}

static void sets(void **state)
{
    (void)state;
    struct rule_cond c;
    assert_true(read_cond("arg2 in {A, B,7}", 3, &c));
    assert_int_equal(c.cmp, RULE_IN);
    assert_int_equal(c.n_values, 3);
    assert_int_equal(c.values[0], 4);
    assert_int_equal(c.values[2], 7);
}

static void words(void **state)
{
    (void)state;
    struct rule_cond c;
    assert_true(read_cond("never", 0, &c));
    assert_int_equal(c.kind, RULE_COND_NEVER);
    assert_true(read_cond("success", 0, &c));
    assert_int_equal(c.kind, RULE_COND_OPAQUE);
    assert_true(read_cond("? PQstatus(ret) is not CONNECTION_OK", 0, &c));
    assert_int_equal(c.kind, RULE_COND_OPAQUE);
    assert_string_equal(c.text, "? PQstatus(ret) is not CONNECTION_OK");
}

static void nonsense_is_refused(void **state)
{
    (void)state;
    static const char *const bad[] = {"",
                                      "ret",
                                      "ret ==",
                                      "ret == 1x",
                                      "== 0",
                                      "never mind",
                                      "arg == 0",
                                      "argx == 0",
                                      "arg99999999999999999999 == 0",
                                      "arg8 == 0",
                                      "ret == 0 0",
                                      "arg1 in {}",
                                      "arg1 in {1",
                                      "arg1 & ",
                                      "arg1 & (1",
                                      "ret in 1",
                                      "inn",
                                      "neverr",
                                      "ret == 99999999999999999999999999999999999999",
                                      "ret == -"};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        struct rule_cond c;
        if (read_cond(bad[i], 8, &c)) fail_msg("'%s' is accepted", bad[i]);
    }
}

static void signatures_are_counted(void **state)
{
    (void)state;
    assert_int_equal(rules_sig_params("int (void)"), 0);
    assert_int_equal(rules_sig_params("int ()"), 0);
    assert_int_equal(rules_sig_params("int (int fd)"), 1);
    assert_int_equal(rules_sig_params("int (int fds[2], int (*f) (int a, int b), void *p)"), 3);
    assert_int_equal(rules_sig_params("macro(a, b)"), 2);
    assert_int_equal(rules_sig_params("void (*(int sig)) (int a, int b) "), 2);
    assert_int_equal(rules_sig_params("int (const char *fmt, ...)"), RULES_PARAMS_UNKNOWN);
    assert_int_equal(rules_sig_params("int"), -1);
    assert_int_equal(rules_sig_params(""), -1);
    assert_int_equal(rules_sig_params("int a)"), -1);
}

static int release_arena(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comparisons),
        cmocka_unit_test(sets),
        cmocka_unit_test(words),
        cmocka_unit_test(nonsense_is_refused),
        cmocka_unit_test(signatures_are_counted),
    };
    return cmocka_run_group_tests(tests, NULL, release_arena);
}
