/* A release that was interrupted is tried again: the same call, whose result is looked at. */
#include <errno.h>
#include <unistd.h>

#define RETRY(call)                              \
    ({                                           \
        long r__;                                \
        do r__ = (call);                         \
        while (r__ == -1 && errno == EINTR);     \
        r__;                                     \
    })

void in_a_macro(int fd)
{
    RETRY(close(fd));
}

int with_goto(int fd)
{
again:
    if (close(fd) < 0) {
        if (errno == EINTR) goto again;
        return -1;
    }
    return 0;
}

void in_a_loop(int fd)
{
    for (int i = 0; i < 2; i++) close(fd); /* want "double-cancel: 'fd' is released twice" */
}

int another_call(int fd)
{
    if (close(fd) < 0) return close(fd); /* want "double-cancel: 'fd' is released twice" */
    return 0;
}
