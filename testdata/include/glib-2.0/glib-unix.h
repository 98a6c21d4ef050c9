#ifndef STUB_GLIB_UNIX_H
#define STUB_GLIB_UNIX_H

#include <glib.h>

typedef gboolean (*GUnixFDSourceFunc)(gint fd, GIOCondition condition, gpointer user_data);

guint g_unix_fd_add(gint fd, GIOCondition condition, GUnixFDSourceFunc function, gpointer user_data);
GSource *g_unix_fd_source_new(gint fd, GIOCondition condition);
guint g_unix_signal_add(gint signum, GSourceFunc handler, gpointer user_data);
GSource *g_unix_signal_source_new(gint signum);

#endif
