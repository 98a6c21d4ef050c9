/* A wait of zero whose default arm swallows the error, in several forms. */
#include <gio/gio.h>
#include <sys/epoll.h>
#include <sys/select.h>
#include <zmq.h>

void step(void);
int handle(int fd);

void by_epoll(int ep, GCancellable *stop)
{
    struct epoll_event e[8];
    while (!g_cancellable_is_cancelled(stop)) {
        int n = epoll_wait(ep, e, 8, 0); /* want "swallowed-cancel: the loop takes a failure of epoll_wait" */
        if (n > 0)
            handle(e[0].data.fd);
        else
            step();
    }
}

void by_select(int fd, GCancellable *stop)
{
    while (!g_cancellable_is_cancelled(stop)) {
        struct timeval none = {0, 0};
        fd_set r;
        FD_ZERO(&r);
        FD_SET(fd, &r);
        int n = select(fd + 1, &r, NULL, NULL, &none); /* want "swallowed-cancel: the loop takes a failure of select" */
        if (n > 0)
            handle(fd);
        else
            step();
    }
}

void by_zmq(zmq_pollitem_t *item, GCancellable *stop)
{
    while (!g_cancellable_is_cancelled(stop)) {
        int n = zmq_poll(item, 1, 0); /* want "swallowed-cancel: the loop takes a failure of zmq_poll" */
        if (n > 0)
            handle(item->fd);
        else
            step();
    }
}

void by_glib(GPollFD *fd, GCancellable *stop)
{
    while (!g_cancellable_is_cancelled(stop)) {
        int n = g_poll(fd, 1, 0); /* want "swallowed-cancel: the loop takes a failure of g_poll" */
        if (n > 0)
            handle(fd->fd);
        else
            step();
    }
}

int fine(int ep, GCancellable *stop)
{
    struct epoll_event e[8];
    while (!g_cancellable_is_cancelled(stop)) {
        int n = epoll_wait(ep, e, 8, 0);
        if (n < 0) return -1;
        if (n > 0) handle(e[0].data.fd);
        step();
    }
    return 0;
}

/* Two waits come to one question. */
void one_question(int a, int b, GCancellable *stop)
{
    while (!g_cancellable_is_cancelled(stop)) {
        struct timeval none = {0, 0};
        int n;
        fd_set r;
        FD_ZERO(&r);
        FD_SET(a, &r);
        n = select(a + 1, &r, NULL, NULL, &none);
        if (n == 0) {
            FD_SET(b, &r);
            n = select(b + 1, &r, NULL, NULL, &none);
        }
        if (n < 0) return;
        if (n > 0) handle(a);
        step();
    }
}
