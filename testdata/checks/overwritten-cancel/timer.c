/* Held handles that are overwritten, and some that are not, on POSIX timers. */
#define _GNU_SOURCE
#include <signal.h>
#include <time.h>

int step(int round);

int made_twice(void)
{
    timer_t timer;

    if (timer_create(CLOCK_MONOTONIC, NULL, &timer) != 0)
        return -1;
    if (timer_create(CLOCK_MONOTONIC, NULL, &timer) != 0)   /* want "overwritten-cancel" */
        return -1;
    timer_delete(timer);
    return 0;
}

int released_in_between(void)
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

int kept_elsewhere(void)
{
    timer_t timer;
    timer_t first;

    if (timer_create(CLOCK_MONOTONIC, NULL, &timer) != 0)
        return -1;
    first = timer;
    if (timer_create(CLOCK_MONOTONIC, NULL, &timer) != 0) {
        timer_delete(first);
        return -1;
    }
    timer_delete(first);
    timer_delete(timer);
    return 0;
}
