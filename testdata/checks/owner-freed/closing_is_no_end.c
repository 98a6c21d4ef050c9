/* A function that closes something and changes an object's state on the way does not answer for its end. */
#include <glib.h>

struct stream {
    guint timer, io, start;
    int state;
};

static gboolean on_timer(gpointer data)
{
    struct stream *s = data;
    s->timer = 0;
    s->state++;
    return FALSE;
}

static gboolean on_start(gpointer data)
{
    struct stream *s = data;
    s->start = 0;
    s->state++;
    return FALSE;
}

void stream_open(struct stream *s)
{
    s->timer = g_timeout_add(1000, on_timer, s);
    s->io = g_timeout_add(2000, on_timer, s);
    s->start = g_timeout_add(3000, on_start, s);
}

static void set_state(struct stream *s, int state)
{
    if (state == 2 && s->start) {
        g_source_remove(s->start);
        s->start = 0;
    }
    s->state = state;
}

void close_command(struct stream *s)
{
    set_state(s, 2);
    if (s->timer) g_source_remove(s->timer);
    s->timer = 0;
}

void stream_destroy(struct stream *s)
{
    if (s->timer) g_source_remove(s->timer);
    if (s->io) g_source_remove(s->io); /* want "owner-freed: .*start" */
    s->state = 0;
}
