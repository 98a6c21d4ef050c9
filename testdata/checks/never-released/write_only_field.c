// options: --checks=-*,never-released
/* A source that ends by itself, its id in a field: forgotten when nobody ever looks at the field. */
#include <glib.h>

gboolean once(gpointer data);

struct packet {
    guint timeout_id;
    guint retry_id;
};

void packet_send(struct packet *p, gpointer obex)
{
    p->timeout_id = g_timeout_add(500, once, obex); /* want "never-released: .*'p->timeout_id'.*likely" */
    p->retry_id = g_timeout_add(500, once, obex);
}

int packet_waits(const struct packet *p)
{
    return p->retry_id != 0;
}

/* Released under a name that paths have merged. */
struct console {
    GMainLoop *loop;
    int mode;
};

void console_run(struct console *c, int n)
{
    if (c->loop == NULL)
        c->loop = g_main_loop_new(NULL, FALSE);
    while (n-- > 0)
        g_main_loop_run(c->loop);
    g_main_loop_unref(c->loop);
}
