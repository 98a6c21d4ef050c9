#ifndef STUB_GIO_GDBUSCONNECTION_H
#define STUB_GIO_GDBUSCONNECTION_H

#include <gio/gtask.h>

typedef struct _GDBusConnection GDBusConnection;
typedef struct _GDBusMessage GDBusMessage;
typedef struct _GDBusInterfaceInfo GDBusInterfaceInfo;
typedef struct _GDBusInterfaceVTable GDBusInterfaceVTable;
typedef struct _GVariant GVariant;
typedef enum { G_BUS_TYPE_SYSTEM = 1, G_BUS_TYPE_SESSION = 2 } GBusType;
typedef enum { G_DBUS_SIGNAL_FLAGS_NONE = 0 } GDBusSignalFlags;
typedef void (*GDBusSignalCallback)(GDBusConnection *connection, const gchar *sender_name, const gchar *object_path,
                                    const gchar *interface_name, const gchar *signal_name, GVariant *parameters,
                                    gpointer user_data);
typedef GDBusMessage *(*GDBusMessageFilterFunction)(GDBusConnection *connection, GDBusMessage *message,
                                                    gboolean incoming, gpointer user_data);

GDBusConnection *g_bus_get_sync(GBusType bus_type, GCancellable *cancellable, GError **error);
guint g_dbus_connection_signal_subscribe(GDBusConnection *connection, const gchar *sender,
                                         const gchar *interface_name, const gchar *member, const gchar *object_path,
                                         const gchar *arg0, GDBusSignalFlags flags, GDBusSignalCallback callback,
                                         gpointer user_data, GDestroyNotify user_data_free_func);
void g_dbus_connection_signal_unsubscribe(GDBusConnection *connection, guint subscription_id);
guint g_dbus_connection_register_object(GDBusConnection *connection, const gchar *object_path,
                                        GDBusInterfaceInfo *interface_info, const GDBusInterfaceVTable *vtable,
                                        gpointer user_data, GDestroyNotify user_data_free_func, GError **error);
gboolean g_dbus_connection_unregister_object(GDBusConnection *connection, guint registration_id);
guint g_dbus_connection_add_filter(GDBusConnection *connection, GDBusMessageFilterFunction filter_function,
                                   gpointer user_data, GDestroyNotify user_data_free_func);
void g_dbus_connection_remove_filter(GDBusConnection *connection, guint filter_id);

#endif
