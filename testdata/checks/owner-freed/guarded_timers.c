/* A teardown that asks of every timer whether it was set up, and stops all but one of them. */
#include <event2/event.h>
#include <event2/event_struct.h>
#include <stdlib.h>
#include <string.h>

struct window {
    struct event name, alerts, offset;
    int flags;
};

static void on_name(evutil_socket_t fd, short what, void *arg)
{
    ((struct window *)arg)->flags = fd + what;
}

void window_watch(struct window *w, struct event_base *base, const struct timeval *tv)
{
    event_assign(&w->name, base, -1, 0, on_name, w);
    event_add(&w->name, tv);
    event_assign(&w->alerts, base, -1, 0, on_name, w);
    event_add(&w->alerts, tv);
    event_assign(&w->offset, base, -1, 0, on_name, w);
    event_add(&w->offset, tv);
}

/* Stops one of them at another time, and may end the window. */
void window_quiet(struct window *w)
{
    event_del(&w->alerts);
    w->flags = 0;
}

void window_destroy(struct window *w)
{
    if (event_initialized(&w->name)) event_del(&w->name);
    w->flags = event_initialized(&w->alerts);
    if (event_initialized(&w->offset)) event_del(&w->offset);
    free(w); /* want "owner-freed: .*'w->alerts'" */
}
