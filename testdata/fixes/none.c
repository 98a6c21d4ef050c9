/* Nothing here is plain: every finding stays as it is. */
#include <errno.h>
#include <sys/timerfd.h>
#include <unistd.h>

int ready(int);

/* May not have been made: nobody looked. */
int unchecked(int x)
{
    int fd = timerfd_create(CLOCK_MONOTONIC, 0);
    if (!ready(x))
        return -2;
    close(fd);
    return 0;
}

/* Held on one way to the return, closed on the other. */
int only_sometimes(int x)
{
    int fd = timerfd_create(CLOCK_MONOTONIC, 0);
    if (fd < 0)
        return -1;
    if (ready(x))
        close(fd);
    return 0;
}

/* The value needs the handle, or may. */
int in_the_value(int x)
{
    int fd = timerfd_create(CLOCK_MONOTONIC, 0);
    if (fd < 0)
        return -1;
    if (x)
        return read(fd, &x, 1);
    close(fd);
    return 0;
}

int in_errno(int x)
{
    int fd = timerfd_create(CLOCK_MONOTONIC, 0);
    if (fd < 0)
        return -1;
    if (timerfd_settime(fd, 0, NULL, NULL) < 0)
        return -errno;
    close(fd);
    return x;
}

/* The exit is the macro's. */
#define REQUIRE(x)                                                                                                     \
    do {                                                                                                               \
        if (!(x)) return -1;                                                                                           \
    } while (0)
int in_a_macro(int x)
{
    int fd = timerfd_create(CLOCK_MONOTONIC, 0);
    if (fd < 0)
        return -1;
    REQUIRE(ready(x));
    close(fd);
    return 0;
}

/* Two exits, one of which needs the handle for its value. */
int twice(int x)
{
    int fd = timerfd_create(CLOCK_MONOTONIC, 0);
    if (fd < 0)
        return -1;
    if (ready(x))
        return 1;
    if (ready(x + 1))
        return read(fd, &x, 1);
    close(fd);
    return 0;
}

/* Out of reach where it is lost. */
struct box {
    int fd;
};
int in_a_record(int x)
{
    struct box b;
    b.fd = timerfd_create(CLOCK_MONOTONIC, 0);
    if (b.fd < 0)
        return -1;
    if (ready(x))
        return 1;
    close(b.fd);
    return 0;
}

/* Braces that an #if could tear apart. */
int conditional(int x)
{
    int fd = timerfd_create(CLOCK_MONOTONIC, 0);
    if (fd < 0)
        return -1;
    if (ready(x))
#ifndef NEVER_DEFINED
        return 1;
#endif
    close(fd);
    return 0;
}

/* Another variable has the name. */
int shadowed(int x)
{
    int fd = timerfd_create(CLOCK_MONOTONIC, 0);
    if (fd < 0)
        return -1;
    if (ready(x)) {
        int fd = ready(2);
        if (fd)
            return 1;
    }
    close(fd);
    return 0;
}

/* A descriptor that travels in a pointer: close() takes no pointer. */
static void *open_in_pointer(void)
{
    int fd = timerfd_create(CLOCK_MONOTONIC, 0);
    return fd < 0 ? NULL : (void *)(long)fd;
}

int in_a_pointer(int x)
{
    void *p = open_in_pointer();
    if (p == NULL)
        return -1;
    if (ready(x))
        return 1;
    close((int)(long)p);
    return 0;
}
