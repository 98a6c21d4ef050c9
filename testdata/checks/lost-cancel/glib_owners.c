/* Objects with dispose and finalize, references, user data: where GLib programs keep their handles. */
#include <gio/gio.h>
#include <glib-unix.h>

typedef struct _Panel {
  GObject parent_instance;
  GCancellable *cancellable;
  GDBusConnection *bus;
  guint refresh_id;
  guint name_id;
  guint signal_id;
  gulong handler_id;
  GThread *thread;
} Panel;

static gboolean on_refresh(gpointer data)
{
  Panel *self = data;

  self->refresh_id = 0;
  return G_SOURCE_REMOVE;
}

static void on_signal(GDBusConnection *connection, const gchar *sender, const gchar *path, const gchar *interface,
                      const gchar *name, GVariant *parameters, gpointer data)
{
  (void) connection, (void) sender, (void) path, (void) interface, (void) name, (void) parameters, (void) data;
}

static void panel_dispose(GObject *object)
{
  Panel *self = (Panel *) object;

  g_cancellable_cancel(self->cancellable);
  g_clear_object(&self->cancellable);
  g_clear_handle_id(&self->refresh_id, g_source_remove);
  if (self->name_id > 0) {
    g_bus_unown_name(self->name_id);
    self->name_id = 0;
  }
  if (self->signal_id != 0) {
    g_dbus_connection_signal_unsubscribe(self->bus, self->signal_id);
    self->signal_id = 0;
  }
  g_clear_signal_handler(&self->handler_id, self->bus);
  g_clear_pointer(&self->thread, g_thread_join);
  g_clear_object(&self->bus);
}

static void panel_class_init(GObjectClass *klass)
{
  klass->dispose = panel_dispose;
}

void panel_register(GObjectClass *klass)
{
  panel_class_init(klass);
}

static gpointer panel_thread(gpointer data)
{
  return data;
}

void panel_start(Panel *self)
{
  self->cancellable = g_cancellable_new();
  self->refresh_id = g_timeout_add(500, on_refresh, self);
  self->name_id = g_bus_own_name(G_BUS_TYPE_SESSION, "org.example.Panel", G_BUS_NAME_OWNER_FLAGS_NONE, NULL, NULL,
                                 NULL, self, NULL);
  self->bus = g_bus_get_sync(G_BUS_TYPE_SESSION, self->cancellable, NULL);
  if (self->bus == NULL)
    return;
  self->signal_id = g_dbus_connection_signal_subscribe(self->bus, NULL, "org.example", "Changed", "/", NULL,
                                                       G_DBUS_SIGNAL_FLAGS_NONE, on_signal, self, NULL);
  self->handler_id = g_signal_connect(self->bus, "closed", G_CALLBACK(panel_class_init), self);
  self->thread = g_thread_new("panel", panel_thread, self);
}

/* Started again while it runs: the old one goes first. */
void panel_restart_refresh(Panel *self)
{
  if (self->refresh_id != 0)
    g_source_remove(self->refresh_id);
  self->refresh_id = g_timeout_add_seconds(5, on_refresh, self);
}

void panel_new_operation(Panel *self)
{
  g_cancellable_cancel(self->cancellable);
  g_clear_object(&self->cancellable);
  self->cancellable = g_cancellable_new();
}

/* g_set_object takes a reference of its own. */
void panel_set_cancellable(Panel *self, gboolean fresh)
{
  GCancellable *c = fresh ? g_cancellable_new() : NULL;

  g_set_object(&self->cancellable, c);
  g_clear_object(&c);
}

/* A reference for the field, one for the caller. */
GCancellable *panel_ref_cancellable(Panel *self)
{
  if (self->cancellable == NULL)
    self->cancellable = g_cancellable_new();
  return g_object_ref(self->cancellable);
}

void panel_use_reference(Panel *self)
{
  GCancellable *c = panel_ref_cancellable(self);

  g_cancellable_cancel(c);
  g_object_unref(c);
}

/* User data with its own free function. */
typedef struct {
  GCancellable *cancellable;
  gchar *path;
} Job;

static void job_free(gpointer data)
{
  Job *job = data;

  g_clear_object(&job->cancellable);
  g_free(job->path);
  g_free(job);
}

static gboolean job_tick(gpointer data)
{
  Job *job = data;

  return !g_cancellable_is_cancelled(job->cancellable);
}

void job_in_idle(void)
{
  Job *job = g_new0(Job, 1);

  job->cancellable = g_cancellable_new();
  g_idle_add_full(G_PRIORITY_DEFAULT, job_tick, job, job_free);
}

void job_as_task_data(Panel *self)
{
  g_autoptr(GTask) task = g_task_new(self, self->cancellable, NULL, NULL);
  Job *job = g_new0(Job, 1);

  job->cancellable = g_cancellable_new();
  g_task_set_task_data(task, job, job_free);
  g_task_return_boolean(task, TRUE);
}

static gpointer job_thread(gpointer data)
{
  Job *job = data;

  while (!g_cancellable_is_cancelled(job->cancellable))
    ;
  job_free(job);
  return NULL;
}

gboolean job_in_thread(GError **error)
{
  Job *job = g_new0(Job, 1);
  GThread *thread;

  job->cancellable = g_cancellable_new();
  thread = g_thread_try_new("job", job_thread, job, error);
  if (thread == NULL) {
    job_free(job);
    return FALSE;
  }
  g_thread_unref(thread);
  return TRUE;
}

/* Kept in the object's data, with the release function that will run. */
void kept_as_object_data(GObject *object)
{
  g_object_set_data_full(object, "cancellable", g_cancellable_new(), g_object_unref);
}

void kept_in_an_array(GPtrArray *all)
{
  GCancellable *c = g_cancellable_new();

  g_ptr_array_add(all, c);
}

void kept_in_a_table(GHashTable *table, gpointer key)
{
  GCancellable *c = g_cancellable_new();

  g_hash_table_insert(table, key, c);
}

/* A floating start: GTask drops its reference itself after the return, the caller drops its own. */
static void in_thread(GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  (void) source, (void) data, (void) cancellable;
  g_task_return_boolean(task, TRUE);
}

void async_method(Panel *self, GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new(self, self->cancellable, callback, data);

  g_task_run_in_thread(task, in_thread);
  g_object_unref(task);
}

void async_method_wrong(Panel *self, GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new(self, self->cancellable, callback, data); /* want "lost-cancel" */

  if (self->bus == NULL) {
    g_task_return_boolean(task, FALSE);
    return;
  }
  g_task_run_in_thread(task, in_thread);
  g_object_unref(task);
}

/* The source outlives the function: the context holds it, our reference goes. */
guint attach_source(GMainContext *context, Panel *self)
{
  GSource *source = g_timeout_source_new(100);
  guint id;

  g_source_set_callback(source, on_refresh, self, NULL);
  id = g_source_attach(source, context);
  g_source_unref(source);
  return id;
}

guint attach_source_wrong(GMainContext *context, Panel *self)
{
  GSource *source = g_timeout_source_new(100); /* want "never-released" */

  g_source_set_callback(source, on_refresh, self, NULL);
  return g_source_attach(source, context);
}

void private_loop(gint n)
{
  GMainContext *context = g_main_context_new();
  GMainLoop *loop;
  GSource *source;

  g_main_context_push_thread_default(context);
  loop = g_main_loop_new(context, FALSE);
  source = g_idle_source_new();
  g_source_attach(source, context);
  if (n > 0)
    g_main_loop_run(loop);
  g_source_destroy(source);
  g_source_unref(source);
  g_main_context_pop_thread_default(context);
  g_main_loop_unref(loop);
  g_main_context_unref(context);
}

/* A result that is thrown away is legal for sources that end by themselves. */
static void once(gpointer data)
{
  (void) data;
}

void fire_and_forget(Panel *self)
{
  g_idle_add(on_refresh, self);
  g_timeout_add(10, on_refresh, self);
  g_timeout_add_once(10, once, self);
  g_unix_signal_add(15, on_refresh, self);
  g_signal_connect(self->bus, "closed", G_CALLBACK(once), self);
}
