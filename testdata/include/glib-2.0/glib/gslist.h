#ifndef STUB_GLIB_GSLIST_H
#define STUB_GLIB_GSLIST_H

#include "gtypes.h"

typedef struct _GSList GSList;
struct _GSList {
  gpointer data;
  GSList *next;
};

GSList *g_slist_append(GSList *list, gpointer data);
GSList *g_slist_prepend(GSList *list, gpointer data);
GSList *g_slist_remove(GSList *list, gconstpointer data);
void g_slist_free(GSList *list);
void g_slist_free_full(GSList *list, GDestroyNotify free_func);

#endif
