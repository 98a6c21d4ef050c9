/* Uses after release, and what only looks like one. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

int step(int n);

int read_after_close(char *buf, size_t n)
{
    int fd = open("/dev/null", O_RDONLY);

    if (fd < 0)
        return -1;
    close(fd);
    return (int)read(fd, buf, n); /* want "use-after-cancel" */
}

/* The number is only printed or compared. */
int number_after_close(void)
{
    int fd = open("/dev/null", O_RDONLY);

    if (fd < 0)
        return -1;
    close(fd);
    printf("closed %d\n", fd);
    if (fd > 100)
        return 1;
    return 0;
}

int line_after_fclose(const char *path, char *line, int room)
{
    FILE *f = fopen(path, "r");

    if (!f)
        return -1;
    fclose(f);
    return fgets(line, room, f) != NULL; /* want "use-after-cancel" */
}

int error_asked_after_fclose(const char *path)
{
    FILE *f = fopen(path, "w");

    if (!f)
        return -1;
    fputs("x", f);
    if (fclose(f) != 0 || ferror(f)) /* want "use-after-cancel" */
        return -1;
    return 0;
}

int address_after_freeaddrinfo(const char *host)
{
    struct addrinfo *ai;
    int fd;

    if (getaddrinfo(host, "80", NULL, &ai) != 0)
        return -1;
    fd = socket(ai->ai_family, SOCK_STREAM, 0);
    freeaddrinfo(ai);
    if (fd < 0)
        return -1;
    close(fd);
    return 0;
}

int timer_set_after_delete(void)
{
    timer_t t;
    struct itimerspec spec = {.it_value = {.tv_sec = 1}};

    if (timer_create(CLOCK_REALTIME, NULL, &t) != 0)
        return -1;
    timer_delete(t);
    return timer_settime(t, 0, &spec, NULL); /* want "use-after-cancel" */
}

static void *run(void *arg)
{
    return arg;
}

int signalled_after_join(void)
{
    pthread_t t;

    if (pthread_create(&t, NULL, run, NULL) != 0)
        return -1;
    pthread_join(t, NULL);
    return pthread_kill(t, SIGTERM); /* want "use-after-cancel" */
}

/* Cancelling is no release: the join comes after it. */
int cancelled_then_joined(void)
{
    pthread_t t;

    if (pthread_create(&t, NULL, run, NULL) != 0)
        return -1;
    pthread_cancel(t);
    return pthread_join(t, NULL);
}

int shut_down_then_closed(void)
{
    int s = socket(AF_INET, SOCK_STREAM, 0);
    char c;

    if (s < 0)
        return -1;
    shutdown(s, SHUT_WR);
    while (read(s, &c, 1) > 0)
        ;
    close(s);
    return 0;
}

/* The loop makes a new one each time round. */
int new_one_each_round(int n)
{
    int fd;
    char c;

    for (int i = 0; i < n; i++) {
        fd = open("/dev/null", O_RDONLY);
        if (fd < 0)
            return -1;
        if (read(fd, &c, 1) < 0) {
            close(fd);
            continue;
        }
        close(fd);
    }
    return 0;
}

/* dup gives another descriptor. */
int duplicate_lives_on(void)
{
    int fd = open("/dev/null", O_RDONLY);
    int other;
    char c;

    if (fd < 0)
        return -1;
    other = dup(fd);
    close(fd);
    if (other < 0)
        return -1;
    c = 0;
    if (read(other, &c, 1) < 0)
        c = 1;
    close(other);
    return c;
}

int epoll_after_close(int ep)
{
    struct epoll_event ev = {.events = EPOLLIN};
    int fd = open("/dev/null", O_RDONLY);

    if (fd < 0)
        return -1;
    close(fd);
    return epoll_ctl(ep, EPOLL_CTL_ADD, fd, &ev); /* want "use-after-cancel" */
}

/* The field of an object that was closed. */
struct conn {
    int fd;
    int open;
};

static void conn_close(struct conn *c)
{
    close(c->fd);
    c->open = 0;
}

int written_after_close(struct conn *c, int peer)
{
    c->fd = dup(peer);
    if (c->fd < 0)
        return -1;
    conn_close(c);
    return (int)write(c->fd, "bye", 3); /* want "use-after-cancel" */
}
