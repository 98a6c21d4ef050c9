/* Calls that wait without a limit while a context is at hand: each is told. */
// options: --checks=-*,blocking-without-context,null-context,select-without-done --confidence=possible
#define _GNU_SOURCE
#include <gio/gio.h>
#include <nats/nats.h>
#include <stddef.h>

void wait_natsConnection_Connect(GCancellable *stop, natsConnection **a0, natsOptions *a1)
{
    if (!g_cancellable_is_cancelled(stop)) natsConnection_Connect(a0, a1); /* want "natsConnection_Connect blocks here.*likely" */
}

void wait_natsConnection_ConnectTo(GCancellable *stop, natsConnection **a0, const char *a1)
{
    if (!g_cancellable_is_cancelled(stop)) natsConnection_ConnectTo(a0, a1); /* want "natsConnection_ConnectTo blocks here.*likely" */
}

void wait_natsConnection_Flush(GCancellable *stop, natsConnection *a0)
{
    if (!g_cancellable_is_cancelled(stop)) natsConnection_Flush(a0); /* want "natsConnection_Flush blocks here.*likely" */
}

void wait_nats_Sleep(GCancellable *stop, int64_t a0)
{
    if (!g_cancellable_is_cancelled(stop)) nats_Sleep(a0); /* want "nats_Sleep blocks here.*possible" */
}
