#ifndef STUB_GOBJECT_GCLOSURE_H
#define STUB_GOBJECT_GCLOSURE_H

#include <glib.h>

typedef struct _GClosure GClosure;
typedef void (*GCallback)(void);
typedef void (*GClosureNotify)(gpointer data, GClosure *closure);

#define G_CALLBACK(f) ((GCallback) (f))

GClosure *g_cclosure_new(GCallback callback_func, gpointer user_data, GClosureNotify destroy_data);
GClosure *g_closure_ref(GClosure *closure);
void g_closure_unref(GClosure *closure);

#endif
