/* Hand-made findings about testdata/report/demo.c, and golden files: CANCELCHECK_UPDATE_GOLDEN=1 rewrites them. */
#ifndef CANCELCHECK_TEST_REPORT_FIXTURE_H
#define CANCELCHECK_TEST_REPORT_FIXTURE_H

#include "base/path.h"
#include "report/report.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define DEMO "testdata/report/demo.c"

static struct finding_step lost_steps[] = {
    {FINDING_STEP_CREATE, {DEMO, 4, 21}, "'c' is made here by cancel_new"},
    {FINDING_STEP_BRANCH, {DEMO, 6, 26}, "taking the true branch of 'poll(p, 1, 1000) < 0'"},
    {FINDING_STEP_EXIT, {DEMO, 7, 9}, "returns here"},
    {FINDING_STEP_OTHER, {DEMO, 9, 19}, "also lost on the path that returns here (case POLLERR)"},
};
static struct finding_edit lost_edits[] = {
    {DEMO, 252, 0, 6, 30, 6, 30, " {"},
    {DEMO, 261, 0, 7, 9, 7, 9, "cancel_free(c);\n        "},
    {DEMO, 271, 0, 7, 19, 7, 19, "\n    }"},
};
static const struct finding_fix lost_fix = {"release 'c' with cancel_free() before the return", lost_edits, 3};
static struct finding_step double_steps[] = {
    {FINDING_STEP_CALL, {"/usr/include/demo/cancel.h", 12, 3}, "handed to cancel_free"},
    {FINDING_STEP_RELEASE, {DEMO, 11, 5}, "released here"},
};

static const struct report_rule fixture_rules[] = {
    {"lost-cancel", "a handle is not released on every path",
     "# lost-cancel\n\nIt is released\non some paths only.\n\n## Why\n"},
    {"double-cancel", "released twice", "# double-cancel\n"},
};

static const char *const fixture_bad[] = {"testdata/report/bad one.c: 'x.h' file not found", "nothing analysed"};

static const char fixture_stats[] = "{\"lines\":120,\"functions_analysed\":9,\"cached\":1,"
                                    "\"seconds\":{\"map\":0.25,\"engine\":1.5,\"total\":2}}";

/* Findings in every shape: steps, other text than ASCII, unsafe text, no column, no line, outside the root, suppressed.
 */
static uint32_t fixture_findings(struct finding *fs)
{
    struct finding all[] = {
        {.check = "lost-cancel",
         .confidence = FINDING_CERTAIN,
         .severity = FINDING_WARNING,
         .loc = {DEMO, 4, 21},
         .message = "'c' (cancel object from cancel_new) is not released on the path that returns at line 7",
         .function = "serve",
         .function_usr = "c:@F@serve",
         .handle_kind = "demo:cancel",
         .creator = "cancel_new",
         .handle = "c",
         .exit_kind = "return",
         .steps = lost_steps,
         .n_steps = 4,
         .fix = &lost_fix},
        {.check = "lost-cancel",
         .confidence = FINDING_LIKELY,
         .severity = FINDING_ERROR,
         .loc = {DEMO, 5, 56},
         .message = "'d' is lost",
         .function = "serve",
         .exit_kind = "return"},
        {.check = "double-cancel",
         .confidence = FINDING_CERTAIN,
         .severity = FINDING_WARNING,
         .loc = {DEMO, 12, 5},
         .message = "'c' is released twice: first at line 11",
         .function = "serve",
         .steps = double_steps,
         .n_steps = 2},
        {.check = "double-cancel",
         .confidence = FINDING_POSSIBLE,
         .severity = FINDING_NOTE,
         .loc = {DEMO, 13, 5},
         .message = "suppressed one",
         .suppressed = true,
         .suppress_reason = "NOLINT"},
        {.check = "lost-cancel",
         .severity = FINDING_WARNING,
         .loc = {DEMO, 15, 29},
         .message = "unsafe \033[31m \"text\" \xff {0}"},
        {.check = "lost-cancel", .severity = FINDING_WARNING, .loc = {DEMO, 16, 1406}, .message = "a long line"},
        {.check = "lost-cancel", .severity = FINDING_WARNING, .loc = {DEMO, 9, 0}, .message = "no column"},
        {.check = "lost-cancel", .severity = FINDING_WARNING, .loc = {DEMO, 0, 0}, .message = "no line"},
        {.check = "lost-cancel", .severity = FINDING_WARNING, .loc = {DEMO, 999999, 3}, .message = "behind the end"},
        {.check = "unknown-check",
         .severity = FINDING_WARNING,
         .loc = {"/usr/include/a b#%.h", 3, 4},
         .message = "outside the root"},
    };
    memcpy(fs, all, sizeof all);
    return finding_finish(fs, sizeof all / sizeof *all, "testdata/report");
}

static void compare_with_golden(const char *path, const struct strbuf *got)
{
    if (getenv("CANCELCHECK_UPDATE_GOLDEN")) {
        FILE *f = fopen(path, "w");
        assert_non_null(f);
        assert_int_equal(fwrite(strbuf_cstr(got), 1, got->len, f), got->len);
        assert_int_equal(fclose(f), 0);
        return;
    }
    struct arena a = {0};
    char *text;
    size_t len;
    struct err e;
    if (path_read_file(&a, path, 1u << 24, &text, &len, &e)) fail_msg("%s", e.msg);
    if (len != got->len || memcmp(text, strbuf_cstr(got), len) != 0)
        print_error("%s differs; scripts/golden rewrites it. Now:\n%s", path, strbuf_cstr(got));
    assert_int_equal(len, got->len);
    assert_memory_equal(text, strbuf_cstr(got), len);
    arena_release(&a);
}

#endif
