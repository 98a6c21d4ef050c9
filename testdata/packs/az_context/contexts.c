/* Nothing is owed: a context is a value. */
#include <azure/core/az_context.h>

int step(int n);

int made_and_left(az_context const *parent)
{
    az_context c = az_context_create_with_expiration(parent, 1000);

    return step(az_context_has_expired(&c, 10));
}

int cancelled(az_context const *parent)
{
    az_context c = az_context_create_with_expiration(parent, 1000);

    if (step(1) < 0)
        return -1;
    az_context_cancel(&c);
    az_context_cancel(&c);
    return 0;
}
