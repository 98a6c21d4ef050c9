#ifndef STUB_GIO_GDBUSNAMEWATCHING_H
#define STUB_GIO_GDBUSNAMEWATCHING_H

#include <gio/gdbusconnection.h>

typedef enum { G_BUS_NAME_WATCHER_FLAGS_NONE = 0 } GBusNameWatcherFlags;
typedef void (*GBusNameAppearedCallback)(GDBusConnection *connection, const gchar *name, const gchar *name_owner,
                                         gpointer user_data);
typedef void (*GBusNameVanishedCallback)(GDBusConnection *connection, const gchar *name, gpointer user_data);

guint g_bus_watch_name(GBusType bus_type, const gchar *name, GBusNameWatcherFlags flags,
                       GBusNameAppearedCallback name_appeared_handler, GBusNameVanishedCallback name_vanished_handler,
                       gpointer user_data, GDestroyNotify user_data_free_func);
void g_bus_unwatch_name(guint watcher_id);

#endif
