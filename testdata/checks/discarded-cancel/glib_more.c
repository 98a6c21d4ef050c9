/* What may be thrown away in GLib and what may not. */
#include <gio/gio.h>

static gboolean once(gpointer data)
{
  (void) data;
  return G_SOURCE_REMOVE;
}

static gpointer run(gpointer data)
{
  return data;
}

void sources_may_be_forgotten(gpointer data)
{
  g_idle_add(once, data);
  g_timeout_add(10, once, data);
  (void) g_timeout_add_seconds(1, once, data);
}

void threads_may_not(gpointer data)
{
  g_thread_new("worker", run, data); /* want "discarded-cancel" */
}

void unreffed_at_once(gpointer data)
{
  g_thread_unref(g_thread_new("worker", run, data));
}

void reference_thrown_away(GCancellable *given)
{
  GMainLoop *loop = g_main_loop_new(NULL, FALSE);

  g_main_loop_ref(loop);
  g_main_loop_unref(loop);
  g_main_loop_unref(loop);
  g_cancellable_cancel(given);
}

void loop_thrown_away(void)
{
  g_main_loop_new(NULL, FALSE); /* want "discarded-cancel" */
}

/* Processes are known to the pack, but not tracked. */
gboolean fn_child_pid_not_taken(gchar **argv, GError **error)
{
  return g_spawn_async(NULL, argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, NULL, error);
}

gboolean child_pid_not_owed(gchar **argv, GError **error)
{
  return g_spawn_async(NULL, argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, error);
}

/* The thread drops its own handle, however often it says so. */
static gpointer keeps_nothing(gpointer data)
{
    int *n = data;
    switch (*n) {
    case 0: g_thread_unref(g_thread_self()); return NULL;
    case 1: g_thread_unref(g_thread_self()); return NULL;
    case 2: g_thread_unref(g_thread_self()); return NULL;
    case 3: g_thread_unref(g_thread_self()); return NULL;
    case 4: g_thread_unref(g_thread_self()); return NULL;
    case 5: g_thread_unref(g_thread_self()); return NULL;
    case 6: g_thread_unref(g_thread_self()); return NULL;
    case 7: g_thread_unref(g_thread_self()); return NULL;
    case 8: g_thread_unref(g_thread_self()); return NULL;
    default: break;
    }
    g_thread_unref(g_thread_self());
    return NULL;
}

static gpointer keeps_its_handle(gpointer data)
{
    return data;
}

void threads_that_let_themselves_go(int *n)
{
    g_thread_new("a", keeps_nothing, n);
    g_thread_new("b", keeps_its_handle, n); /* want "discarded-cancel" */
}
