/* A GObject's finalize and dispose end it together. */
#include <gio/gio.h>

typedef struct _Monitor Monitor;
typedef struct _MonitorPrivate MonitorPrivate;
struct _Monitor {
    GObject parent;
    MonitorPrivate *priv;
    guint poll_id;
    guint idle_id;
    GCancellable *cancellable;
    GCancellable *search;
};
struct _MonitorPrivate {
    guint retry_id;
    guint flush_id;
    char *path;
};
typedef struct {
    GObjectClass parent_class;
} MonitorClass;

static GObjectClass *monitor_parent_class;

static gboolean poll_cb(gpointer data)
{
    return data != NULL;
}

void monitor_start(Monitor *self)
{
    self->poll_id = g_timeout_add(100, poll_cb, self);
    self->idle_id = g_timeout_add(100, poll_cb, self);
    self->cancellable = g_cancellable_new();
    self->search = g_cancellable_new();
    self->priv->retry_id = g_timeout_add(100, poll_cb, self);
    self->priv->flush_id = g_timeout_add(100, poll_cb, self);
}

void monitor_stop(Monitor *self)
{
    g_source_remove(self->poll_id);
    self->poll_id = 0;
    g_clear_object(&self->search);
    g_source_remove(self->priv->retry_id);
    self->priv->retry_id = 0;
}

static void monitor_dispose(GObject *object)
{
    Monitor *self = (Monitor *)object;
    g_clear_object(&self->cancellable);
    if (self->idle_id)
        g_source_remove(self->idle_id);
    self->idle_id = 0;
    monitor_parent_class->dispose(object);
}

static void monitor_finalize(GObject *object) /* want "'self->poll_id'" "'self->search'" "'priv->retry_id'" */
{
    Monitor *self = (Monitor *)object;
    MonitorPrivate *priv = self->priv;
    if (priv->flush_id)
        g_source_remove(priv->flush_id);
    g_free(priv->path);
    monitor_parent_class->finalize(object);
}

void monitor_class_init(MonitorClass *klass)
{
    GObjectClass *object_class = G_OBJECT_CLASS(klass);
    object_class->dispose = monitor_dispose;
    object_class->finalize = monitor_finalize;
}

/* Chaining up reaches the parent's finalize, not that of another class of the program. */
typedef struct {
    GObject parent;
    char *name;
} Other;

static void other_finalize(GObject *object)
{
    Other *self = (Other *)object;
    g_free(self->name);
    monitor_parent_class->finalize(object);
}

void other_class_init(MonitorClass *klass)
{
    G_OBJECT_CLASS(klass)->finalize = other_finalize;
}
