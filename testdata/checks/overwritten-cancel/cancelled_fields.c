/* A field whose handle is cancelled holds one: putting the next one there loses the reference. */
#include <dbus/dbus-connection.h>
#include <dbus/dbus-message.h>
#include <dbus/dbus-pending-call.h>
#include <stddef.h>

struct request {
    DBusPendingCall *call;
    int tries;
};

int request_again(struct request *r, DBusConnection *c, DBusMessage *m)
{
    dbus_pending_call_cancel(r->call);
    r->tries++;
    if (!dbus_connection_send_with_reply(c, m, &r->call, 1000)) /* want "overwritten-cancel: .*'r->call'.* by an earlier call" */
        return -1;
    return 0;
}

int request_anew(struct request *r, DBusConnection *c, DBusMessage *m)
{
    dbus_pending_call_cancel(r->call);
    dbus_pending_call_unref(r->call);
    r->call = NULL;
    return dbus_connection_send_with_reply(c, m, &r->call, 1000) ? 0 : -1;
}

void request_end(struct request *r)
{
    dbus_pending_call_cancel(r->call);
    dbus_pending_call_unref(r->call);
    r->call = NULL;
}

int request_start(struct request *r, DBusConnection *c, DBusMessage *m)
{
    return dbus_connection_send_with_reply(c, m, &r->call, 1000) ? 0 : -1;
}
