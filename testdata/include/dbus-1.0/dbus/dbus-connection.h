/* What the cases use of dbus/dbus-connection.h; not the real header. */
#ifndef STUB_DBUS_DBUS_CONNECTION_H
#define STUB_DBUS_DBUS_CONNECTION_H

#include "dbus/dbus-types.h"

DBusConnection *dbus_connection_open(const char *p0, DBusError *p1);
DBusConnection *dbus_connection_open_private(const char *p0, DBusError *p1);
DBusConnection *dbus_connection_ref(DBusConnection *p0);
void dbus_connection_close(DBusConnection *p0);
void dbus_connection_unref(DBusConnection *p0);
dbus_bool_t dbus_connection_read_write(DBusConnection *p0, int p1);
dbus_bool_t dbus_connection_read_write_dispatch(DBusConnection *p0, int p1);
void dbus_connection_flush(DBusConnection *p0);
dbus_bool_t dbus_connection_add_filter(DBusConnection *p0, DBusHandleMessageFunction p1, void *p2, DBusFreeFunction p3);
void dbus_connection_remove_filter(DBusConnection *p0, DBusHandleMessageFunction p1, void *p2);
dbus_bool_t dbus_connection_register_object_path(DBusConnection *p0, const char *p1, const DBusObjectPathVTable *p2,
                                                 void *p3);
dbus_bool_t dbus_connection_unregister_object_path(DBusConnection *p0, const char *p1);
void dbus_watch_set_data(DBusWatch *p0, void *p1, DBusFreeFunction p2);
void dbus_timeout_set_data(DBusTimeout *p0, void *p1, DBusFreeFunction p2);
dbus_bool_t dbus_connection_set_data(DBusConnection *p0, dbus_int32_t p1, void *p2, DBusFreeFunction p3);
dbus_bool_t dbus_connection_send_with_reply(DBusConnection *p0, DBusMessage *p1, DBusPendingCall **p2, int p3);
DBusMessage *dbus_connection_send_with_reply_and_block(DBusConnection *p0, DBusMessage *p1, int p2, DBusError *p3);
DBusMessage *dbus_connection_pop_message(DBusConnection *p0);
DBusMessage *dbus_connection_borrow_message(DBusConnection *p0);
void dbus_connection_return_message(DBusConnection *p0, DBusMessage *p1);
void dbus_connection_steal_borrowed_message(DBusConnection *p0, DBusMessage *p1);
dbus_bool_t dbus_connection_allocate_data_slot(dbus_int32_t *p0);
void dbus_connection_free_data_slot(dbus_int32_t *p0);

#endif
