/* A defer-like cleanup that comes after the wait it should guard: leave the wait early and the timer is never stopped. */
#include <poll.h>
#include <sys/timerfd.h>
#include <unistd.h>

static void close_fd(int *fd)
{
    if (*fd >= 0) close(*fd);
}

int late(int fd)
{
    int timer = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC); /* want "lost-cancel: 'timer' .file descriptor from timerfd_create. is not released on the path that returns" */
    if (timer < 0) return -1;
    struct pollfd p[2] = {{.fd = fd, .events = POLLIN}, {.fd = timer, .events = POLLIN}};
    if (poll(p, 2, -1) < 0) return -1;
    __attribute__((cleanup(close_fd))) int guard = timer;
    return p[0].revents & POLLIN ? 0 : guard;
}

int in_time(int fd)
{
    __attribute__((cleanup(close_fd))) int timer = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC);
    if (timer < 0) return -1;
    struct pollfd p[2] = {{.fd = fd, .events = POLLIN}, {.fd = timer, .events = POLLIN}};
    if (poll(p, 2, -1) < 0) return -1;
    return p[0].revents & POLLIN ? 0 : 1;
}
