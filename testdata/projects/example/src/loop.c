#include "ticker.h"

#include <stdint.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/timerfd.h>
#include <unistd.h>

static int watch(int epoll_fd, int fd)
{
    struct epoll_event event = {.events = EPOLLIN, .data.fd = fd};

    return epoll_ctl(epoll_fd, EPOLL_CTL_ADD, fd, &event);
}

int loop_init(struct loop *l, int interval_ms)
{
    struct itimerspec every = {
        .it_interval = {.tv_sec = interval_ms / 1000, .tv_nsec = interval_ms % 1000 * 1000000L},
        .it_value = {.tv_nsec = 1},
    };
    int epoll_fd, timer_fd, wake_fd;

    epoll_fd = epoll_create1(EPOLL_CLOEXEC);
    if (epoll_fd < 0)
        return -1;
    timer_fd = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC);
    if (timer_fd < 0)
        goto close_epoll;
    wake_fd = eventfd(0, EFD_CLOEXEC);
    if (wake_fd < 0)
        goto close_epoll;
    if (timerfd_settime(timer_fd, 0, &every, NULL) < 0)
        goto close_all;
    if (watch(epoll_fd, timer_fd) < 0 || watch(epoll_fd, wake_fd) < 0)
        goto close_all;
    l->epoll_fd = epoll_fd;
    l->timer_fd = timer_fd;
    l->wake_fd = wake_fd;
    return 0;

close_all:
    close(wake_fd);
    close(timer_fd);
close_epoll:
    close(epoll_fd);
    return -1;
}

int loop_run(struct loop *l, int peer)
{
    struct epoll_event event;
    uint64_t ticks;

    for (;;) {
        if (epoll_wait(l->epoll_fd, &event, 1, -1) < 0)
            return -1;
        if (event.data.fd == l->wake_fd)
            return 0;
        if (read(l->timer_fd, &ticks, sizeof ticks) != sizeof ticks)
            return -1;
        if (write(peer, "tick\n", 5) != 5)
            return -1;
    }
}

void loop_fini(struct loop *l)
{
    close(l->wake_fd);
    close(l->timer_fd);
    close(l->epoll_fd);
}
