#include "owner.h"

#include <stdlib.h>
#include <unistd.h>

void owner_fini(struct owner *o)
{
    close(o->fd);
}

void owner_free(struct owner *o)
{
    owner_fini(o);
    free(o);
}

/* What a function of the other file gives is ours. */
int use_default(int n)
{
    int fd = open_default(); /* want "lost-cancel" */

    if (fd < 0)
        return -1;
    if (n < 0)
        return -1;
    close(fd);
    return 0;
}

int forget_default(void)
{
    int fd = open_default(); /* want "never-released" */

    return fd < 0 ? -1 : 0;
}
