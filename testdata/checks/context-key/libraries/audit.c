#include <apr-1.0/apr_pools.h>
#include <gio/gio.h>

apr_status_t audit(apr_pool_t *request, const char *name)
{
    void *seen = NULL;
    if (apr_pool_userdata_get(&seen, "session.seen", request) != 0 || !seen) return -1; /* only reads what is the other's */
    return apr_pool_userdata_set(name, "user", NULL, request); /* want "context-key: the value's key \"user\"" */
}

void who(GCancellable *stop, char *name)
{
    g_object_set_data(G_OBJECT(stop), "user", name); /* want "context-key: the value's key \"user\"" */
}

/* Any object: its own module's affair. */
void caption(GObject *widget, char *text)
{
    g_object_set_data(widget, "label", text);
}
