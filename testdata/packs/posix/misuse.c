/* What the manuals warn about: an armed timer left behind on an error, a thread nobody joins. */
#define _GNU_SOURCE
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <time.h>

int arm(timer_t *out, int seconds)
{
    timer_t timer;
    struct itimerspec spec = {.it_value = {.tv_sec = seconds}};

    if (timer_create(CLOCK_MONOTONIC, NULL, &timer) < 0) /* want "lost-cancel|never-released" */
        return -1;
    if (timer_settime(timer, 0, &spec, NULL) < 0) {
        perror("timer_settime");
        return -1;
    }
    *out = timer;
    return 0;
}

int arm_right(timer_t *out, int seconds)
{
    timer_t timer;
    struct itimerspec spec = {.it_value = {.tv_sec = seconds}};

    if (timer_create(CLOCK_MONOTONIC, NULL, &timer) < 0)
        return -1;
    if (timer_settime(timer, 0, &spec, NULL) < 0) {
        perror("timer_settime");
        timer_delete(timer);
        return -1;
    }
    *out = timer;
    return 0;
}

static void *work(void *arg)
{
    return arg;
}

int start(void *arg)
{
    pthread_t worker;

    if (pthread_create(&worker, NULL, work, arg)) { /* want "never-released" */
        perror("pthread_create");
        return -1;
    }
    return 0;
}

int cancel_is_no_join(void *arg)
{
    pthread_t worker;

    if (pthread_create(&worker, NULL, work, arg)) /* want "never-released" */
        return -1;
    pthread_cancel(worker);
    return 0;
}

int cancel_and_join(void *arg)
{
    pthread_t worker;

    if (pthread_create(&worker, NULL, work, arg))
        return -1;
    pthread_cancel(worker);
    pthread_join(worker, NULL);
    return 0;
}
