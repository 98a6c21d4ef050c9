/* Calls that wait without a limit while a context is at hand: each is told. */
// options: --checks=-*,blocking-without-context,null-context,select-without-done --confidence=possible
#define _GNU_SOURCE
#include <gio/gio.h>
#include <threads.h>
#include <stdio.h>

void wait_thrd_join(GCancellable *stop, thrd_t a0, int *a1)
{
    if (!g_cancellable_is_cancelled(stop)) thrd_join(a0, a1); /* want "thrd_join blocks here.*likely" */
}

void wait_thrd_sleep(GCancellable *stop, const struct timespec *a0, struct timespec *a1)
{
    if (!g_cancellable_is_cancelled(stop)) thrd_sleep(a0, a1); /* want "thrd_sleep blocks here.*possible" */
}

void wait_mtx_lock(GCancellable *stop, mtx_t *a0)
{
    if (!g_cancellable_is_cancelled(stop)) mtx_lock(a0); /* want "mtx_lock blocks here.*possible" */
}

void wait_cnd_wait(GCancellable *stop, cnd_t *a0, mtx_t *a1)
{
    if (!g_cancellable_is_cancelled(stop)) cnd_wait(a0, a1); /* want "cnd_wait blocks here.*likely" */
}

/* ---- a flag that says stop, and who sets it wakes the thread ---- */

struct pool {
    mtx_t lock;
    cnd_t filled;
    int stop, n;
};

static int is_woken(void *arg)
{
    struct pool *p = arg;
    mtx_lock(&p->lock);
    while (!p->stop && !p->n) cnd_wait(&p->filled, &p->lock);
    mtx_unlock(&p->lock);
    return 0;
}

int pool_start(struct pool *p, thrd_t *t)
{
    return thrd_create(t, is_woken, p);
}

void pool_stop(struct pool *p, thrd_t t)
{
    mtx_lock(&p->lock);
    p->stop = 1;
    cnd_broadcast(&p->filled);
    mtx_unlock(&p->lock);
    thrd_join(t, NULL);
}
