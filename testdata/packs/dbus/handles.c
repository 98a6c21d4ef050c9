/* Every tracked kind of the pack, and every call that makes one: released on both ways out, and on one only. */
#include <dbus/dbus-bus.h>
#include <dbus/dbus-connection.h>
#include <dbus/dbus-message.h>
#include <dbus/dbus-pending-call.h>
#include <dbus/dbus-server.h>
#include <stddef.h>

int step(int n);

int good_bus_get(DBusBusType a, DBusError *b, int n)
{
    DBusConnection *h = dbus_bus_get(a, b);

    if (!h) return -1;
    if (step(n) < 0) {
        dbus_connection_unref(h);
        return -1;
    }
    dbus_connection_unref(h);
    return 0;
}

int bad_bus_get(DBusBusType a, DBusError *b, int n)
{
    DBusConnection *h = dbus_bus_get(a, b); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    dbus_connection_unref(h);
    return 0;
}

int good_bus_get_private(DBusBusType a, DBusError *b, int n)
{
    DBusConnection *h = dbus_bus_get_private(a, b);

    if (!h) return -1;
    if (step(n) < 0) {
        dbus_connection_unref(h);
        return -1;
    }
    dbus_connection_unref(h);
    return 0;
}

int bad_bus_get_private(DBusBusType a, DBusError *b, int n)
{
    DBusConnection *h = dbus_bus_get_private(a, b); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    dbus_connection_unref(h);
    return 0;
}

int good_connection_open(DBusError *a, int n)
{
    DBusConnection *h = dbus_connection_open("", a);

    if (!h) return -1;
    if (step(n) < 0) {
        dbus_connection_unref(h);
        return -1;
    }
    dbus_connection_unref(h);
    return 0;
}

int bad_connection_open(DBusError *a, int n)
{
    DBusConnection *h = dbus_connection_open("", a); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    dbus_connection_unref(h);
    return 0;
}

int good_connection_open_private(DBusError *a, int n)
{
    DBusConnection *h = dbus_connection_open_private("", a);

    if (!h) return -1;
    if (step(n) < 0) {
        dbus_connection_unref(h);
        return -1;
    }
    dbus_connection_unref(h);
    return 0;
}

int bad_connection_open_private(DBusError *a, int n)
{
    DBusConnection *h = dbus_connection_open_private("", a); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    dbus_connection_unref(h);
    return 0;
}

int good_connection_send_with_reply(DBusConnection *a, DBusMessage *b, int n)
{
    DBusPendingCall *h = NULL;

    if (dbus_connection_send_with_reply(a, b, &h, 0) == 0) return -1;
    if (step(n) < 0) {
        dbus_pending_call_unref(h);
        return -1;
    }
    dbus_pending_call_unref(h);
    return 0;
}

int bad_connection_send_with_reply(DBusConnection *a, DBusMessage *b, int n)
{
    DBusPendingCall *h = NULL;

    if (dbus_connection_send_with_reply(a, b, &h, 0) == 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    dbus_pending_call_unref(h);
    return 0;
}

int good_connection_send_with_reply_and_block(DBusConnection *a, DBusMessage *b, DBusError *c, int n)
{
    DBusMessage *h = dbus_connection_send_with_reply_and_block(a, b, 0, c);

    if (!h) return -1;
    if (step(n) < 0) {
        dbus_message_unref(h);
        return -1;
    }
    dbus_message_unref(h);
    return 0;
}

int bad_connection_send_with_reply_and_block(DBusConnection *a, DBusMessage *b, DBusError *c, int n)
{
    DBusMessage *h = dbus_connection_send_with_reply_and_block(a, b, 0, c); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    dbus_message_unref(h);
    return 0;
}

int good_pending_call_steal_reply(DBusPendingCall *a, int n)
{
    DBusMessage *h = dbus_pending_call_steal_reply(a);

    if (!h) return -1;
    if (step(n) < 0) {
        dbus_message_unref(h);
        return -1;
    }
    dbus_message_unref(h);
    return 0;
}

int bad_pending_call_steal_reply(DBusPendingCall *a, int n)
{
    DBusMessage *h = dbus_pending_call_steal_reply(a); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    dbus_message_unref(h);
    return 0;
}

int good_message_new_method_call(int n)
{
    DBusMessage *h = dbus_message_new_method_call("", "", "", "");

    if (!h) return -1;
    if (step(n) < 0) {
        dbus_message_unref(h);
        return -1;
    }
    dbus_message_unref(h);
    return 0;
}

int bad_message_new_method_call(int n)
{
    DBusMessage *h = dbus_message_new_method_call("", "", "", ""); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    dbus_message_unref(h);
    return 0;
}

int good_message_new_signal(int n)
{
    DBusMessage *h = dbus_message_new_signal("", "", "");

    if (!h) return -1;
    if (step(n) < 0) {
        dbus_message_unref(h);
        return -1;
    }
    dbus_message_unref(h);
    return 0;
}

int bad_message_new_signal(int n)
{
    DBusMessage *h = dbus_message_new_signal("", "", ""); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    dbus_message_unref(h);
    return 0;
}

int good_message_new_method_return(DBusMessage *a, int n)
{
    DBusMessage *h = dbus_message_new_method_return(a);

    if (!h) return -1;
    if (step(n) < 0) {
        dbus_message_unref(h);
        return -1;
    }
    dbus_message_unref(h);
    return 0;
}

int bad_message_new_method_return(DBusMessage *a, int n)
{
    DBusMessage *h = dbus_message_new_method_return(a); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    dbus_message_unref(h);
    return 0;
}

int good_message_new_error(DBusMessage *a, int n)
{
    DBusMessage *h = dbus_message_new_error(a, "", "");

    if (!h) return -1;
    if (step(n) < 0) {
        dbus_message_unref(h);
        return -1;
    }
    dbus_message_unref(h);
    return 0;
}

int bad_message_new_error(DBusMessage *a, int n)
{
    DBusMessage *h = dbus_message_new_error(a, "", ""); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    dbus_message_unref(h);
    return 0;
}

int good_message_copy(const DBusMessage *a, int n)
{
    DBusMessage *h = dbus_message_copy(a);

    if (!h) return -1;
    if (step(n) < 0) {
        dbus_message_unref(h);
        return -1;
    }
    dbus_message_unref(h);
    return 0;
}

int bad_message_copy(const DBusMessage *a, int n)
{
    DBusMessage *h = dbus_message_copy(a); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    dbus_message_unref(h);
    return 0;
}

int good_message_new(int n)
{
    DBusMessage *h = dbus_message_new(NULL);

    if (!h) return -1;
    if (step(n) < 0) {
        dbus_message_unref(h);
        return -1;
    }
    dbus_message_unref(h);
    return 0;
}

int bad_message_new(int n)
{
    DBusMessage *h = dbus_message_new(NULL); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    dbus_message_unref(h);
    return 0;
}

int good_message_new_error_printf(DBusMessage *a, int n)
{
    DBusMessage *h = dbus_message_new_error_printf(a, "", "");

    if (!h) return -1;
    if (step(n) < 0) {
        dbus_message_unref(h);
        return -1;
    }
    dbus_message_unref(h);
    return 0;
}

int bad_message_new_error_printf(DBusMessage *a, int n)
{
    DBusMessage *h = dbus_message_new_error_printf(a, "", ""); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    dbus_message_unref(h);
    return 0;
}

int good_message_demarshal(DBusError *a, int n)
{
    DBusMessage *h = dbus_message_demarshal("", 0, a);

    if (!h) return -1;
    if (step(n) < 0) {
        dbus_message_unref(h);
        return -1;
    }
    dbus_message_unref(h);
    return 0;
}

int bad_message_demarshal(DBusError *a, int n)
{
    DBusMessage *h = dbus_message_demarshal("", 0, a); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    dbus_message_unref(h);
    return 0;
}

int good_connection_pop_message(DBusConnection *a, int n)
{
    DBusMessage *h = dbus_connection_pop_message(a);

    if (!h) return -1;
    if (step(n) < 0) {
        dbus_message_unref(h);
        return -1;
    }
    dbus_message_unref(h);
    return 0;
}

int bad_connection_pop_message(DBusConnection *a, int n)
{
    DBusMessage *h = dbus_connection_pop_message(a); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    dbus_message_unref(h);
    return 0;
}

int good_server_listen(DBusError *a, int n)
{
    DBusServer *h = dbus_server_listen("", a);

    if (!h) return -1;
    if (step(n) < 0) {
        dbus_server_unref(h);
        return -1;
    }
    dbus_server_unref(h);
    return 0;
}

int bad_server_listen(DBusError *a, int n)
{
    DBusServer *h = dbus_server_listen("", a); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    dbus_server_unref(h);
    return 0;
}
