/* Calls that wait without a limit while a context is at hand: each is told. */
// options: --checks=-*,blocking-without-context,null-context,select-without-done --confidence=possible
#define _GNU_SOURCE
#include <gio/gio.h>
#include <ev.h>
#include <stddef.h>
#include <stdlib.h>

void wait_ev_run(GCancellable *stop, struct ev_loop *a0)
{
    if (!g_cancellable_is_cancelled(stop)) ev_run(a0, 0); /* want "select-without-done: .*ev_run.*possible" */
}

void wait_ev_sleep(GCancellable *stop, ev_tstamp a0)
{
    if (!g_cancellable_is_cancelled(stop)) ev_sleep(a0); /* want "ev_sleep blocks here.*possible" */
}
