/* A thread that lends its handle to functions out of view, and loses it. */
#include <gio/gio.h>
#include <pthread.h>

int refresh(GCancellable *c, GError **error);

static void *body(void *data)
{
    GCancellable *c = data;
    if (refresh(c, NULL) < 0) return NULL;
    g_object_unref(c);
    return NULL;
}

int start(void)
{
    pthread_t t;
    GCancellable *c = g_cancellable_new(); /* want "thread-lost-cancel: 'c'" */
    if (pthread_create(&t, NULL, body, c) != 0) {
        g_object_unref(c);
        return -1;
    }
    pthread_detach(t);
    return 0;
}
