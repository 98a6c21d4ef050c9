/* Fields set to null by the function that is named for undoing what the other one did; variables that only compare. */
#include <fcntl.h>
#include <stdbool.h>
#include <unistd.h>

struct mapped {
    void *ptr;
    int fd;
};

int map_file(struct mapped *m, const char *path)
{
    m->fd = open(path, O_RDONLY);
    return m->fd < 0 ? -1 : 0;
}

void unmap_file(struct mapped *m)
{
    m->ptr = 0;
    m->fd = 0; /* want "overwritten-cancel: 'm->fd'" */
}

void forget(struct mapped *m)
{
    m->fd = 0;
}

void close_file(struct mapped *m)
{
    close(m->fd);
    m->fd = 0;
}

struct port {
    int fd;
};

int port_connect(struct port *p, const char *path)
{
    p->fd = open(path, O_RDWR);
    return p->fd;
}

void port_disconnect(struct port *p)
{
    close(p->fd);
    p->fd = 0;
}

void note(const char *what);

void port_reset(struct port *p)
{
    int old = p->fd;
    if (p->fd != -1) p->fd = -1; /* want "overwritten-cancel: 'p->fd'" */
    if (old != -1) note("reset");
}

void port_reset_closing(struct port *p)
{
    int old = p->fd;
    if (p->fd != -1) p->fd = -1;
    if (old != -1) close(old);
}
