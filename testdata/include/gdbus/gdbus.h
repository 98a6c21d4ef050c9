/* What the cases use of gdbus.h; not the real header. */
#ifndef STUB_GDBUS_H
#define STUB_GDBUS_H

#include <dbus/dbus-types.h>
#include <glib.h>

typedef struct GDBusClient GDBusClient;
typedef struct GDBusProxy GDBusProxy;
typedef void (*GDBusWatchFunction)(DBusConnection *connection, void *user_data);
typedef void (*GDBusDestroyFunction)(void *user_data);

guint g_dbus_add_disconnect_watch(DBusConnection *connection, const char *name, GDBusWatchFunction function,
                                  void *user_data, GDBusDestroyFunction destroy);
gboolean g_dbus_remove_watch(DBusConnection *connection, guint tag);
gboolean g_dbus_send_message(DBusConnection *connection, DBusMessage *message);
gboolean g_dbus_send_message_with_reply(DBusConnection *connection, DBusMessage *message, DBusPendingCall **call,
                                        int timeout);
DBusMessage *g_dbus_create_reply(DBusMessage *message, int type, ...);
GDBusClient *g_dbus_client_new(DBusConnection *connection, const char *service, const char *path);
void g_dbus_client_unref(GDBusClient *client);
GDBusProxy *g_dbus_proxy_new(GDBusClient *client, const char *path, const char *interface);
void g_dbus_proxy_unref(GDBusProxy *proxy);

#endif
