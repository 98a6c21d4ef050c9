/* Calls that wait without a limit while a context is at hand: each is told. */
// options: --checks=-*,blocking-without-context,null-context,select-without-done --confidence=possible
#define _GNU_SOURCE
#include <gio/gio.h>
#include <nsync_cv.h>
#include <nsync_time.h>
#include <nsync.h>
#include <pthread.h>
#include <stddef.h>

void wait_nsync_cv_wait(GCancellable *stop, nsync_cv *a0, nsync_mu *a1)
{
    if (!g_cancellable_is_cancelled(stop)) nsync_cv_wait(a0, a1); /* want "nsync_cv_wait blocks here.*likely" */
}

void wait_nsync_time_sleep(GCancellable *stop, nsync_time a0)
{
    if (!g_cancellable_is_cancelled(stop)) nsync_time_sleep(a0); /* want "nsync_time_sleep blocks here.*possible" */
}

/* ---- a flag that says stop, and who sets it wakes the thread ---- */

struct pool {
    nsync_mu *lock;
    nsync_cv *filled;
    int stop, n;
};

static void *is_woken(void *arg)
{
    struct pool *p = arg;
    while (!p->stop && !p->n) nsync_cv_wait(p->filled, p->lock);
    return NULL;
}

int pool_start(struct pool *p, pthread_t *t)
{
    return pthread_create(t, NULL, is_woken, p);
}

void pool_stop(struct pool *p, pthread_t t)
{
    p->stop = 1;
    nsync_cv_signal(p->filled);
    pthread_join(t, NULL);
}
