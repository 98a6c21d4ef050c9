/* What the cases use of dbus/dbus-pending-call.h; not the real header. */
#ifndef STUB_DBUS_DBUS_PENDING_CALL_H
#define STUB_DBUS_DBUS_PENDING_CALL_H

#include "dbus/dbus-types.h"

dbus_bool_t dbus_pending_call_set_notify(DBusPendingCall *p0, DBusPendingCallNotifyFunction p1, void *p2,
                                         DBusFreeFunction p3);
void dbus_pending_call_cancel(DBusPendingCall *p0);
void dbus_pending_call_block(DBusPendingCall *p0);
DBusPendingCall *dbus_pending_call_ref(DBusPendingCall *p0);
void dbus_pending_call_unref(DBusPendingCall *p0);
DBusMessage *dbus_pending_call_steal_reply(DBusPendingCall *p0);
dbus_bool_t dbus_pending_call_get_completed(DBusPendingCall *p0);
dbus_bool_t dbus_pending_call_set_data(DBusPendingCall *p0, dbus_int32_t p1, void *p2, DBusFreeFunction p3);

#endif
