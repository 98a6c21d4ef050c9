#ifndef STUB_GLIB_GLIST_H
#define STUB_GLIB_GLIST_H

#include "gtypes.h"

typedef struct _GList GList;
struct _GList {
  gpointer data;
  GList *next;
  GList *prev;
};

GList *g_list_append(GList *list, gpointer data);
GList *g_list_prepend(GList *list, gpointer data);
GList *g_list_remove(GList *list, gconstpointer data);
GList *g_list_delete_link(GList *list, GList *link_);
GList *g_list_reverse(GList *list);
guint g_list_length(GList *list);
gpointer g_list_nth_data(GList *list, guint n);
void g_list_foreach(GList *list, GFunc func, gpointer user_data);
void g_list_free(GList *list);
void g_list_free_full(GList *list, GDestroyNotify free_func);
void g_clear_list(GList **list_ptr, GDestroyNotify destroy);

#endif
