/* Two modules that use the same string as a value's key, in libraries' own contexts: a request's pool, a cancellable. */
#include <apr-1.0/apr_pools.h>
#include <gio/gio.h>

struct user;

apr_status_t session(apr_pool_t *request, struct user *u)
{
    apr_pool_userdata_set("1", "session.seen", NULL, request);
    return apr_pool_userdata_set(u, "user", NULL, request); /* want "context-key: the value's key \"user\" is a string literal that another module uses too" */
}

void name_it(GCancellable *stop, char *who)
{
    g_object_set_data(G_OBJECT(stop), "user", who); /* want "context-key: the value's key \"user\"" */
}

void label(GObject *widget, char *text)
{
    g_object_set_data(widget, "label", text);
}
