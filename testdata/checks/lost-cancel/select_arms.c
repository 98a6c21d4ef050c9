/* Handles lost in one arm of a wait for several things: the message names the arm. */
#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/select.h>
#include <unistd.h>

int step(int round);

int timeout_arm(int sock)
{
    struct pollfd p = {.fd = sock, .events = POLLIN};
    int fd = eventfd(0, EFD_CLOEXEC); /* want "lost-cancel: .* at line \d+ on the timeout arm \(`n == 0` is true\)" */
    int n;

    if (fd < 0)
        return -1;
    n = poll(&p, 1, 1000);
    if (n == 0)
        return 0;
    close(fd);
    return n;
}

int error_arm(int sock)
{
    struct pollfd p = {.fd = sock, .events = POLLIN};
    int fd = eventfd(0, EFD_CLOEXEC); /* want "lost-cancel: .* on the error arm \(`poll\(&p, 1, 1000\) < 0` is true\)" */

    if (fd < 0)
        return -1;
    if (poll(&p, 1, 1000) < 0)
        return -1;
    close(fd);
    return 0;
}

int timeout_or_error_arm(int sock)
{
    struct pollfd p = {.fd = sock, .events = POLLIN};
    int fd = eventfd(0, EFD_CLOEXEC); /* want "lost-cancel: .* on the timeout or error arm" */

    if (fd < 0)
        return -1;
    if (poll(&p, 1, 1000) <= 0)
        return -1;
    close(fd);
    return 0;
}

/* What is asked further inside the arm does not hide it. */
int ready_arm(int in_fd, int err_fd)
{
    struct pollfd fds[2] = {{.fd = in_fd, .events = POLLIN}, {.fd = err_fd, .events = POLLIN}};
    int fd = eventfd(0, EFD_CLOEXEC); /* want "lost-cancel: .* when `err_fd` is ready \(`step\(1\) < 0` is true\)" */

    if (fd < 0)
        return -1;
    for (;;) {
        if (poll(fds, 2, -1) < 0)
            break;
        if (fds[0].revents & POLLIN)
            step(0);
        if (fds[1].revents & (POLLIN | POLLHUP)) {
            if (step(1) < 0)
                return -1;
            step(2);
        }
    }
    close(fd);
    return 0;
}

int ready_arm_of_a_parameter(struct pollfd *fds)
{
    int fd = eventfd(0, EFD_CLOEXEC); /* want "lost-cancel: .* when `fds\[1\].fd` is ready" */

    if (fd < 0)
        return -1;
    while (poll(fds, 2, -1) > 0) {
        if (fds[0].revents)
            step(0);
        if (fds[1].revents)
            return 1;
    }
    close(fd);
    return 0;
}

int select_arm(int in_fd, int err_fd)
{
    fd_set set;
    int fd = eventfd(0, EFD_CLOEXEC); /* want "lost-cancel: .* when `err_fd` is ready" */

    if (fd < 0)
        return -1;
    FD_ZERO(&set);
    FD_SET(in_fd, &set);
    FD_SET(err_fd, &set);
    if (select(16, &set, NULL, NULL, NULL) < 0)
        goto out;
    if (FD_ISSET(in_fd, &set))
        step(0);
    if (FD_ISSET(err_fd, &set))
        return -1;
out:
    close(fd);
    return 0;
}

int epoll_arm(int ep, int listener, int peer)
{
    struct epoll_event events[8];
    int fd = eventfd(0, EFD_CLOEXEC); /* want "lost-cancel: .* when `peer` is ready" */

    if (fd < 0)
        return -1;
    for (;;) {
        int n = epoll_wait(ep, events, 8, -1);

        if (n < 0)
            break;
        if (events[0].data.fd == listener) {
            step(0);
            continue;
        }
        if (events[0].data.fd == peer)
            return 0;
    }
    close(fd);
    return 0;
}

int cases_of_a_wait(struct pollfd *p)
{
    int fd = eventfd(0, EFD_CLOEXEC); /* want "lost-cancel: .* on the timeout arm" */

    if (fd < 0)
        return -1;
    switch (poll(p, 1, 100)) {
    case -1:
        close(fd);
        return -1;
    case 0:
        return 0;
    default:
        break;
    }
    close(fd);
    return 1;
}

enum kind { OPENED, CLOSED, FAILED };
struct event {
    enum kind kind;
    int number;
};

int next_event(struct event *e);

int default_arm(void)
{
    struct event e;
    int fd = eventfd(0, EFD_CLOEXEC); /* want "lost-cancel: .* in `default` \(`e.number > 3` is true\)" */

    if (fd < 0)
        return -1;
    while (next_event(&e) == 0) {
        switch (e.kind) {
        case OPENED:
            step(e.number);
            break;
        case CLOSED:
            close(fd);
            return 0;
        default:
            if (e.number > 3)
                return -1;
            break;
        }
    }
    close(fd);
    return 0;
}

int case_arm(void)
{
    struct event e;
    int fd = eventfd(0, EFD_CLOEXEC); /* want "lost-cancel: .* in `case FAILED`" */

    if (fd < 0)
        return -1;
    while (next_event(&e) == 0) {
        switch (e.kind) {
        case OPENED:
            step(e.number);
            break;
        case FAILED:
            return -1;
        default:
            break;
        }
    }
    close(fd);
    return 0;
}

/* Both arms come together before it is lost: no arm is to blame. */
int after_the_arms(int sock, int n)
{
    struct pollfd p = {.fd = sock, .events = POLLIN};
    int fd = eventfd(0, EFD_CLOEXEC); /* want "lost-cancel: [^`]*\(`n > 3` is true\)" */

    if (fd < 0)
        return -1;
    if (poll(&p, 1, 1000) == 0)
        step(0);
    if (n > 3)
        return -1;
    close(fd);
    return 0;
}
