/* Annotated in bus.h: kinds of their own, kinds of packs, several places of one call. */
#include "bus.h"

#include <stddef.h>
#include <unistd.h>

struct bus *connect_named(const char *path);
void forget(struct bus *bus);

int good(const char *path)
{
    struct bus *bus = bus_open(path);

    if (!bus)
        return -1;
    if (bus_send(bus, "hello") < 0) {
        bus_close(bus);
        return -1;
    }
    bus_close(bus);
    return 0;
}

int bad(const char *path)
{
    struct bus *bus = bus_open(path); /* want "lost-cancel: 'bus' \(struct bus from bus_open\)" */

    if (!bus)
        return -1;
    if (bus_send(bus, "hello") < 0)
        return -1;
    bus_close(bus);
    return 0;
}

static void on_event(struct bus *bus, void *data)
{
    bus_send(bus, data);
}

int good_watch(struct bus *bus)
{
    int watch, fd;

    if (bus_watch(bus, on_event, "x", &watch, &fd) != 0)
        return -1;
    close(fd);
    bus_unwatch(bus, watch);
    return 0;
}

int bad_watch(struct bus *bus, int n)
{
    int watch, fd;

    if (bus_watch(bus, on_event, "x", &watch, &fd) != 0) /* want "'watch' \(watch from bus_watch\)" "'fd' \(file desc" */
        return -1;
    if (n > 0)
        return 1;
    close(fd);
    bus_unwatch(bus, watch);
    return 0;
}

int good_reply(struct bus *bus)
{
    struct reply reply = bus_call(bus, "Ping");
    int serial = reply.serial;

    bus_reply_done(reply);
    return serial;
}

int bad_reply(struct bus *bus)
{
    struct reply reply = bus_call(bus, "Ping"); /* want "lost-cancel: 'reply' \(reply to a call from bus_call\)" */

    if (reply.serial == 0)
        return -1;
    bus_reply_done(reply);
    return 0;
}

int good_across(const char *path)
{
    struct bus *bus = connect_named(path);

    if (!bus)
        return -1;
    forget(bus);
    return 0;
}

int bad_across(const char *path, int n)
{
    struct bus *bus = connect_named(path); /* want "lost-cancel: 'bus' \(struct bus from connect_named" */

    if (!bus)
        return -1;
    if (n)
        return 1;
    forget(bus);
    return 0;
}

int twice(const char *path)
{
    struct bus *bus = bus_open(path);

    if (!bus)
        return -1;
    forget(bus);
    bus_close(bus); /* want "double-cancel" */
    return 0;
}
