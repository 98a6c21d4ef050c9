// options: --confidence=possible --checks=-*,owner-freed
/* Sources kept in a field, and the object that goes without them. */
#include <glib.h>

struct player {
    guint position_id;
    guint retry_id;
    char *uri;
};

gboolean tick(gpointer data);

void player_play(struct player *p)
{
    p->position_id = g_timeout_add(500, tick, p);
    p->retry_id = g_timeout_add(5000, tick, p);
}

void player_pause(struct player *p)
{
    if (p->position_id)
        g_source_remove(p->position_id);
    p->position_id = 0;
}

void player_free(struct player *p)
{
    g_clear_handle_id(&p->retry_id, g_source_remove);
    g_free(p->uri);
    g_free(p); /* want "owner-freed: .*'p->position_id'" */
}
