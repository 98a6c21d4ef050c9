/* Every tracked kind of the pack, and the calls that make one: released on both ways out, and on one only. */
#include <gio/gio.h>
#include <glib-unix.h>

gint step(gint n);

static gpointer run(gpointer data)
{
    return data;
}

static void item(gpointer data, gpointer user_data)
{
    (void)data, (void)user_data;
}

/* Goes on until it is removed. */
static gboolean tick(gpointer data)
{
    (void)data;
    return G_SOURCE_CONTINUE;
}

static gboolean on_fd(gint fd, GIOCondition condition, gpointer data)
{
    (void)fd, (void)condition, (void)data;
    return G_SOURCE_CONTINUE;
}

static void on_signal(GDBusConnection *bus, const gchar *sender, const gchar *path, const gchar *interface,
                      const gchar *name, GVariant *parameters, gpointer data)
{
    (void)bus, (void)sender, (void)path, (void)interface, (void)name, (void)parameters, (void)data;
}

static GDBusMessage *on_message(GDBusConnection *bus, GDBusMessage *message, gboolean incoming, gpointer data)
{
    (void)bus, (void)incoming, (void)data;
    return message;
}

gint good_cancellable(gint n)
{
    GCancellable *p = g_cancellable_new();

    if (step(n) < 0) {
        g_object_unref(p);
        return -1;
    }
    g_object_unref(p);
    return 0;
}

gint bad_cancellable(gint n)
{
    GCancellable *p = g_cancellable_new(); /* want "lost-cancel" */

    if (step(n) < 0)
        return -1;
    g_object_unref(p);
    return 0;
}

gint good_gobject(gint n)
{
    gpointer p = g_object_new(G_TYPE_OBJECT, NULL);

    if (step(n) < 0) {
        g_object_unref(p);
        return -1;
    }
    g_object_unref(p);
    return 0;
}

gint fn_bad_gobject(gint n)
{
    gpointer p = g_object_new(G_TYPE_OBJECT, NULL);

    if (step(n) < 0)
        return -1;
    g_object_unref(p);
    return 0;
}

gint good_bus(gint n)
{
    GDBusConnection *p = g_bus_get_sync(G_BUS_TYPE_SESSION, NULL, NULL);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        g_object_unref(p);
        return -1;
    }
    g_object_unref(p);
    return 0;
}

gint fn_bad_bus(gint n)
{
    GDBusConnection *p = g_bus_get_sync(G_BUS_TYPE_SESSION, NULL, NULL);

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    g_object_unref(p);
    return 0;
}

gint good_timeout_source(gint n)
{
    GSource *p = g_timeout_source_new(10);

    if (step(n) < 0) {
        g_source_unref(p);
        return -1;
    }
    g_source_unref(p);
    return 0;
}

gint bad_timeout_source(gint n)
{
    GSource *p = g_timeout_source_new(10); /* want "lost-cancel" */

    if (step(n) < 0)
        return -1;
    g_source_unref(p);
    return 0;
}

gint good_idle_source(gint n)
{
    GSource *p = g_idle_source_new();

    if (step(n) < 0) {
        g_source_unref(p);
        return -1;
    }
    g_source_unref(p);
    return 0;
}

gint bad_idle_source(gint n)
{
    GSource *p = g_idle_source_new(); /* want "lost-cancel" */

    if (step(n) < 0)
        return -1;
    g_source_unref(p);
    return 0;
}

gint good_fd_source(gint n)
{
    GSource *p = g_unix_fd_source_new(0, G_IO_IN);

    if (step(n) < 0) {
        g_source_unref(p);
        return -1;
    }
    g_source_unref(p);
    return 0;
}

gint bad_fd_source(gint n)
{
    GSource *p = g_unix_fd_source_new(0, G_IO_IN); /* want "lost-cancel" */

    if (step(n) < 0)
        return -1;
    g_source_unref(p);
    return 0;
}

gint good_cancellable_source(GCancellable *c, gint n)
{
    GSource *p = g_cancellable_source_new(c);

    if (step(n) < 0) {
        g_source_unref(p);
        return -1;
    }
    g_source_unref(p);
    return 0;
}

gint bad_cancellable_source(GCancellable *c, gint n)
{
    GSource *p = g_cancellable_source_new(c); /* want "lost-cancel" */

    if (step(n) < 0)
        return -1;
    g_source_unref(p);
    return 0;
}

gint good_main_context(gint n)
{
    GMainContext *p = g_main_context_new();

    if (step(n) < 0) {
        g_main_context_unref(p);
        return -1;
    }
    g_main_context_unref(p);
    return 0;
}

gint bad_main_context(gint n)
{
    GMainContext *p = g_main_context_new(); /* want "lost-cancel" */

    if (step(n) < 0)
        return -1;
    g_main_context_unref(p);
    return 0;
}

gint good_thread_default_context(gint n)
{
    GMainContext *p = g_main_context_ref_thread_default();

    if (step(n) < 0) {
        g_main_context_unref(p);
        return -1;
    }
    g_main_context_unref(p);
    return 0;
}

gint bad_thread_default_context(gint n)
{
    GMainContext *p = g_main_context_ref_thread_default(); /* want "lost-cancel" */

    if (step(n) < 0)
        return -1;
    g_main_context_unref(p);
    return 0;
}

gint good_main_loop(gint n)
{
    GMainLoop *p = g_main_loop_new(NULL, FALSE);

    if (step(n) < 0) {
        g_main_loop_unref(p);
        return -1;
    }
    g_main_loop_unref(p);
    return 0;
}

gint bad_main_loop(gint n)
{
    GMainLoop *p = g_main_loop_new(NULL, FALSE); /* want "lost-cancel" */

    if (step(n) < 0)
        return -1;
    g_main_loop_unref(p);
    return 0;
}

gint good_task(gint n)
{
    GTask *p = g_task_new(NULL, NULL, NULL, NULL);

    if (step(n) < 0) {
        g_object_unref(p);
        return -1;
    }
    g_task_return_boolean(p, TRUE);
    g_object_unref(p);
    return 0;
}

gint bad_task(gint n)
{
    GTask *p = g_task_new(NULL, NULL, NULL, NULL); /* want "lost-cancel" */

    if (step(n) < 0)
        return -1;
    g_task_return_boolean(p, TRUE);
    g_object_unref(p);
    return 0;
}

gint good_thread(gint n)
{
    GThread *p = g_thread_new("t", run, NULL);

    if (step(n) < 0) {
        g_thread_join(p);
        return -1;
    }
    g_thread_join(p);
    return 0;
}

gint bad_thread(gint n)
{
    GThread *p = g_thread_new("t", run, NULL); /* want "lost-cancel" */

    if (step(n) < 0)
        return -1;
    g_thread_join(p);
    return 0;
}

gint good_thread_try(gint n)
{
    GThread *p = g_thread_try_new("t", run, NULL, NULL);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        g_thread_unref(p);
        return -1;
    }
    g_thread_unref(p);
    return 0;
}

gint bad_thread_try(gint n)
{
    GThread *p = g_thread_try_new("t", run, NULL, NULL); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    g_thread_unref(p);
    return 0;
}

gint good_thread_pool(gint n)
{
    GThreadPool *p = g_thread_pool_new(item, NULL, 2, FALSE, NULL);

    if (step(n) < 0) {
        g_thread_pool_free(p, FALSE, TRUE);
        return -1;
    }
    g_thread_pool_free(p, FALSE, TRUE);
    return 0;
}

gint bad_thread_pool(gint n)
{
    GThreadPool *p = g_thread_pool_new(item, NULL, 2, FALSE, NULL); /* want "lost-cancel" */

    if (step(n) < 0)
        return -1;
    g_thread_pool_free(p, FALSE, TRUE);
    return 0;
}

gint good_async_queue(gint n)
{
    GAsyncQueue *p = g_async_queue_new();

    if (step(n) < 0) {
        g_async_queue_unref(p);
        return -1;
    }
    g_async_queue_unref(p);
    return 0;
}

gint bad_async_queue(gint n)
{
    GAsyncQueue *p = g_async_queue_new(); /* want "lost-cancel" */

    if (step(n) < 0)
        return -1;
    g_async_queue_unref(p);
    return 0;
}

gint good_gtimer(gint n)
{
    GTimer *p = g_timer_new();

    if (step(n) < 0) {
        g_timer_destroy(p);
        return -1;
    }
    g_timer_destroy(p);
    return 0;
}

gint bad_gtimer(gint n)
{
    GTimer *p = g_timer_new(); /* want "lost-cancel" */

    if (step(n) < 0)
        return -1;
    g_timer_destroy(p);
    return 0;
}

gint good_timeout_id(gint n)
{
    guint id = g_timeout_add(10, tick, NULL);

    if (step(n) < 0) {
        g_source_remove(id);
        return -1;
    }
    g_source_remove(id);
    return 0;
}

gint bad_timeout_id(gint n)
{
    guint id = g_timeout_add(10, tick, NULL); /* want "lost-cancel" */

    if (step(n) < 0)
        return -1;
    g_source_remove(id);
    return 0;
}

gint good_idle_id(gint n)
{
    guint id = g_idle_add(tick, NULL);

    if (step(n) < 0) {
        g_source_remove(id);
        return -1;
    }
    g_source_remove(id);
    return 0;
}

gint bad_idle_id(gint n)
{
    guint id = g_idle_add(tick, NULL); /* want "lost-cancel" */

    if (step(n) < 0)
        return -1;
    g_source_remove(id);
    return 0;
}

gint good_unix_fd_id(gint n)
{
    guint id = g_unix_fd_add(0, G_IO_IN, on_fd, NULL);

    if (step(n) < 0) {
        g_source_remove(id);
        return -1;
    }
    g_source_remove(id);
    return 0;
}

gint bad_unix_fd_id(gint n)
{
    guint id = g_unix_fd_add(0, G_IO_IN, on_fd, NULL); /* want "lost-cancel" */

    if (step(n) < 0)
        return -1;
    g_source_remove(id);
    return 0;
}

gint good_handler_id(gpointer object, gint n)
{
    gulong id = g_signal_connect(object, "changed", G_CALLBACK(tick), NULL);

    if (step(n) < 0) {
        g_signal_handler_disconnect(object, id);
        return -1;
    }
    g_signal_handler_disconnect(object, id);
    return 0;
}

gint fn_bad_handler_id(gpointer object, gint n)
{
    gulong id = g_signal_connect(object, "changed", G_CALLBACK(tick), NULL);

    if (step(n) < 0)
        return -1;
    g_signal_handler_disconnect(object, id);
    return 0;
}

gint good_cancelled_id(GCancellable *c, gint n)
{
    gulong id = g_cancellable_connect(c, G_CALLBACK(tick), NULL, NULL);

    if (step(n) < 0) {
        g_cancellable_disconnect(c, id);
        return -1;
    }
    g_cancellable_disconnect(c, id);
    return 0;
}

gint bad_cancelled_id(GCancellable *c, gint n)
{
    gulong id = g_cancellable_connect(c, G_CALLBACK(tick), NULL, NULL); /* want "lost-cancel" */

    if (step(n) < 0)
        return -1;
    g_cancellable_disconnect(c, id);
    return 0;
}

gint good_own_name(gint n)
{
    guint id = g_bus_own_name(G_BUS_TYPE_SESSION, "a.b", 0, NULL, NULL, NULL, NULL, NULL);

    if (step(n) < 0) {
        g_bus_unown_name(id);
        return -1;
    }
    g_bus_unown_name(id);
    return 0;
}

gint bad_own_name(gint n)
{
    guint id = g_bus_own_name(G_BUS_TYPE_SESSION, "a.b", 0, NULL, NULL, NULL, NULL, NULL); /* want "lost-cancel" */

    if (step(n) < 0)
        return -1;
    g_bus_unown_name(id);
    return 0;
}

gint good_watch_name(gint n)
{
    guint id = g_bus_watch_name(G_BUS_TYPE_SESSION, "a.b", 0, NULL, NULL, NULL, NULL);

    if (step(n) < 0) {
        g_bus_unwatch_name(id);
        return -1;
    }
    g_bus_unwatch_name(id);
    return 0;
}

gint bad_watch_name(gint n)
{
    guint id = g_bus_watch_name(G_BUS_TYPE_SESSION, "a.b", 0, NULL, NULL, NULL, NULL); /* want "lost-cancel" */

    if (step(n) < 0)
        return -1;
    g_bus_unwatch_name(id);
    return 0;
}

gint good_subscription(GDBusConnection *bus, gint n)
{
    guint id = g_dbus_connection_signal_subscribe(bus, NULL, NULL, NULL, NULL, NULL, 0, on_signal, NULL, NULL);

    if (step(n) < 0) {
        g_dbus_connection_signal_unsubscribe(bus, id);
        return -1;
    }
    g_dbus_connection_signal_unsubscribe(bus, id);
    return 0;
}

gint bad_subscription(GDBusConnection *bus, gint n)
{
    guint id = g_dbus_connection_signal_subscribe(bus, NULL, NULL, NULL, NULL, NULL, 0, on_signal, NULL, NULL); /* want "lost-cancel" */

    if (step(n) < 0)
        return -1;
    g_dbus_connection_signal_unsubscribe(bus, id);
    return 0;
}

gint good_registration(GDBusConnection *bus, gint n)
{
    guint id = g_dbus_connection_register_object(bus, "/", NULL, NULL, NULL, NULL, NULL);

    if (id == 0)
        return -1;
    if (step(n) < 0) {
        g_dbus_connection_unregister_object(bus, id);
        return -1;
    }
    g_dbus_connection_unregister_object(bus, id);
    return 0;
}

gint bad_registration(GDBusConnection *bus, gint n)
{
    guint id = g_dbus_connection_register_object(bus, "/", NULL, NULL, NULL, NULL, NULL); /* want "lost-cancel" */

    if (id == 0)
        return -1;
    if (step(n) < 0)
        return -1;
    g_dbus_connection_unregister_object(bus, id);
    return 0;
}

gint good_filter(GDBusConnection *bus, gint n)
{
    guint id = g_dbus_connection_add_filter(bus, on_message, NULL, NULL);

    if (step(n) < 0) {
        g_dbus_connection_remove_filter(bus, id);
        return -1;
    }
    g_dbus_connection_remove_filter(bus, id);
    return 0;
}

gint bad_filter(GDBusConnection *bus, gint n)
{
    guint id = g_dbus_connection_add_filter(bus, on_message, NULL, NULL); /* want "lost-cancel" */

    if (step(n) < 0)
        return -1;
    g_dbus_connection_remove_filter(bus, id);
    return 0;
}

gint good_channel(gint fd, gint n)
{
    GIOChannel *c = g_io_channel_unix_new(fd);

    g_io_add_watch(c, 1, NULL, NULL);
    g_io_channel_unref(c);
    return n;
}

gint bad_channel(gint fd, gint n)
{
    GIOChannel *c = g_io_channel_unix_new(fd); /* want "lost-cancel" */

    if (step(n) < 0)
        return -1;
    g_io_channel_unref(c);
    return 0;
}

gint good_monitor(GFile *file, GCancellable *c)
{
    GFileMonitor *m = g_file_monitor_file(file, 0, c, NULL);

    if (!m)
        return -1;
    g_file_monitor_cancel(m);
    g_object_unref(m);
    return 0;
}

/* Cancelling is not releasing. */
gint bad_monitor(GFile *file, GCancellable *c)
{
    GFileMonitor *m = g_file_monitor_file(file, 0, c, NULL); /* want "never-released" */

    if (!m)
        return -1;
    g_file_monitor_cancel(m);
    return 0;
}
