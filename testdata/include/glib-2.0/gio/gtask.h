#ifndef STUB_GIO_GTASK_H
#define STUB_GIO_GTASK_H

#include <gio/gcancellable.h>

typedef struct _GTask GTask;
typedef struct _GAsyncResult GAsyncResult;
typedef void (*GAsyncReadyCallback)(GObject *source_object, GAsyncResult *res, gpointer data);
typedef void (*GTaskThreadFunc)(GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable);

GTask *g_task_new(gpointer source_object, GCancellable *cancellable, GAsyncReadyCallback callback,
                  gpointer callback_data);
void g_task_set_task_data(GTask *task, gpointer task_data, GDestroyNotify task_data_destroy);
gpointer g_task_get_task_data(GTask *task);
GCancellable *g_task_get_cancellable(GTask *task);
void g_task_run_in_thread(GTask *task, GTaskThreadFunc task_func);
void g_task_run_in_thread_sync(GTask *task, GTaskThreadFunc task_func);
void g_task_return_boolean(GTask *task, gboolean result);
void g_task_return_pointer(GTask *task, gpointer result, GDestroyNotify result_destroy);
void g_task_return_error(GTask *task, GError *error);
gboolean g_task_propagate_boolean(GTask *task, GError **error);

#endif
