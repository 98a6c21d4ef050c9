/* Sessions that are only aborted. */
#include <glib-object.h>
#include <libsoup-3.0/libsoup/soup-session.h>

int only_aborted(SoupMessage *msg, GCancellable *c)
{
    SoupSession *s = soup_session_new(); /* want "never-released" */

    soup_session_send(s, msg, c, NULL);
    soup_session_abort(s);
    return 0;
}

int aborted_and_dropped(SoupMessage *msg, GCancellable *c)
{
    SoupSession *s = soup_session_new();

    soup_session_send(s, msg, c, NULL);
    soup_session_abort(s);
    g_object_unref(s);
    return 0;
}
