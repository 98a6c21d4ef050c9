/* What is in folders: kinds, links, and that it stays what it was. */
#include "base/folders.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static char top[] = "/tmp/cancelcheck-folders-XXXXXX";

static const char *at(const char *name)
{
    static char path[PATH_MAX];
    snprintf(path, sizeof path, "%s/%s", top, name);
    return path;
}

static void put(const char *name)
{
    FILE *f = fopen(at(name), "w");
    assert_non_null(f);
    fclose(f);
}

static int setup(void **state)
{
    (void)state;
    if (!mkdtemp(top)) return -1;
    mkdir(at("sub"), 0700);
    put("a.h");
    put("sub/b.h");
    return symlink("a.h", at("link.h")) || symlink("sub", at("linked")) || symlink("nowhere", at("dangling.h"));
}

static int teardown(void **state)
{
    static const char *const names[] = {"dangling.h", "linked", "link.h", "later.h", "a.h", "sub/b.h"};
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) unlink(at(names[i]));
    rmdir(at("sub"));
    return rmdir(top);
}

static void kinds(void **state)
{
    (void)state;
    struct folders *f = folders_new();
    assert_int_equal(folders_at(f, at("a.h")), FOLDERS_FILE);
    assert_int_equal(folders_at(f, at("sub")), FOLDERS_FOLDER);
    assert_int_equal(folders_at(f, at("sub/b.h")), FOLDERS_FILE);
    assert_int_equal(folders_at(f, at("sub/a.h")), FOLDERS_NOTHING);
    assert_int_equal(folders_at(f, at("none")), FOLDERS_NOTHING);
    assert_int_equal(folders_at(f, at("none/b.h")), FOLDERS_NOTHING);
    assert_int_equal(folders_at(f, at("a.h/b.h")), FOLDERS_NOTHING);
    assert_int_equal(folders_at(f, "/"), FOLDERS_FOLDER);
    folders_free(f);
}

static void links(void **state)
{
    (void)state;
    struct folders *f = folders_new();
    assert_int_equal(folders_at(f, at("linked/b.h")), FOLDERS_FILE);
    assert_int_equal(folders_at(f, at("link.h")), FOLDERS_FILE);
    assert_int_equal(folders_at(f, at("linked")), FOLDERS_FOLDER);
    assert_int_equal(folders_at(f, at("dangling.h")), FOLDERS_NOTHING);
    folders_free(f);
}

static void stays_as_first_seen(void **state)
{
    (void)state;
    struct folders *f = folders_new();
    assert_int_equal(folders_at(f, at("later.h")), FOLDERS_NOTHING);
    put("later.h");
    assert_int_equal(folders_at(f, at("later.h")), FOLDERS_NOTHING);
    folders_free(f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kinds),
        cmocka_unit_test(links),
        cmocka_unit_test(stays_as_first_seen),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
