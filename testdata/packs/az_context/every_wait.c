/* Calls that wait without a limit while a context is at hand: each is told. */
// options: --checks=-*,blocking-without-context,null-context,select-without-done --confidence=possible
#define _GNU_SOURCE
#include <gio/gio.h>
#include <azure/core/az_platform.h>
#include <azure/core/az_context.h>

void wait_az_platform_sleep_msec(GCancellable *stop, int32_t a0)
{
    if (!g_cancellable_is_cancelled(stop)) az_platform_sleep_msec(a0); /* want "az_platform_sleep_msec blocks here.*possible" */
}
