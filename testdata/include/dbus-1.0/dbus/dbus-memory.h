/* What the cases use of dbus/dbus-memory.h; not the real header. */
#ifndef STUB_DBUS_DBUS_MEMORY_H
#define STUB_DBUS_DBUS_MEMORY_H

#include "dbus/dbus-types.h"

void dbus_shutdown(void);

#endif
