// options: --checks=-*,owner-freed,never-released,lost-cancel,double-cancel,use-after-cancel
/* Handles that lie in their owner: libuv timers, libevent events, wayland listeners. */
#include <event2/event.h>
#include <stdlib.h>
#include <uv.h>
#include <wayland-server-core.h>

int step(int n);
void on_destroy(struct wl_listener *listener, void *data);
void on_fire(evutil_socket_t fd, short what, void *arg);
void on_close(uv_handle_t *handle);

/* ---- a constructor's error path ---- */

struct view {
    int id;
    struct wl_listener destroy;
    struct wl_listener commit;
};

struct view *view_new_forgets(struct wl_signal *destroyed, struct wl_signal *committed, int n)
{
    struct view *v = calloc(1, sizeof *v);
    if (!v)
        return NULL;
    v->destroy.notify = on_destroy;
    wl_signal_add(destroyed, &v->destroy);
    wl_signal_add(committed, &v->commit);
    if (step(n) < 0) {
        wl_list_remove(&v->commit.link);
        free(v); /* want "owner-freed: .*'v->destroy' .listener from wl_signal_add" */
        return NULL;
    }
    return v;
}

struct view *view_new(struct wl_signal *destroyed, struct wl_signal *committed, int n)
{
    struct view *v = calloc(1, sizeof *v);
    if (!v)
        return NULL;
    wl_signal_add(destroyed, &v->destroy);
    wl_signal_add(committed, &v->commit);
    if (step(n) < 0) {
        wl_list_remove(&v->destroy.link);
        wl_list_remove(&v->commit.link);
        free(v);
        return NULL;
    }
    return v;
}

void view_destroy(struct view *v)
{
    wl_list_remove(&v->destroy.link);
    wl_list_remove(&v->commit.link);
    free(v);
}

/* ---- an element by itself may be removed again; other lists are no listeners ---- */

struct row {
    struct wl_list link;
    struct wl_listener gone;
};

void row_reset(struct row *r)
{
    wl_list_remove(&r->gone.link);
    wl_list_init(&r->gone.link);
    wl_list_remove(&r->gone.link);
    wl_list_remove(&r->link);
    wl_list_insert(&r->link, &r->link);
}

/* ---- nothing ever unlinks it ---- */

struct seat {
    struct wl_listener keyboard;
};

struct seat *seat_new(struct wl_signal *s)
{
    struct seat *seat = calloc(1, sizeof *seat);
    if (!seat)
        return NULL;
    wl_signal_add(s, &seat->keyboard); /* want "never-released: .*'seat->keyboard'.*struct seat" */
    return seat;
}

void seat_free(struct seat *seat)
{
    free(seat);
}

/* ---- libuv: owed from init on; stopping is not closing ---- */

struct conn {
    uv_timer_t timer;
    uv_tcp_t tcp;
};

struct conn *conn_new(uv_loop_t *loop)
{
    struct conn *c = malloc(sizeof *c);
    if (!c)
        return NULL;
    uv_timer_init(loop, &c->timer);
    if (uv_tcp_init(loop, &c->tcp) != 0) {
        uv_timer_stop(&c->timer);
        free(c); /* want "owner-freed: .*'c->timer'" */
        return NULL;
    }
    return c;
}

void conn_close(struct conn *c)
{
    uv_close((uv_handle_t *)&c->timer, on_close);
    uv_close((uv_handle_t *)&c->tcp, on_close);
}

/* ---- libevent: owed from event_add to event_del ---- */

struct job {
    struct event ev;
    struct event *made;
};

struct job *job_new(struct event_base *base, int fd, int n)
{
    struct job *j = calloc(1, sizeof *j);
    if (!j)
        return NULL;
    event_assign(&j->ev, base, fd, EV_READ, on_fire, j);
    if (n < 0) {
        free(j);
        return NULL;
    }
    if (event_add(&j->ev, NULL) < 0) {
        free(j);
        return NULL;
    }
    if (step(n) < 0) {
        event_del(&j->ev);
        free(j);
        return NULL;
    }
    if (step(n) == 0) {
        free(j); /* want "owner-freed: .*'j->ev'" */
        return NULL;
    }
    return j;
}

/* A pending event may be its base's; one that was never added is nobody's. */
int watch(struct event_base *base, int fd)
{
    struct event *ev = event_new(base, fd, EV_READ | EV_PERSIST, on_fire, NULL); /* want "never-released: .*'ev'" */
    if (ev == NULL)
        return -1;
    if (event_add(ev, NULL) < 0)
        return -1;
    return 0;
}

/* ---- libuv: a callback closes the handle it is called with, but the owner may go before ---- */

struct peer {
    uv_tcp_t stream;
    int n;
};

static void on_alloc(uv_handle_t *h, size_t n, uv_buf_t *buf)
{
    (void)h;
    buf->base = malloc(n);
    buf->len = buf->base ? n : 0;
}

static void on_read(uv_stream_t *s, ssize_t n, const uv_buf_t *buf)
{
    free(buf->base);
    if (n < 0)
        uv_close((uv_handle_t *)s, on_close);
}

struct peer *peer_new(uv_loop_t *loop, int refused)
{
    struct peer *p = calloc(1, sizeof *p);
    if (!p)
        return NULL;
    if (uv_tcp_init(loop, &p->stream)) {
        free(p);
        return NULL;
    }
    uv_read_start((uv_stream_t *)&p->stream, on_alloc, on_read);
    if (refused) {
        free(p); /* want "owner-freed: .*'p->stream'" */
        return NULL;
    }
    return p;
}

struct limited {
    uv_timer_t limit;
    int n;
};

static void on_limit(uv_timer_t *t)
{
    uv_close((uv_handle_t *)t, on_close);
}

struct limited *limited_new(uv_loop_t *loop)
{
    struct limited *l = calloc(1, sizeof *l);
    if (!l)
        return NULL;
    uv_timer_init(loop, &l->limit);
    uv_timer_start(&l->limit, on_limit, 1000, 0);
    return l;
}

void limited_free(struct limited *l)
{
    free(l); /* want "owner-freed: .*'l->limit'" */
}
