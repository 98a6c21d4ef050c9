/* Bodies of annotated functions: at calls the annotation counts, whatever the body looks like. */
#include "bus.h"

#include <stdlib.h>

struct bus {
    const char *path, *name;
};

struct bus *bus_open(const char *path)
{
    struct bus *bus = calloc(1, sizeof *bus);

    if (bus)
        bus->path = path;
    return bus;
}

void bus_close(struct bus *bus)
{
    free(bus);
}

struct bus *bus_named(struct bus *bus, const char *name)
{
    bus->name = name;
    return bus;
}
