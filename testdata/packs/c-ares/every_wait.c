/* Calls that wait without a limit while a context is at hand: each is told. */
// options: --checks=-*,blocking-without-context,null-context,select-without-done --confidence=possible
#define _GNU_SOURCE
#include <gio/gio.h>
#include <ares.h>
#include <stddef.h>

void wait_ares_gethostbyname_file(GCancellable *stop, ares_channel a0, const char *a1, int a2, struct hostent **a3)
{
    if (!g_cancellable_is_cancelled(stop)) ares_gethostbyname_file(a0, a1, a2, a3); /* want "ares_gethostbyname_file blocks here.*possible" */
}
