/* The database: round trips, cache entries, migrations, and files that are not ours. */
#include "store/store.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

struct place {
    char dir[64];
    char db[96];
};

static int setup(void **state)
{
    struct place *p = calloc(1, sizeof *p);
    if (!p) return -1;
    *state = p;
    snprintf(p->dir, sizeof p->dir, "/tmp/cancelcheck-store-XXXXXX");
    if (!mkdtemp(p->dir)) return -1;
    snprintf(p->db, sizeof p->db, "%s/t.db", p->dir);
    return 0;
}

static int teardown(void **state)
{
    struct place *p = *state;
    static const char *const ends[] = {"", "-wal", "-shm", "-journal"};
    for (size_t i = 0; i < 4; i++) {
        char path[128];
        snprintf(path, sizeof path, "%s%s", p->db, ends[i]);
        unlink(path);
    }
    rmdir(p->dir);
    free(p);
    return 0;
}

/* Runs SQL on the file behind the store's back. */
static void sql(const char *path, const char *text)
{
    sqlite3 *db;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, text, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

static int64_t query(const char *path, const char *text)
{
    sqlite3 *db;
    sqlite3_stmt *st;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, text, -1, &st, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(st), SQLITE_ROW);
    int64_t v = sqlite3_column_int64(st, 0);
    sqlite3_finalize(st);
    sqlite3_close(db);
    return v;
}

static struct store *open_db(const char *path)
{
    struct err e = {{0}};
    struct store *s = store_open(path, false, &e);
    if (!s) print_error("%s\n", e.msg);
    assert_non_null(s);
    return s;
}

static struct finding_step steps[] = {
    {FINDING_STEP_CREATE, {"/r/a.c", 3, 5}, "made here"},
    {FINDING_STEP_BRANCH, {"/r/a.c", 4, 9}, "'x' is true"},
    {FINDING_STEP_EXIT, {"/r/a.c", 5, 9}, "leaves here"},
};

static struct finding sample(const char *file, uint32_t line, bool suppressed)
{
    return (struct finding){
        .check = "lost-cancel",
        .confidence = FINDING_CERTAIN,
        .severity = FINDING_WARNING,
        .loc = {file, line, 5},
        .message = "it's \"lost\"; DROP TABLE finding; --",
        .function = "f",
        .function_usr = "c:@F@f",
        .handle_kind = "glib:cancellable",
        .creator = "g_cancellable_new",
        .handle = "c",
        .exit_kind = "return",
        .steps = steps,
        .n_steps = 3,
        .fingerprint = "0123456789abcdef0123456789abcdef",
        .rename_fingerprint = "fedcba9876543210fedcba9876543210",
        .suppressed = suppressed,
        .suppress_reason = suppressed ? "NOLINT" : NULL,
    };
}

static void write_run(struct store *s, struct finding *fs, uint32_t n)
{
    struct err e = {{0}};
    int64_t run;
    assert_int_equal(store_run_begin(s, "cancelcheck -p build", "/r", &run, &e), 0);
    struct store_tu ok = {
        .file = "/r/a.c", .key = "k1", .status = STORE_TU_OK, .why = "", .content_hash = "", .lines = 9};
    struct store_tu bad = {
        .file = "/r/b.c", .key = "k2", .status = STORE_TU_CRASHED, .why = "crashed", .content_hash = ""};
    struct store_tu cxx = {
        .file = "/r/c.cc", .key = "", .status = STORE_TU_SKIPPED, .why = "not C", .content_hash = ""};
    assert_int_equal(store_put_tu(s, run, &ok, &e), 0);
    assert_int_equal(store_put_tu(s, run, &bad, &e), 0);
    assert_int_equal(store_put_tu(s, run, &cxx, &e), 0);
    assert_int_equal(store_put_findings(s, run, fs, n, &e), 0);
    assert_int_equal(store_put_unknown_callee(s, run, "mystery", 3, &e), 0);
    assert_int_equal(store_put_unknown_callee(s, run, "mystery", 4, &e), 0);
    assert_int_equal(store_run_finish(s, run, "{\"x\":1}", 3, &e), 0);
}

static void run_round_trip(void **state)
{
    struct place *p = *state;
    struct arena a = {0};
    struct err e = {{0}};
    struct store *s = open_db(p->db);
    struct finding in[] = {sample("/r/b.c", 7, false), sample("/r/a.c", 3, true)};
    write_run(s, in, 2);
    store_close(s);

    s = store_open(p->db, true, &e);
    assert_non_null(s);
    struct finding *out;
    uint32_t n;
    assert_int_equal(store_get_findings(s, &a, &out, &n, &e), 0);
    assert_int_equal(n, 2);
    assert_string_equal(out[0].loc.file, "/r/a.c");
    assert_true(out[0].suppressed);
    assert_string_equal(out[0].suppress_reason, "NOLINT");
    assert_string_equal(out[1].message, in[0].message);
    assert_string_equal(out[1].fingerprint, in[0].fingerprint);
    assert_string_equal(out[1].rename_fingerprint, in[0].rename_fingerprint);
    assert_int_equal(out[1].confidence, FINDING_CERTAIN);
    assert_int_equal(out[1].severity, FINDING_WARNING);
    assert_int_equal(out[1].n_steps, 3);
    assert_int_equal(out[1].steps[1].kind, FINDING_STEP_BRANCH);
    assert_int_equal(out[1].steps[1].loc.col, 9);
    assert_string_equal(out[1].steps[1].text, "'x' is true");

    struct store_run_info info;
    assert_int_equal(store_last_run(s, &a, &info, &e), 0);
    assert_string_equal(info.root, "/r");
    assert_string_equal(info.stats_json, "{\"x\":1}");
    assert_int_equal(info.tus, 3);
    assert_int_equal(info.ok, 1);
    assert_int_equal(info.crashed, 1);
    assert_int_equal(info.skipped, 1);
    assert_int_equal(info.exit_code, 3);

    struct store_tu *bad;
    assert_int_equal(store_get_bad_tus(s, &a, &bad, &n, &e), 0);
    assert_int_equal(n, 2);
    assert_string_equal(bad[0].file, "/r/b.c");
    assert_int_equal(bad[0].status, STORE_TU_CRASHED);
    store_close(s);
    arena_release(&a);
}

static void views_are_there(void **state)
{
    struct place *p = *state;
    struct store *s = open_db(p->db);
    struct finding in[] = {sample("/r/sub/b.c", 7, false), sample("/elsewhere/a.c", 3, true)};
    write_run(s, in, 2);
    write_run(s, in, 1);
    store_close(s);
    assert_int_equal(query(p->db, "SELECT count(*) FROM runs"), 2);
    assert_int_equal(query(p->db, "SELECT count(*) FROM findings"), 1);
    assert_int_equal(query(p->db, "SELECT count(*) FROM run_findings"), 3);
    assert_int_equal(query(p->db, "SELECT count(*) FROM run_findings WHERE path = 'sub/b.c'"), 2);
    assert_int_equal(query(p->db, "SELECT count(*) FROM run_findings WHERE path = '/elsewhere/a.c'"), 1);
    assert_int_equal(query(p->db, "SELECT count(*) FROM paths WHERE kind = 'branch'"), 1);
    assert_int_equal(query(p->db, "SELECT findings FROM handles WHERE creator = 'g_cancellable_new'"), 1);
    assert_int_equal(query(p->db, "SELECT count FROM unknown_callees WHERE name = 'mystery'"), 7);
    assert_int_equal(query(p->db, "SELECT count(*) FROM coverage WHERE status = 'crashed' AND path = 'b.c'"), 1);
    assert_int_equal(query(p->db, "SELECT skipped FROM runs WHERE run = 2"), 1);
}

static void cache_entry_round_trip(void **state)
{
    struct place *p = *state;
    struct arena a = {0};
    struct err e = {{0}};
    struct store *s = open_db(p->db);
    const char *deps[] = {"/r/a.c", "/r/a.h"};
    struct store_function fs[] = {{"f", "c:@F@f", "/r/a.c", 3}};
    struct store_tu in = {.file = "/r/a.c",
                          .key = "key",
                          .status = STORE_TU_OK,
                          .why = "",
                          .content_hash = "h1",
                          .lines = 10,
                          .ir = "I\0R",
                          .ir_len = 3,
                          .deps = deps,
                          .n_deps = 2,
                          .functions = fs,
                          .n_functions = 1};
    struct store_tu out;
    int64_t run;
    assert_int_equal(store_get_tu(s, "key", &a, &out, &e), 0);
    assert_int_equal(store_run_begin(s, "", "/r", &run, &e), 0);
    assert_int_equal(store_put_tu(s, run, &in, &e), 0);
    assert_int_equal(store_get_tu(s, "key", &a, &out, &e), 1);
    const void *ir;
    size_t ir_len;
    assert_int_equal(store_get_ir(s, "key", &a, &ir, &ir_len, &e), 1);
    assert_int_equal(ir_len, 3);
    assert_memory_equal(ir, "I\0R", 3);
    assert_int_equal(out.n_deps, 2);
    assert_string_equal(out.deps[1], "/r/a.h");
    assert_string_equal(out.content_hash, "h1");
    in.content_hash = "h2";
    in.n_deps = 1;
    assert_int_equal(store_put_tu(s, run, &in, &e), 0);
    assert_int_equal(store_get_tu(s, "key", &a, &out, &e), 1);
    assert_string_equal(out.content_hash, "h2");
    assert_int_equal(out.n_deps, 1);
    assert_int_equal(store_run_finish(s, run, "{}", 0, &e), 0);
    store_close(s);
    assert_int_equal(query(p->db, "SELECT count(*) FROM functions WHERE name = 'f'"), 1);
    assert_int_equal(query(p->db, "SELECT count(*) FROM tu_dep"), 1);
    arena_release(&a);
}

static void unfinished_run_is_invisible(void **state)
{
    struct place *p = *state;
    struct arena a = {0};
    struct err e = {{0}};
    struct finding f = sample("/r/a.c", 3, false);
    struct store *s = open_db(p->db);
    int64_t run;
    write_run(s, &f, 1);
    assert_int_equal(store_run_begin(s, "", "/r", &run, &e), 0);
    assert_int_equal(store_put_findings(s, run, &f, 1, &e), 0);
    assert_int_equal(store_put_findings(s, run, &f, 1, &e), 0);
    store_close(s); /* as if killed */
    s = open_db(p->db);
    struct finding *out;
    uint32_t n;
    assert_int_equal(store_get_findings(s, &a, &out, &n, &e), 0);
    assert_int_equal(n, 1);
    store_close(s);
    assert_int_equal(query(p->db, "SELECT count(*) FROM runs"), 1);
    assert_int_equal(query(p->db, "SELECT count(*) FROM finding"), 1);
    arena_release(&a);
}

static void old_runs_and_entries_go(void **state)
{
    struct place *p = *state;
    struct err e = {{0}};
    struct finding f = sample("/r/a.c", 3, false);
    struct store *s = open_db(p->db);
    struct store_tu in = {.file = "/r/z.c", .key = "old", .why = "", .content_hash = "h", .ir = "x", .ir_len = 1};
    int64_t run;
    assert_int_equal(store_run_begin(s, "", "/r", &run, &e), 0);
    assert_int_equal(store_put_tu(s, run, &in, &e), 0);
    assert_int_equal(store_run_finish(s, run, "{}", 0, &e), 0);
    for (int i = 0; i < 60; i++) write_run(s, &f, 1);
    store_close(s);
    assert_int_equal(query(p->db, "SELECT count(*) FROM runs"), 50);
    assert_int_equal(query(p->db, "SELECT count(*) FROM run_tu"), 150);
    assert_int_equal(query(p->db, "SELECT count(*) FROM step"), 150);
    assert_int_equal(query(p->db, "SELECT count(*) FROM tu"), 0);
    assert_int_equal(query(p->db, "SELECT count(*) FROM tu_ir"), 0);
}

static void refuses(const char *path, bool read_only, const char *part)
{
    struct err e = {{0}};
    struct store *s = store_open(path, read_only, &e);
    assert_null(s);
    if (!strstr(e.msg, part)) print_error("message: %s\n", e.msg);
    assert_non_null(strstr(e.msg, part));
    assert_non_null(strstr(e.msg, path));
}

static void newer_version_is_refused(void **state)
{
    struct place *p = *state;
    store_close(open_db(p->db));
    sql(p->db, "PRAGMA user_version = 99");
    refuses(p->db, false, "newer cancelcheck");
    refuses(p->db, true, "newer cancelcheck");
    assert_int_equal(query(p->db, "PRAGMA user_version"), 99);
}

static void foreign_file_is_refused_and_left_alone(void **state)
{
    struct place *p = *state;
    sql(p->db, "CREATE TABLE music(song)");
    refuses(p->db, false, "not a cancelcheck database");
    refuses(p->db, true, "not a cancelcheck database");
    assert_int_equal(query(p->db, "SELECT count(*) FROM sqlite_master"), 1);
}

static void text_file_is_refused(void **state)
{
    struct place *p = *state;
    FILE *f = fopen(p->db, "w");
    assert_non_null(f);
    for (int i = 0; i < 300; i++) fprintf(f, "int main(void) { return %d; }\n", i);
    fclose(f);
    refuses(p->db, false, "not a sqlite database");
    refuses(p->db, true, "not a sqlite database");
}

static void missing_file_and_folder(void **state)
{
    struct place *p = *state;
    refuses(p->db, true, "No such file");
    refuses("/nonexistent-folder/x.db", false, "cannot be opened");
}

static void empty_file_becomes_a_database(void **state)
{
    struct place *p = *state;
    fclose(fopen(p->db, "w"));
    refuses(p->db, true, "not a cancelcheck database");
    store_close(open_db(p->db));
    assert_true(query(p->db, "PRAGMA user_version") > 0);
}

/* Bytes in the middle of a good file are overwritten: whatever is asked, the answer is data or an error, never a crash.
 */
static void damaged_file_is_an_error(void **state)
{
    struct place *p = *state;
    struct err e = {{0}};
    struct finding f[50];
    for (int i = 0; i < 50; i++) f[i] = sample("/r/a.c", (uint32_t)i, false);
    struct store *s = open_db(p->db);
    for (int i = 0; i < 10; i++) write_run(s, f, 50);
    store_close(s);
    FILE *file = fopen(p->db, "r+");
    assert_non_null(file);
    fseek(file, 4096, SEEK_SET);
    for (int i = 0; i < 4096 * 60; i++) fputc(0xa5, file);
    fclose(file);
    struct arena a = {0};
    struct finding *out;
    uint32_t n;
    s = store_open(p->db, true, &e);
    if (s) assert_int_equal(store_get_findings(s, &a, &out, &n, &e), -1);
    assert_non_null(strstr(e.msg, "damaged"));
    store_close(s);
    arena_release(&a);
}

static void the_newest_few_results_are_kept(void **state)
{
    struct place *p = *state;
    struct arena a = {0};
    struct err e = {{0}};
    struct store *s = open_db(p->db);
    const void *data;
    size_t len;
    int64_t run;
    for (int i = 0; i < 9; i++) {
        char key[] = {(char)('a' + i), 0};
        assert_int_equal(store_run_begin(s, "", "/r", &run, &e), 0);
        if (i == 4) assert_int_equal(store_get_reduced(s, run, "a", &a, &data, &len, &e), 1); /* stays young */
        assert_int_equal(store_put_reduced(s, run, key, key, 1, &e), 0);
        assert_int_equal(store_run_finish(s, run, "{}", 0, &e), 0);
    }
    assert_int_equal(store_get_reduced(s, run, "a", &a, &data, &len, &e), 1);
    assert_memory_equal(data, "a", 1);
    assert_int_equal(store_get_reduced(s, run, "b", &a, &data, &len, &e), 0);
    assert_int_equal(store_get_reduced(s, run, "i", &a, &data, &len, &e), 1);
    store_close(s);
    arena_release(&a);
}

static void older_version_is_migrated(void **state)
{
    struct place *p = *state;
    struct arena a = {0};
    struct err e = {{0}};
    struct finding f = sample("/r/a.c", 3, false), *out;
    uint32_t n;
    struct store *s = open_db(p->db);
    write_run(s, &f, 1);
    store_close(s);
    /* What version 1 had: no tables for suppressions and baselines, other views. */
    sql(p->db, "DROP TABLE suppression; DROP TABLE baseline; DROP TABLE fix_edit;"
               "DROP TABLE file_seen; DROP TABLE reduced_use; DROP TABLE reduced;"
               "DROP VIEW handles; DROP VIEW paths; DROP VIEW findings; DROP VIEW runs; DROP VIEW run_findings;"
               "ALTER TABLE finding DROP COLUMN hidden; ALTER TABLE finding DROP COLUMN known;"
               "ALTER TABLE run DROP COLUMN part; ALTER TABLE run_tu DROP COLUMN args;"
               "CREATE VIEW findings AS SELECT 1;"
               "PRAGMA user_version = 1");
    refuses(p->db, true, "older format");
    s = open_db(p->db);
    assert_int_equal(store_get_findings(s, &a, &out, &n, &e), 0);
    assert_int_equal(n, 1);
    store_close(s);
    assert_true(query(p->db, "PRAGMA user_version") > 2);
    assert_int_equal(query(p->db, "SELECT count(*) FROM findings WHERE \"check\" = 'lost-cancel'"), 1);
    assert_int_equal(query(p->db, "SELECT count(*) FROM baseline"), 0);
    arena_release(&a);
}

/* A database from elsewhere with odd values in it. */
static void odd_values_are_input(void **state)
{
    struct place *p = *state;
    struct arena a = {0};
    struct err e = {{0}};
    struct finding f = sample("/r/a.c", 3, false), *out;
    uint32_t n;
    struct store *s = open_db(p->db);
    write_run(s, &f, 1);
    store_close(s);
    sql(p->db, "UPDATE finding SET line = -5, col = 99999999999, confidence = 'surely', severity = x'00ff',"
               " fingerprint = 'short'; UPDATE step SET kind = 'dance'; UPDATE run_tu SET status = 'odd'");
    s = open_db(p->db);
    assert_int_equal(store_get_findings(s, &a, &out, &n, &e), 0);
    assert_int_equal(out[0].loc.line, 0);
    assert_int_equal(out[0].loc.col, UINT32_MAX);
    assert_string_equal(out[0].fingerprint, "short");
    assert_int_equal(out[0].steps[0].kind, FINDING_STEP_OTHER);
    struct store_run_info info;
    assert_int_equal(store_last_run(s, &a, &info, &e), 0);
    assert_int_equal(info.failed, 3);
    store_close(s);
    arena_release(&a);
}

static void no_run_yet(void **state)
{
    (void)state;
    struct arena a = {0};
    struct err e = {{0}};
    struct store_run_info info;
    struct store *s = open_db(":memory:");
    assert_int_equal(store_last_run(s, &a, &info, &e), -1);
    assert_non_null(strstr(e.msg, "no finished run"));
    store_close(s);
    arena_release(&a);
}

int main(void)
{
#define IN_FOLDER(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
    const struct CMUnitTest tests[] = {
        IN_FOLDER(run_round_trip),
        IN_FOLDER(views_are_there),
        IN_FOLDER(cache_entry_round_trip),
        IN_FOLDER(unfinished_run_is_invisible),
        IN_FOLDER(old_runs_and_entries_go),
        IN_FOLDER(newer_version_is_refused),
        IN_FOLDER(foreign_file_is_refused_and_left_alone),
        IN_FOLDER(text_file_is_refused),
        IN_FOLDER(missing_file_and_folder),
        IN_FOLDER(empty_file_becomes_a_database),
        IN_FOLDER(damaged_file_is_an_error),
        IN_FOLDER(the_newest_few_results_are_kept),
        IN_FOLDER(older_version_is_migrated),
        IN_FOLDER(odd_values_are_input),
        cmocka_unit_test(no_run_yet),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
