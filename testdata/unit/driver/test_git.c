/* Asking git: one that does not answer is not waited for. */
#include "driver/git.h"

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

/* Makes `script` the first git on the PATH. */
static void let_git_be(char *dir, const char *script)
{
    char path[256], search[4096];
    assert_non_null(mkdtemp(dir));
    snprintf(path, sizeof path, "%s/git", dir);
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    fputs(script, f);
    fclose(f);
    assert_int_equal(chmod(path, 0755), 0);
    snprintf(search, sizeof search, "%s:%s", dir, getenv("PATH"));
    setenv("PATH", search, 1);
}

static void take_away(const char *dir)
{
    char path[256];
    snprintf(path, sizeof path, "%s/git", dir);
    unlink(path);
    rmdir(dir);
}

static void ask(const char *script, const char *wanted)
{
    struct arena a = {0};
    struct err e = {{0}};
    struct git_diff d = {.seconds = 1};
    char dir[] = "/tmp/cancelcheck-git-XXXXXX";
    time_t begun = time(NULL);
    let_git_be(dir, script);
    alarm(60);
    assert_int_equal(git_changes(&a, "/", "main", &d, &e), -1);
    alarm(0);
    assert_in_range(time(NULL) - begun, 0, 30);
    assert_non_null(strstr(e.msg, wanted));
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    take_away(dir);
    arena_release(&a);
}

static void one_that_hangs_is_ended(void **state)
{
    (void)state;
    ask("#!/bin/sh\nexec sleep 100\n", "within 1 second");
}

static void one_that_says_too_much_is_ended(void **state)
{
    (void)state;
    ask("#!/bin/sh\nexec cat /dev/zero\n", "git: ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_that_hangs_is_ended),
        cmocka_unit_test(one_that_says_too_much_is_ended),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
