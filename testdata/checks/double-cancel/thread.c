/* Releases that come twice, and some that only look so, on threads that are joined. */
#define _GNU_SOURCE
#include <pthread.h>
#include <signal.h>

static void *worker(void *arg)
{
    return arg;
}

int step(int round);

int released_twice(void)
{
    pthread_t thread;

    if (pthread_create(&thread, NULL, worker, NULL) != 0)
        return -1;
    pthread_join(thread, NULL);
    pthread_join(thread, NULL);   /* want "double-cancel" */
    return 0;
}

int twice_on_the_error_path(int n)
{
    int rc = 0;
    pthread_t thread;

    if (pthread_create(&thread, NULL, worker, NULL) != 0)
        return -1;
    if (step(n) < 0) {
        pthread_join(thread, NULL);
        rc = -1;
        goto out;
    }
    pthread_kill(thread, SIGUSR1);
out:
    pthread_join(thread, NULL);   /* want "double-cancel" */
    return rc;
}

static void finish(pthread_t thread)
{
    pthread_join(thread, NULL);
}

int twice_through_a_helper(void)
{
    pthread_t thread;

    if (pthread_create(&thread, NULL, worker, NULL) != 0)
        return -1;
    finish(thread);
    pthread_join(thread, NULL);   /* want "double-cancel" */
    return 0;
}

int once_on_each_path(int n)
{
    pthread_t thread;

    if (pthread_create(&thread, NULL, worker, NULL) != 0)
        return -1;
    if (step(n) < 0) {
        pthread_join(thread, NULL);
        return -1;
    }
    pthread_join(thread, NULL);
    return 0;
}

int made_again_in_between(void)
{
    pthread_t thread;

    if (pthread_create(&thread, NULL, worker, NULL) != 0)
        return -1;
    pthread_join(thread, NULL);
    if (pthread_create(&thread, NULL, worker, NULL) != 0)
        return -1;
    pthread_join(thread, NULL);
    return 0;
}

int released_in_a_loop_that_makes(int n)
{
    for (int i = 0; i < n; i++) {
        pthread_t thread;

        if (pthread_create(&thread, NULL, worker, NULL) != 0)
            continue;
        pthread_join(thread, NULL);
    }
    return 0;
}

int remembered_by_a_flag(int n)
{
    int released = 0;
    pthread_t thread;

    if (pthread_create(&thread, NULL, worker, NULL) != 0)
        return -1;
    if (step(n) > 0) {
        pthread_join(thread, NULL);
        released = 1;
    }
    if (!released)
        pthread_join(thread, NULL);
    return 0;
}

/* The attributes may say anything: nothing is owed for certain, but each start gives another thread. */
static int start_with(pthread_t *thread, int with_attributes)
{
    pthread_attr_t attributes, *given = NULL;
    int r;

    if (with_attributes) {
        given = &attributes;
        pthread_attr_init(given);
    }
    r = pthread_create(thread, given, worker, NULL);
    if (given)
        pthread_attr_destroy(given);
    return r;
}

int started_again_with_attributes(void)
{
    pthread_t thread;

    if (start_with(&thread, step(0)) != 0)
        return -1;
    pthread_join(thread, NULL);
    if (start_with(&thread, step(1)) != 0)
        return -1;
    pthread_join(thread, NULL);
    return 0;
}
