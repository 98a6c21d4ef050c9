/* Uses of a handle after its release, and some before, on POSIX timers. */
#define _GNU_SOURCE
#include <signal.h>
#include <time.h>

int step(int round);

static void announce(timer_t timer)
{
    timer_getoverrun(timer);
}

int used_after_release(void)
{
    timer_t timer;

    if (timer_create(CLOCK_MONOTONIC, NULL, &timer) != 0)
        return -1;
    timer_delete(timer);
    timer_getoverrun(timer);   /* want "use-after-cancel" */
    return 0;
}

int used_after_release_on_one_path(int n)
{
    timer_t timer;

    if (timer_create(CLOCK_MONOTONIC, NULL, &timer) != 0)
        return -1;
    if (step(n) < 0) {
        timer_delete(timer);
        goto log;
    }
    timer_delete(timer);
    return 0;
log:
    timer_getoverrun(timer);   /* want "use-after-cancel" */
    return -1;
}

int used_by_a_helper_after_release(void)
{
    timer_t timer;

    if (timer_create(CLOCK_MONOTONIC, NULL, &timer) != 0)
        return -1;
    timer_delete(timer);
    announce(timer);   /* want "use-after-cancel" */
    return 0;
}

int used_before(void)
{
    timer_t timer;

    if (timer_create(CLOCK_MONOTONIC, NULL, &timer) != 0)
        return -1;
    timer_getoverrun(timer);
    announce(timer);
    timer_delete(timer);
    return 0;
}

int made_again_then_used(void)
{
    timer_t timer;

    if (timer_create(CLOCK_MONOTONIC, NULL, &timer) != 0)
        return -1;
    timer_delete(timer);
    if (timer_create(CLOCK_MONOTONIC, NULL, &timer) != 0)
        return -1;
    timer_getoverrun(timer);
    timer_delete(timer);
    return 0;
}

int released_on_the_other_path_only(int n)
{
    timer_t timer;

    if (timer_create(CLOCK_MONOTONIC, NULL, &timer) != 0)
        return -1;
    if (step(n) < 0) {
        timer_delete(timer);
        return -1;
    }
    timer_getoverrun(timer);
    timer_delete(timer);
    return 0;
}
