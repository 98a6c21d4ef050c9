/* Temporary folders: whose owner is dead goes, whose owner lives stays. */
#include "driver/scratch.h"

#include "base/path.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

static char place[] = "/tmp/cancelcheck-scratch-XXXXXX";
static struct arena arena;

static void put(const char *dir, const char *name)
{
    int fd = open(arena_sprintf(&arena, "%s/%s", dir, name), O_WRONLY | O_CREAT, 0600);
    assert_true(fd >= 0);
    close(fd);
}

/* As if it had been made an hour ago. */
static void age(const char *dir)
{
    struct timespec t[2] = {{.tv_sec = time(NULL) - 3600}, {.tv_sec = time(NULL) - 3600}};
    assert_int_equal(utimensat(AT_FDCWD, dir, t, 0), 0);
}

/* A process that makes one, with a file in it, and ends without a word. */
static const char *left_behind(void)
{
    int ends[2], status;
    char name[200] = "";
    assert_int_equal(pipe(ends), 0);
    pid_t pid = fork();
    if (pid == 0) {
        struct scratch s;
        if (scratch_make(&s, &arena, NULL) < 0) _exit(1);
        put(s.dir, "h0.pch");
        _exit(write(ends[1], s.dir, strlen(s.dir)) < 0);
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_int_equal(status, 0);
    assert_true(read(ends[0], name, sizeof name - 1) > 0);
    close(ends[0]);
    close(ends[1]);
    return arena_strdup(&arena, name);
}

static void the_dead_are_cleared_away(void **state)
{
    (void)state;
    struct scratch lives, s;
    assert_int_equal(scratch_make(&lives, &arena, NULL), 0);
    put(lives.dir, "file");
    age(lives.dir);
    const char *young = left_behind(), *old = left_behind(), *mine = arena_sprintf(&arena, "%s/other-folder", place);
    const char *link = arena_sprintf(&arena, "%s/cancelcheck-run-link", place);
    age(old);
    assert_int_equal(mkdir(mine, 0700), 0);
    put(mine, "file");
    age(mine);
    assert_int_equal(symlink(mine, link), 0);
    assert_int_equal(scratch_make(&s, &arena, NULL), 0);
    assert_false(path_exists(old));
    assert_true(path_exists(young)); /* it may be about to be locked */
    assert_true(path_exists(arena_sprintf(&arena, "%s/file", lives.dir)));
    assert_true(path_exists(arena_sprintf(&arena, "%s/file", mine))); /* through the link neither */
    put(s.dir, "file");
    const char *name = s.dir;
    scratch_remove(&s);
    assert_false(path_exists(name));
    scratch_remove(&s);
    scratch_remove(&lives);
    age(young);
    assert_int_equal(scratch_make(&s, &arena, NULL), 0);
    assert_false(path_exists(young));
    scratch_remove(&s);
    unlink(arena_sprintf(&arena, "%s/file", mine));
    unlink(link);
    rmdir(mine);
}

static void no_place(void **state)
{
    (void)state;
    struct scratch s;
    struct err e = {{0}};
    setenv("TMPDIR", "/nowhere/at/all", 1);
    assert_int_equal(scratch_make(&s, &arena, &e), -1);
    assert_non_null(strstr(e.msg, "/nowhere/at/all"));
    assert_null(s.dir);
    scratch_remove(&s);
    setenv("TMPDIR", "relative", 1);
    assert_string_equal(scratch_place(), "/tmp");
}

int main(void)
{
    if (!mkdtemp(place)) return 1;
    setenv("TMPDIR", place, 1);
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_dead_are_cleared_away), cmocka_unit_test(no_place)};
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    rmdir(place);
    arena_release(&arena);
    return failed;
}
