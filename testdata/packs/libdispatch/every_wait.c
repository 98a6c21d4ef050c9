/* Calls that wait without a limit while a context is at hand: each is told. */
// options: --checks=-*,blocking-without-context,null-context,select-without-done --confidence=possible
#define _GNU_SOURCE
#include <gio/gio.h>
#include <dispatch/dispatch.h>
#include <stddef.h>

void wait_dispatch_sync_f(GCancellable *stop, dispatch_queue_t a0, void *a1, dispatch_function_t a2)
{
    if (!g_cancellable_is_cancelled(stop)) dispatch_sync_f(a0, a1, a2); /* want "dispatch_sync_f blocks here.*likely" */
}

void wait_dispatch_main(GCancellable *stop)
{
    if (!g_cancellable_is_cancelled(stop)) dispatch_main(); /* want "dispatch_main blocks here.*possible" */
}
