/* A pipe or eventfd that says stop, and a loop that asks for it but never waits for it: no code puts it into the set. */
#define _GNU_SOURCE
#include <poll.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/select.h>
#include <unistd.h>

void work(void *what);

/* ---- select: FD_ISSET without FD_SET ---- */

struct picker {
    int in, stop_pipe[2];
};

int picker_init(struct picker *p)
{
    return pipe(p->stop_pipe);
}

int picker_loop(struct picker *p)
{
    for (;;) {
        fd_set set;
        FD_ZERO(&set);
        FD_SET(p->in, &set);
        int top = p->in > p->stop_pipe[0] ? p->in : p->stop_pipe[0];
        if (select(top + 1, &set, NULL, NULL, NULL) < 0) return -1; /* want "select waits without limit, and 'stop_pipe'" */
        if (FD_ISSET(p->stop_pipe[0], &set)) return 0;
        work(p);
    }
}

void picker_end(struct picker *p)
{
    close(p->stop_pipe[0]);
    close(p->stop_pipe[1]);
}

struct chooser {
    int in, stop_pipe[2];
};

int chooser_init(struct chooser *c)
{
    return pipe(c->stop_pipe);
}

int chooser_loop(struct chooser *c)
{
    for (;;) {
        fd_set set;
        int stop = c->stop_pipe[0];
        FD_ZERO(&set);
        FD_SET(c->in, &set);
        FD_SET(stop, &set);
        if (select((c->in > stop ? c->in : stop) + 1, &set, NULL, NULL, NULL) < 0) return -1;
        if (FD_ISSET(stop, &set)) return 0;
        work(c);
    }
}

void chooser_end(struct chooser *c)
{
    close(c->stop_pipe[0]);
    close(c->stop_pipe[1]);
}

/* ---- epoll: the other function adds only one of the two ---- */

struct server {
    int ep, stop_fd, listener;
    pthread_t thread;
};

static void *server_main(void *data)
{
    struct server *s = data;
    struct epoll_event ev[4];
    for (;;) {
        int n = epoll_wait(s->ep, ev, 4, -1); /* want "epoll_wait waits without limit, and 'stop_fd'" */
        for (int i = 0; i < n; i++) {
            if (ev[i].data.fd == s->stop_fd) return NULL;
            work(&ev[i]);
        }
    }
}

int server_start(struct server *s, int listener)
{
    struct epoll_event e = {.events = EPOLLIN, .data.fd = listener};
    s->ep = epoll_create1(EPOLL_CLOEXEC);
    if (s->ep < 0) return -1;
    s->stop_fd = eventfd(0, EFD_CLOEXEC);
    if (s->stop_fd < 0) {
        close(s->ep);
        return -1;
    }
    s->listener = listener;
    epoll_ctl(s->ep, EPOLL_CTL_ADD, listener, &e);
    return pthread_create(&s->thread, NULL, server_main, s);
}

void server_stop(struct server *s)
{
    uint64_t one = 1;
    if (write(s->stop_fd, &one, sizeof one) < 0) abort();
    pthread_join(s->thread, NULL);
    close(s->stop_fd);
    close(s->ep);
}

/* The eventfd goes by way of a variable, and a function of the program's adds it. */
struct hub {
    int ep, stop_fd;
    pthread_t thread;
};

static int watch(int ep, int fd)
{
    struct epoll_event e = {.events = EPOLLIN, .data.fd = fd};
    return epoll_ctl(ep, EPOLL_CTL_ADD, fd, &e);
}

static void *hub_main(void *data)
{
    struct hub *h = data;
    struct epoll_event ev;
    while (epoll_wait(h->ep, &ev, 1, -1) > 0 && ev.data.fd != h->stop_fd) work(&ev);
    return NULL;
}

int hub_start(struct hub *h)
{
    int wake = eventfd(0, EFD_CLOEXEC), ep = epoll_create1(EPOLL_CLOEXEC);
    h->stop_fd = wake;
    h->ep = ep;
    if (watch(ep, wake) < 0) return -1;
    return pthread_create(&h->thread, NULL, hub_main, h);
}

void hub_stop(struct hub *h)
{
    uint64_t one = 1;
    if (write(h->stop_fd, &one, sizeof one) < 0) abort();
    pthread_join(h->thread, NULL);
    close(h->stop_fd);
    close(h->ep);
}
