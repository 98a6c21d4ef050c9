/* A jump to the label that does what is missing. */
#include <sys/timerfd.h>
#include <unistd.h>

int ready(int);

int same_value(int x)
{
    int fd = timerfd_create(CLOCK_MONOTONIC, 0);
    if (fd < 0)
        return -1;
    if (!ready(x))
        goto fail;
    if (!ready(2))
        return -1;
    close(fd);
    return 0;
fail:
    close(fd);
    return -1;
}

int through_a_variable(int x)
{
    int rc = -1;
    int fd = timerfd_create(CLOCK_MONOTONIC, 0);
    if (fd < 0)
        return -1;
    if (!ready(x))
        goto out;
    if (!ready(2))
        return -2;
    rc = 0;
out:
    if (fd >= 0)
        close(fd);
    return rc;
}

void no_value(int x)
{
    int fd = timerfd_create(CLOCK_MONOTONIC, 0);
    if (fd < 0)
        return;
    if (!ready(x))
        goto out;
    if (!ready(2)) {
        ready(3);
        return;
    }
    ready(4);
out:
    close(fd);
}

/* The label does more than release: what it frees may not be there yet. The release alone is plain. */
int label_does_more(int x, int *more)
{
    int fd = timerfd_create(CLOCK_MONOTONIC, 0);
    if (fd < 0)
        return -1;
    if (!ready(2))
        return -1;
    *more = timerfd_create(CLOCK_REALTIME, 0);
    if (!ready(x))
        goto out;
    close(fd);
    return 0;
out:
    close(fd);
    close(*more);
    return -1;
}
