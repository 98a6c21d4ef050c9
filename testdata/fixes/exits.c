/* Lost at several places: a release at each, or at none. */
#include <sys/timerfd.h>
#include <unistd.h>

int ready(int);

int two_returns(int x)
{
    int fd = timerfd_create(CLOCK_MONOTONIC, 0);
    if (fd < 0)
        return -1;
    if (ready(x))
        return 1;
    if (ready(x + 1)) {
        ready(0);
        return 2;
    }
    close(fd);
    return 0;
}

int both_branches(int x)
{
    int fd = timerfd_create(CLOCK_MONOTONIC, 0);
    if (fd < 0)
        return -1;
    if (ready(x)) {
        close(fd);
        return 0;
    }
    if (x)
        return 1;
    else
        return 2;
}

int one_line(int x)
{
    int fd = timerfd_create(CLOCK_MONOTONIC, 0);
    if (fd < 0) return -1;
    if (ready(x)) return 1; else if (ready(x + 1)) return 2;
    close(fd);
    return 0;
}

int in_a_switch(int x)
{
    int fd = timerfd_create(CLOCK_MONOTONIC, 0);
    if (fd < 0)
        return -1;
    switch (x) {
    case 1:
        return 1;
    case 2:
        ready(2);
        return 2;
    default:
        break;
    }
    close(fd);
    return 0;
}

int by_label(int x)
{
    int ret = -1;
    int fd = timerfd_create(CLOCK_MONOTONIC, 0);
    if (fd < 0)
        return -1;
    if (ready(x))
        return 1;
    if (ready(x + 1))
        return -1;
    ret = 0;
out:
    close(fd);
    return ret;
}

void return_and_end(int x)
{
    int fd = timerfd_create(CLOCK_MONOTONIC, 0);
    if (fd < 0)
        return;
    if (ready(x)) {
        close(fd);
        return;
    }
    if (ready(x + 1))
        return;
    ready(x + 2);
}

/* Surely lost at one, perhaps at the other. */
int unlike(int x)
{
    int fd = timerfd_create(CLOCK_MONOTONIC, 0);
    if (ready(x))
        return 1;
    if (fd < 0)
        return -1;
    if (ready(x + 1))
        return 2;
    close(fd);
    return 0;
}
