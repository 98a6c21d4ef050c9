/* Handlers that run when a thread ends: what they release is not lost where it ends itself. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <unistd.h>

int step(int round);

static void close_arg(void *arg)
{
    close(*(int *)arg);
}

void *ended_under_a_handler(void *path)
{
    int fd = open(path, O_RDONLY);

    if (fd < 0)
        return NULL;
    pthread_cleanup_push(close_arg, &fd);
    if (step(1) < 0)
        pthread_exit(NULL);
    pthread_cleanup_pop(1);
    return NULL;
}

void *ended_after_the_handler_was_taken_off(void *path)
{
    int fd = open(path, O_RDONLY); /* want "lost-cancel: .*ends the thread" */

    if (fd < 0)
        return NULL;
    pthread_cleanup_push(close_arg, &fd);
    step(1);
    pthread_cleanup_pop(0);
    if (step(2) < 0)
        pthread_exit(NULL);
    close(fd);
    return NULL;
}
