#ifndef STUB_GLIB_GQUEUE_H
#define STUB_GLIB_GQUEUE_H

#include "glist.h"

typedef struct _GQueue {
  GList *head;
  GList *tail;
  guint length;
} GQueue;

#define G_QUEUE_INIT { NULL, NULL, 0 }

GQueue *g_queue_new(void);
void g_queue_init(GQueue *queue);
void g_queue_free(GQueue *queue);
void g_queue_free_full(GQueue *queue, GDestroyNotify free_func);
void g_queue_clear(GQueue *queue);
void g_queue_push_tail(GQueue *queue, gpointer data);
void g_queue_push_head(GQueue *queue, gpointer data);
gpointer g_queue_pop_head(GQueue *queue);
gpointer g_queue_peek_head(GQueue *queue);
gboolean g_queue_is_empty(GQueue *queue);

#endif
