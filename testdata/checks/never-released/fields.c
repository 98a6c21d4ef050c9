/* Handles in fields and globals: is there any release anywhere? Records private to this file are wholly in view. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

/* Released by its destructor. */
struct good {
    int fd;
};

struct good *good_new(void)
{
    struct good *g = malloc(sizeof *g);

    if (!g)
        return NULL;
    g->fd = timerfd_create(CLOCK_MONOTONIC, 0);
    return g;
}

void good_free(struct good *g)
{
    close(g->fd);
    free(g);
}

/* The destructor forgets it, and so does everybody else. */
struct bad {
    int fd;
    int other;
};

struct bad *bad_new(void)
{
    struct bad *b = malloc(sizeof *b);

    if (!b)
        return NULL;
    b->fd = timerfd_create(CLOCK_MONOTONIC, 0); /* want "never-released" */
    b->other = 0;
    return b;
}

void bad_free(struct bad *b)
{
    free(b);
}

/* The same with a timer, armed from another function. */
struct ticker {
    timer_t timer;
    int interval;
};

int ticker_init(struct ticker *t)
{
    return timer_create(CLOCK_MONOTONIC, NULL, &t->timer); /* want "never-released" */
}

int ticker_start(struct ticker *t)
{
    struct itimerspec spec = {.it_value = {.tv_sec = t->interval}};

    return timer_settime(t->timer, 0, &spec, NULL);
}

void ticker_free(struct ticker *t)
{
    free(t);
}

/* A global that some function releases. */
static int epoll_fd = -1;

int loop_init(void)
{
    epoll_fd = epoll_create1(0);
    return epoll_fd < 0 ? -1 : 0;
}

void loop_exit(void)
{
    if (epoll_fd >= 0)
        close(epoll_fd);
    epoll_fd = -1;
}

/* A global held at the end of the process is no finding. */
static int null_fd = -1;

int null_init(void)
{
    null_fd = open("/dev/null", O_RDWR);
    return null_fd;
}

/* The field's value is taken out and released under another name. */
struct lease {
    int fd;
};

struct lease *lease_new(void)
{
    struct lease *l = malloc(sizeof *l);

    if (!l)
        return NULL;
    l->fd = open("/dev/null", O_RDONLY);
    return l;
}

void lease_drop(struct lease *l)
{
    int fd = l->fd;

    free(l);
    close(fd);
}

/* Handed out: whoever takes it releases it. */
struct lent {
    int fd;
};

struct lent *lent_new(void)
{
    struct lent *l = malloc(sizeof *l);

    if (!l)
        return NULL;
    l->fd = open("/dev/null", O_RDONLY);
    return l;
}

int lent_take(struct lent *l)
{
    int fd = l->fd;

    l->fd = -1;
    return fd;
}

/* Released by a function that gets the field's address. */
struct slot {
    int fd;
};

static void close_and_forget(int *fd)
{
    if (*fd >= 0)
        close(*fd);
    *fd = -1;
}

int slot_open(struct slot *s)
{
    s->fd = open("/dev/null", O_RDONLY);
    return s->fd;
}

void slot_close(struct slot *s)
{
    close_and_forget(&s->fd);
}

/* A thread in a field nobody joins. */
struct pool {
    pthread_t thread;
    int stop;
};

static void *pool_main(void *arg)
{
    struct pool *p = arg;

    while (!p->stop)
        sleep(1);
    return NULL;
}

int pool_start(struct pool *p)
{
    return pthread_create(&p->thread, NULL, pool_main, p); /* want "never-released" */
}

void pool_stop(struct pool *p)
{
    p->stop = 1;
}
