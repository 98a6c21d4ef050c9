/* What the cases use of dbus/dbus-types.h; not the real header. */
#ifndef STUB_DBUS_DBUS_TYPES_H
#define STUB_DBUS_DBUS_TYPES_H

#include <stdint.h>
typedef uint32_t dbus_bool_t;
typedef int32_t dbus_int32_t;
typedef struct DBusConnection DBusConnection;
typedef struct DBusPendingCall DBusPendingCall;
typedef struct DBusMessage DBusMessage;
typedef struct DBusServer DBusServer;
typedef struct DBusWatch DBusWatch;
typedef struct DBusTimeout DBusTimeout;
typedef struct DBusObjectPathVTable DBusObjectPathVTable;
typedef struct {
    const char *name, *message;
} DBusError;
typedef enum { DBUS_BUS_SESSION, DBUS_BUS_SYSTEM } DBusBusType;
typedef void (*DBusFreeFunction)(void *memory);
typedef void (*DBusPendingCallNotifyFunction)(DBusPendingCall *pending, void *user_data);
typedef int (*DBusHandleMessageFunction)(DBusConnection *connection, DBusMessage *message, void *user_data);

#endif
