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
#define g_ptr_array_index(array, index_) ((array)->pdata)[index_]

#endif
