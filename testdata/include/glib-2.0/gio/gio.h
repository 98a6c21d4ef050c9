#ifndef STUB_GIO_H
#define STUB_GIO_H

#include <gio/gcancellable.h>
#include <gio/gdbusconnection.h>
#include <gio/gdbusnameowning.h>
#include <gio/gdbusnamewatching.h>
#include <gio/gfile.h>
#include <gio/gtask.h>

#include <gio/gio-autocleanups.h>

#endif
