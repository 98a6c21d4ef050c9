/* Who cancels a context is not the one who waits to be told by it. */
#include <gio/gio.h>

struct work {
    GCancellable *cancellable;
    GCond cond;
    GMutex mutex;
    gboolean begun;
};

gpointer interrupts(gpointer data)
{
    struct work *w = data;
    g_mutex_lock(&w->mutex);
    while (!w->begun) g_cond_wait(&w->cond, &w->mutex);
    g_mutex_unlock(&w->mutex);
    g_cancellable_cancel(w->cancellable);
    return NULL;
}

gpointer is_interrupted(gpointer data)
{
    struct work *w = data;
    g_mutex_lock(&w->mutex);
    while (!w->begun) g_cond_wait(&w->cond, &w->mutex); /* want "blocking-without-context" */
    g_mutex_unlock(&w->mutex);
    if (g_cancellable_is_cancelled(w->cancellable)) return NULL;
    return w;
}
