/* Go's cases that are reported, on threads that are joined. */
#define _GNU_SOURCE
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>

static void *worker(void *arg)
{
    return arg;
}

static void announce(pthread_t thread)
{
    pthread_kill(thread, SIGUSR1);
}

int step(int round);
void note_down(const char *what);

int release_is_dead_code(void)
{
    pthread_t thread;

    if (pthread_create(&thread, NULL, worker, NULL) != 0)   /* want "(never-released|lost-cancel)" */
        return -1;
    pthread_kill(thread, SIGUSR1);
    if (0)
        pthread_join(thread, NULL);
    return 0;
}

int assigned_later_never_released(int n)
{
    pthread_t thread;

    for (int i = 0; i < n; i++)
        step(i);
    if (pthread_create(&thread, NULL, worker, NULL) != 0)   /* want "never-released" */
        return -1;
    pthread_kill(thread, SIGUSR1);
    return 0;
}

int released_in_one_branch(int busy)
{
    pthread_t thread;

    if (pthread_create(&thread, NULL, worker, NULL) != 0)   /* want "lost-cancel: .*`busy` is false" */
        return -1;
    if (busy) {
        pthread_kill(thread, SIGUSR1);
        pthread_join(thread, NULL);
    }
    return 0;
}

/* Not an endless loop: the other branch comes back. */
int other_branch_ends(int busy)
{
    pthread_t thread;

    if (pthread_create(&thread, NULL, worker, NULL) != 0)   /* want "lost-cancel" */
        return -1;
    if (busy) {
        pthread_kill(thread, SIGUSR1);
        pthread_join(thread, NULL);
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
    pthread_t thread;

    if (pthread_create(&thread, NULL, worker, NULL) != 0)   /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    pthread_kill(thread, SIGUSR1);
    pthread_join(thread, NULL);
    return 0;
}

int one_case_leaves(int kind)
{
    pthread_t thread;

    if (pthread_create(&thread, NULL, worker, NULL) != 0)   /* want "lost-cancel: .*case 1" */
        return -1;
    switch (kind) {
    case 0:
        pthread_kill(thread, SIGUSR1);
        break;
    case 1:
        note_down("one");
        return -1;
    default:
        note_down("other");
        break;
    }
    pthread_join(thread, NULL);
    return 0;
}

int one_poll_arm_leaves(struct pollfd fds[2])
{
    pthread_t thread;

    if (pthread_create(&thread, NULL, worker, NULL) != 0)   /* want "lost-cancel: .*POLLHUP" */
        return -1;
    for (;;) {
        if (poll(fds, 2, 1000) < 0)
            break;
        if (fds[0].revents & POLLIN) {
            pthread_kill(thread, SIGUSR1);
            continue;
        }
        if (fds[1].revents & POLLHUP)
            return 1;
    }
    pthread_join(thread, NULL);
    return 0;
}

int only_borrowed(void)
{
    pthread_t thread;

    if (pthread_create(&thread, NULL, worker, NULL) != 0)   /* want "never-released" */
        return -1;
    announce(thread);
    return 0;
}

int void_cast_is_no_release(void)
{
    pthread_t thread;

    if (pthread_create(&thread, NULL, worker, NULL) != 0)   /* want "never-released" */
        return -1;
    (void)thread;
    return 0;
}

int goto_past_the_release(int n)
{
    int rc = -1;
    pthread_t thread;

    if (pthread_create(&thread, NULL, worker, NULL) != 0)   /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        goto out;
    if (step(n + 1) < 0)
        goto release;
    rc = 0;
release:
    pthread_join(thread, NULL);
out:
    return rc;
}

static void *thread_body(void *arg)
{
    pthread_t thread;

    if (pthread_create(&thread, NULL, worker, NULL) != 0)   /* want "lost-cancel" */
        return NULL;
    pthread_kill(thread, SIGUSR1);
    if (arg == NULL)
        return NULL;
    pthread_join(thread, NULL);
    return arg;
}

int start_thread_body(pthread_t *id, void *arg)
{
    return pthread_create(id, NULL, thread_body, arg);
}

/* The wrapper is right; its caller loses what it got. */
static int make(pthread_t *out)
{
    return pthread_create(out, NULL, worker, NULL) == 0 ? 0 : -1;
}

int out_parameter_lost(void)
{
    pthread_t thread;

    if (make(&thread) != 0)   /* want "never-released" */
        return -1;
    pthread_kill(thread, SIGUSR1);
    return 0;
}

int out_parameter_lost_on_error(int n)
{
    pthread_t thread;

    if (make(&thread) != 0)   /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    pthread_join(thread, NULL);
    return 0;
}
