/* Uses of a handle after its release, and some before, on threads that are joined. */
#define _GNU_SOURCE
#include <pthread.h>
#include <signal.h>

static void *worker(void *arg)
{
    return arg;
}

int step(int round);

static void announce(pthread_t thread)
{
    pthread_kill(thread, SIGUSR1);
}

int used_after_release(void)
{
    pthread_t thread;

    if (pthread_create(&thread, NULL, worker, NULL) != 0)
        return -1;
    pthread_join(thread, NULL);
    pthread_kill(thread, SIGUSR1);   /* want "use-after-cancel" */
    return 0;
}

int used_after_release_on_one_path(int n)
{
    pthread_t thread;

    if (pthread_create(&thread, NULL, worker, NULL) != 0)
        return -1;
    if (step(n) < 0) {
        pthread_join(thread, NULL);
        goto log;
    }
    pthread_join(thread, NULL);
    return 0;
log:
    pthread_kill(thread, SIGUSR1);   /* want "use-after-cancel" */
    return -1;
}

int used_by_a_helper_after_release(void)
{
    pthread_t thread;

    if (pthread_create(&thread, NULL, worker, NULL) != 0)
        return -1;
    pthread_join(thread, NULL);
    announce(thread);   /* want "use-after-cancel" */
    return 0;
}

int used_before(void)
{
    pthread_t thread;

    if (pthread_create(&thread, NULL, worker, NULL) != 0)
        return -1;
    pthread_kill(thread, SIGUSR1);
    announce(thread);
    pthread_join(thread, NULL);
    return 0;
}

int made_again_then_used(void)
{
    pthread_t thread;

    if (pthread_create(&thread, NULL, worker, NULL) != 0)
        return -1;
    pthread_join(thread, NULL);
    if (pthread_create(&thread, NULL, worker, NULL) != 0)
        return -1;
    pthread_kill(thread, SIGUSR1);
    pthread_join(thread, NULL);
    return 0;
}

int released_on_the_other_path_only(int n)
{
    pthread_t thread;

    if (pthread_create(&thread, NULL, worker, NULL) != 0)
        return -1;
    if (step(n) < 0) {
        pthread_join(thread, NULL);
        return -1;
    }
    pthread_kill(thread, SIGUSR1);
    pthread_join(thread, NULL);
    return 0;
}
