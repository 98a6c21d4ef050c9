/* Report formats against golden files in testdata/report/, and the properties that goldens do not show. */
#include "report_fixture.h"

#include <jansson.h>
#include <unistd.h>

static struct report_input input(struct finding *fs)
{
    return (struct report_input){
        .findings = fs,
        .n_findings = fixture_findings(fs),
        .rules = fixture_rules,
        .n_rules = 2,
        .root = "testdata/report",
        .version = "0.0.0",
        .excerpt = true,
        .bad_tus = fixture_bad,
        .n_bad_tus = 2,
        .units = {.ok = 3, .failed = 2},
        .stats = fixture_stats,
    };
}

static void check_golden(const char *format, const char *path, bool color, bool show_suppressed)
{
    struct finding fs[16];
    struct report_input in = input(fs);
    in.color = color;
    in.show_suppressed = show_suppressed;
    struct strbuf out = {0};
    report_find(format)->write(&out, &in);
    compare_with_golden(path, &out);
    strbuf_release(&out);
}

static void golden_files(void **state)
{
    (void)state;
    check_golden("text", "testdata/report/demo.txt", false, false);
    check_golden("text", "testdata/report/demo-color.txt", true, true);
    check_golden("jsonl", "testdata/report/demo.jsonl", false, false);
    check_golden("sarif", "testdata/report/demo.sarif", false, false);
    check_golden("sarif", "testdata/report/demo-suppressed.sarif", false, true);
    check_golden("sarif-github", "testdata/report/demo-github.sarif", false, true);
    check_golden("gitlab", "testdata/report/demo.gitlab.json", false, false);
    check_golden("annotations", "testdata/report/demo.annotations", false, false);
    check_golden("checkstyle", "testdata/report/demo.checkstyle.xml", false, false);
    check_golden("junit", "testdata/report/demo.junit.xml", false, false);
    check_golden("markdown", "testdata/report/demo.md", false, false);
    check_golden("openmetrics", "testdata/report/demo.openmetrics", false, false);
    check_golden("fixes", "testdata/report/demo.fixes.yaml", false, false);
}

/* Many findings: formats with limits keep to them, begin with the worst and say how many are missing. */
static void limits(void **state)
{
    (void)state;
    enum { N = 5100 };
    struct arena a = {0};
    struct finding *fs = ARENA_ARRAY(&a, struct finding, N);
    for (uint32_t i = 0; i < N; i++) {
        fs[i] = (struct finding){.check = "lost-cancel", .severity = FINDING_WARNING, .loc = {DEMO, i + 1, 1}};
        fs[i].message = arena_sprintf(&a, "finding number %u", i);
        fs[i].confidence = i == N - 1 ? FINDING_CERTAIN : FINDING_LIKELY;
    }
    fs[N - 2].severity = FINDING_ERROR;
    uint32_t n = finding_finish(fs, N, "testdata/report");
    struct report_input in = {
        .findings = fs, .n_findings = n, .rules = fixture_rules, .n_rules = 2, .root = "testdata"};
    static const struct {
        const char *format, *first, *rest;
    } rows[] = {
        {"annotations", "::error file=report/demo.c,line=5099,", "not shown here: 5089 warnings more"},
        {"markdown", "finding number 5098", "more omitted here; the full report has them."},
        {"sarif-github", "finding number 5098", "101 more findings are omitted"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct strbuf out = {0};
        report_find(rows[i].format)->write(&out, &in);
        const char *first = strstr(out.s, rows[i].first), *next = strstr(out.s, "finding number 5099");
        assert_non_null(first);
        assert_true(next && (first < next || strcmp(rows[i].format, "annotations") == 0));
        assert_non_null(strstr(out.s, rows[i].rest));
        assert_true(out.len < (strcmp(rows[i].format, "markdown") == 0 ? 62000 : 9000000));
        strbuf_release(&out);
    }
    arena_release(&a);
}

static void empty_runs(void **state)
{
    (void)state;
    struct report_input in = {.version = "0.0.0", .excerpt = true};
    struct strbuf out = {0};
    report_find("text")->write(&out, &in);
    report_find("jsonl")->write(&out, &in);
    report_find("annotations")->write(&out, &in);
    assert_int_equal(out.len, 0);
    report_find("gitlab")->write(&out, &in);
    assert_string_equal(out.s, "[]\n");
    strbuf_clear(&out);
    report_find("sarif")->write(&out, &in);
    compare_with_golden("testdata/report/empty.sarif", &out);
    strbuf_release(&out);
}

static void table(void **state)
{
    (void)state;
    uint32_t n;
    const struct report_format *const *all = report_formats(&n);
    for (uint32_t i = 0; i < n; i++) {
        assert_ptr_equal(report_find(all[i]->name), all[i]);
        assert_true(all[i]->summary[0] && all[i]->write);
    }
    assert_null(report_find("html5"));
}

static void reports_are_pure(void **state)
{
    (void)state;
    struct finding fs[16];
    struct report_input in = input(fs);
    uint32_t n;
    const struct report_format *const *all = report_formats(&n);
    for (uint32_t i = 0; i < n; i++) {
        struct strbuf a = {0}, b = {0};
        all[i]->write(&a, &in);
        all[i]->write(&b, &in);
        assert_string_equal(strbuf_cstr(&a), strbuf_cstr(&b));
        strbuf_release(&a);
        strbuf_release(&b);
    }
}

/* Nothing that steers a terminal comes through, whatever the sources hold. */
static void text_is_safe_to_show(void **state)
{
    (void)state;
    struct finding fs[16];
    struct report_input in = input(fs);
    struct strbuf out = {0};
    report_find("text")->write(&out, &in);
    for (size_t i = 0; i < out.len; i++)
        if ((unsigned char)out.s[i] < 0x20) assert_int_equal(out.s[i], '\n');
    assert_null(strstr(out.s, "\xe2\x80\xae"));
    strbuf_release(&out);
}

static void every_json_line_parses(void **state)
{
    (void)state;
    struct finding fs[16];
    struct report_input in = input(fs);
    struct strbuf out = {0};
    report_find("jsonl")->write(&out, &in);
    uint32_t n = 0;
    for (const char *p = out.s; *p; n++) {
        size_t len = strcspn(p, "\n");
        json_error_t e;
        json_t *v = json_loadb(p, len, 0, &e);
        if (!v) fail_msg("%s", e.text);
        json_decref(v);
        p += len + (p[len] == '\n');
    }
    assert_int_equal(n, in.n_findings - 1 + in.n_bad_tus);
    strbuf_release(&out);
}

/* What the HTML report knows of a fix: the lines it takes away and those it puts in their place. */
static void html_shows_fixes(void **state)
{
    (void)state;
    struct finding fs[16];
    struct report_input in = input(fs);
    struct strbuf out = {0};
    report_find("html")->write(&out, &in);
    const char *lines = strstr(out.s, "\"lines\":[[\" \",\"");
    assert_non_null(lines); /* two lines around it */
    assert_non_null(strstr(lines,
                           "\"],[\"-\",\"    if (poll(p, 1, 1000) \\u003c 0)\"],"
                           "[\"-\",\"        return -1;\"],[\"+\",\"    if (poll(p, 1, 1000) \\u003c 0) {\"],"
                           "[\"+\",\"        cancel_free(c);\"],[\"+\",\"        return -1;\"],[\"+\",\"    }\"],"
                           "[\" \",\""));
    const char *data = strstr(out.s, "id=\"data\">"), *end = strstr(out.s, "</script>");
    assert_true(data && end && data < end && !memchr(data + 10, '<', (size_t)(end - data - 10)));
    strbuf_release(&out);
}

/* An absolute root with unusual bytes: URIs are relative to it, both are percent-encoded. */
static void sarif_uris(void **state)
{
    (void)state;
    struct finding f = {
        .check = "x", .severity = FINDING_WARNING, .loc = {"/src/my proj/a b/\xc3\xa9:%.c", 3, 4}, .message = "m"};
    finding_finish(&f, 1, "/src/my proj");
    struct report_input in = {.findings = &f, .n_findings = 1, .root = "/src/my proj", .version = "0.0.0"};
    struct strbuf out = {0};
    report_find("sarif")->write(&out, &in);
    assert_non_null(strstr(out.s, "\"uri\": \"file:///src/my%20proj/\""));
    assert_non_null(strstr(out.s, "\"uri\": \"a%20b/%C3%A9%3A%25.c\""));
    strbuf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(golden_files),
        cmocka_unit_test(limits),
        cmocka_unit_test(empty_runs),
        cmocka_unit_test(table),
        cmocka_unit_test(reports_are_pure),
        cmocka_unit_test(text_is_safe_to_show),
        cmocka_unit_test(every_json_line_parses),
        cmocka_unit_test(html_shows_fixes),
        cmocka_unit_test(sarif_uris),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
