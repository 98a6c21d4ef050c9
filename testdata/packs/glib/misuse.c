/* What GLib's documentation warns about. */
#include <gio/gio.h>

/* A timeout keeps calling into a widget that is gone. */
typedef struct {
    GObject parent;
    guint timeout_id;
    gint ticks;
} Clock;

static gboolean on_tick(gpointer data)
{
    Clock *clock = data;

    clock->ticks++;
    return G_SOURCE_CONTINUE;
}

void clock_start(Clock *clock)
{
    clock->timeout_id = g_timeout_add(1000, on_tick, clock); /* want "never-released" */
}

void clock_finalize(GObject *object)
{
    Clock *clock = (Clock *)object;

    g_free(clock);
}

/* Dropping the reference of an attached source does not stop it; keeping the reference loses it. */
void source_reference_kept(GMainContext *context)
{
    GSource *source = g_timeout_source_new(10); /* want "never-released" */

    g_source_attach(source, context);
    g_source_destroy(source);
}

/* The cancelled operation still calls back, but the reference is ours to drop either way. */
void cancelled_but_kept(GFile *file, GAsyncReadyCallback done)
{
    GCancellable *c = g_cancellable_new(); /* want "never-released" */

    g_file_load_contents_async(file, c, done, NULL);
    g_cancellable_cancel(c);
}

void cancelled_and_dropped(GFile *file, GAsyncReadyCallback done)
{
    GCancellable *c = g_cancellable_new();

    g_file_load_contents_async(file, c, done, NULL);
    g_cancellable_cancel(c);
    g_object_unref(c);
}

static gpointer run(gpointer data)
{
    return data;
}

/* A thread that is not joined must be unreffed. */
void thread_kept(void)
{
    GThread *t = g_thread_new("t", run, NULL); /* want "never-released" */

    (void)t;
}

/* Returning a result does not drop the caller's reference. */
void notified_task(gpointer source, GAsyncReadyCallback done)
{
    GTask *task = g_task_new(source, NULL, done, NULL); /* want "never-released" */

    g_task_return_boolean(task, TRUE);
}
