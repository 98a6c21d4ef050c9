/* A field of a counted kind: what a callee made for it is the field's own. */
#include <event2/bufferevent.h>
#include <event2/event.h>
#include <stdlib.h>

struct pane {
    struct bufferevent *event;
    int fd;
};

static void on_event(struct bufferevent *b, short what, void *arg)
{
    ((struct pane *)arg)->fd = what;
    (void)b;
}

static int pane_set_event(struct pane *p, struct event_base *base)
{
    if (p->fd < 0) return -1;
    p->event = bufferevent_socket_new(base, p->fd, 0);
    if (!p->event) return -1;
    bufferevent_setcb(p->event, NULL, NULL, on_event, p);
    return 0;
}

int pane_spawn(struct pane *p, struct event_base *base, int fd)
{
    p->fd = fd;
    return pane_set_event(p, base);
}

void pane_exited(struct pane *p)
{
    if (p->fd != -1) bufferevent_free(p->event);
    p->event = NULL;
    p->fd = -1;
}

void pane_killed(struct pane *p)
{
    bufferevent_free(p->event);
    p->event = NULL;
}

void pane_lost(struct pane *p)
{
    if (p->fd == -1) return;
    p->event = NULL; /* want "overwritten-cancel: 'p->event' is overwritten while still held" */
    p->fd = -1;
}
