/* Go's cases that are reported, on POSIX timers. */
#define _GNU_SOURCE
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <time.h>

static void announce(timer_t timer)
{
    timer_getoverrun(timer);
}

int step(int round);
void note_down(const char *what);

int release_is_dead_code(void)
{
    timer_t timer;

    if (timer_create(CLOCK_MONOTONIC, NULL, &timer) != 0)   /* want "(never-released|lost-cancel)" */
        return -1;
    timer_getoverrun(timer);
    if (0)
        timer_delete(timer);
    return 0;
}

int assigned_later_never_released(int n)
{
    timer_t timer;

    for (int i = 0; i < n; i++)
        step(i);
    if (timer_create(CLOCK_MONOTONIC, NULL, &timer) != 0)   /* want "never-released" */
        return -1;
    timer_getoverrun(timer);
    return 0;
}

int released_in_one_branch(int busy)
{
    timer_t timer;

    if (timer_create(CLOCK_MONOTONIC, NULL, &timer) != 0)   /* want "lost-cancel: .*`busy` is false" */
        return -1;
    if (busy) {
        timer_getoverrun(timer);
        timer_delete(timer);
    }
    return 0;
}

/* Not an endless loop: the other branch comes back. */
int other_branch_ends(int busy)
{
    timer_t timer;

    if (timer_create(CLOCK_MONOTONIC, NULL, &timer) != 0)   /* want "lost-cancel" */
        return -1;
    if (busy) {
        timer_getoverrun(timer);
        timer_delete(timer);
        return 1;
    }
    for (int i = 0; i < 10; i++) {
        if (step(i))
            return i;
    }
    return 0;
}

int early_return_of_an_error(int n)
{
    timer_t timer;

    if (timer_create(CLOCK_MONOTONIC, NULL, &timer) != 0)   /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    timer_getoverrun(timer);
    timer_delete(timer);
    return 0;
}

int one_case_leaves(int kind)
{
    timer_t timer;

    if (timer_create(CLOCK_MONOTONIC, NULL, &timer) != 0)   /* want "lost-cancel: .*case 1" */
        return -1;
    switch (kind) {
    case 0:
        timer_getoverrun(timer);
        break;
    case 1:
        note_down("one");
        return -1;
    default:
        note_down("other");
        break;
    }
    timer_delete(timer);
    return 0;
}

int one_poll_arm_leaves(struct pollfd fds[2])
{
    timer_t timer;

    if (timer_create(CLOCK_MONOTONIC, NULL, &timer) != 0)   /* want "lost-cancel: .*POLLHUP" */
        return -1;
    for (;;) {
        if (poll(fds, 2, 1000) < 0)
            break;
        if (fds[0].revents & POLLIN) {
            timer_getoverrun(timer);
            continue;
        }
        if (fds[1].revents & POLLHUP)
            return 1;
    }
    timer_delete(timer);
    return 0;
}

int only_borrowed(void)
{
    timer_t timer;

    if (timer_create(CLOCK_MONOTONIC, NULL, &timer) != 0)   /* want "never-released" */
        return -1;
    announce(timer);
    return 0;
}

int void_cast_is_no_release(void)
{
    timer_t timer;

    if (timer_create(CLOCK_MONOTONIC, NULL, &timer) != 0)   /* want "never-released" */
        return -1;
    (void)timer;
    return 0;
}

int goto_past_the_release(int n)
{
    int rc = -1;
    timer_t timer;

    if (timer_create(CLOCK_MONOTONIC, NULL, &timer) != 0)   /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        goto out;
    if (step(n + 1) < 0)
        goto release;
    rc = 0;
release:
    timer_delete(timer);
out:
    return rc;
}

static void *thread_body(void *arg)
{
    timer_t timer;

    if (timer_create(CLOCK_MONOTONIC, NULL, &timer) != 0)   /* want "lost-cancel" */
        return NULL;
    timer_getoverrun(timer);
    if (arg == NULL)
        return NULL;
    timer_delete(timer);
    return arg;
}

int start_thread_body(pthread_t *id, void *arg)
{
    return pthread_create(id, NULL, thread_body, arg);
}

/* The wrapper is right; its caller loses what it got. */
static int make(timer_t *out)
{
    return timer_create(CLOCK_MONOTONIC, NULL, out) == 0 ? 0 : -1;
}

int out_parameter_lost(void)
{
    timer_t timer;

    if (make(&timer) != 0)   /* want "never-released" */
        return -1;
    timer_getoverrun(timer);
    return 0;
}

int out_parameter_lost_on_error(int n)
{
    timer_t timer;

    if (make(&timer) != 0)   /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    timer_delete(timer);
    return 0;
}
