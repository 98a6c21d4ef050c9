/* Parts of objects that are found by an offset in a global. */
#include <gio/gio.h>

typedef struct {
    GObject parent;
} Player;
typedef struct {
    guint poll_id;
} PlayerPrivate;

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

/* A part that is let go twice, by functions that each find it anew. */
void player_twice(Player *self)
{
    PlayerPrivate *priv = player_get_instance_private(self);
    g_source_remove(priv->poll_id);
    PlayerPrivate *again = player_get_instance_private(self);
    g_source_remove(again->poll_id); /* want "double-cancel" */
    again->poll_id = 0;
}

/* A number that changes is no offset. */
static int fill;
static char *room;

void two_places(int a)
{
    guint *first = (guint *)(room + fill);
    *first = g_timeout_add(100, poll_cb, room);
    g_source_remove(*first);
    fill += a;
    guint *second = (guint *)(room + fill);
    g_source_remove(*second);
}
