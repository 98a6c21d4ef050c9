/* Watchers in objects of the program's: stopped before the memory goes, or not. */
// options: --checks=-*,lost-cancel,never-released,discarded-cancel,overwritten-cancel,double-cancel,use-after-cancel,owner-freed
#include <ev.h>

#include <stdlib.h>

struct conn {
    ev_io io;
    ev_timer timeout;
    int fd;
};

int step(int n);

static void on_io(struct ev_loop *loop, ev_io *w, int revents)
{
    struct conn *c = w->data;

    (void)revents;
    ev_io_stop(loop, &c->io);
    ev_timer_stop(loop, &c->timeout);
    free(c);
}

static struct conn *conn_new(struct ev_loop *loop, int fd)
{
    struct conn *c = calloc(1, sizeof(*c));

    if (c == NULL)
        return NULL;
    c->fd = fd;
    ev_io_init(&c->io, on_io, fd, EV_READ);
    c->io.data = c;
    ev_io_start(loop, &c->io);
    return c;
}

int good_stopped_twice(struct ev_loop *loop, struct conn *c)
{
    ev_io_stop(loop, &c->io);
    ev_io_start(loop, &c->io);
    ev_io_stop(loop, &c->io);
    ev_io_stop(loop, &c->io);
    return 0;
}

struct conn *good_conn(struct ev_loop *loop, int fd)
{
    struct conn *c = conn_new(loop, fd);

    if (c == NULL)
        return NULL;
    if (step(fd) < 0) {
        ev_io_stop(loop, &c->io);
        free(c);
        return NULL;
    }
    return c;
}

struct conn *freed_while_watching(struct ev_loop *loop, int fd)
{
    struct conn *c = conn_new(loop, fd);

    if (c == NULL)
        return NULL;
    if (step(fd) < 0) {
        free(c); /* want "owner-freed: .*'c->io'" */
        return NULL;
    }
    return c;
}

/* ---- ended by its own callback, which gets the watcher, not the object around it ---- */

struct guest {
    ev_io io;
    int fd;
};

static void on_guest(struct ev_loop *loop, ev_io *w, int events)
{
    struct guest *g = (struct guest *)w;

    (void)events;
    if (step(g->fd) < 0) {
        ev_io_stop(loop, w);
        free(g);
    }
}

int let_in(struct ev_loop *loop, int fd)
{
    struct guest *g = malloc(sizeof *g);

    if (g == NULL)
        return -1;
    g->fd = fd;
    ev_io_init(&g->io, on_guest, fd, EV_READ);
    ev_io_start(loop, &g->io);
    return 0;
}

struct ghost {
    ev_io io;
    int fd;
};

static void on_ghost(struct ev_loop *loop, ev_io *w, int events)
{
    struct ghost *g = (struct ghost *)w;

    (void)loop, (void)events;
    step(g->fd);
}

int haunt(struct ev_loop *loop, int fd)
{
    struct ghost *g = malloc(sizeof *g);

    if (g == NULL)
        return -1;
    g->fd = fd;
    ev_io_init(&g->io, on_ghost, fd, EV_READ);
    ev_io_start(loop, &g->io); /* want "never-released: .*'g->io'" */
    return 0;
}
