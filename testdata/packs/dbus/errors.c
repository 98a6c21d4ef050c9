/* A call that fills in an error has made nothing when the error is set. */
#include <dbus/dbus-bus.h>
#include <dbus/dbus-connection.h>
#include <dbus/dbus-errors.h>
#include <stddef.h>

int step(int n);

DBusConnection *good_setup(DBusError *error)
{
    DBusConnection *conn = dbus_bus_get(DBUS_BUS_SYSTEM, error);

    if (error != NULL && dbus_error_is_set(error))
        return NULL;
    if (conn == NULL)
        return NULL;
    return conn;
}

int bad_setup(DBusError *error, int n)
{
    DBusConnection *conn = dbus_bus_get(DBUS_BUS_SYSTEM, error); /* want "lost-cancel: .*'conn'" */

    if (dbus_error_is_set(error))
        return -1;
    if (step(n) < 0)
        return -1;
    dbus_connection_unref(conn);
    return 0;
}
