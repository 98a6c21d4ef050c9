/* Calls that wait without a limit while a context is at hand: each is told. */
// options: --checks=-*,blocking-without-context,null-context,select-without-done --confidence=possible
#define _GNU_SOURCE
#include <gio/gio.h>
#include <context.h>
#include <channel.h>
#include <select.h>
#include <ticker.h>

void wait_go_channel_send(GCancellable *stop, GoChannel *a0, void *a1)
{
    if (!g_cancellable_is_cancelled(stop)) go_channel_send(a0, a1); /* want "go_channel_send blocks here.*likely" */
}

void wait_go_channel_receive(GCancellable *stop, GoChannel *a0, void **a1)
{
    if (!g_cancellable_is_cancelled(stop)) go_channel_receive(a0, a1); /* want "go_channel_receive blocks here.*likely" */
}

void wait_go_channel_receive_with_context(GCancellable *stop, GoChannel *a0, void **a1)
{
    if (!g_cancellable_is_cancelled(stop)) go_channel_receive_with_context(a0, a1, NULL); /* want "null-context: .*go_channel_receive_with_context.*likely" */
}

void wait_go_select(GCancellable *stop, GoSelectCase *a0, size_t a1)
{
    if (!g_cancellable_is_cancelled(stop)) go_select(a0, a1); /* want "select-without-done: .*go_select.*likely" */
}
