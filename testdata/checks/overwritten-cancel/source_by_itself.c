/* A source that was attached may have ended by itself when somebody else ran. */
#include <gio/gio.h>

struct waiter {
    guint wait_id;
};
int *yield_to_loop(void *to);

int waits(struct waiter *w, GSource *src)
{
    int val = 0;
    w->wait_id = g_source_attach(src, NULL);
    int *ret = yield_to_loop(NULL);
    if (ret)
        val = *ret;
    else
        g_source_remove(w->wait_id);
    w->wait_id = 0;
    return val;
}
