/* A set that the kernel keeps: what is in it is put there by other functions. */
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

void look_at(int fd);

/* The descriptor that says stop is in the set: writing to it ends the wait. */
struct loop {
    int ep, wake;
    atomic_bool stop;
    pthread_t thread;
};

static void *loop_main(void *arg)
{
    struct loop *l = arg;
    struct epoll_event ev[16];
    while (!atomic_load(&l->stop)) {
        int n = epoll_wait(l->ep, ev, 16, -1);
        for (int i = 0; i < n; i++) look_at(ev[i].data.fd);
    }
    return NULL;
}

int loop_start(struct loop *l)
{
    struct epoll_event ev = {.events = EPOLLIN};
    l->ep = epoll_create1(0);
    if (l->ep < 0) return -1;
    l->wake = eventfd(0, 0);
    ev.data.fd = l->wake;
    epoll_ctl(l->ep, EPOLL_CTL_ADD, l->wake, &ev);
    return pthread_create(&l->thread, NULL, loop_main, l);
}

void loop_stop(struct loop *l)
{
    uint64_t one = 1;
    atomic_store(&l->stop, true);
    if (write(l->wake, &one, sizeof one) < 0) return;
    pthread_join(l->thread, NULL);
    close(l->wake);
    close(l->ep);
}

/* It is, but nobody writes to it. */
struct deaf {
    int ep, wake;
    atomic_bool stop;
    pthread_t thread;
};

static void *deaf_main(void *arg)
{
    struct deaf *d = arg;
    struct epoll_event ev[16];
    while (!atomic_load(&d->stop)) {
        int n = epoll_wait(d->ep, ev, 16, -1); /* want "epoll_wait waits without limit, and 'stop', which other threads set" */
        for (int i = 0; i < n; i++) look_at(ev[i].data.fd);
    }
    return NULL;
}

static int add(struct deaf *d, int fd)
{
    struct epoll_event ev = {.events = EPOLLIN, .data.fd = fd};
    return epoll_ctl(d->ep, EPOLL_CTL_ADD, fd, &ev);
}

int deaf_start(struct deaf *d)
{
    d->ep = epoll_create1(0);
    if (d->ep < 0) return -1;
    d->wake = eventfd(0, 0);
    if (d->wake < 0 || add(d, d->wake) < 0) return -1;
    return pthread_create(&d->thread, NULL, deaf_main, d);
}

void deaf_stop(struct deaf *d)
{
    atomic_store(&d->stop, true);
    pthread_join(d->thread, NULL);
    close(d->wake);
    close(d->ep);
}

/* It is made, and nobody puts it into the set. */
struct forgotten {
    int ep, stop_fd, other;
    pthread_t thread;
};

static void *forgotten_main(void *arg)
{
    struct forgotten *f = arg;
    struct epoll_event ev[16];
    for (;;) {
        int n = epoll_wait(f->ep, ev, 16, -1); /* want "epoll_wait waits without limit, and 'stop_fd'" */
        for (int i = 0; i < n; i++) look_at(ev[i].data.fd);
    }
    return NULL;
}

void forgotten_add(struct forgotten *f)
{
    struct epoll_event ev = {.events = EPOLLIN, .data.fd = f->other};
    epoll_ctl(f->ep, EPOLL_CTL_ADD, f->other, &ev);
}

int forgotten_start(struct forgotten *f)
{
    f->stop_fd = eventfd(0, 0);
    if (f->stop_fd < 0) return -1;
    return pthread_create(&f->thread, NULL, forgotten_main, f);
}

void forgotten_stop(struct forgotten *f)
{
    uint64_t one = 1;
    if (write(f->stop_fd, &one, sizeof one) < 0) return;
    pthread_join(f->thread, NULL);
    close(f->stop_fd);
}
