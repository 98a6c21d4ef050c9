/* Waits for queues, conditions, children and time, with and without a limit. */
// options: --checks=-*,blocking-without-context,null-context,select-without-done
#include <apr-1.0/apr_pools.h>
#include <apr-1.0/apr_queue.h>
#include <apr-1.0/apr_thread_proc.h>
#include <apr-1.0/apr_waits.h>
#include <gio/gio.h>

void consume(GCancellable *stop, apr_queue_t *q, void **out)
{
    while (!g_cancellable_is_cancelled(stop)) apr_queue_pop(q, out); /* want "apr_queue_pop blocks here, and 'stop' .* cannot end it; use apr_queue_trypop" */
}

void produce(GCancellable *stop, apr_queue_t *q, void *x)
{
    if (!g_cancellable_is_cancelled(stop)) apr_queue_push(q, x); /* want "apr_queue_push blocks here" */
    if (!g_cancellable_is_cancelled(stop)) apr_queue_trypush(q, x);
}

void until_changed(GCancellable *stop, apr_thread_cond_t *c, apr_thread_mutex_t *m)
{
    if (g_cancellable_is_cancelled(stop)) return;
    apr_thread_cond_timedwait(c, m, 100000);
    apr_thread_cond_wait(c, m); /* want "apr_thread_cond_wait blocks here, .*; use apr_thread_cond_timedwait" */
}

void rest(GCancellable *stop)
{
    if (g_cancellable_is_cancelled(stop)) return;
    apr_sleep(1000);
    apr_sleep(5000000); /* want "apr_sleep blocks here" */
}

/* ---- a flag that says stop, and who sets it wakes the thread, or does not ---- */

struct pool {
    apr_thread_mutex_t *lock;
    apr_thread_cond_t *filled;
    int stop, n;
};

static void *is_woken(apr_thread_t *t, void *arg)
{
    struct pool *p = arg;
    (void)t;
    while (!p->stop && !p->n) apr_thread_cond_wait(p->filled, p->lock);
    return NULL;
}

int pool_start(struct pool *p, apr_thread_t **t, apr_pool_t *in)
{
    return apr_thread_create(t, NULL, is_woken, p, in);
}

void pool_stop(struct pool *p, apr_thread_t *t)
{
    apr_status_t r;
    p->stop = 1;
    apr_thread_cond_signal(p->filled);
    apr_thread_join(&r, t);
}

struct deaf_pool {
    apr_thread_mutex_t *lock;
    apr_thread_cond_t *filled;
    int stop, n;
};

static void *is_deaf(apr_thread_t *t, void *arg)
{
    struct deaf_pool *p = arg;
    (void)t;
    while (!p->stop && !p->n) apr_thread_cond_wait(p->filled, p->lock); /* want "apr_thread_cond_wait blocks here, and 'stop'" */
    return NULL;
}

int deaf_start(struct deaf_pool *p, apr_thread_t **t, apr_pool_t *in)
{
    return apr_thread_create(t, NULL, is_deaf, p, in);
}

void deaf_stop(struct deaf_pool *p, apr_thread_t *t)
{
    apr_status_t r;
    p->stop = 1;
    apr_thread_join(&r, t);
}
