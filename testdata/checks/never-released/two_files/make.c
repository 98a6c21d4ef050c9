/* The handle is made here and released in the other file. */
#include "owner.h"

#include <stdlib.h>
#include <sys/eventfd.h>

struct owner *owner_new(void)
{
    struct owner *o = calloc(1, sizeof *o);

    if (!o)
        return NULL;
    o->fd = eventfd(0, 0);
    if (o->fd < 0) {
        free(o);
        return NULL;
    }
    return o;
}

int open_default(void)
{
    return eventfd(0, EFD_CLOEXEC);
}
