#ifndef STUB_GIO_GFILE_H
#define STUB_GIO_GFILE_H

#include <gio/gtask.h>

typedef struct _GFile GFile;

GFile *g_file_new_for_path(const char *path);
gboolean g_file_load_contents(GFile *file, GCancellable *cancellable, char **contents, gsize *length, char **etag_out,
                              GError **error);
void g_file_load_contents_async(GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean g_file_load_contents_finish(GFile *file, GAsyncResult *res, char **contents, gsize *length, char **etag_out,
                                     GError **error);
gboolean g_file_delete(GFile *file, GCancellable *cancellable, GError **error);

typedef struct _GFileMonitor GFileMonitor;
GFileMonitor *g_file_monitor_file(GFile *file, gint flags, GCancellable *cancellable, GError **error);
gboolean g_file_monitor_cancel(GFileMonitor *monitor);

#endif
