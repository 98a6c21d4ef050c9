/* Watches, pending calls, clients and proxies of gdbus. */
#include <dbus/dbus-pending-call.h>
#include <gdbus.h>

int step(int n);
void on_disconnect(DBusConnection *connection, void *user_data);

struct good_server {
    guint watch_id;
};

void good_register(struct good_server *s, DBusConnection *conn, const char *sender)
{
    s->watch_id = g_dbus_add_disconnect_watch(conn, sender, on_disconnect, s, NULL);
}

void good_unregister(struct good_server *s, DBusConnection *conn)
{
    g_dbus_remove_watch(conn, s->watch_id);
}

struct bad_server {
    guint watch_id;
};

void bad_register(struct bad_server *s, DBusConnection *conn, const char *sender)
{
    s->watch_id = g_dbus_add_disconnect_watch(conn, sender, on_disconnect, s, NULL); /* want "never-released" */
}

/* Nothing is kept: the watch goes with the connection. */
void good_forgotten(DBusConnection *conn, const char *sender)
{
    g_dbus_add_disconnect_watch(conn, sender, on_disconnect, NULL, NULL);
}

int good_call(DBusConnection *conn, DBusMessage *msg)
{
    DBusPendingCall *call;

    if (!g_dbus_send_message_with_reply(conn, msg, &call, -1))
        return -1;
    dbus_pending_call_set_notify(call, NULL, NULL, NULL);
    dbus_pending_call_unref(call);
    return 0;
}

int bad_call(DBusConnection *conn, DBusMessage *msg)
{
    DBusPendingCall *call;

    if (!g_dbus_send_message_with_reply(conn, msg, &call, -1)) /* want "never-released" */
        return -1;
    dbus_pending_call_set_notify(call, NULL, NULL, NULL);
    return 0;
}

int good_reply(DBusConnection *conn, DBusMessage *msg)
{
    return g_dbus_send_message(conn, g_dbus_create_reply(msg, 0));
}

int bad_reply(DBusConnection *conn, DBusMessage *msg, int n)
{
    DBusMessage *reply = g_dbus_create_reply(msg, 0); /* want "lost-cancel" */

    if (step(n) < 0)
        return -1;
    return g_dbus_send_message(conn, reply);
}

int good_proxy(DBusConnection *conn)
{
    GDBusClient *client = g_dbus_client_new(conn, "org.bluez", "/");
    GDBusProxy *proxy = g_dbus_proxy_new(client, "/", "org.bluez.Adapter1");

    g_dbus_proxy_unref(proxy);
    g_dbus_client_unref(client);
    return 0;
}

int bad_proxy(DBusConnection *conn, int n)
{
    GDBusClient *client = g_dbus_client_new(conn, "org.bluez", "/"); /* want "lost-cancel" */
    GDBusProxy *proxy;

    if (step(n) < 0)
        return -1;
    proxy = g_dbus_proxy_new(client, "/", "org.bluez.Adapter1"); /* want "lost-cancel" */
    if (step(n) > 0) {
        g_dbus_client_unref(client);
        return 1;
    }
    g_dbus_proxy_unref(proxy);
    g_dbus_client_unref(client);
    return 0;
}
