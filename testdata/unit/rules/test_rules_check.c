/* Every class of mistake, told exactly. testdata/rules/bad_*.yaml say on each line what must be reported there:
 * `# want: COLUMN: message`; files in which no comment can stand have a .want file beside them. */
#include "rules_fixture.h"

#include "base/path.h"

#include <dirent.h>

static const char dir[] = "testdata/rules";

/* Adds "line:col: error: message" for each want of one line of text. */
static void add_wants(struct strbuf *want, const char *line, size_t len, unsigned number)
{
    static const char mark[] = "# want: ";
    char *copy = strndup(line, len);
    for (char *p = strstr(copy, mark); p;) {
        char *text = p + strlen(mark), *next = strstr(text, mark);
        size_t n = next ? (size_t)(next - text) : strlen(text), col = strspn(text, "0123456789");
        while (n && text[n - 1] == ' ') n--;
        assert_int_equal(text[col], ':');
        strbuf_addf(want, "%u:%.*s: error:%.*s\n", number, (int)col, text, (int)(n - col - 1), text + col + 1);
        p = next;
    }
    free(copy);
}

static void read_wants(const char *path, struct strbuf *want)
{
    struct arena a = {0};
    struct err e = {{0}};
    char *text, *wants = arena_sprintf(&a, "%.*s.want", (int)(strlen(path) - strlen(".yaml")), path);
    size_t len;
    if (path_exists(wants)) {
        assert_int_equal(path_read_file(&a, wants, 1 << 20, &text, &len, &e), 0);
        strbuf_puts(want, text);
    } else {
        assert_int_equal(path_read_file(&a, path, 1 << 20, &text, &len, &e), 0);
        unsigned number = 1;
        for (const char *p = text; p < text + len; number++) {
            size_t n = strcspn(p, "\n");
            add_wants(want, p, n, number);
            p += n + 1;
        }
    }
    arena_release(&a);
}

static void check_one(const char *name)
{
    char path[256];
    struct strbuf want = {0}, out = {0}, got = {0};
    snprintf(path, sizeof path, "%s/%s", dir, name);
    read_wants(path, &want);
    uint32_t n = rules_check_file(path, &out), lines = 0;
    for (const char *p = strbuf_cstr(&out); *p; lines++) {
        size_t len = strcspn(p, "\n");
        assert_true(str_starts(p, path) && p[strlen(path)] == ':');
        strbuf_add(&got, p + strlen(path) + 1, len - strlen(path));
        p += len + 1;
    }
    assert_int_equal(n, lines);
    if (strcmp(strbuf_cstr(&got), strbuf_cstr(&want)) != 0)
        fail_msg("%s:\n--- wanted\n%s--- got\n%s", path, strbuf_cstr(&want), strbuf_cstr(&got));
    assert_true(n > 0);
    strbuf_release(&want);
    strbuf_release(&out);
    strbuf_release(&got);
}

static void bad_packs_are_told_exactly(void **state)
{
    (void)state;
    DIR *dp = opendir(dir);
    unsigned files = 0;
    assert_non_null(dp);
    for (struct dirent *de; (de = readdir(dp));) {
        if (!str_starts(de->d_name, "bad_") || !str_ends(de->d_name, ".yaml")) continue;
        check_one(de->d_name);
        files++;
    }
    closedir(dp);
    assert_true(files >= 15);
}

static void shipped_packs_are_clean(void **state)
{
    (void)state;
    static const char *const packs[] = {"posix", "malloc", "glib", "libpq", "nsync", "libgo-goctx", "c11-threads"};
    for (size_t i = 0; i < sizeof packs / sizeof packs[0]; i++) {
        char path[64];
        struct strbuf out = {0};
        snprintf(path, sizeof path, "rules/%s.yaml", packs[i]);
        uint32_t n = rules_check_file(path, &out);
        if (n) fail_msg("%s", strbuf_cstr(&out));
        strbuf_release(&out);
    }
}

/* The first YAML block of rules/schema.md is a whole pack; users copy it. */
static void the_example_of_the_schema_is_clean(void **state)
{
    (void)state;
    struct arena a = {0};
    struct err e = {{0}};
    char *text;
    size_t len;
    assert_int_equal(path_read_file(&a, "rules/schema.md", 1 << 20, &text, &len, &e), 0);
    const char *start = strstr(text, "```yaml\n");
    assert_non_null(start);
    start += strlen("```yaml\n");
    const char *end = strstr(start, "```");
    assert_non_null(end);
    uint32_t n;
    char *out = check_text(start, (size_t)(end - start), &n);
    assert_string_equal(out, "");
    free(out);
    arena_release(&a);
}

static void missing_file_is_one_mistake(void **state)
{
    (void)state;
    struct strbuf out = {0};
    assert_int_equal(rules_check_file("testdata/rules/none.yaml", &out), 1);
    assert_string_equal(strbuf_cstr(&out), "testdata/rules/none.yaml: error: No such file or directory\n");
    strbuf_release(&out);
}

static void other_packs_are_taken_on_trust_but_not_misspelt(void **state)
{
    (void)state;
    static const char text[] = "pack: mine\n"
                               "functions:\n"
                               "  - {name: f, effects: [{op: release, kind: 'posix:fd', at: arg0}]}\n"
                               "  - {name: g, effects: [{op: release, kind: 'mime:fd', at: arg0}]}\n";
    uint32_t n;
    char *out = check_text(text, strlen(text), &n);
    assert_string_equal(out, "p.yaml:4:46: error: unknown pack 'mime'; did you mean 'mine'?\n");
    free(out);
}

static void every_file_of_a_folder_is_looked_into(void **state)
{
    (void)state;
    const char *dirs[] = {dir};
    struct rules_options o = {.dirs = dirs, .n_dirs = 1};
    struct err e = {{0}};
    assert_null(rules_load(&o, &e));
    assert_string_equal(e.msg, "testdata/rules/bad_alias.yaml:2:8: error: anchors (&name) and tags (!name) are not "
                               "allowed here");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bad_packs_are_told_exactly),
        cmocka_unit_test(shipped_packs_are_clean),
        cmocka_unit_test(the_example_of_the_schema_is_clean),
        cmocka_unit_test(missing_file_is_one_mistake),
        cmocka_unit_test(other_packs_are_taken_on_trust_but_not_misspelt),
        cmocka_unit_test(every_file_of_a_folder_is_looked_into),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
