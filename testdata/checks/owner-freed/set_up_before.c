/* Events are set up in one function and armed in another: what they call back is known from there. */
#include <event2/event.h>
#include <event2/event_compat.h>
#include <event2/event_struct.h>
#include <stdlib.h>

struct mode {
    struct clock *clock;
};

struct clock {
    struct event timer;
    char *text;
};

static void arm(struct clock *c)
{
    struct timeval tv = {1, 0};
    event_add(&c->timer, &tv);
}

static void fired(evutil_socket_t fd, short what, void *arg)
{
    struct mode *m = arg;
    event_del(&m->clock->timer);
    m->clock->text[0] = (char)(fd + what);
    arm(m->clock);
}

void mode_init(struct mode *m)
{
    m->clock = calloc(1, sizeof *m->clock);
    if (!m->clock) return;
    event_set(&m->clock->timer, -1, 0, fired, m);
    arm(m->clock);
}

void mode_free(struct mode *m)
{
    struct clock *c = m->clock;
    free(c->text);
    free(c); /* want "owner-freed: .*'c->timer'.*likely" */
}

/* ---- it was stopped at an earlier stage of the object's life, which the function that frees it may rely on ---- */

struct conn {
    struct event event;
    char *buf;
    int n;
};

static void conn_event(evutil_socket_t fd, short what, void *arg)
{
    ((struct conn *)arg)->n += fd + what;
}

void conn_new(struct conn *c, int fd)
{
    event_set(&c->event, fd, EV_READ, conn_event, c);
    event_add(&c->event, NULL);
}

void conn_close(struct conn *c)
{
    event_del(&c->event);
    c->n = 0;
}

void conn_free(struct conn *c)
{
    free(c->buf);
    free(c);
}
