/* The worker pool: order, crashes, hangs, large answers, stopping. */
#include "driver/workers.h"

#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

enum { CRASH_ITEM = 7, HANG_ITEM = 11, EXIT_ITEM = 13, BIG_ITEM = 3, BIG = 40 << 20 };

struct log {
    uint32_t next;
    uint32_t stop_at;
    bool bad_items;
    char why[64][200];
    enum workers_end end[64];
};

static void work(void *ctx, void *state, uint32_t i, struct bytes_writer *out)
{
    const struct log *log = ctx;
    (void)state;
    if (log->bad_items && i == CRASH_ITEM) {
        fprintf(stderr, "about to fall over\n");
        signal(SIGABRT, SIG_DFL);
        abort();
    }
    if (log->bad_items && i == HANG_ITEM)
        for (;;) pause();
    if (log->bad_items && i == EXIT_ITEM) _exit(5);
    size_t n = i == BIG_ITEM ? BIG : i * 100;
    uint8_t *p = calloc(1, n + 1);
    memset(p, (int)i, n);
    bytes_put_raw(out, p, n);
    free(p);
}

static int deliver(void *ctx, uint32_t i, const struct workers_result *r, struct err *e)
{
    struct log *log = ctx;
    assert_int_equal(i, log->next);
    log->next++;
    log->end[i] = r->end;
    if (r->end == WORKERS_DONE) {
        size_t n = i == BIG_ITEM ? BIG : i * 100;
        assert_int_equal(r->len, n);
        for (size_t k = 0; k < n; k += 97) assert_int_equal(r->data[k], i);
    } else {
        snprintf(log->why[i], sizeof log->why[i], "%s", r->why);
    }
    if (log->stop_at && i == log->stop_at) return err_set(e, "disk full");
    return 0;
}

static void no_child_is_left(void)
{
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
}

static void all_in_order(void **state)
{
    (void)state;
    static const uint32_t jobs[] = {1, 2, 5, 64};
    for (size_t k = 0; k < 4; k++) {
        struct log log = {0};
        struct err e = {{0}};
        int sig;
        struct workers_job job = {
            .n = 40, .jobs = jobs[k], .timeout_seconds = 60, .ctx = &log, .work = work, .deliver = deliver};
        assert_int_equal(workers_run(&job, &sig, &e), 0);
        assert_int_equal(log.next, 40);
        no_child_is_left();
    }
}

static void crash_and_hang_cost_one_item(void **state)
{
    (void)state;
    static const uint32_t jobs[] = {1, 3};
    for (size_t k = 0; k < 2; k++) {
        struct log log = {.bad_items = true};
        struct err e = {{0}};
        int sig;
        struct workers_job job = {
            .n = 20, .jobs = jobs[k], .timeout_seconds = 2, .ctx = &log, .work = work, .deliver = deliver};
        assert_int_equal(workers_run(&job, &sig, &e), 0);
        assert_int_equal(log.next, 20);
        for (uint32_t i = 0; i < 20; i++)
            assert_int_equal(log.end[i], i == CRASH_ITEM || i == EXIT_ITEM ? WORKERS_CRASHED
                                         : i == HANG_ITEM                  ? WORKERS_TIMED_OUT
                                                                           : WORKERS_DONE);
        assert_non_null(strstr(log.why[CRASH_ITEM], "Aborted"));
        assert_non_null(strstr(log.why[CRASH_ITEM], "about to fall over"));
        assert_non_null(strstr(log.why[HANG_ITEM], "2 seconds"));
        assert_non_null(strstr(log.why[EXIT_ITEM], "status 5"));
        no_child_is_left();
    }
}

static void deliver_stops_the_run(void **state)
{
    (void)state;
    struct log log = {.stop_at = 5};
    struct err e = {{0}};
    int sig;
    struct workers_job job = {.n = 40, .jobs = 3, .ctx = &log, .work = work, .deliver = deliver};
    assert_int_equal(workers_run(&job, &sig, &e), -1);
    assert_string_equal(e.msg, "disk full");
    assert_int_equal(log.next, 6);
    no_child_is_left();
}

static void interrupt_stops_the_run(void **state)
{
    (void)state;
    struct log log = {.bad_items = true};
    struct err e = {{0}};
    int sig;
    struct workers_job job = {.n = 40, .jobs = 2, .ctx = &log, .work = work, .deliver = deliver};
    pid_t me = getpid(), helper = fork();
    if (helper == 0) {
        usleep(300000);
        kill(me, SIGINT);
        _exit(0);
    }
    assert_int_equal(workers_run(&job, &sig, &e), -1);
    assert_int_equal(sig, SIGINT);
    assert_string_equal(e.msg, "interrupted");
    while (waitpid(helper, NULL, 0) < 0) {
    }
    no_child_is_left();
}

/* ---- workers that do not end by themselves ---- */

enum { HOLDS_OUT = 1, STOPS_LATER = 3 };

static void *stop_me(void *unused)
{
    usleep(100000);
    kill(getpid(), SIGSTOP);
    return unused;
}

static void stubborn(void *ctx, void *state, uint32_t i, struct bytes_writer *out)
{
    pthread_t thread;
    (void)ctx, (void)state;
    if (i == HOLDS_OUT) {
        close(3); /* its socket: the parent takes it for dead */
        for (;;) pause();
    }
    if (i == STOPS_LATER) {
        assert_int_equal(pthread_create(&thread, NULL, stop_me, NULL), 0);
        pthread_detach(thread);
    }
    bytes_put_raw(out, &i, sizeof i);
}

static int note_end(void *ctx, uint32_t i, const struct workers_result *r, struct err *e)
{
    struct log *log = ctx;
    (void)e;
    log->end[i] = r->end;
    log->next++;
    if (i == STOPS_LATER) usleep(200000); /* the last item: its worker is idle and stopped when the run ends */
    return 0;
}

static void who_does_not_end_is_killed(void **state)
{
    (void)state;
    struct log log = {0};
    struct err e = {{0}};
    int sig;
    struct workers_job job = {.n = 4, .jobs = 1, .ctx = &log, .work = stubborn, .deliver = note_end};
    time_t begun = time(NULL);
    alarm(60); /* a run that hangs must not hang the tests */
    assert_int_equal(workers_run(&job, &sig, &e), 0);
    alarm(0);
    assert_in_range(time(NULL) - begun, 2, 30);
    assert_int_equal(log.next, 4);
    for (uint32_t i = 0; i < 4; i++) assert_int_equal(log.end[i], i == HOLDS_OUT ? WORKERS_CRASHED : WORKERS_DONE);
    no_child_is_left();
}

static void nothing_to_do(void **state)
{
    (void)state;
    int sig = 1;
    struct workers_job job = {.n = 0, .jobs = 0};
    assert_int_equal(workers_run(&job, &sig, NULL), 0);
    assert_int_equal(sig, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_in_order),          cmocka_unit_test(crash_and_hang_cost_one_item),
        cmocka_unit_test(deliver_stops_the_run), cmocka_unit_test(interrupt_stops_the_run),
        cmocka_unit_test(nothing_to_do),         cmocka_unit_test(who_does_not_end_is_killed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
