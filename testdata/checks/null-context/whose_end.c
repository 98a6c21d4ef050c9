/* A context that lies in an object: is the object's end that of the operation? */
#include <gio/gio.h>

typedef struct _GDBusProxy GDBusProxy;
typedef int GDBusCallFlags;
void g_dbus_proxy_call(GDBusProxy *proxy, const gchar *method, GVariant *parameters, GDBusCallFlags flags, gint timeout,
                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
void log_error(GObject *source, GAsyncResult *res, gpointer data);
void taken(GObject *source, GAsyncResult *res, gpointer data);

typedef struct {
    GObject parent;
    GDBusProxy *proxy;
    GCancellable *cancellable;
    gpointer system;
} Manager;

/* The callback works on the object. */
void inhibit(Manager *self)
{
    g_dbus_proxy_call(self->proxy, "Inhibit", NULL, 0, -1, NULL, taken, self); /* want "null-context: g_dbus_proxy_call is given no context although 'self->cancellable'" */
}

/* It goes on without the object. */
void power_off(Manager *self)
{
    g_dbus_proxy_call(self->proxy, "PowerOff", NULL, 0, -1, NULL, log_error, NULL);
}

/* The object stays until it is done. */
void restart(Manager *self)
{
    g_dbus_proxy_call(self->proxy, "Restart", NULL, 0, -1, NULL, taken, g_object_ref(self));
}

/* Cancelled is why it is called. */
void inhibit_cancel(Manager *self)
{
    g_dbus_proxy_call(self->proxy, "Cancel", NULL, 0, -1, NULL, taken, self);
}

/* There is none yet. */
void begin(Manager *self)
{
    self->system = g_bus_get_sync(G_BUS_TYPE_SYSTEM, NULL, NULL);
    self->cancellable = g_cancellable_new();
    g_bus_get_sync(G_BUS_TYPE_SYSTEM, self->cancellable, NULL);
}

/* ---- threads of tasks ---- */

static void deaf_always(GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
    int *turns = data;
    (void)source;
    for (int i = 0; i < *turns; i++) g_bus_get_sync(G_BUS_TYPE_SYSTEM, NULL, NULL);
    g_task_return_boolean(task, TRUE);
}

void start_always(int *turns)
{
    GTask *task = g_task_new(NULL, NULL, NULL, NULL);
    g_task_set_task_data(task, turns, NULL);
    g_task_run_in_thread(task, deaf_always);
    g_object_unref(task);
}

static void deaf(GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
    int *turns = data;
    (void)source;
    for (int i = 0; i < *turns; i++) {
        GError *error = NULL;
        g_bus_get_sync(G_BUS_TYPE_SYSTEM, NULL, &error); /* want "null-context: g_bus_get_sync is given no context although 'cancellable'" */
    }
    g_task_return_boolean(task, TRUE);
}

void start(int *turns, GCancellable *cancellable)
{
    GTask *task = g_task_new(NULL, cancellable, NULL, NULL);
    g_task_set_task_data(task, turns, NULL);
    g_task_run_in_thread(task, deaf);
    g_object_unref(task);
}
