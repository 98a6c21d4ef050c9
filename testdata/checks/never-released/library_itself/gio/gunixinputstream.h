/* The library's own header, as it lies in its own source tree. */
#pragma once
#include <gio/gio.h>

typedef struct _GInputStream GInputStream;
GInputStream *g_unix_input_stream_new(gint fd, gboolean close_fd);
gpointer stream_with_properties(const char *first, ...);
