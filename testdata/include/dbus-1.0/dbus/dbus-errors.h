/* What the cases use of dbus/dbus-errors.h; not the real header. */
#ifndef STUB_DBUS_DBUS_ERRORS_H
#define STUB_DBUS_DBUS_ERRORS_H

#include "dbus/dbus-types.h"

dbus_bool_t dbus_error_is_set(const DBusError *p0);
void dbus_error_init(DBusError *p0);
void dbus_error_free(DBusError *p0);

#endif
