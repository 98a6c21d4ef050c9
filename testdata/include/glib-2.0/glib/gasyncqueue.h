#ifndef STUB_GLIB_GASYNCQUEUE_H
#define STUB_GLIB_GASYNCQUEUE_H

#include "gtypes.h"

typedef struct _GAsyncQueue GAsyncQueue;

GAsyncQueue *g_async_queue_new(void);
GAsyncQueue *g_async_queue_ref(GAsyncQueue *queue);
void g_async_queue_unref(GAsyncQueue *queue);
void g_async_queue_push(GAsyncQueue *queue, gpointer data);
gpointer g_async_queue_pop(GAsyncQueue *queue);

#endif
