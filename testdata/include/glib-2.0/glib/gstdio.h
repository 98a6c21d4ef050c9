#ifndef STUB_GLIB_GSTDIO_H
#define STUB_GLIB_GSTDIO_H

#include "gerror.h"
#include "gtypes.h"

gboolean g_close(gint fd, GError **error);

#endif
