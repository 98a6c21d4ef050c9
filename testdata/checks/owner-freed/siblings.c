// options: --checks=-*,owner-freed
/* What a teardown forgets, told by what it does to the handle's siblings. */
#include <glib.h>
#include <stdlib.h>
#include <string.h>

gboolean tick(gpointer data);
int step(int n);

/* ---- the object goes back to a pool: nothing is freed where it ends ---- */

struct conn {
    guint login_timer;
    guint logout_timer;
    guint ping_timer;
    int valid;
};

void conn_start(struct conn *c)
{
    c->login_timer = g_timeout_add(100, tick, c);
    c->logout_timer = g_timeout_add(100, tick, c);
    c->ping_timer = g_timeout_add(100, tick, c);
}

void conn_logged_in(struct conn *c)
{
    g_source_remove(c->login_timer);
    c->login_timer = 0;
}

static void stop_ping(struct conn *c)
{
    if (c->ping_timer)
        g_source_remove(c->ping_timer);
    c->ping_timer = 0;
}

void conn_destruct(struct conn *c)
{
    stop_ping(c);
    if (c->logout_timer)
        g_source_remove(c->logout_timer); /* want "owner-freed: 'conn_destruct' ends here .*'c->login_timer'.*likely" */
    c->valid = 0;
}

/* ---- one caller has stopped the timer, the others have not ---- */

struct stream {
    guint timer;
    guint start_timer;
};

void stream_open(struct stream *s)
{
    s->timer = g_timeout_add(100, tick, s);
    s->start_timer = g_timeout_add(100, tick, s);
}

static void stream_free(struct stream *s)
{
    if (s->timer)
        g_source_remove(s->timer); /* want "owner-freed: 'stream_free' ends here .*'s->start_timer'" */
    free(s);
}

void stream_idle(struct stream *s)
{
    g_source_remove(s->start_timer);
    stream_free(s);
}

void stream_abort(struct stream *s)
{
    stream_free(s);
}

/* ---- silent: every caller has stopped it ---- */

struct quiet {
    guint timer;
    guint start_timer;
};

void quiet_open(struct quiet *q)
{
    q->timer = g_timeout_add(100, tick, q);
    q->start_timer = g_timeout_add(100, tick, q);
}

static void quiet_free(struct quiet *q)
{
    if (q->timer)
        g_source_remove(q->timer);
    free(q);
}

void quiet_close(struct quiet *q)
{
    if (q->start_timer)
        g_source_remove(q->start_timer);
    quiet_free(q);
}

/* ---- silent: one that hears of another object's end is not the end of this one ---- */

struct view {
    guint timer;
    guint other_timer;
};

void view_map(struct view *v)
{
    v->timer = g_timeout_add(100, tick, v);
    v->other_timer = g_timeout_add(100, tick, v);
}

void view_handle_destroy(struct view *v)
{
    g_source_remove(v->timer);
    v->timer = 0;
}

void view_unmap(struct view *v)
{
    g_source_remove(v->other_timer);
    v->other_timer = 0;
}

/* ---- silent: each ends its part of the object ---- */

struct manager {
    guint bus_timer;
    guint mount_timer;
};

void manager_start(struct manager *m)
{
    m->bus_timer = g_timeout_add(100, tick, m);
    m->mount_timer = g_timeout_add(100, tick, m);
}

void bus_shutdown(struct manager *m)
{
    g_source_remove(m->bus_timer);
}

void mount_shutdown(struct manager *m)
{
    g_source_remove(m->mount_timer);
}

/* ---- a global record that is cleared ---- */

static struct {
    guint watch;
    guint ring;
    int state;
} device;

void device_ring(char *clip)
{
    device.watch = g_timeout_add(10, tick, NULL);
    device.ring = g_timeout_add_full(0, 1000, tick, clip, g_free);
}

void device_answer(void)
{
    g_source_remove(device.ring);
    device.ring = 0;
}

void device_cleanup(void)
{
    if (device.watch)
        g_source_remove(device.watch); /* want "owner-freed: 'device_cleanup' ends here .*'device.ring'" */
    memset(&device, 0, sizeof device);
}

/* ---- modules: what init starts, fini stops ---- */

static guint poller;
static guint stopped;

int module_init(void)
{
    poller = g_timeout_add(10, tick, NULL);
    stopped = g_timeout_add(10, tick, NULL);
    return 0;
}

void module_fini(void)
{
    g_source_remove(stopped);
} /* want "owner-freed: 'module_fini' ends here .*'poller'" */

/* ---- handles put into an object by the function that gives the object to its destructor ---- */

struct base {
    GMainLoop *loop;
    char *name;
};

void unregister(char *name);

static struct base *base_new(void)
{
    return calloc(1, sizeof(struct base));
}

static void base_free(struct base *b)
{
    unregister(b->name);
}

int base_read(void)
{
    struct base *b = base_new();

    if (!b)
        return -1;
    b->loop = g_main_loop_new(NULL, FALSE);
    if (step(1) < 0) {
        base_free(b); /* want "owner-freed: .*'b->loop'.*likely" */
        return -1;
    }
    g_main_loop_run(b->loop);
    g_main_loop_unref(b->loop);
    base_free(b);
    return 0;
}
