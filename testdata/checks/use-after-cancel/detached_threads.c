/* Threads that nobody joins, started by functions of the program's own, using what they got in functions they call. */
// options: --checks=thread-lost-cancel,lost-cancel,never-released,double-cancel,use-after-cancel,overwritten-cancel
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

struct job {
    int fd;
    int count;
};

void work(int c);

static void job_free(struct job *job)
{
    close(job->fd);
    free(job);
}

static void *looks(void *arg)
{
    int fd = (int)(long)arg;
    char c;

    while (read(fd, &c, 1) > 0)
        work(c);
    return NULL;
}

static void *ends(void *arg)
{
    struct job *job = arg;
    char c;

    if (read(job->fd, &c, 1) > 0)
        work(c);
    job_free(job);
    return NULL;
}

/* The use is in a function below. */
static int take_one(struct job *job)
{
    char c;

    return read(job->fd, &c, 1) > 0 ? c : -1;
}

static void *looks_below(void *arg)
{
    struct job *job = arg;

    work(take_one(job));
    return NULL;
}

static void *counts(void *arg)
{
    struct job *job = arg;

    job->count++;
    return NULL;
}

int used_below(const char *path)
{
    pthread_t t;
    struct job *job = malloc(sizeof *job);

    if (!job)
        return -1;
    job->fd = open(path, O_RDONLY);
    if (pthread_create(&t, NULL, looks_below, job) != 0) {
        job_free(job);
        return -1;
    }
    pthread_detach(t);
    close(job->fd); /* want "use-after-cancel: 'job->fd' is released here while the thread 'looks_below'" */
    return 0;
}

int not_used(const char *path)
{
    pthread_t t;
    struct job *job = malloc(sizeof *job);

    if (!job)
        return -1;
    job->fd = open(path, O_RDONLY);
    if (pthread_create(&t, NULL, counts, job) != 0) {
        job_free(job);
        return -1;
    }
    pthread_detach(t);
    close(job->fd);
    return 0;
}

/* Wrappers: the result tells whether the thread runs. */
static int start(void *(*run)(void *), void *arg)
{
    pthread_t t;

    if (!arg)
        return -1;
    if (pthread_create(&t, NULL, run, arg) != 0) {
        work(0);
        return -1;
    }
    pthread_detach(t);
    return 0;
}

/* This one's does not. */
static int start_or_say(void *(*run)(void *), void *arg)
{
    pthread_t t;

    if (pthread_create(&t, NULL, run, arg) != 0)
        return -1;
    return pthread_detach(t);
}

int by_wrapper(const char *path)
{
    int fd = open(path, O_RDONLY);

    if (fd < 0)
        return -1;
    if (start(looks, (void *)(long)fd) < 0) {
        close(fd);
        return -1;
    }
    close(fd); /* want "use-after-cancel: 'fd' is released here while the thread 'looks'" */
    return 0;
}

int by_wrapper_with_a_struct(const char *path)
{
    struct job *job = malloc(sizeof *job);

    if (!job)
        return -1;
    job->fd = open(path, O_RDONLY);
    if (start(looks_below, job) != 0) {
        job_free(job);
        return -1;
    }
    job_free(job); /* want "use-after-cancel: 'job->fd' is released here while the thread 'looks_below'" */
    return 0;
}

int by_wrapper_well(const char *path)
{
    struct job *job = malloc(sizeof *job);

    if (!job)
        return -1;
    job->fd = open(path, O_RDONLY);
    if (start(ends, job)) {
        job_free(job);
        return -1;
    }
    return 0;
}

int by_wrapper_that_does_not_tell(const char *path)
{
    int fd = open(path, O_RDONLY); /* want "thread-lost-cancel: .fd. .*thread .looks." */

    if (fd < 0)
        return -1;
    if (start_or_say(looks, (void *)(long)fd) < 0) {
        close(fd);
        return -1;
    }
    return 0;
}
