/* Findings as bytes: everything comes back, and no bytes are too strange. */
#include "findings/finding_pack.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct finding sample(void)
{
    static struct finding_step steps[] = {{FINDING_STEP_CREATE, {"/r/a.c", 3, 4}, "made here"},
                                          {FINDING_STEP_FIX, {"/r/a.c", 9, 1}, "release it"}};
    static const struct finding_loc exits[] = {{"/r/a.c", 7, 5}, {"/r/a.c", 9, 5}}, scoped = {"/r/a.c", 2, 2};
    static const char *const releases[] = {"close", "drop"};
    static const struct finding_hint hint = {"fd", {"/r/a.c", 3, 4}, exits, 2, true, releases, 2, &scoped};
    return (struct finding){.check = "lost-cancel",
                            .confidence = FINDING_CERTAIN,
                            .severity = FINDING_WARNING,
                            .loc = {"/r/a.c", 3, 4},
                            .message = "lost",
                            .function = "f",
                            .function_usr = "c:@F@f",
                            .handle_kind = "posix:fd",
                            .creator = "open",
                            .handle = "fd",
                            .exit_kind = "return",
                            .steps = steps,
                            .n_steps = 2,
                            .hint = &hint};
}

static void comes_back(void **state)
{
    (void)state;
    struct arena a = {0};
    struct bytes_writer w = {0}, again = {0};
    struct finding in = sample(), bare = {.check = "c", .message = "m"};
    finding_pack(&w, &in);
    finding_pack(&w, &bare);
    struct bytes_reader r = {.p = w.data, .end = w.data + w.len};
    struct finding out = finding_unpack(&r, &a), second = finding_unpack(&r, &a);
    assert_false(r.bad);
    assert_ptr_equal(r.p, r.end);
    assert_string_equal(out.handle_kind, "posix:fd");
    assert_int_equal(out.hint->exits[1].line, 9);
    assert_int_equal(out.hint->scoped->line, 2);
    assert_null(second.hint);
    assert_null(second.function);
    finding_pack(&again, &out);
    finding_pack(&again, &second);
    assert_int_equal(again.len, w.len);
    assert_memory_equal(again.data, w.data, w.len);
    bytes_writer_release(&w);
    bytes_writer_release(&again);
    arena_release(&a);
}

static void any_bytes_are_survived(void **state)
{
    (void)state;
    struct bytes_writer w = {0};
    struct finding in = sample();
    finding_pack(&w, &in);
    for (size_t len = 0; len < w.len; len++) {
        struct arena a = {0};
        struct bytes_reader r = {.p = w.data, .end = w.data + len};
        finding_unpack(&r, &a);
        assert_true(r.bad);
        arena_release(&a);
    }
    for (size_t i = 0; i < w.len; i++) {
        struct arena a = {0};
        uint8_t was = w.data[i];
        w.data[i] = 0xff;
        struct bytes_reader r = {.p = w.data, .end = w.data + w.len};
        finding_unpack(&r, &a);
        w.data[i] = was;
        arena_release(&a);
    }
    bytes_writer_release(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(comes_back), cmocka_unit_test(any_bytes_are_survived)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
