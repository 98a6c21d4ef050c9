#ifndef STUB_GIO_GDBUSNAMEOWNING_H
#define STUB_GIO_GDBUSNAMEOWNING_H

#include <gio/gdbusconnection.h>

typedef enum { G_BUS_NAME_OWNER_FLAGS_NONE = 0 } GBusNameOwnerFlags;
typedef void (*GBusAcquiredCallback)(GDBusConnection *connection, const gchar *name, gpointer user_data);
typedef void (*GBusNameAcquiredCallback)(GDBusConnection *connection, const gchar *name, gpointer user_data);
typedef void (*GBusNameLostCallback)(GDBusConnection *connection, const gchar *name, gpointer user_data);

guint g_bus_own_name(GBusType bus_type, const gchar *name, GBusNameOwnerFlags flags,
                     GBusAcquiredCallback bus_acquired_handler, GBusNameAcquiredCallback name_acquired_handler,
                     GBusNameLostCallback name_lost_handler, gpointer user_data, GDestroyNotify user_data_free_func);
void g_bus_unown_name(guint owner_id);

#endif
