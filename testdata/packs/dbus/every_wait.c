/* Calls that wait without a limit while a context is at hand: each is told. */
// options: --checks=-*,blocking-without-context,null-context,select-without-done --confidence=possible
#define _GNU_SOURCE
#include <gio/gio.h>
#include <dbus/dbus-bus.h>
#include <dbus/dbus-pending-call.h>
#include <dbus/dbus-connection.h>
#include <dbus/dbus-errors.h>
#include <dbus/dbus-message.h>
#include <dbus/dbus-server.h>
#include <stddef.h>

void wait_dbus_bus_get(GCancellable *stop, DBusBusType a0, DBusError *a1)
{
    if (!g_cancellable_is_cancelled(stop)) dbus_bus_get(a0, a1); /* want "dbus_bus_get blocks here.*likely" */
}

void wait_dbus_bus_get_private(GCancellable *stop, DBusBusType a0, DBusError *a1)
{
    if (!g_cancellable_is_cancelled(stop)) dbus_bus_get_private(a0, a1); /* want "dbus_bus_get_private blocks here.*likely" */
}

void wait_dbus_pending_call_block(GCancellable *stop, DBusPendingCall *a0)
{
    if (!g_cancellable_is_cancelled(stop)) dbus_pending_call_block(a0); /* want "dbus_pending_call_block blocks here.*likely" */
}

void wait_dbus_connection_flush(GCancellable *stop, DBusConnection *a0)
{
    if (!g_cancellable_is_cancelled(stop)) dbus_connection_flush(a0); /* want "dbus_connection_flush blocks here.*likely" */
}

void wait_dbus_bus_request_name(GCancellable *stop, DBusConnection *a0, const char *a1, unsigned int a2, DBusError *a3)
{
    if (!g_cancellable_is_cancelled(stop)) dbus_bus_request_name(a0, a1, a2, a3); /* want "dbus_bus_request_name blocks here.*likely" */
}

void wait_dbus_bus_add_match(GCancellable *stop, DBusConnection *a0, const char *a1, DBusError *a2)
{
    if (!g_cancellable_is_cancelled(stop)) dbus_bus_add_match(a0, a1, a2); /* want "dbus_bus_add_match blocks here.*likely" */
}
