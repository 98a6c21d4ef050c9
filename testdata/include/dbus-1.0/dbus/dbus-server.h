/* What the cases use of dbus/dbus-server.h; not the real header. */
#ifndef STUB_DBUS_DBUS_SERVER_H
#define STUB_DBUS_DBUS_SERVER_H

#include "dbus/dbus-types.h"

DBusServer *dbus_server_listen(const char *p0, DBusError *p1);
void dbus_server_disconnect(DBusServer *p0);
void dbus_server_unref(DBusServer *p0);
DBusServer *dbus_server_ref(DBusServer *p0);

#endif
