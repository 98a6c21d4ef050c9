/* Calls that wait without a limit while a context is at hand: each is told. */
// options: --checks=-*,blocking-without-context,null-context,select-without-done --confidence=possible
#define _GNU_SOURCE
#include <gio/gio.h>
#include <glib-object.h>
#include <libsoup-3.0/libsoup/soup-session.h>
#include <stddef.h>

void wait_soup_session_send(GCancellable *stop, SoupSession *a0, SoupMessage *a1, GError **a3)
{
    if (!g_cancellable_is_cancelled(stop)) soup_session_send(a0, a1, NULL, a3); /* want "null-context: .*soup_session_send.*likely" */
}
