/* goto-out ladders as servers and daemons write them. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <unistd.h>

void log_error(const char *what, int err);

/* One exit, every variable starts as "nothing". */
int copy_file(const char *from, const char *to)
{
    int in = -1, out = -1, rc = -1;
    char *buf = NULL;
    ssize_t n;

    in = open(from, O_RDONLY | O_CLOEXEC);
    if (in < 0) {
        log_error(from, errno);
        goto out;
    }
    out = open(to, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    if (out == -1) {
        log_error(to, errno);
        goto out;
    }
    if ((buf = malloc(4096)) == NULL)
        goto out;
    while ((n = read(in, buf, 4096)) > 0) {
        if (write(out, buf, (size_t)n) != n)
            goto out;
    }
    if (n == 0)
        rc = 0;
out:
    free(buf);
    if (out >= 0)
        close(out);
    if (in != -1)
        close(in);
    return rc;
}

/* The ladder has one rung a resource. */
int open_loop(int *loop_fd, int *timer_fd)
{
    int ep, tfd;
    struct epoll_event ev = {.events = EPOLLIN};

    ep = epoll_create1(EPOLL_CLOEXEC);
    if (ep < 0)
        return -errno;
    tfd = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
    if (tfd < 0)
        goto err_ep;
    ev.data.fd = tfd;
    if (epoll_ctl(ep, EPOLL_CTL_ADD, tfd, &ev) < 0)
        goto err_tfd;
    *loop_fd = ep;
    *timer_fd = tfd;
    return 0;

err_tfd:
    close(tfd);
err_ep:
    close(ep);
    return -1;
}

/* The same, but one jump goes too far down. */
int open_loop_wrong(int *loop_fd, int *timer_fd)
{
    int ep, tfd;
    struct epoll_event ev = {.events = EPOLLIN};

    ep = epoll_create1(EPOLL_CLOEXEC);
    if (ep < 0)
        return -errno;
    tfd = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC); /* want "lost-cancel" */
    if (tfd < 0)
        goto err_ep;
    ev.data.fd = tfd;
    if (epoll_ctl(ep, EPOLL_CTL_ADD, tfd, &ev) < 0)
        goto err_ep;
    if (timerfd_settime(tfd, 0, NULL, NULL) < 0)
        goto err_tfd;
    *loop_fd = ep;
    *timer_fd = tfd;
    return 0;

err_tfd:
    close(tfd);
err_ep:
    close(ep);
    return -1;
}

/* Success falls into the ladder too, guarded by the error code. */
int connect_to(const char *host, const char *port)
{
    struct addrinfo hints = {.ai_socktype = SOCK_STREAM}, *list = NULL, *ai;
    int fd = -1, err;

    err = getaddrinfo(host, port, &hints, &list);
    if (err != 0) {
        log_error(gai_strerror(err), 0);
        return -1;
    }
    for (ai = list; ai != NULL; ai = ai->ai_next) {
        fd = socket(ai->ai_family, ai->ai_socktype, ai->ai_protocol);
        if (fd < 0)
            continue;
        if (connect(fd, ai->ai_addr, ai->ai_addrlen) == 0)
            break;
        close(fd);
        fd = -1;
    }
    freeaddrinfo(list);
    return fd;
}

/* The socket of an address that refused is forgotten. */
int connect_to_wrong(const char *host, const char *port)
{
    struct addrinfo hints = {.ai_socktype = SOCK_STREAM}, *list = NULL, *ai;
    int fd = -1;

    if (getaddrinfo(host, port, &hints, &list) != 0)
        return -1;
    for (ai = list; ai != NULL; ai = ai->ai_next) {
        fd = socket(ai->ai_family, ai->ai_socktype, ai->ai_protocol); /* want "overwritten-cancel" */
        if (fd < 0)
            continue;
        if (connect(fd, ai->ai_addr, ai->ai_addrlen) == 0)
            break;
    }
    freeaddrinfo(list);
    return fd;
}

/* The result list is forgotten on one way out. */
int resolve_wrong(const char *host, struct sockaddr *out, socklen_t room)
{
    struct addrinfo *list;

    if (getaddrinfo(host, NULL, NULL, &list) != 0) /* want "lost-cancel" */
        return -1;
    if (list->ai_addrlen > room)
        return -1;
    memcpy(out, list->ai_addr, list->ai_addrlen);
    freeaddrinfo(list);
    return 0;
}

int save(const char *path, const char *text)
{
    FILE *f = fopen(path, "w");
    int ok;

    if (!f)
        return -1;
    ok = fputs(text, f) >= 0;
    ok = fflush(f) == 0 && ok;
    return fclose(f) == 0 && ok ? 0 : -1;
}

int save_wrong(const char *path, const char *text)
{
    FILE *f = fopen(path, "w"); /* want "lost-cancel" */

    if (!f)
        return -1;
    if (fputs(text, f) < 0) {
        log_error(path, errno);
        return -1;
    }
    return fclose(f);
}

/* `ret` decides what the shared exit does. */
int listen_on(struct sockaddr *addr, socklen_t len)
{
    int ret = -1, one = 1;
    int s = socket(addr->sa_family, SOCK_STREAM | SOCK_CLOEXEC, 0);

    if (s < 0)
        return -1;
    if (setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one) < 0)
        goto done;
    if (bind(s, addr, len) < 0)
        goto done;
    if (listen(s, 16) < 0)
        goto done;
    ret = s;
done:
    if (ret < 0)
        close(s);
    return ret;
}

/* An error code, zero when all is well: the usual kernel-style ladder. */
int setup_two(int fds[2])
{
    int err = 0;

    fds[0] = open("/dev/null", O_RDONLY);
    if (fds[0] < 0) {
        err = -errno;
        goto fail0;
    }
    fds[1] = open("/dev/null", O_WRONLY);
    if (fds[1] < 0) {
        err = -errno;
        goto fail1;
    }
    return 0;
fail1:
    close(fds[0]);
fail0:
    return err;
}
