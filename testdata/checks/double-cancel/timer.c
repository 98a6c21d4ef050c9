/* Releases that come twice, and some that only look so, on POSIX timers. */
#define _GNU_SOURCE
#include <signal.h>
#include <time.h>

int step(int round);

int released_twice(void)
{
    timer_t timer;

    if (timer_create(CLOCK_MONOTONIC, NULL, &timer) != 0)
        return -1;
    timer_delete(timer);
    timer_delete(timer);   /* want "double-cancel" */
    return 0;
}

int twice_on_the_error_path(int n)
{
    int rc = 0;
    timer_t timer;

    if (timer_create(CLOCK_MONOTONIC, NULL, &timer) != 0)
        return -1;
    if (step(n) < 0) {
        timer_delete(timer);
        rc = -1;
        goto out;
    }
    timer_getoverrun(timer);
out:
    timer_delete(timer);   /* want "double-cancel" */
    return rc;
}

static void finish(timer_t timer)
{
    timer_delete(timer);
}

int twice_through_a_helper(void)
{
    timer_t timer;

    if (timer_create(CLOCK_MONOTONIC, NULL, &timer) != 0)
        return -1;
    finish(timer);
    timer_delete(timer);   /* want "double-cancel" */
    return 0;
}

int once_on_each_path(int n)
{
    timer_t timer;

    if (timer_create(CLOCK_MONOTONIC, NULL, &timer) != 0)
        return -1;
    if (step(n) < 0) {
        timer_delete(timer);
        return -1;
    }
    timer_delete(timer);
    return 0;
}

int made_again_in_between(void)
{
    timer_t timer;

    if (timer_create(CLOCK_MONOTONIC, NULL, &timer) != 0)
        return -1;
    timer_delete(timer);
    if (timer_create(CLOCK_MONOTONIC, NULL, &timer) != 0)
        return -1;
    timer_delete(timer);
    return 0;
}

int released_in_a_loop_that_makes(int n)
{
    for (int i = 0; i < n; i++) {
        timer_t timer;

        if (timer_create(CLOCK_MONOTONIC, NULL, &timer) != 0)
            continue;
        timer_delete(timer);
    }
    return 0;
}

int remembered_by_a_flag(int n)
{
    int released = 0;
    timer_t timer;

    if (timer_create(CLOCK_MONOTONIC, NULL, &timer) != 0)
        return -1;
    if (step(n) > 0) {
        timer_delete(timer);
        released = 1;
    }
    if (!released)
        timer_delete(timer);
    return 0;
}
