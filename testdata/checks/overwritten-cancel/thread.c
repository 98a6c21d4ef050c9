/* Held handles that are overwritten, and some that are not, on threads that are joined. */
#define _GNU_SOURCE
#include <pthread.h>
#include <signal.h>

static void *worker(void *arg)
{
    return arg;
}

int step(int round);

int made_twice(void)
{
    pthread_t thread;

    if (pthread_create(&thread, NULL, worker, NULL) != 0)
        return -1;
    if (pthread_create(&thread, NULL, worker, NULL) != 0)   /* want "overwritten-cancel" */
        return -1;
    pthread_join(thread, NULL);
    return 0;
}

int released_in_between(void)
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

int kept_elsewhere(void)
{
    pthread_t thread;
    pthread_t first;

    if (pthread_create(&thread, NULL, worker, NULL) != 0)
        return -1;
    first = thread;
    if (pthread_create(&thread, NULL, worker, NULL) != 0) {
        pthread_join(first, NULL);
        return -1;
    }
    pthread_join(first, NULL);
    pthread_join(thread, NULL);
    return 0;
}
