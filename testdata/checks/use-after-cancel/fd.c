/* Uses of a handle after its release, and some before, on descriptors. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <sys/eventfd.h>
#include <unistd.h>

int step(int round);

static void announce(int fd)
{
    eventfd_write(fd, 1);
}

int used_after_release(void)
{
    int fd;

    fd = eventfd(0, EFD_CLOEXEC);
    if (fd < 0)
        return -1;
    close(fd);
    eventfd_write(fd, 1);   /* want "use-after-cancel" */
    return 0;
}

int used_after_release_on_one_path(int n)
{
    int fd;

    fd = eventfd(0, EFD_CLOEXEC);
    if (fd < 0)
        return -1;
    if (step(n) < 0) {
        close(fd);
        goto log;
    }
    close(fd);
    return 0;
log:
    eventfd_write(fd, 1);   /* want "use-after-cancel" */
    return -1;
}

int used_by_a_helper_after_release(void)
{
    int fd;

    fd = eventfd(0, EFD_CLOEXEC);
    if (fd < 0)
        return -1;
    close(fd);
    announce(fd);   /* want "use-after-cancel" */
    return 0;
}

int used_before(void)
{
    int fd;

    fd = eventfd(0, EFD_CLOEXEC);
    if (fd < 0)
        return -1;
    eventfd_write(fd, 1);
    announce(fd);
    close(fd);
    return 0;
}

int made_again_then_used(void)
{
    int fd;

    fd = eventfd(0, EFD_CLOEXEC);
    if (fd < 0)
        return -1;
    close(fd);
    fd = eventfd(0, EFD_CLOEXEC);
    if (fd < 0)
        return -1;
    eventfd_write(fd, 1);
    close(fd);
    return 0;
}

int released_on_the_other_path_only(int n)
{
    int fd;

    fd = eventfd(0, EFD_CLOEXEC);
    if (fd < 0)
        return -1;
    if (step(n) < 0) {
        close(fd);
        return -1;
    }
    eventfd_write(fd, 1);
    close(fd);
    return 0;
}

int forgotten_after_release(int n)
{
    int fd;

    fd = eventfd(0, EFD_CLOEXEC);
    if (fd < 0)
        return -1;
    if (step(n) < 0) {
        close(fd);
        fd = -1;
    }
    if (fd >= 0) {
        eventfd_write(fd, 1);
        close(fd);
    }
    return 0;
}

/* One mistake, one report. */
void used_three_times(int fd, char *buf)
{
    close(fd);
    read(fd, buf, 1); /* want "use-after-cancel" */
    read(fd, buf, 1);
    write(fd, buf, 1);
}

/* dup2 opens the number anew: it names what `other` does from then on. */
int good_number_again(int fd, int other)
{
    char b[4];

    close(fd);
    if (dup2(other, fd) < 0)
        return -1;
    return (int)read(fd, b, sizeof b);
}

int good_opened_again(const char *path, int other)
{
    char b[4];
    int n, fd = open(path, O_RDONLY);

    if (fd < 0)
        return -1;
    close(fd);
    if (dup2(other, fd) < 0)
        return -1;
    n = (int)read(fd, b, sizeof b);
    close(fd);
    return n;
}

int bad_number_of_the_other(int fd, int other)
{
    char b[4];

    close(other);
    if (dup2(other, fd) < 0) /* want "use-after-cancel: .*dup2" */
        return -1;
    return (int)read(fd, b, sizeof b);
}
