/* What the cases use of dbus/dbus-message.h; not the real header. */
#ifndef STUB_DBUS_DBUS_MESSAGE_H
#define STUB_DBUS_DBUS_MESSAGE_H

#include "dbus/dbus-types.h"

DBusMessage *dbus_message_new_method_call(const char *p0, const char *p1, const char *p2, const char *p3);
DBusMessage *dbus_message_new_signal(const char *p0, const char *p1, const char *p2);
DBusMessage *dbus_message_new_method_return(DBusMessage *p0);
DBusMessage *dbus_message_new_error(DBusMessage *p0, const char *p1, const char *p2);
DBusMessage *dbus_message_ref(DBusMessage *p0);
void dbus_message_unref(DBusMessage *p0);
DBusMessage *dbus_message_copy(const DBusMessage *p0);
DBusMessage *dbus_message_new(int p0);
DBusMessage *dbus_message_new_error_printf(DBusMessage *p0, const char *p1, const char *p2, ...);
DBusMessage *dbus_message_demarshal(const char *p0, int p1, DBusError *p2);

#endif
