#ifndef STUB_GLIB_OBJECT_H
#define STUB_GLIB_OBJECT_H

#include <gobject/gclosure.h>
#include <gobject/gobject.h>
#include <gobject/gsignal.h>

#endif
