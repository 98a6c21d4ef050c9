/* The object is freed later, by a function that the loop calls once: what was stopped before that counts. */
// options: --checks=-*,owner-freed
#include <event2/event.h>
#include <event2/event_compat.h>
#include <event2/event_struct.h>
#include <stdlib.h>

struct client {
    struct event timer;
    char *name;
};

static void fired(evutil_socket_t fd, short what, void *arg)
{
    (void)fd, (void)what, (void)arg;
}

void client_start(struct client *c, const struct timeval *tv)
{
    event_assign(&c->timer, NULL, -1, 0, fired, c);
    event_add(&c->timer, tv);
}

static void client_free(evutil_socket_t fd, short what, void *arg)
{
    struct client *c = arg;
    (void)fd, (void)what;
    free(c->name);
    free(c);
}

void client_lost(struct client *c)
{
    event_del(&c->timer);
    event_once(-1, 1, client_free, c, NULL);
}
