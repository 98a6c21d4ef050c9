/* Fields that nothing releases: evidence only where objects of the record are made or end in view. */
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

void trace(const char *format, ...);

struct given {
    int fds[4];
    int n;
};

/* Whoever makes such objects may know how they end. */
int given_add(struct given *g, const char *path)
{
    int fd = open(path, O_RDONLY);

    if (fd < 0)
        return -1;
    if (g->n == 4) {
        close(fd);
        return -1;
    }
    g->fds[g->n++] = fd;
    return 0;
}

struct made {
    int fd;
};

struct made *made_new(const char *path)
{
    struct made *m = malloc(sizeof *m);

    if (!m)
        return NULL;
    m->fd = open(path, O_RDONLY); /* want "never-released: .*'m->fd'.*likely" */
    if (m->fd < 0) {
        free(m);
        return NULL;
    }
    return m;
}

/* Printing its number keeps nothing. */
void made_free(struct made *m)
{
    trace("free %d", m->fd);
    free(m);
}
