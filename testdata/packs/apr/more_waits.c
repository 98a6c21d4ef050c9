/* Waits for queues, conditions, children and time, with and without a limit. */
// options: --checks=-*,blocking-without-context,null-context,select-without-done
#include <apr-1.0/apr_pools.h>
#include <apr-1.0/apr_queue.h>
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
