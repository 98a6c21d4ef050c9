/* Who is called back gets the pending call, and may be the one who lets go of it. */
#include <dbus/dbus-connection.h>
#include <dbus/dbus-message.h>
#include <dbus/dbus-pending-call.h>
#include <stddef.h>

static void reply_and_drop(DBusPendingCall *call, void *data)
{
    DBusMessage *reply = dbus_pending_call_steal_reply(call);
    (void)data;
    if (reply) dbus_message_unref(reply);
    dbus_pending_call_unref(call);
}

static void reply_only(DBusPendingCall *call, void *data)
{
    DBusMessage *reply = dbus_pending_call_steal_reply(call);
    (void)data;
    if (reply) dbus_message_unref(reply);
}

int dropped_by_callback(DBusConnection *bus, DBusMessage *m)
{
    DBusPendingCall *call;
    if (!dbus_connection_send_with_reply(bus, m, &call, -1)) return -1;
    if (!call) return -1;
    dbus_pending_call_set_notify(call, reply_and_drop, NULL, NULL);
    return 0;
}

int dropped_by_nobody(DBusConnection *bus, DBusMessage *m)
{
    DBusPendingCall *call;
    if (!dbus_connection_send_with_reply(bus, m, &call, -1)) return -1; /* want "never-released: 'call'" */
    if (!call) return -1;
    dbus_pending_call_set_notify(call, reply_only, NULL, NULL);
    return 0;
}

/* Whom we cannot see leaves alone what a field keeps. */
struct request {
    DBusPendingCall *call;
};

int fall_back(DBusConnection *bus, DBusMessage *m, struct request *r, DBusPendingCallNotifyFunction notify)
{
    dbus_pending_call_cancel(r->call);
    if (!dbus_connection_send_with_reply(bus, m, &r->call, -1)) return -1; /* want "overwritten-cancel: 'r->call'" */
    dbus_pending_call_set_notify(r->call, notify, r, NULL);
    return 0;
}

void request_end(struct request *r)
{
    if (!r->call) return;
    dbus_pending_call_cancel(r->call);
    dbus_pending_call_unref(r->call);
    r->call = NULL;
}
