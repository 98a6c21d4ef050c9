/* Compile databases: splitting, response files, entries, order, and mistakes named by place. */
#include "driver/compdb_internal.h"
#include "driver/driver.h"

#include "base/path.h"
#include "base/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define DIR "testdata/compdb/"

static struct arena arena;

static const char *joined(const char *const *words, uint32_t n)
{
    struct strbuf b = {0};
    for (uint32_t i = 0; i < n; i++) strbuf_addf(&b, "%s<%s>", i ? " " : "", words[i]);
    const char *text = arena_strdup(&arena, strbuf_cstr(&b));
    strbuf_release(&b);
    return text;
}

static const char *split(const char *command)
{
    struct compdb_strs out = {0};
    compdb_split_command(&arena, command, &out);
    return joined(out.v, out.n);
}

static void commands_are_split_as_clang_does(void **state)
{
    (void)state;
    assert_string_equal(split("cc -c a.c"), "<cc> <-c> <a.c>");
    assert_string_equal(split("  cc\t-c  a.c \n"), "<cc> <-c> <a.c>");
    assert_string_equal(split("cc '-DX=a b' \"-DY=c d\""), "<cc> <-DX=a b> <-DY=c d>");
    assert_string_equal(split("cc -DX=\\\"a\\\\b\\\""), "<cc> <-DX=\"a\\b\">");
    assert_string_equal(split("cc \"-DX=\\\"q\\\"\""), "<cc> <-DX=\"q\">");
    assert_string_equal(split("cc 'a\\b' \"\" ''x"), "<cc> <a\\b> <> <x>");
    assert_string_equal(split("cc a\"b c\"d'e f'g"), "<cc> <ab cde fg>");
    assert_string_equal(split("cc $(rm -rf x) `id` $HOME *"), "<cc> <$(rm> <-rf> <x)> <`id`> <$HOME> <*>");
    assert_string_equal(split("cc 'unterminated x"), "<cc> <unterminated x>");
    assert_string_equal(split("cc x\\"), "<cc> <x\\>");
    assert_string_equal(split(""), "");
}

static struct compdb load(const char *name)
{
    struct compdb db;
    struct err e = {{0}};
    int rc = compdb_load(arena_sprintf(&arena, DIR "%s", name), &arena, &db, &e);
    if (rc < 0) print_error("%s\n", e.msg);
    assert_int_equal(rc, 0);
    return db;
}

static const char *entry_text(const struct compdb_entry *e)
{
    return arena_sprintf(&arena, "%s%s%s %s", path_basename(e->file), e->cxx ? " notC" : "",
                         e->missing ? " missing" : "", joined(e->args, e->n_args));
}

static void entries_come_sorted_and_once(void **state)
{
    (void)state;
    struct compdb db = load("good.json");
    static const char *const want[] = {
        "a.c <-DONCE>",
        "a.c <-Iinc> <-DNAME=\"x y\"> <-DQ=a b> <-O2>",
        "b.c notC ",
        "b.c <-I> <inc>",
        "c.cc notC ",
        "gone.c missing ",
        "start.S notC missing ",
        "with space.c ",
    };
    assert_int_equal(db.n, 8);
    for (uint32_t i = 0; i < db.n; i++) {
        assert_string_equal(entry_text(&db.entries[i]), want[i]);
        assert_int_equal(db.entries[i].file[0], '/');
        assert_true(str_ends(db.entries[i].dir, "testdata/compdb/src"));
        assert_int_equal(db.entries[i].dir[0], '/');
    }
    assert_int_equal(db.cxx, 3);
    assert_int_equal(db.missing, 1);
    assert_int_equal(db.dropped_flags, 0);
}

static void response_files_are_read(void **state)
{
    (void)state;
    struct compdb db = load("response.json");
    assert_int_equal(db.n, 2);
    assert_string_equal(entry_text(&db.entries[0]), "a.c <-DFROM_FILE> <-DTEXT=a b> <-I x> <-DNESTED> <-DSINGLE=its>");
    /* A file that includes itself ends at the depth limit; what is left of it and a missing file are counted. */
    assert_string_equal(entry_text(&db.entries[1]),
                        "b.c <-DTURN> <-DTURN> <-DTURN> <-DTURN> <-DTURN> <-DTURN> <-DTURN> "
                        "<-DTURN> <-DAFTER>");
    assert_int_equal(db.dropped_flags, 2);
}

static void symbolic_links_lead_to_the_file(void **state)
{
    (void)state;
    char dir[] = "/tmp/cancelcheck-compdb-XXXXXX";
    assert_non_null(mkdtemp(dir));
    const char *real = arena_sprintf(&arena, "%s/real/deep", dir), *link = arena_sprintf(&arena, "%s/link", dir);
    assert_int_equal(system(arena_sprintf(&arena, "mkdir -p %s && echo 'int x;' > %s/../up.c && ln -s %s %s", real,
                                          real, real, link)),
                     0);
    const char *db_path = arena_sprintf(&arena, "%s/compile_commands.json", dir);
    FILE *f = fopen(db_path, "w");
    assert_non_null(f);
    fprintf(f, "[{\"directory\":\"%s\",\"file\":\"../up.c\",\"command\":\"cc -c ../up.c\"}]", link);
    fclose(f);
    struct compdb db;
    assert_int_equal(compdb_load(db_path, &arena, &db, NULL), 0);
    assert_int_equal(db.missing, 0); /* link/../up.c is real/up.c, not dir/up.c */
    assert_true(str_ends(db.entries[0].file, "/real/up.c"));
    assert_int_equal(system(arena_sprintf(&arena, "rm -r %s", dir)), 0);
}

static void mistakes_have_a_place(void **state)
{
    (void)state;
    static const struct {
        const char *file, *place, *part;
    } cases[] = {
        {"bad-no-command.json", ":2:1:", "needs \"command\""},
        {"bad-file-type.json", ":3:21:", "\"file\""},
        {"bad-argument-type.json", ":2:36:", "strings only"},
        {"bad-no-directory.json", ":2:1:", "\"directory\""},
        {"bad-not-a-list.json", ":1:1:", "list of entries"},
        {"bad-syntax.json", ":2:25:", "expected"},
        {"bad-entry.json", ":1:3:", "object"},
        {"bad-nul.json", ":2:", "u0000"},
        {"bad-utf8.json", ":2:", "byte 0xff"},
        {"bad-empty-file.json", ":1:1:", "'[' or '{' expected"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct compdb db;
        struct err e = {{0}};
        const char *path = arena_sprintf(&arena, DIR "%s", cases[i].file);
        assert_int_equal(compdb_load(path, &arena, &db, &e), -1);
        const char *start = arena_sprintf(&arena, "%s%s", path, cases[i].place);
        if (!str_starts(e.msg, start) || !strstr(e.msg, cases[i].part)) print_error("%s\n", e.msg);
        assert_true(str_starts(e.msg, start));
        assert_non_null(strstr(e.msg, cases[i].part));
    }
}

static void missing_and_empty_database(void **state)
{
    (void)state;
    struct compdb db;
    struct err e = {{0}};
    assert_int_equal(compdb_load(DIR "nonexistent.json", &arena, &db, &e), -1);
    assert_non_null(strstr(e.msg, "nonexistent.json"));
    assert_int_equal(compdb_load("testdata", &arena, &db, &e), -1);
    assert_int_equal(compdb_load(DIR "empty.json", &arena, &db, &e), 0);
    assert_int_equal(db.n, 0);
}

static void flags_after_dashes(void **state)
{
    (void)state;
    struct compdb db;
    struct err e = {{0}};
    const char *cwd = getcwd(NULL, 0);
    static const char *const plain[] = {"-Iinc", "-fplugin=x.so"};
    static const char *const with_compiler[] = {"/usr/bin/cc", "-DX", "-o", "a.o", "-c", "a.c"};
    assert_int_equal(compdb_from_args(DIR "src/a.c", cwd, plain, 2, &arena, &db, &e), 0);
    assert_string_equal(entry_text(&db.entries[0]), "a.c <-Iinc>");
    assert_int_equal(db.dropped_flags, 1);
    assert_int_equal(compdb_from_args(DIR "src/a.c", cwd, with_compiler, 6, &arena, &db, &e), 0);
    assert_string_equal(entry_text(&db.entries[0]), "a.c <-DX>");
    assert_int_equal(compdb_from_args(DIR "src/c.cc", cwd, NULL, 0, &arena, &db, &e), 0);
    assert_int_equal(db.cxx, 1);
    assert_int_equal(compdb_from_args("analyzer/base/err.h", cwd, NULL, 0, &arena, &db, &e), 0);
    assert_string_equal(entry_text(&db.entries[0]), "err.h <-x> <c>");
    assert_int_equal(compdb_from_args("nowhere.c", cwd, NULL, 0, &arena, &db, &e), 0);
    assert_int_equal(db.missing, 1);
    free((char *)cwd);
}

static int release(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(commands_are_split_as_clang_does),
        cmocka_unit_test(entries_come_sorted_and_once),
        cmocka_unit_test(response_files_are_read),
        cmocka_unit_test(symbolic_links_lead_to_the_file),
        cmocka_unit_test(mistakes_have_a_place),
        cmocka_unit_test(missing_and_empty_database),
        cmocka_unit_test(flags_after_dashes),
    };
    return cmocka_run_group_tests(tests, NULL, release);
}
