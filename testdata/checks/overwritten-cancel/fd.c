/* Held handles that are overwritten, and some that are not, on descriptors. */
#define _GNU_SOURCE
#include <sys/eventfd.h>
#include <unistd.h>

int step(int round);

void made_twice(void)
{
    int fd = eventfd(0, EFD_CLOEXEC);

    eventfd_write(fd, 1);
    fd = eventfd(0, EFD_CLOEXEC);   /* want "overwritten-cancel" */
    close(fd);
}

void made_in_a_loop(int n)
{
    int fd = -1;

    for (int i = 0; i < n; i++) {
        fd = eventfd(0, EFD_CLOEXEC);   /* want "overwritten-cancel" */
        eventfd_write(fd, 1);
    }
    if (fd >= 0)
        close(fd);
}

void overwritten_by_nothing(void)
{
    int fd = eventfd(0, EFD_CLOEXEC);

    eventfd_write(fd, 1);
    fd = -1;   /* want "overwritten-cancel" */
}

void overwritten_on_one_path(int n)
{
    int fd = eventfd(0, EFD_CLOEXEC);

    if (step(n) < 0)
        fd = -1;   /* want "overwritten-cancel" */
    if (fd >= 0)
        close(fd);
}

void released_before(int n)
{
    int fd = -1;

    for (int i = 0; i < n; i++) {
        if (fd >= 0)
            close(fd);
        fd = eventfd(0, EFD_CLOEXEC);
    }
    if (fd >= 0)
        close(fd);
}

void released_in_the_loop(int n)
{
    int fd;

    for (int i = 0; i < n; i++) {
        fd = eventfd(0, EFD_CLOEXEC);
        close(fd);
    }
}

int kept_elsewhere(void)
{
    int fd = eventfd(0, EFD_CLOEXEC);
    int first = fd;

    fd = eventfd(0, EFD_CLOEXEC);
    close(fd);
    return first;
}

void swapped(void)
{
    int fd = eventfd(0, EFD_CLOEXEC);
    int other = eventfd(0, EFD_CLOEXEC);
    int tmp = fd;

    fd = other;
    other = tmp;
    close(fd);
    close(other);
}

/* Only a failed one is overwritten. */
void tried_again_when_it_failed(void)
{
    int fd = eventfd(0, EFD_CLOEXEC);

    if (!(fd >= 0))
        fd = eventfd(0, EFD_CLOEXEC);
    if (fd >= 0)
        close(fd);
}
