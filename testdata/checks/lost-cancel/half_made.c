/* A constructor fails: what it has put into the caller's object is released again, all but one. */
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdbool.h>
#include <sys/epoll.h>
#include <sys/timerfd.h>
#include <unistd.h>

struct loop {
    int ep, timer;
};

int check(int fd);

int loop_init(struct loop *l)
{
    struct epoll_event ev = {.events = EPOLLIN};
    l->ep = epoll_create1(0);
    if (l->ep < 0) return -1;
    l->timer = timerfd_create(CLOCK_MONOTONIC, 0); /* want "lost-cancel: 'l->timer'" */
    if (l->timer < 0) goto close_ep;
    ev.data.fd = l->timer;
    if (epoll_ctl(l->ep, EPOLL_CTL_ADD, l->timer, &ev) < 0) goto close_ep;
    return 0;
close_ep:
    close(l->ep);
    return -1;
}

int loop_init_all(struct loop *l)
{
    struct epoll_event ev = {.events = EPOLLIN};
    l->ep = epoll_create1(0);
    if (l->ep < 0) return -1;
    l->timer = timerfd_create(CLOCK_MONOTONIC, 0);
    if (l->timer < 0) goto close_ep;
    ev.data.fd = l->timer;
    if (epoll_ctl(l->ep, EPOLL_CTL_ADD, l->timer, &ev) < 0) goto close_timer;
    return 0;
close_timer:
    close(l->timer);
close_ep:
    close(l->ep);
    return -1;
}

/* The field says that it holds nothing: the caller may end the object. */
int loop_init_part(struct loop *l)
{
    l->ep = epoll_create1(0);
    if (l->ep < 0) return -1;
    l->timer = timerfd_create(CLOCK_MONOTONIC, 0);
    if (l->timer < 0 || check(l->timer) < 0) {
        close(l->ep);
        l->ep = -1;
        return -1;
    }
    return 0;
}

void loop_fini(struct loop *l)
{
    close(l->timer);
    close(l->ep);
}

/* ---- moved out of a guarded variable, and dropped ---- */

static void closep(int *fd)
{
    if (*fd >= 0) close(*fd);
}

static int steal(int *fd)
{
    int r = *fd;
    *fd = -1;
    return r;
}

int take(const char *path, int *out)
{
    __attribute__((cleanup(closep))) int fd = open(path, O_RDONLY); /* want "discarded-cancel: result of open is thrown away" */
    if (fd < 0) return -errno;
    if (check(3) < 0) {
        steal(&fd);
        return -EIO;
    }
    *out = steal(&fd);
    return 0;
}

/* ---- made where the result is zero; what `-errno` is nobody knows ---- */

static int try_open(const char *path, int *out)
{
    int fd = open(path, O_RDONLY);
    if (fd < 0) return -errno;
    *out = fd;
    return 0;
}

int tried(const char *path)
{
    int fd, err = try_open(path, &fd); /* want "lost-cancel: 'fd'" */
    if (err) return err;
    err = check(2);
    if (err) return err;
    close(fd);
    return 0;
}

/* ---- out-parameters: one is let go of on the way out, the other is not ---- */

int make_pair(int *ep, int *timer)
{
    struct epoll_event ev = {.events = EPOLLIN};
    *ep = epoll_create1(0);
    if (*ep < 0) return -1;
    *timer = timerfd_create(CLOCK_MONOTONIC, 0); /* want "lost-cancel: '\*timer' .*likely" */
    if (*timer < 0) {
        close(*ep);
        return -1;
    }
    if (epoll_ctl(*ep, EPOLL_CTL_ADD, *timer, &ev) < 0) {
        close(*ep);
        return -1;
    }
    return 0;
}

int make_pair_or_none(int *ep, int *timer)
{
    struct epoll_event ev = {.events = EPOLLIN};
    *ep = epoll_create1(0);
    if (*ep < 0) return -1;
    *timer = timerfd_create(CLOCK_MONOTONIC, 0);
    if (*timer < 0) {
        close(*ep);
        return -1;
    }
    if (epoll_ctl(*ep, EPOLL_CTL_ADD, *timer, &ev) < 0) {
        close(*timer);
        close(*ep);
        return -1;
    }
    return 0;
}

/* ---- two failures that look alike, and only one leaves something that no value says to be none ---- */

struct crew {
    pthread_t reader, writer;
    int started;
};

void *reader_main(void *arg);
void *writer_main(void *arg);

int crew_start(struct crew *c)
{
    if (pthread_create(&c->reader, NULL, reader_main, c)) return -1; /* want "lost-cancel: 'c->reader' .*likely" */
    if (pthread_create(&c->writer, NULL, writer_main, c)) return -1;
    return 0;
}

int crew_start_all(struct crew *c)
{
    if (pthread_create(&c->reader, NULL, reader_main, c)) return -1;
    if (pthread_create(&c->writer, NULL, writer_main, c)) {
        pthread_cancel(c->reader);
        pthread_join(c->reader, NULL);
        return -1;
    }
    return 0;
}

/* The result tells which it was. */
int crew_start_told(struct crew *c)
{
    if (pthread_create(&c->reader, NULL, reader_main, c)) return -1;
    if (pthread_create(&c->writer, NULL, writer_main, c)) return -2;
    return 0;
}

/* A count tells how far it came. */
int crew_start_counted(struct crew *c)
{
    c->started = 0;
    if (pthread_create(&c->reader, NULL, reader_main, c)) return -1;
    c->started = 1;
    if (pthread_create(&c->writer, NULL, writer_main, c)) return -1;
    c->started = 2;
    return 0;
}

/* A callee made it: when it fails, it made none, whatever it looks like from here. */
static int begin(pthread_t *t, void *(*entry)(void *), void *data, int quick)
{
    int r = -1;
    if (check(quick)) goto out;
    r = pthread_create(t, NULL, entry, data);
    if (r == 0 && quick) r = check(1);
out:
    return r == 0 ? 0 : -1;
}

int crew_start_begun(struct crew *c)
{
    return begin(&c->reader, reader_main, c, 1);
}

void crew_stop(struct crew *c)
{
    pthread_join(c->reader, NULL);
    pthread_join(c->writer, NULL);
}
