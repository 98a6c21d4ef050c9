/* Calls that wait without a limit while a context is at hand: each is told. */
// options: --checks=-*,blocking-without-context,null-context,select-without-done --confidence=possible
#define _GNU_SOURCE
#include <gio/gio.h>
#include <tevent.h>
#include <stddef.h>

void wait_tevent_req_poll(GCancellable *stop, struct tevent_req *a0, struct tevent_context *a1)
{
    if (!g_cancellable_is_cancelled(stop)) tevent_req_poll(a0, a1); /* want "tevent_req_poll blocks here.*possible" */
}
