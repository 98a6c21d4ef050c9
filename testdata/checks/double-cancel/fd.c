/* Releases that come twice, and some that only look so, on descriptors. */
#define _GNU_SOURCE
#include <sys/eventfd.h>
#include <unistd.h>

int step(int round);

int released_twice(void)
{
    int fd;

    fd = eventfd(0, EFD_CLOEXEC);
    if (fd < 0)
        return -1;
    close(fd);
    close(fd);   /* want "double-cancel" */
    return 0;
}

int twice_on_the_error_path(int n)
{
    int rc = 0;
    int fd;

    fd = eventfd(0, EFD_CLOEXEC);
    if (fd < 0)
        return -1;
    if (step(n) < 0) {
        close(fd);
        rc = -1;
        goto out;
    }
    eventfd_write(fd, 1);
out:
    close(fd);   /* want "double-cancel" */
    return rc;
}

static void finish(int fd)
{
    close(fd);
}

int twice_through_a_helper(void)
{
    int fd;

    fd = eventfd(0, EFD_CLOEXEC);
    if (fd < 0)
        return -1;
    finish(fd);
    close(fd);   /* want "double-cancel" */
    return 0;
}

int once_on_each_path(int n)
{
    int fd;

    fd = eventfd(0, EFD_CLOEXEC);
    if (fd < 0)
        return -1;
    if (step(n) < 0) {
        close(fd);
        return -1;
    }
    close(fd);
    return 0;
}

int made_again_in_between(void)
{
    int fd;

    fd = eventfd(0, EFD_CLOEXEC);
    if (fd < 0)
        return -1;
    close(fd);
    fd = eventfd(0, EFD_CLOEXEC);
    if (fd < 0)
        return -1;
    close(fd);
    return 0;
}

int released_in_a_loop_that_makes(int n)
{
    for (int i = 0; i < n; i++) {
        int fd;

        fd = eventfd(0, EFD_CLOEXEC);
        if (fd < 0)
            continue;
        close(fd);
    }
    return 0;
}

int set_to_nothing_after_release(int n)
{
    int fd = eventfd(0, EFD_CLOEXEC);

    if (step(n) < 0) {
        if (fd >= 0)
            close(fd);
        fd = -1;
    }
    if (fd >= 0)
        close(fd);
    return 0;
}

int remembered_by_a_flag(int n)
{
    int released = 0;
    int fd;

    fd = eventfd(0, EFD_CLOEXEC);
    if (fd < 0)
        return -1;
    if (step(n) > 0) {
        close(fd);
        released = 1;
    }
    if (!released)
        close(fd);
    return 0;
}
