#ifndef STUB_GLIB_GIOCHANNEL_H
#define STUB_GLIB_GIOCHANNEL_H

#include "gmain.h"

typedef struct _GIOChannel GIOChannel;
typedef enum { G_IO_IN = 1, G_IO_OUT = 4, G_IO_ERR = 8, G_IO_HUP = 16 } GIOCondition;
typedef gboolean (*GIOFunc)(GIOChannel *source, GIOCondition condition, gpointer data);

GIOChannel *g_io_channel_unix_new(gint fd);
void g_io_channel_unref(GIOChannel *channel);
guint g_io_add_watch(GIOChannel *channel, GIOCondition condition, GIOFunc func, gpointer user_data);
GSource *g_io_create_watch(GIOChannel *channel, GIOCondition condition);

#endif
