#ifndef STUB_GLIB_GARRAY_H
#define STUB_GLIB_GARRAY_H

#include "gtypes.h"

typedef struct _GPtrArray {
  gpointer *pdata;
  guint len;
} GPtrArray;

GPtrArray *g_ptr_array_new(void);
GPtrArray *g_ptr_array_new_with_free_func(GDestroyNotify element_free_func);
void g_ptr_array_add(GPtrArray *array, gpointer data);
void g_ptr_array_unref(GPtrArray *array);
gpointer *g_ptr_array_free(GPtrArray *array, gboolean free_segment);
void g_ptr_array_set_free_func(GPtrArray *array, GDestroyNotify element_free_func);
gboolean g_ptr_array_remove(GPtrArray *array, gpointer data);
gpointer g_ptr_array_remove_index(GPtrArray *array, guint index_);
void g_ptr_array_foreach(GPtrArray *array, GFunc func, gpointer user_data);
#define g_ptr_array_index(array, index_) ((array)->pdata)[index_]

#endif
