/* Calls that wait without a limit while a context is at hand: each is told. */
// options: --checks=-*,blocking-without-context,null-context,select-without-done --confidence=possible
#define _GNU_SOURCE
#include <gio/gio.h>
#include <burrow/chan.h>
#include <burrow/context.h>
#include <stddef.h>

void wait_chan_send(GCancellable *stop, Chan *a0, const void *a1)
{
    if (!g_cancellable_is_cancelled(stop)) chan_send(a0, a1); /* want "chan_send blocks here.*likely" */
}

void wait_chan_recv(GCancellable *stop, Chan *a0, void *a1)
{
    if (!g_cancellable_is_cancelled(stop)) chan_recv(a0, a1); /* want "chan_recv blocks here.*likely" */
}

void wait_chan_select(GCancellable *stop, SelectCase *a0, Int a1)
{
    if (!g_cancellable_is_cancelled(stop)) chan_select(a0, a1); /* want "select-without-done: .*chan_select.*likely" */
}
