#include "owner.h"

#include <stdlib.h>

void owner_free(struct owner *o)
{
    o->size = 0;
    free(o);
}
