/* What the cases use of dbus/dbus-bus.h; not the real header. */
#ifndef STUB_DBUS_DBUS_BUS_H
#define STUB_DBUS_DBUS_BUS_H

#include "dbus/dbus-types.h"

DBusConnection *dbus_bus_get(DBusBusType p0, DBusError *p1);
DBusConnection *dbus_bus_get_private(DBusBusType p0, DBusError *p1);
int dbus_bus_request_name(DBusConnection *p0, const char *p1, unsigned int p2, DBusError *p3);
void dbus_bus_add_match(DBusConnection *p0, const char *p1, DBusError *p2);

#endif
