#ifndef STUB_GLIB_GTHREAD_H
#define STUB_GLIB_GTHREAD_H

#include "gerror.h"
#include "gtypes.h"

typedef struct _GThread GThread;
typedef gpointer (*GThreadFunc)(gpointer data);
typedef union _GMutex {
  gpointer p;
  guint i[2];
} GMutex;
typedef struct _GRecMutex {
  gpointer p;
  guint i[2];
} GRecMutex;
typedef struct _GRWLock {
  gpointer p;
  guint i[2];
} GRWLock;
typedef struct _GCond {
  gpointer p;
  guint i[2];
} GCond;

GThread *g_thread_new(const gchar *name, GThreadFunc func, gpointer data);
GThread *g_thread_try_new(const gchar *name, GThreadFunc func, gpointer data, GError **error);
GThread *g_thread_ref(GThread *thread);
void g_thread_unref(GThread *thread);
gpointer g_thread_join(GThread *thread);
G_NORETURN void g_thread_exit(gpointer retval);
GThread *g_thread_self(void);

void g_mutex_init(GMutex *mutex);
void g_mutex_clear(GMutex *mutex);
void g_mutex_lock(GMutex *mutex);
void g_mutex_unlock(GMutex *mutex);
void g_rec_mutex_init(GRecMutex *rec_mutex);
void g_rec_mutex_clear(GRecMutex *rec_mutex);
void g_rw_lock_init(GRWLock *rw_lock);
void g_rw_lock_clear(GRWLock *rw_lock);
void g_cond_init(GCond *cond);
void g_cond_clear(GCond *cond);
void g_cond_wait(GCond *cond, GMutex *mutex);
void g_cond_signal(GCond *cond);

#endif
