/* Callees that keep what they are given, and say by their result whether they did. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/timerfd.h>
#include <unistd.h>

struct pool {
    int fds[8];
    int n;
};

static int pool_put(struct pool *p, int fd)
{
    if (p->n == 8)
        return -1;
    p->fds[p->n++] = fd;
    return 0;
}

int refused_and_lost(struct pool *p, const char *path)
{
    int fd = open(path, O_RDONLY);   /* want "lost-cancel: .*`pool_put\(p, fd\) < 0` is true" */

    if (fd < 0)
        return -1;
    if (pool_put(p, fd) < 0)
        return -1;
    return 0;
}

int refused_and_closed(struct pool *p, const char *path)
{
    int fd = open(path, O_RDONLY);

    if (fd < 0)
        return -1;
    if (pool_put(p, fd) < 0) {
        close(fd);
        return -1;
    }
    return 0;
}

/* Nobody looks: it is taken to have gone well. */
void not_asked(struct pool *p, const char *path)
{
    int fd = open(path, O_RDONLY);

    if (fd >= 0)
        pool_put(p, fd);
}

typedef void (*job_fn)(void *);
struct job {
    job_fn fn;
    void *arg;
    struct job *next;
};
static struct job *head;

static bool submit(job_fn fn, void *arg)
{
    struct job *j = malloc(sizeof *j);

    if (!j)
        return false;
    j->fn = fn;
    j->arg = arg;
    j->next = head;
    head = j;
    return true;
}

static void print_file(void *v)
{
    FILE *f = v;

    fclose(f);
}

int job_not_submitted(const char *path)
{
    FILE *f = fopen(path, "r");   /* want "lost-cancel: .*'f'" */

    if (!f)
        return -ENOENT;
    return submit(print_file, f) ? 0 : -ENOMEM;
}

int job_submitted_or_closed(const char *path)
{
    FILE *f = fopen(path, "r");

    if (!f)
        return -ENOENT;
    if (submit(print_file, f))
        return 0;
    fclose(f);
    return -ENOMEM;
}

/* Whether it is kept shows only in memory behind the argument: it may be. */
static int keep_if_open(struct pool *p, int fd)
{
    if (p->fds[7] < 0)
        p->fds[7] = fd;
    return p->n;
}

int kept_or_not(struct pool *p, const char *path)
{
    int fd = open(path, O_RDONLY);

    if (fd < 0)
        return -1;
    return keep_if_open(p, fd);
}

/* It lies in an object that goes into a list, and is taken out and freed again where the last step fails. */
struct handler {
    int fd;
    struct handler *next;
};

struct registry {
    int ep;
    struct handler *all;
};

static bool registry_add(struct registry *r, int fd)
{
    struct handler *h = malloc(sizeof *h);

    if (!h)
        return false;
    *h = (struct handler){.fd = fd, .next = r->all};
    r->all = h;
    struct epoll_event ev = {.events = EPOLLIN, .data = {.ptr = h}};
    if (epoll_ctl(r->ep, EPOLL_CTL_ADD, fd, &ev) < 0) {
        r->all = h->next;
        free(h);
        return false;
    }
    return true;
}

int not_registered(struct registry *r)
{
    int fd = timerfd_create(CLOCK_MONOTONIC, 0); /* want "'fd'" */

    if (fd < 0)
        return -1;
    if (!registry_add(r, fd))
        return -1;
    return 0;
}

int registered_or_closed(struct registry *r)
{
    int fd = timerfd_create(CLOCK_MONOTONIC, 0);

    if (fd < 0)
        return -1;
    if (!registry_add(r, fd)) {
        close(fd);
        return -1;
    }
    return 0;
}
