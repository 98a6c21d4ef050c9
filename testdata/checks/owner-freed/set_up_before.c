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

/* ---- the callback gets the object itself, which looks whether the timer was set up ---- */

struct set {
    struct event timer;
    char *name;
    int n;
};

static void set_fired(evutil_socket_t fd, short what, void *arg)
{
    ((struct set *)arg)->n += fd + what;
}

void set_add(struct set *s)
{
    struct timeval tv = {1, 0};
    if (!event_initialized(&s->timer)) event_set(&s->timer, -1, 0, set_fired, s);
    event_add(&s->timer, &tv);
    s->n++;
}

void set_remove(struct set *s)
{
    if (--s->n == 0) event_del(&s->timer);
}

void set_free(struct set *s)
{
    s->n = event_initialized(&s->timer);
    free(s->name);
    free(s); /* want "owner-freed: .*'s->timer'.*likely" */
}
