/* What G_DEFINE_TYPE_WITH_PRIVATE writes: each function finds the object's private part by an offset in a global. */
#include <gio/gio.h>

typedef struct {
    GObject parent;
} Player;
typedef struct {
    GObjectClass parent_class;
} PlayerClass;
typedef struct {
    guint poll_id;
    guint retry_id;
    GCancellable *search;
} PlayerPrivate;

static GObjectClass *player_parent_class;
static gint Player_private_offset;

static inline gpointer player_get_instance_private(Player *self)
{
    return (guint8 *)self + (glong)Player_private_offset;
}

GType player_register(void)
{
    GType type = 4;
    Player_private_offset = g_type_add_instance_private(type, sizeof(PlayerPrivate));
    return type;
}

static gboolean poll_cb(gpointer data)
{
    return data != NULL;
}

void player_start(Player *self)
{
    PlayerPrivate *priv = player_get_instance_private(self);
    priv->poll_id = g_timeout_add(100, poll_cb, self);
    priv->search = g_cancellable_new();
}

void player_retry(Player *self)
{
    PlayerPrivate *priv = player_get_instance_private(self);
    if (priv->retry_id)
        g_source_remove(priv->retry_id);
    priv->retry_id = g_timeout_add(100, poll_cb, self);
}

void player_stop(Player *self)
{
    PlayerPrivate *priv = player_get_instance_private(self);
    if (priv->poll_id)
        g_source_remove(priv->poll_id);
    priv->poll_id = 0;
    g_clear_object(&priv->search);
}

static void player_finalize(GObject *object) /* want "owner-freed: the object is freed here while 'priv->retry_id'" */
{
    Player *self = (Player *)object;
    PlayerPrivate *priv = player_get_instance_private(self);
    player_stop(self);
    if (priv->poll_id)
        return;
    player_parent_class->finalize(object);
}

void player_class_init(PlayerClass *klass)
{
    G_OBJECT_CLASS(klass)->finalize = player_finalize;
    g_type_class_adjust_private_offset(klass, &Player_private_offset);
}

/* Another object's part is not that of the object that ends. */
typedef struct {
    GObject parent;
    Player *player;
    guint tick_id;
} Owner;
static GObjectClass *owner_parent_class;

void owner_start(Owner *self)
{
    self->tick_id = g_timeout_add(100, poll_cb, self);
}

static void owner_finalize(GObject *object)
{
    Owner *self = (Owner *)object;
    player_retry(self->player);
    player_stop(self->player);
    g_object_unref(self->player);
    g_source_remove(self->tick_id);
    owner_parent_class->finalize(object);
}

void owner_class_init(PlayerClass *klass)
{
    G_OBJECT_CLASS(klass)->finalize = owner_finalize;
}
