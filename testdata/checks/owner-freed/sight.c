/* Destructors and what may be seen of them: code that cannot know a private record releases nothing in it; callbacks
 * that keep or free their data; a bare free that ends a longer protocol is only possible. */
#include <glib.h>
#include <stdlib.h>

struct agent;
int agent_is_busy(struct agent *a, void *who);
void debug_log(const char *format, ...);

struct device {
    struct agent *agent;
    char *path;
    guint timer;
};

static gboolean expired(gpointer data)
{
    struct device *d = data;
    d->timer = 0;
    return FALSE;
}

void device_start(struct device *d)
{
    d->timer = g_timeout_add(1000, expired, d);
}

void device_stop(struct device *d)
{
    if (d->timer)
        g_source_remove(d->timer);
    d->timer = 0;
}

void device_free(struct device *d)
{
    agent_is_busy(d->agent, d); /* declared elsewhere: struct device is this file's own */
    g_free(d->path);
    g_free(d); /* want "owner-freed: .*'d->timer'" */
}

/* The only evidence is that the callback borrows the object: the id is never used to stop it. */
struct stream {
    char *name;
    guint idle;
};

static gboolean stream_flush(gpointer data)
{
    struct stream *s = data;
    s->idle = 0;
    return FALSE;
}

void stream_kick(struct stream *s)
{
    if (!s->idle)
        s->idle = g_idle_add(stream_flush, s);
}

void stream_free(void *data)
{
    struct stream *s = data;
    g_free(s->name);
    g_free(s); /* want "owner-freed: .*'s->idle'" */
}

/* ---- silent ---- */

/* The source's own callback is what frees the object. */
struct job {
    char *name;
    guint id;
};

static void job_free(struct job *j)
{
    g_free(j->name);
    g_free(j);
}

static gboolean job_done(gpointer data)
{
    job_free(data);
    return FALSE;
}

void job_start(struct job *j)
{
    j->id = g_idle_add(job_done, j);
}

void job_pause(struct job *j)
{
    g_source_remove(j->id);
    j->id = 0;
}

/* The source owns its data: it is freed with it. */
struct watch {
    char *name;
    guint id;
};

static void watch_free(gpointer data)
{
    struct watch *w = data;
    g_free(w->name);
    g_free(w);
}

static gboolean watch_fired(gpointer data)
{
    struct watch *w = data;
    debug_log("%s", w->name);
    return TRUE;
}

void watch_start(struct watch *w)
{
    w->id = g_timeout_add_full(0, 100, watch_fired, w, watch_free);
}

void watch_stop(struct watch *w)
{
    g_source_remove(w->id);
}

/* Another step of the protocol stops the timer before; this one only gives the memory back. */
struct test {
    guint id;
};

static gboolean tick(gpointer data)
{
    return data != NULL;
}

void test_start(struct test *t)
{
    t->id = g_timeout_add(10, tick, NULL);
}

void test_teardown(struct test *t)
{
    g_source_remove(t->id);
}

void test_data_free(void *data)
{
    struct test *t = data;
    debug_log("end of %p", (void *)t);
    free(t);
}
