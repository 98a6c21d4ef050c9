/* Pairing findings of two analyses, and the text form of a baseline. */
#include "findings/baseline.h"
#include "findings/match.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define NONE FINDING_UNMATCHED

static bool gone_if_named_gone(void *ctx, const char *path)
{
    (void)ctx;
    return strcmp(path, "gone.c") == 0;
}

static void exact_fingerprints_pair_first(void **state)
{
    (void)state;
    struct finding_key old[] = {{"a", "x", "gone.c", ""}, {"b", "x", "gone.c", ""}};
    struct finding_key fresh[] = {{"c", "x", "n.c", "c:n.c@F@f"}, {"b", "x", "n.c", "c:n.c@F@f"}};
    uint32_t partner[2];
    finding_match(old, 2, fresh, 2, gone_if_named_gone, NULL, partner);
    assert_int_equal(partner[0], 0);
    assert_int_equal(partner[1], 1);
}

static void statics_of_one_name_pair_only_when_the_file_is_gone(void **state)
{
    (void)state;
    struct finding_key old[] = {{"a", "x", "there.c", ""}, {"b", "x", "gone.c", ""}};
    struct finding_key fresh[] = {{"c", "x", "n.c", "c:n.c@F@f"}, {"d", "x", "m.c", "c:m.c@F@f"}};
    uint32_t partner[2];
    finding_match(old, 2, fresh, 2, gone_if_named_gone, NULL, partner);
    assert_int_equal(partner[0], 1);
    assert_int_equal(partner[1], NONE);
}

static void external_functions_may_move_and_main_may_not(void **state)
{
    (void)state;
    struct finding_key old[] = {{"a", "x", "there.c", ""}, {"b", "y", "there.c", ""}};
    struct finding_key fresh[] = {{"c", "x", "n.c", "c:@F@f"}, {"d", "y", "n.c", "c:@F@main"}};
    uint32_t partner[2];
    finding_match(old, 2, fresh, 2, gone_if_named_gone, NULL, partner);
    assert_int_equal(partner[0], 0);
    assert_int_equal(partner[1], NONE);
}

static void pairing_is_one_to_one(void **state)
{
    (void)state;
    struct finding_key old[] = {{"a", "x", "gone.c", ""}};
    struct finding_key fresh[] = {{"a", "x", "n.c", ""}, {"a", "x", "n.c", ""}, {"b", "x", "n.c", ""}};
    uint32_t partner[3];
    finding_match(old, 1, fresh, 3, gone_if_named_gone, NULL, partner);
    assert_int_equal((partner[0] != NONE) + (partner[1] != NONE) + (partner[2] != NONE), 1);
    finding_match(NULL, 0, fresh, 3, NULL, NULL, partner);
    assert_int_equal(partner[2], NONE);
    finding_match(old, 1, NULL, 0, NULL, NULL, partner);
}

static struct finding sample(const char *file, const char *function)
{
    return (struct finding){
        .check = "lost-cancel",
        .confidence = FINDING_LIKELY,
        .loc = {.file = file, .line = 3, .col = 1},
        .message = "m",
        .function = function,
        .function_usr = "",
        .handle_kind = "k",
        .creator = "c",
        .exit_kind = "return",
    };
}

static void what_is_written_reads_back(void **state)
{
    (void)state;
    struct arena a = {0};
    struct err e = {{0}};
    struct strbuf out = {0};
    struct finding fs[] = {sample("/p/b with blank.c", "f"), sample("/p/a.c", "g h\n"), sample("/p/c.c", ""),
                           sample("/p/d.c", "hidden"), sample("/p/e.c", "silenced")};
    struct baseline b;
    assert_int_equal(finding_finish(fs, 5, "/p"), 5);
    fs[3].hidden = fs[4].suppressed = true;
    baseline_print(&out, fs, 5, "/p");
    assert_int_equal(baseline_parse(&a, "b", strbuf_cstr(&out), &b, &e), 0);
    assert_int_equal(b.n, 3);
    assert_int_equal(baseline_mark(&b, fs, 5, "/p", gone_if_named_gone, NULL), 0);
    for (int i = 0; i < 5; i++) assert_int_equal(fs[i].known, i < 3);
    assert_non_null(strstr(strbuf_cstr(&out), " b with blank.c\n"));
    assert_int_equal(baseline_mark(&b, fs, 1, "/p", gone_if_named_gone, NULL), 2);
    strbuf_release(&out);
    arena_release(&a);
}

/* Every prefix of a baseline and every single changed byte: read or refused with a line number. */
static void damaged_baselines_are_refused_or_read(void **state)
{
    (void)state;
    const char text[] =
        "# head\n00112233445566778899aabbccddeeff ffeeddccbbaa99887766554433221100 check func a b.c\r\n";
    for (size_t i = 0; i < sizeof text; i++) {
        struct arena a = {0};
        struct baseline b;
        struct err e = {{0}};
        char changed[sizeof text];
        memcpy(changed, text, sizeof text);
        changed[i] = 0;
        if (baseline_parse(&a, "f", changed, &b, &e) < 0) assert_non_null(strstr(e.msg, "f:2: "));
        memcpy(changed, text, sizeof text);
        changed[i] = (char)(changed[i] ? changed[i] ^ 0x55 : 0);
        e.msg[0] = 0;
        if (baseline_parse(&a, "f", changed, &b, &e) < 0) assert_true(e.msg[0]);
        arena_release(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(exact_fingerprints_pair_first),
        cmocka_unit_test(statics_of_one_name_pair_only_when_the_file_is_gone),
        cmocka_unit_test(external_functions_may_move_and_main_may_not),
        cmocka_unit_test(pairing_is_one_to_one),
        cmocka_unit_test(what_is_written_reads_back),
        cmocka_unit_test(damaged_baselines_are_refused_or_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
