/* A function that lets many handles of an object go ends it, whatever it is called; unless it makes them anew. */
#include <event2/event.h>
#include <event2/event_struct.h>
#include <stdlib.h>

struct client {
    struct event repeat, click, leave, message;
};

static void fired(evutil_socket_t fd, short what, void *data)
{
    (void)fd;
    (void)what;
    (void)data;
}

void client_begin(struct client *c, struct event_base *b, const struct timeval *tv)
{
    event_assign(&c->repeat, b, -1, 0, fired, c);
    event_assign(&c->click, b, -1, 0, fired, c);
    event_assign(&c->leave, b, -1, 0, fired, c);
    event_assign(&c->message, b, -1, 0, fired, c);
    event_add(&c->repeat, tv);
    event_add(&c->click, tv);
    event_add(&c->leave, tv);
    event_add(&c->message, tv);
}

void client_clicked(struct client *c)
{
    event_del(&c->click);
}

void client_lost(struct client *c)
{
    event_del(&c->repeat);
    event_del(&c->leave);
    event_del(&c->message); /* want "owner-freed: 'client_lost' ends here without regard to 'c->click'" */
}

void client_again(struct client *c, const struct timeval *tv)
{
    event_del(&c->repeat);
    event_del(&c->leave);
    event_del(&c->message);
    event_add(&c->repeat, tv);
    event_add(&c->leave, tv);
    event_add(&c->message, tv);
}
