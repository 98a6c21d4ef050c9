/* Both files are the whole program, and neither releases the field. */
#include "owner.h"

#include <stdlib.h>
#include <sys/eventfd.h>

struct owner *owner_new(void)
{
    struct owner *o = calloc(1, sizeof *o);

    if (!o)
        return NULL;
    o->fd = eventfd(0, 0); /* want "never-released" */
    if (o->fd < 0) {
        free(o);
        return NULL;
    }
    return o;
}
