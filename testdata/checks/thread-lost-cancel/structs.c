/* Handles inside the struct that a thread is started with: on the heap, or in the starter's frame. */
// options: --checks=thread-lost-cancel,lost-cancel,never-released,double-cancel,use-after-cancel,overwritten-cancel
#include <poll.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

struct job {
    int fd;
    int number;
};

static void job_free(struct job *job)
{
    close(job->fd);
    free(job);
}

static void *forgets_on_error(void *arg)
{
    struct job *job = arg;
    char c;

    if (read(job->fd, &c, 1) < 0) {
        free(job);
        return NULL;
    }
    job_free(job);
    return NULL;
}

static void *forgets_nothing(void *arg)
{
    struct job *job = arg;
    struct pollfd p = {.fd = job->fd, .events = POLLIN};
    char c;

    if (poll(&p, 1, 1000) <= 0)
        goto out;
    if (read(job->fd, &c, 1) < 0)
        goto out;
    shutdown(job->fd, SHUT_RDWR);
out:
    job_free(job);
    return NULL;
}

static int start(struct job *job, void *(*run)(void *))
{
    pthread_t id;

    if (pthread_create(&id, NULL, run, job) != 0)
        return -1;
    pthread_detach(id);
    return 0;
}

int in_a_heap_struct(int listener)
{
    pthread_t id;
    struct job *job = malloc(sizeof *job);

    if (!job)
        return -1;
    job->fd = accept(listener, NULL, NULL); /* want "thread-lost-cancel: 'job->fd'.*'forgets_on_error'.*line 29 .*\[likely\]" */
    if (job->fd < 0) {
        free(job);
        return -1;
    }
    if (pthread_create(&id, NULL, forgets_on_error, job) != 0) {
        job_free(job);
        return -1;
    }
    return pthread_detach(id);
}

int in_a_heap_struct_well(int listener)
{
    pthread_t id;
    struct job *job = malloc(sizeof *job);

    if (!job)
        return -1;
    job->fd = accept(listener, NULL, NULL);
    if (job->fd < 0) {
        free(job);
        return -1;
    }
    if (pthread_create(&id, NULL, forgets_nothing, job) != 0) {
        job_free(job);
        return -1;
    }
    return pthread_detach(id);
}

static void job_freep(struct job **p)
{
    if (*p)
        job_free(*p);
}

static void *cleans_up(void *arg)
{
    __attribute__((cleanup(job_freep))) struct job *job = arg;
    char c;

    if (read(job->fd, &c, 1) < 0)
        return NULL;
    shutdown(job->fd, SHUT_RDWR);
    return NULL;
}

int with_a_cleanup_on_both_sides(int listener)
{
    __attribute__((cleanup(job_freep))) struct job *job = calloc(1, sizeof *job);

    if (!job)
        return -1;
    job->fd = accept(listener, NULL, NULL);
    if (job->fd < 0)
        return -1;
    if (start(job, cleans_up) < 0)
        return -1;
    job = NULL;
    return 0;
}

static struct job *job_new(int number)
{
    struct job *job = calloc(1, sizeof *job);

    if (!job)
        return NULL;
    job->fd = -1;
    job->number = number;
    return job;
}

int through_helpers(int listener)
{
    int fd = accept(listener, NULL, NULL); /* want "thread-lost-cancel: 'fd'.*'forgets_on_error'" */
    struct job *job;

    if (fd < 0)
        return -1;
    job = job_new(3);
    if (!job) {
        close(fd);
        return -1;
    }
    job->fd = fd;
    if (start(job, forgets_on_error) < 0) {
        job_free(job);
        return -1;
    }
    return 0;
}

static struct job *job_with(int fd)
{
    struct job *job = job_new(4);

    if (job)
        job->fd = fd;
    return job;
}

/* Missed: that the new object holds the descriptor is not in the helper's summary. */
int fn_put_in_by_a_helper(int listener)
{
    int fd = accept(listener, NULL, NULL);
    struct job *job;

    if (fd < 0)
        return -1;
    job = job_with(fd);
    if (!job) {
        close(fd);
        return -1;
    }
    if (start(job, forgets_on_error) < 0) {
        job_free(job);
        return -1;
    }
    return 0;
}

static void *forgets_the_number(void *arg)
{
    int fd = *(int *)arg;
    char c;

    free(arg);
    if (read(fd, &c, 1) == 1)
        close(fd);
    return NULL;
}

int as_a_number_on_the_heap(int listener)
{
    pthread_t id;
    int *p = malloc(sizeof *p);

    if (!p)
        return -1;
    *p = accept(listener, NULL, NULL); /* want "thread-lost-cancel: '\*p'.*'forgets_the_number'" */
    if (*p < 0) {
        free(p);
        return -1;
    }
    if (pthread_create(&id, NULL, forgets_the_number, p) != 0) {
        close(*p);
        free(p);
        return -1;
    }
    return pthread_detach(id);
}

/* Shared by both sides: the starter keeps the object where others find it. */
static struct job *current;

int kept_by_the_starter_too(int listener)
{
    pthread_t id;
    struct job *job = malloc(sizeof *job);

    if (!job)
        return -1;
    job->fd = accept(listener, NULL, NULL);
    if (job->fd < 0) {
        free(job);
        return -1;
    }
    if (pthread_create(&id, NULL, forgets_on_error, job) != 0) {
        job_free(job);
        return -1;
    }
    current = job;
    return pthread_detach(id);
}

static void *looks_at(void *arg)
{
    struct job *job = arg;
    char c;

    while (read(job->fd, &c, 1) == 1)
        job->number++;
    return NULL;
}

/* The object is the caller's: it is he who stops the thread. */
struct job *job_start(int listener)
{
    pthread_t id;
    struct job *job = calloc(1, sizeof *job);

    if (!job)
        return NULL;
    job->fd = accept(listener, NULL, NULL);
    if (job->fd < 0) {
        free(job);
        return NULL;
    }
    if (pthread_create(&id, NULL, looks_at, job) != 0) {
        job_free(job);
        return NULL;
    }
    pthread_detach(id);
    return job;
}

int server(int listener)
{
    for (;;) {
        pthread_t id;
        struct job *job = malloc(sizeof *job);

        if (!job)
            return -1;
        job->fd = accept(listener, NULL, NULL); /* want "thread-lost-cancel: 'job->fd'.*'looks_at'.*on any path" */
        if (job->fd < 0) {
            free(job);
            continue;
        }
        if (pthread_create(&id, NULL, looks_at, job) != 0) {
            job_free(job);
            continue;
        }
        pthread_detach(id);
    }
}

static void *watches(void *arg)
{
    struct job *job = arg;
    eventfd_t n;

    while (eventfd_read(job->fd, &n) == 0 && n < 3)
        job->number++;
    return NULL;
}

int in_the_frame_joined(void)
{
    pthread_t id;
    struct job job = {.fd = eventfd(0, EFD_CLOEXEC)};

    if (job.fd < 0)
        return -1;
    if (pthread_create(&id, NULL, watches, &job) == 0) {
        eventfd_write(job.fd, 3);
        pthread_join(id, NULL);
    }
    close(job.fd);
    return job.number;
}

int in_the_frame_joined_and_lost(void)
{
    pthread_t id;
    struct job job = {.fd = eventfd(0, EFD_CLOEXEC)}; /* want "lost-cancel: 'job.fd'" */

    if (job.fd < 0)
        return -1;
    if (pthread_create(&id, NULL, watches, &job) != 0) {
        close(job.fd);
        return -1;
    }
    pthread_join(id, NULL);
    return job.number;
}

int in_the_frame_left(void)
{
    pthread_t id;
    struct job job = {.fd = eventfd(0, EFD_CLOEXEC)};

    if (job.fd < 0)
        return -1;
    if (pthread_create(&id, NULL, watches, &job) != 0) {
        close(job.fd);
        return -1;
    }
    pthread_detach(id);
    return 0; /* want "use-after-cancel: 'job.fd' lies in a frame that is left here while the thread 'watches'" */
}

int in_the_frame_released(void)
{
    pthread_t id;
    struct job job = {.fd = eventfd(0, EFD_CLOEXEC)};

    if (job.fd < 0)
        return -1;
    if (pthread_create(&id, NULL, watches, &job) != 0) {
        close(job.fd);
        return -1;
    }
    pthread_detach(id);
    close(job.fd); /* want "use-after-cancel: 'job.fd' is released here while the thread 'watches'" */
    return 0;
}

struct handshake {
    sem_t taken;
    int fd;
};

static void *copies_and_tells(void *arg)
{
    struct handshake *h = arg;
    int fd = h->fd;
    char c;

    sem_post(&h->taken);
    while (read(fd, &c, 1) == 1)
        continue;
    close(fd);
    return NULL;
}

/* The thread has taken what it needs when the wait is over. */
int in_the_frame_until_taken(int listener)
{
    pthread_t id;
    struct handshake h;

    h.fd = accept(listener, NULL, NULL);
    if (h.fd < 0)
        return -1;
    sem_init(&h.taken, 0, 0);
    if (pthread_create(&id, NULL, copies_and_tells, &h) != 0) {
        close(h.fd);
        return -1;
    }
    pthread_detach(id);
    sem_wait(&h.taken);
    sem_destroy(&h.taken);
    return 0;
}

/* Several threads share one: when the last one ends is not for us to say. */
int shared_by_two(void)
{
    pthread_t a, b;
    struct job *job = malloc(sizeof *job);

    if (!job)
        return -1;
    job->fd = eventfd(0, EFD_CLOEXEC);
    if (job->fd < 0) {
        free(job);
        return -1;
    }
    if (pthread_create(&a, NULL, watches, job) != 0) {
        job_free(job);
        return -1;
    }
    pthread_detach(a);
    if (pthread_create(&b, NULL, forgets_nothing, job) != 0)
        return -1;
    return pthread_detach(b);
}

enum { WORKERS = 4 };

int workers_share_the_frame(void)
{
    pthread_t ids[WORKERS];
    struct job job = {.fd = eventfd(0, EFD_CLOEXEC)};
    int n;

    if (job.fd < 0)
        return -1;
    for (n = 0; n < WORKERS; n++) {
        if (pthread_create(&ids[n], NULL, watches, &job) != 0)
            break;
    }
    eventfd_write(job.fd, 3);
    while (n > 0)
        pthread_join(ids[--n], NULL);
    close(job.fd);
    return job.number;
}
