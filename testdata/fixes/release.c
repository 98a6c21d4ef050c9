/* A release before the exit, in the shapes that exits have. */
#include <errno.h>
#include <sys/timerfd.h>
#include <unistd.h>

int ready(int);

int own_line(int x)
{
    int fd = timerfd_create(CLOCK_MONOTONIC, 0);
    if (fd < 0)
        return -1;
    if (!ready(x) ||
        !ready(x + 1)) /* why */
        return -2; /* not ready */
    close(fd);
    return 0;
}

int same_line(int x)
{
    int fd = timerfd_create(CLOCK_MONOTONIC, 0);
    if (fd < 0) return -1;
    if (!ready(x)) return -2; // not ready
    close (fd);
    return 0;
}

int in_block(int x)
{
	int fd = timerfd_create(CLOCK_MONOTONIC, 0);
	if (fd < 0)
		return -1;
	if (!ready(x)) {
		ready(0);
		return x > 3 ? -EINVAL : -2;
	}
	close(fd);
	return 0;
}

int in_switch(int x)
{
    int fd = timerfd_create(CLOCK_MONOTONIC, 0);
    if (fd < 0)
        return -1;
    switch (x) {
    case 1: return 1;
    default: ready(x);
    }
    close(fd);
    return 0;
}

int in_else(int x)
{
    int fd = timerfd_create(CLOCK_MONOTONIC, 0);
    if (fd < 0)
        return -1;
    if (ready(x))
        close(fd);
    else
        return -1;
    return 0;
}

void at_the_end(int x)
{
    int fd = timerfd_create(CLOCK_MONOTONIC, 0);
    if (fd < 0)
        return;
    if (ready(x)) {
        close(fd);
        return;
    }
    ready(3);
}

void end_of_a_block(int x)
{
    if (x) {
        int fd = timerfd_create(CLOCK_MONOTONIC, 0);
        if (fd >= 0) {
            if (!read(fd, &x, 1)) {
                close(fd);
                return;
            }
            ready(1);
        } else {
            return;
        }
    }
}

void in_a_loop(int x)
{
    while (ready(x)) {
        int fd = timerfd_create(CLOCK_MONOTONIC, 0);
        if (fd < 0)
            break;
        if (read(fd, &x, 1))
            continue;
        close(fd);
    }
}
