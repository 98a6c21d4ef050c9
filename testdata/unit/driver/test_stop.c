/* Signals that end a run: noted while something has to be tidied up, and not lost afterwards. */
#include "driver/stop.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

enum { LIVES_ON = 7 };

/* A process that gets the signal while it holds it; how it ends. */
static int status_of(int sig, bool asks, bool ignores)
{
    int status;
    pid_t pid = fork();
    if (pid == 0) {
        signal(sig, ignores ? SIG_IGN : SIG_DFL);
        stop_hold();
        stop_hold();
        raise(sig);
        stop_let_go();
        if (asks && stop_signal() != (ignores ? 0 : sig)) _exit(1);
        stop_let_go();
        _exit(LIVES_ON);
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    return status;
}

static const int signals[] = {SIGINT, SIGTERM, SIGHUP};

/* Nobody has asked, so nobody ends the run for it: it comes again. */
static void comes_again(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        int status = status_of(signals[i], false, false);
        assert_true(WIFSIGNALED(status));
        assert_int_equal(WTERMSIG(status), signals[i]);
    }
}

static void is_told(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        int status = status_of(signals[i], true, false);
        assert_true(WIFEXITED(status));
        assert_int_equal(WEXITSTATUS(status), LIVES_ON);
    }
}

static void stays_ignored(void **state)
{
    (void)state;
    for (int asks = 0; asks < 2; asks++) {
        int status = status_of(SIGHUP, asks, true);
        assert_true(WIFEXITED(status));
        assert_int_equal(WEXITSTATUS(status), LIVES_ON);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(comes_again), cmocka_unit_test(is_told),
                                       cmocka_unit_test(stays_ignored)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
