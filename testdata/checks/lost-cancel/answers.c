/* Functions that answer a question about a handle: callers go by the answer. */
#include <stdbool.h>
#include <sys/socket.h>
#include <unistd.h>

struct link {
    int fd;
    int state;
};

static bool is_open(int fd)
{
    return fd != -1;
}

static int is_bad(int fd)
{
    if (fd < 0) return 1;
    return 0;
}

static bool has_link(const struct link *l)
{
    return !(l->fd < 0);
}

static bool is_busy(int fd, int load)
{
    return load > 3 && fd != -1;
}

int asks_before_it_works(int s)
{
    int fd = accept(s, 0, 0);
    if (!is_open(fd)) return -1;
    close(fd);
    return 0;
}

int asks_the_other_way(int s)
{
    int fd = accept(s, 0, 0);
    if (is_bad(fd)) return -1;
    close(fd);
    return 0;
}

int asks_about_a_member(int s)
{
    struct link l = {.fd = accept(s, 0, 0)};
    if (!has_link(&l)) return -1;
    close(l.fd);
    return 0;
}

int loses_what_is_open(int s)
{
    int fd = accept(s, 0, 0); /* want "lost-cancel: .*'fd'" */
    if (is_open(fd) && s > 2) return -1;
    if (!is_bad(fd)) close(fd);
    return 0;
}

int asks_something_else(int s, int load)
{
    int fd = accept(s, 0, 0); /* want "lost-cancel: .*'fd'" */
    if (!is_busy(fd, load)) return -1;
    close(fd);
    return 0;
}
