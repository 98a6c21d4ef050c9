/* Findings: names, order, duplicates, and what fingerprints do and do not depend on. */
#include "findings/finding.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct finding make(const char *file, uint32_t line, uint32_t col, const char *check, const char *message)
{
    return (struct finding){
        .check = check,
        .confidence = FINDING_CERTAIN,
        .severity = FINDING_WARNING,
        .loc = {file, line, col},
        .message = message,
        .function = "f",
        .function_usr = "c:@F@f",
        .handle_kind = "demo:thing",
        .creator = "thing_new",
        .handle = "t",
        .exit_kind = "return",
    };
}

static void names(void **state)
{
    (void)state;
    enum finding_confidence c = FINDING_POSSIBLE;
    assert_int_equal(finding_confidence_parse("certain", &c), 0);
    assert_int_equal(c, FINDING_CERTAIN);
    assert_int_equal(finding_confidence_parse("sure", &c), -1);
    assert_int_equal(c, FINDING_CERTAIN);
    for (int i = FINDING_POSSIBLE; i <= FINDING_CERTAIN; i++) {
        assert_int_equal(finding_confidence_parse(finding_confidence_name((enum finding_confidence)i), &c), 0);
        assert_int_equal(c, i);
    }
    assert_string_equal(finding_severity_name(FINDING_ERROR), "error");
}

static void order(void **state)
{
    (void)state;
    struct finding fs[] = {
        make("/p/b.c", 1, 1, "x", "m"), make("/p/a.c", 10, 1, "x", "m"), make("/p/a.c", 9, 7, "x", "m"),
        make("/p/a.c", 9, 7, "w", "m"), make("/p/a.c", 9, 7, "w", "l"),
    };
    assert_int_equal(finding_finish(fs, 5, "/p"), 5);
    for (int i = 0; i < 4; i++) assert_true(finding_cmp(&fs[i], &fs[i + 1]) < 0);
    assert_string_equal(fs[0].message, "l");
    assert_string_equal(fs[4].loc.file, "/p/b.c");
    assert_int_equal(finding_finish(fs, 0, "/p"), 0);
}

static void duplicates_keep_the_surest(void **state)
{
    (void)state;
    struct finding fs[3] = {make("/p/h.h", 3, 1, "x", "m"), make("/p/h.h", 3, 1, "x", "m"),
                            make("/p/h.h", 3, 1, "x", "n")};
    fs[0].confidence = FINDING_POSSIBLE;
    assert_int_equal(finding_finish(fs, 3, "/p"), 2);
    assert_string_equal(fs[0].message, "m");
    assert_int_equal(fs[0].confidence, FINDING_CERTAIN);
}

static void any_input_order_gives_the_same_output(void **state)
{
    (void)state;
    struct finding a[4], b[4];
    for (uint32_t i = 0; i < 4; i++) a[i] = make("/p/a.c", 5, 1, "x", i < 2 ? "m" : "n");
    a[0].creator = "one";
    a[3].creator = "two";
    for (uint32_t i = 0; i < 4; i++) b[i] = a[3 - i];
    uint32_t na = finding_finish(a, 4, "/p"), nb = finding_finish(b, 4, "/p");
    assert_int_equal(na, nb);
    for (uint32_t i = 0; i < na; i++) {
        assert_string_equal(a[i].creator, b[i].creator);
        assert_string_equal(a[i].fingerprint, b[i].fingerprint);
    }
}

static void fingerprints_ignore_lines_messages_and_the_checkout(void **state)
{
    (void)state;
    struct finding a = make("/home/a/p/s/x.c", 5, 1, "x", "lost at line 9");
    struct finding b = make("/builds/p/s/x.c", 77, 9, "x", "lost at line 81");
    finding_finish(&a, 1, "/home/a/p");
    finding_finish(&b, 1, "/builds/p");
    assert_int_equal(strlen(a.fingerprint), 32);
    assert_string_equal(a.fingerprint, b.fingerprint);
    assert_string_equal(a.rename_fingerprint, b.rename_fingerprint);
    assert_string_not_equal(a.fingerprint, a.rename_fingerprint);
}

static void renaming_a_file_keeps_the_second(void **state)
{
    (void)state;
    struct finding a = make("/p/old.c", 5, 1, "x", "m"), b = make("/p/dir/new.c", 5, 1, "x", "m");
    a.function_usr = "c:old.c@F@helper";
    b.function_usr = "c:new.c@42@F@helper";
    finding_finish(&a, 1, "/p");
    finding_finish(&b, 1, "/p");
    assert_string_not_equal(a.fingerprint, b.fingerprint);
    assert_string_equal(a.rename_fingerprint, b.rename_fingerprint);
    struct finding c = make("/p/old.c", 5, 1, "x", "m");
    c.function_usr = "c:old.c@F@other";
    finding_finish(&c, 1, "/p");
    assert_string_not_equal(a.rename_fingerprint, c.rename_fingerprint);
}

static void every_part_of_the_key_counts(void **state)
{
    (void)state;
    struct finding base = make("/p/a.c", 1, 1, "x", "m"), v[5];
    finding_finish(&base, 1, "/p");
    for (int i = 0; i < 5; i++) v[i] = base;
    v[0].check = "y";
    v[1].function_usr = "c:@F@g";
    v[2].handle_kind = "demo:other";
    v[3].creator = "thing_open";
    v[4].exit_kind = "end of function";
    for (int i = 0; i < 5; i++) {
        finding_finish(&v[i], 1, "/p");
        assert_string_not_equal(v[i].fingerprint, base.fingerprint);
        assert_string_not_equal(v[i].rename_fingerprint, base.rename_fingerprint);
    }
}

static void equals_are_told_apart_by_ordinal(void **state)
{
    (void)state;
    struct finding two[2] = {make("/p/a.c", 1, 1, "x", "m"), make("/p/a.c", 8, 1, "x", "m")};
    struct finding three[3] = {make("/p/a.c", 1, 1, "x", "m"), make("/p/a.c", 8, 1, "x", "m"),
                               make("/p/a.c", 20, 1, "x", "m")};
    finding_finish(two, 2, "/p");
    finding_finish(three, 3, "/p");
    assert_string_not_equal(two[0].fingerprint, two[1].fingerprint);
    for (int i = 0; i < 2; i++) assert_string_equal(two[i].fingerprint, three[i].fingerprint);
}

static void half_filled_findings_are_fine(void **state)
{
    (void)state;
    struct finding fs[2] = {0};
    assert_int_equal(finding_finish(fs, 2, NULL), 1);
    assert_int_equal(strlen(fs[0].fingerprint), 32);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names),
        cmocka_unit_test(order),
        cmocka_unit_test(duplicates_keep_the_surest),
        cmocka_unit_test(any_input_order_gives_the_same_output),
        cmocka_unit_test(fingerprints_ignore_lines_messages_and_the_checkout),
        cmocka_unit_test(renaming_a_file_keeps_the_second),
        cmocka_unit_test(every_part_of_the_key_counts),
        cmocka_unit_test(equals_are_told_apart_by_ordinal),
        cmocka_unit_test(half_filled_findings_are_fine),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
