/* A failure that is told by the largest number of an unsigned type is a branch like any other. */
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

size_t fill(char *out, size_t room);

int told_by_maximum(const char *path, char *buffer, size_t room)
{
    int fd = open(path, O_RDONLY); /* want "lost-cancel: 'fd'" */

    if (fd < 0)
        return -1;
    if (mbstowcs(NULL, buffer, room) == (size_t)-1)
        return -1;
    close(fd);
    return 0;
}

int told_by_great_numbers(const char *path, char *buffer, size_t room)
{
    int fd = open(path, O_RDONLY); /* want "lost-cancel: 'fd'" */

    if (fd < 0)
        return -1;
    if (fill(buffer, room) >= (size_t)-2)
        return -1;
    close(fd);
    return 0;
}

int released_on_both(const char *path, char *buffer, size_t room)
{
    int fd = open(path, O_RDONLY);

    if (fd < 0)
        return -1;
    if (fill(buffer, room) == (size_t)-1) {
        close(fd);
        return -1;
    }
    close(fd);
    return 0;
}

/* the same test twice is one term */
int correlated(const char *path, char *buffer, size_t room)
{
    int fd = -1;
    size_t n = fill(buffer, room);

    if (n != (size_t)-1) {
        fd = open(path, O_RDONLY);
        if (fd < 0)
            return -1;
    }
    if (n != (size_t)-1)
        close(fd);
    return 0;
}
