/* Work handed to a thread that nobody waits for, with a context that its creator releases on return. */
#include <gio/gio.h>
#include <libpq-fe.h>
#include <pthread.h>
#include <threads.h>

int step(void);

static gpointer until_cancelled(gpointer data)
{
    while (!g_cancellable_is_cancelled(data)) step();
    return NULL;
}

void by_glib(void)
{
    GCancellable *c = g_cancellable_new();
    g_thread_unref(g_thread_new("work", until_cancelled, c));
    g_object_unref(c); /* want "use-after-cancel" */
}

static int until_cancelled_c11(void *data)
{
    while (!g_cancellable_is_cancelled(data)) step();
    return 0;
}

int by_c11(void)
{
    thrd_t t;
    GCancellable *c = g_cancellable_new();
    if (thrd_create(&t, until_cancelled_c11, c) == thrd_success) thrd_detach(t);
    g_object_unref(c); /* want "use-after-cancel" */
    return 0;
}

static void *cancel_it(void *data)
{
    char why[64];
    while (step())
        if (PQcancel(data, why, sizeof why)) break;
    return NULL;
}

int by_pthread(PGconn *db)
{
    pthread_t t;
    PGcancel *c = PQgetCancel(db);
    if (!c) return -1;
    if (pthread_create(&t, NULL, cancel_it, c) == 0) pthread_detach(t);
    PQfreeCancel(c); /* want "use-after-cancel" */
    return 0;
}

static gpointer until_cancelled_owner(gpointer data)
{
    while (!g_cancellable_is_cancelled(data)) step();
    g_object_unref(data);
    return NULL;
}

void fine(void)
{
    GCancellable *c = g_cancellable_new();
    g_thread_unref(g_thread_new("work", until_cancelled_owner, g_object_ref(c)));
    g_object_unref(c);
}
