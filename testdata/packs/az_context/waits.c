/* A request's context does not end a sleep. */
// options: --checks=-*,blocking-without-context
#include <azure/core/az_context.h>
#include <azure/core/az_platform.h>

int retry(az_context const *context, int n)
{
    for (int i = 0; i < n && !az_context_has_expired(context, i); i++)
        az_platform_sleep_msec(60000); /* want "blocking-without-context" */
    return n;
}

int without_context(int n)
{
    az_platform_sleep_msec(60000);
    return n;
}
