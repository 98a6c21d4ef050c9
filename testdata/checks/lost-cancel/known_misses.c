/* Losses that are not seen today. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/timerfd.h>
#include <unistd.h>

int step(int round);

struct loop {
    int ep;
    int timer;
};

/* The caller's struct, half made: one of two descriptors is closed where the last step fails. */
int fn_half_made(struct loop *l)
{
    struct epoll_event ev = {.events = EPOLLIN};

    l->ep = epoll_create1(0);
    if (l->ep < 0)
        return -1;
    l->timer = timerfd_create(CLOCK_MONOTONIC, 0);
    if (l->timer < 0)
        goto fail;
    if (epoll_ctl(l->ep, EPOLL_CTL_ADD, l->timer, &ev) < 0)
        goto fail;
    return 0;
fail:
    close(l->ep);
    return -1;
}

void loop_end(struct loop *l)
{
    close(l->timer);
    close(l->ep);
}

static void close_at(int *fd)
{
    if (*fd >= 0)
        close(*fd);
}

static int steal(int *fd)
{
    int f = *fd;

    *fd = -1;
    return f;
}

/* Taken from the variable with a cleanup, and thrown away. */
int fn_stolen_and_dropped(const char *path, int *out)
{
    __attribute__((cleanup(close_at))) int fd = open(path, O_RDONLY);

    if (fd < 0)
        return -errno;
    if (step(1) < 0) {
        steal(&fd);
        return -EIO;
    }
    *out = steal(&fd);
    return 0;
}
