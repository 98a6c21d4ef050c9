/* A number that is printed is not handed on: the field is never released all the same. */
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

void trace(const char *format, ...);

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
