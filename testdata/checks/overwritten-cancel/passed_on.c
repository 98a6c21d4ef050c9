/* A handle that goes into the call which makes the next one: it comes back as it was. */
#include <fcntl.h>
#include <unistd.h>

static int reopened(int fd)
{
    if (fd < 0)
        fd = open("log", O_WRONLY);
    return fd;
}

void append_all(int n)
{
    int fd = -1;

    while (n-- > 0)
        fd = reopened(fd);
    if (fd >= 0)
        close(fd);
}
