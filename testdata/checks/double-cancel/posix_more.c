/* Releases in ladders, loops, helpers and owners. */
#define _GNU_SOURCE
#include <dirent.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

int step(int n);

/* fclose closes the descriptor, too. */
int closed_under_the_stream(const char *path)
{
    FILE *f;
    int fd = open(path, O_RDONLY);

    if (fd < 0)
        return -1;
    f = fdopen(fd, "r");
    if (!f) {
        close(fd);
        return -1;
    }
    fclose(f);
    close(fd); /* want "double-cancel" */
    return 0;
}

int closed_under_the_directory(const char *path)
{
    DIR *d;
    int fd = open(path, O_RDONLY | O_DIRECTORY);

    if (fd < 0)
        return -1;
    d = fdopendir(fd);
    if (d == NULL) {
        close(fd);
        return -1;
    }
    closedir(d);
    close(fd); /* want "double-cancel" */
    return 0;
}

/* A failed close leaves nothing to close on Linux. */
int close_again_after_failure(int fd_in)
{
    int fd = dup(fd_in);

    if (fd < 0)
        return -1;
    if (close(fd) < 0)
        close(fd); /* want "double-cancel" */
    return 0;
}

/* Two descriptors, one variable each. */
int both_ends(void)
{
    int sv[2];

    if (socketpair(AF_UNIX, SOCK_STREAM, 0, sv) < 0)
        return -1;
    close(sv[0]);
    close(sv[1]);
    return 0;
}

int same_end_twice(void)
{
    int sv[2];

    if (socketpair(AF_UNIX, SOCK_STREAM, 0, sv) < 0) /* want "never-released" */
        return -1;
    close(sv[0]);
    close(sv[0]); /* want "double-cancel" */
    return 0;
}

int ladder_falls_through(int n)
{
    int rc = -1;
    int fd = open("/dev/null", O_RDONLY);

    if (fd < 0)
        return -1;
    if (step(n) < 0)
        goto close_it;
    rc = 0;
    close(fd);
close_it:
    close(fd); /* want "double-cancel" */
    return rc;
}

/* With no round at all it is lost, with two it is released twice. */
int loop_closes_each_time(int n)
{
    int fd = open("/dev/null", O_RDONLY); /* want "lost-cancel" */

    if (fd < 0)
        return -1;
    while (n-- > 0) {
        step(n);
        close(fd); /* want "double-cancel" */
    }
    return 0;
}

int loop_closes_and_leaves(int n)
{
    int fd = open("/dev/null", O_RDONLY);

    if (fd < 0)
        return -1;
    for (;;) {
        if (step(n++) < 0) {
            close(fd);
            break;
        }
    }
    return 0;
}

static void *run(void *arg)
{
    return arg;
}

int joined_and_detached(void)
{
    pthread_t t;

    if (pthread_create(&t, NULL, run, NULL) != 0)
        return -1;
    pthread_detach(t);
    pthread_join(t, NULL); /* want "double-cancel" */
    return 0;
}

struct owner {
    int fd;
};

static void owner_clear(struct owner *o)
{
    if (o->fd >= 0)
        close(o->fd);
    o->fd = -1;
}

int cleared_twice(void)
{
    struct owner o = {.fd = open("/dev/null", O_RDONLY)};

    owner_clear(&o);
    owner_clear(&o);
    return 0;
}

static void owner_close(struct owner *o)
{
    close(o->fd);
}

int closed_twice(void)
{
    struct owner o = {.fd = open("/dev/null", O_RDONLY)};

    if (o.fd < 0)
        return -1;
    owner_close(&o);
    owner_close(&o); /* want "double-cancel" */
    return 0;
}

/* A helper that releases only when it fails. */
static int register_fd(int fd, int n)
{
    if (step(n) < 0) {
        close(fd);
        return -1;
    }
    return 0;
}

int helper_releases_on_failure(int n)
{
    int fd = open("/dev/null", O_RDONLY);

    if (fd < 0)
        return -1;
    if (register_fd(fd, n) < 0)
        return -1;
    close(fd);
    return 0;
}

int helper_releases_on_failure_wrong(int n)
{
    int fd = open("/dev/null", O_RDONLY);

    if (fd < 0)
        return -1;
    if (register_fd(fd, n) < 0) {
        close(fd); /* want "double-cancel" */
        return -1;
    }
    close(fd);
    return 0;
}
