/* A cleanup attribute after an explicit release. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static void close_fdp(int *fdp)
{
    if (*fdp >= 0)
        close(*fdp);
}

int closed_by_hand_and_by_scope(const char *path)
{
    __attribute__((cleanup(close_fdp))) int fd = open(path, O_RDONLY);

    if (fd < 0)
        return -1;
    close(fd);
    return 0; /* want "double-cancel" */
}

int cleared_in_between(const char *path)
{
    __attribute__((cleanup(close_fdp))) int fd = open(path, O_RDONLY);

    if (fd < 0)
        return -1;
    close(fd);
    fd = -1;
    return 0;
}
