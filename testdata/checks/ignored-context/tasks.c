/* A library's signature has a context that is never given. */
#include <gio/gio.h>

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

static void deaf(GTask *task, gpointer source, gpointer data, GCancellable *cancellable) /* want "ignored-context: 'cancellable'" */
{
    int *turns = data;
    (void)source;
    for (int i = 0; i < *turns; i++) {
        GError *error = NULL;
        g_bus_get_sync(G_BUS_TYPE_SYSTEM, NULL, &error);
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
