/* Watchers in memory of their own, reached by a field: stopped before that memory is freed, or not. */
// options: --checks=-*,owner-freed,never-released
#include <ev.h>
#include <stdlib.h>
#include <unistd.h>

/* ---- the one is stopped, the other is not ---- */

struct client {
    ev_timer *timeout;
    ev_io *io;
    int fd;
};

static void on_timeout(struct ev_loop *loop, ev_timer *w, int events)
{
    struct client *c = w->data;
    (void)loop, (void)events;
    close(c->fd);
}

static void on_input(struct ev_loop *loop, ev_io *w, int events)
{
    (void)loop, (void)w, (void)events;
}

struct client *client_new(struct ev_loop *loop, int fd)
{
    struct client *c = calloc(1, sizeof *c);
    if (!c) return NULL;
    c->fd = fd;
    c->io = calloc(1, sizeof *c->io);
    ev_io_init(c->io, on_input, fd, EV_READ);
    ev_io_start(loop, c->io);
    c->timeout = calloc(1, sizeof *c->timeout);
    ev_timer_init(c->timeout, on_timeout, 5., 0.);
    c->timeout->data = c;
    ev_timer_start(loop, c->timeout);
    return c;
}

void client_free(struct ev_loop *loop, struct client *c)
{
    ev_io_stop(loop, c->io);
    free(c->io);
    free(c->timeout);
    free(c); /* want "owner-freed: .*'c->timeout'" */
}

/* ---- made when it is needed, and stopped by whoever ends the object ---- */

struct peer {
    ev_timer *timeout;
    int fd;
};

static void on_late(struct ev_loop *loop, ev_timer *w, int events)
{
    struct peer *p = w->data;
    (void)loop, (void)events;
    close(p->fd);
}

void peer_wait(struct ev_loop *loop, struct peer *p)
{
    if (p->timeout) return;
    p->timeout = calloc(1, sizeof *p->timeout);
    ev_timer_init(p->timeout, on_late, 5., 0.);
    p->timeout->data = p;
    ev_timer_start(loop, p->timeout);
}

static void peer_calm(struct ev_loop *loop, struct peer *p)
{
    if (!p->timeout) return;
    ev_timer_stop(loop, p->timeout);
    free(p->timeout);
    p->timeout = NULL;
}

void peer_free(struct ev_loop *loop, struct peer *p)
{
    peer_calm(loop, p);
    close(p->fd);
    free(p);
}

/* ---- the pointer is set to null when the memory is freed: that stops nothing ---- */

struct guest {
    ev_timer *timeout;
    char *name;
};

void guest_wait(struct ev_loop *loop, struct guest *g)
{
    ev_timer *w = calloc(1, sizeof *w);
    if (g->timeout || !w) return free(w);
    ev_timer_init(w, on_late, 5., 0.);
    g->timeout = w;
    ev_timer_start(loop, g->timeout);
}

void guest_leave(struct guest *g)
{
    if (g->timeout) {
        free(g->timeout);
        g->timeout = NULL;
    }
    free(g->name);
    g->name = NULL;
    free(g); /* want "owner-freed: .*'g->timeout'" */
}

/* ---- nothing: the field only leads to a watcher that belongs to somebody else ---- */

struct view {
    ev_io *shared;
    int n;
};

void view_watch(struct ev_loop *loop, struct view *v)
{
    ev_io_start(loop, v->shared);
}

static ev_io *common;

void view_set(struct view *v)
{
    v->shared = common;
}

void common_stop(struct ev_loop *loop)
{
    ev_io_stop(loop, common);
}

void view_free(struct view *v)
{
    free(v);
}
