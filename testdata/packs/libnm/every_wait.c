/* Calls that wait without a limit while a context is at hand: each is told. */
// options: --checks=-*,blocking-without-context,null-context,select-without-done --confidence=possible
#define _GNU_SOURCE
#include <gio/gio.h>
#include <glib-object.h>
#include <libnm/nm-client.h>
#include <stddef.h>

void wait_nm_client_new(GCancellable *stop, GError **a1)
{
    if (!g_cancellable_is_cancelled(stop)) nm_client_new(NULL, a1); /* want "null-context: .*nm_client_new.*likely" */
}
