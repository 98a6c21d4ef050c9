#ifndef STUB_GLIB_GMAIN_H
#define STUB_GLIB_GMAIN_H

#include "gtypes.h"

typedef struct _GMainContext GMainContext;
typedef struct _GMainLoop GMainLoop;
typedef struct _GSource GSource;
typedef struct _GSourceFuncs GSourceFuncs;

typedef gboolean (*GSourceFunc)(gpointer user_data);
typedef void (*GSourceOnceFunc)(gpointer user_data);
typedef void (*GChildWatchFunc)(GPid pid, gint wait_status, gpointer user_data);
typedef void (*GClearHandleFunc)(guint handle_id);

#define G_PRIORITY_DEFAULT 0
#define G_SOURCE_REMOVE FALSE
#define G_SOURCE_CONTINUE TRUE

GMainContext *g_main_context_new(void);
GMainContext *g_main_context_ref(GMainContext *context);
void g_main_context_unref(GMainContext *context);
GMainContext *g_main_context_default(void);
GMainContext *g_main_context_ref_thread_default(void);
gboolean g_main_context_iteration(GMainContext *context, gboolean may_block);
void g_main_context_push_thread_default(GMainContext *context);
void g_main_context_pop_thread_default(GMainContext *context);
void g_main_context_wakeup(GMainContext *context);

GMainLoop *g_main_loop_new(GMainContext *context, gboolean is_running);
GMainLoop *g_main_loop_ref(GMainLoop *loop);
void g_main_loop_unref(GMainLoop *loop);
void g_main_loop_run(GMainLoop *loop);
void g_main_loop_quit(GMainLoop *loop);
GMainContext *g_main_loop_get_context(GMainLoop *loop);

GSource *g_source_new(GSourceFuncs *source_funcs, guint struct_size);
GSource *g_source_ref(GSource *source);
void g_source_unref(GSource *source);
guint g_source_attach(GSource *source, GMainContext *context);
void g_source_destroy(GSource *source);
void g_source_set_callback(GSource *source, GSourceFunc func, gpointer data, GDestroyNotify notify);
void g_source_set_priority(GSource *source, gint priority);
void g_source_set_name(GSource *source, const char *name);

GSource *g_idle_source_new(void);
GSource *g_timeout_source_new(guint interval);
GSource *g_timeout_source_new_seconds(guint interval);
GSource *g_child_watch_source_new(GPid pid);

gboolean g_source_remove(guint tag);
gboolean g_source_remove_by_user_data(gpointer user_data);
gboolean g_idle_remove_by_data(gpointer data);

guint g_timeout_add(guint interval, GSourceFunc function, gpointer data);
guint g_timeout_add_full(gint priority, guint interval, GSourceFunc function, gpointer data, GDestroyNotify notify);
guint g_timeout_add_seconds(guint interval, GSourceFunc function, gpointer data);
guint g_timeout_add_once(guint interval, GSourceOnceFunc function, gpointer data);
guint g_idle_add(GSourceFunc function, gpointer data);
guint g_idle_add_full(gint priority, GSourceFunc function, gpointer data, GDestroyNotify notify);
guint g_child_watch_add(GPid pid, GChildWatchFunc function, gpointer data);

void g_clear_handle_id(guint *tag_ptr, GClearHandleFunc clear_func);
#define g_clear_handle_id(tag_ptr, clear_func)                                \
  G_STMT_START                                                                \
  {                                                                           \
    _Static_assert(sizeof *(tag_ptr) == sizeof(guint), "not a handle id");    \
    guint *_tag_ptr = (guint *) (tag_ptr);                                    \
    guint _handle_id;                                                         \
                                                                              \
    _handle_id = *_tag_ptr;                                                   \
    if (_handle_id > 0) {                                                     \
      *_tag_ptr = 0;                                                          \
      clear_func(_handle_id);                                                 \
    }                                                                         \
  }                                                                           \
  G_STMT_END

static inline guint g_steal_handle_id(guint *handle_pointer)
{
  guint handle = *handle_pointer;
  *handle_pointer = 0;
  return handle;
}

#endif
