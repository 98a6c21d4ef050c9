/* A field that looks at what somebody else keeps: the main context has the reference. */
#include <gio/gio.h>

typedef struct _Skeleton Skeleton;
typedef struct _SkeletonPrivate SkeletonPrivate;
struct _Skeleton {
    GObject parent;
    SkeletonPrivate *priv;
};
struct _SkeletonPrivate {
    GSource *idle;
    GSource *own;
    GMainContext *context;
};
typedef struct {
    GObjectClass parent_class;
} SkeletonClass;

static GObjectClass *skeleton_parent_class;

static gboolean emit(gpointer data)
{
    Skeleton *self = data;
    self->priv->idle = NULL;
    return FALSE;
}

void skeleton_notify(Skeleton *self)
{
    if (self->priv->idle) return;
    self->priv->idle = g_idle_source_new();
    g_source_set_callback(self->priv->idle, emit, self, NULL);
    g_source_attach(self->priv->idle, self->priv->context);
    g_source_unref(self->priv->idle);
}

void skeleton_keep(Skeleton *self)
{
    self->priv->own = g_idle_source_new();
    g_source_set_callback(self->priv->own, emit, self, NULL);
    g_source_attach(self->priv->own, self->priv->context);
}

void skeleton_stop(Skeleton *self)
{
    g_source_unref(self->priv->own);
    self->priv->own = NULL;
}

static void skeleton_finalize(GObject *object) /* want "owner-freed: .*'object->priv->own'" */
{
    Skeleton *self = (Skeleton *)object;
    if (self->priv->idle) g_source_destroy(self->priv->idle);
    g_main_context_unref(self->priv->context);
    skeleton_parent_class->finalize(object);
}

void skeleton_class_init(SkeletonClass *klass)
{
    ((GObjectClass *)klass)->finalize = skeleton_finalize;
}
