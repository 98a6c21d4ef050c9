/* A function with more combinations of handles than are followed: what was not seen of it is not held against it. */
#include <fcntl.h>
#include <stddef.h>
#include <unistd.h>

#define OPEN(i) int h##i = flags & 1 << i ? open(names[i], O_RDONLY) : -1
#define CLOSE(i)      \
    if (h##i >= 0) close(h##i)

/* Closes `fd` when every file was there. */
static void all_of(const char **names, int flags, int fd)
{
    OPEN(0);
    OPEN(1);
    OPEN(2);
    OPEN(3);
    OPEN(4);
    OPEN(5);
    OPEN(6);
    OPEN(7);
    if (h0 >= 0 && h1 >= 0 && h2 >= 0 && h3 >= 0 && h4 >= 0 && h5 >= 0 && h6 >= 0 && h7 >= 0) close(fd);
    CLOSE(0);
    CLOSE(1);
    CLOSE(2);
    CLOSE(3);
    CLOSE(4);
    CLOSE(5);
    CLOSE(6);
    CLOSE(7);
}

void caller(const char **names, int flags)
{
    int fd = open(names[8], O_RDONLY);
    if (fd < 0) return;
    all_of(names, flags, fd);
    if (flags != 255) close(fd);
}

/* Others in the file are followed as ever. */
void beside(const char **names)
{
    int fd = open(names[8], O_RDONLY); /* want "never-released: .*'fd'" */
    if (fd < 0) return;
    all_of(NULL, 0, 3);
}
