/* The call that waits where one exists that does not, in callbacks of several libraries' loops. */
#include <event2/event.h>
#include <event2/util.h>
#include <ev.h>
#include <libpq-fe.h>
#include <netdb.h>
#include <stddef.h>
#include <systemd/sd-event.h>
#include <tevent.h>
#include <unistd.h>
#include <uv.h>

static struct addrinfo *ask(const char *name)
{
    struct addrinfo *found = NULL;
    return getaddrinfo(name, NULL, NULL, &found) == 0 ? found : NULL;
}

/* ---- libuv ---- */

static void on_uv(uv_timer_t *t)
{
    t->data = ask("db"); /* want "ask blocks in getaddrinfo, in 'on_uv', which the uv_loop_t calls back" */
}

static void off_loop(uv_work_t *w)
{
    w->data = ask("db"); /* in a thread of the pool */
}

static void put(uv_work_t *w, int status)
{
    (void)w, (void)status;
}

int uv_begin(uv_loop_t *l, uv_timer_t *t, uv_work_t *w)
{
    uv_timer_init(l, t);
    uv_queue_work(l, w, off_loop, put);
    return uv_timer_start(t, on_uv, 10, 0);
}

/* ---- libevent ---- */

static void on_event(evutil_socket_t fd, short what, void *data)
{
    struct evutil_addrinfo *found;
    (void)fd, (void)what;
    if (evutil_getaddrinfo(data, NULL, NULL, &found) == 0) evutil_freeaddrinfo(found); /* want "evutil_getaddrinfo blocks here, in 'on_event', which the struct event_base calls back" */
}

struct event *event_begin(struct event_base *b, void *name)
{
    return event_new(b, -1, EV_PERSIST, on_event, name);
}

/* ---- libev: macros put the callback into the watcher ---- */

static void on_ev(struct ev_loop *l, ev_timer *t, int what)
{
    (void)l, (void)what;
    t->data = ask("db"); /* want "ask blocks in getaddrinfo, in 'on_ev', which the ev_loop calls back" */
}

void ev_begin(struct ev_loop *l, ev_timer *t)
{
    ev_timer_init(t, on_ev, 1., 1.);
    ev_timer_start(l, t);
}

/* ---- sd-event ---- */

static int on_time(sd_event_source *s, uint64_t usec, void *db)
{
    (void)s, (void)usec;
    PQclear(PQexec(db, "select 1")); /* want "PQexec blocks here, in 'on_time', which the event loop calls back" */
    return 0;
}

int sd_begin(sd_event *e, sd_event_source **s, PGconn *db)
{
    return sd_event_add_time(e, s, 1, 1000000, 0, on_time, db);
}

/* ---- tevent ---- */

static void on_tevent(struct tevent_context *ev, struct tevent_timer *te, struct timeval now, void *data)
{
    (void)ev, (void)te, (void)now, (void)data;
    sleep(2); /* want "sleep blocks here, in 'on_tevent', which the tevent context calls back" */
}

struct tevent_timer *tevent_begin(struct tevent_context *ev, TALLOC_CTX *mem, struct timeval at)
{
    return tevent_add_timer(ev, mem, at, on_tevent, NULL);
}
