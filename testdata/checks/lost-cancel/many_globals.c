/* A function that hands on its argument and, below it, what many globals hold: the one must not crowd out the other. */
#include <fcntl.h>
#include <unistd.h>

extern void look_at(const void *p);

#define EIGHT(X, n) X(n##0) X(n##1) X(n##2) X(n##3) X(n##4) X(n##5) X(n##6) X(n##7)
#define ALL(X)                                                                                                         \
    EIGHT(X, 1) EIGHT(X, 2) EIGHT(X, 3) EIGHT(X, 4) EIGHT(X, 5) EIGHT(X, 6) EIGHT(X, 7) EIGHT(X, 8) EIGHT(X, 9)
#define DECLARE(n) void *held##n;
#define SHOW(n)    look_at(held##n);

ALL(DECLARE)

static int adopted;

static void show_all(void)
{
    ALL(SHOW)
}

static void adopt(int fd)
{
    show_all();
    adopted = fd;
}

int handed_on(const char *path)
{
    int fd = open(path, O_RDONLY);
    if (fd < 0) return -1;
    adopt(fd);
    return 0;
}

static void only_shows(int fd)
{
    show_all();
    (void)fd;
}

int kept_here(const char *path)
{
    int fd = open(path, O_RDONLY); /* want "lost-cancel: " */
    if (fd < 0) return -1;
    only_shows(fd);
    if (!path[0]) return 1;
    close(fd);
    return adopted;
}
