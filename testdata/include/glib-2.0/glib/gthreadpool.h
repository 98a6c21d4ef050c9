#ifndef STUB_GLIB_GTHREADPOOL_H
#define STUB_GLIB_GTHREADPOOL_H

#include "gthread.h"

typedef struct _GThreadPool GThreadPool;

GThreadPool *g_thread_pool_new(GFunc func, gpointer user_data, gint max_threads, gboolean exclusive, GError **error);
gboolean g_thread_pool_push(GThreadPool *pool, gpointer data, GError **error);
void g_thread_pool_free(GThreadPool *pool, gboolean immediate, gboolean wait_);

#endif
