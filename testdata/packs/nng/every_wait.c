/* Calls that wait without a limit while a context is at hand: each is told. */
// options: --checks=-*,blocking-without-context,null-context,select-without-done --confidence=possible
#define _GNU_SOURCE
#include <gio/gio.h>
#include <nng/nng.h>
#include <nng/supplemental/util/platform.h>
#include <nng/protocol/pair0/pair.h>
#include <nng/protocol/reqrep0/req.h>
#include <stddef.h>

void wait_nng_dial(GCancellable *stop, nng_socket a0, const char *a1, nng_dialer *a2)
{
    if (!g_cancellable_is_cancelled(stop)) nng_dial(a0, a1, a2, 0); /* want "nng_dial blocks here.*likely" */
}

void wait_nng_dialer_start(GCancellable *stop, nng_dialer a0)
{
    if (!g_cancellable_is_cancelled(stop)) nng_dialer_start(a0, 0); /* want "nng_dialer_start blocks here.*likely" */
}

void wait_nng_send(GCancellable *stop, nng_socket a0, void *a1, size_t a2)
{
    if (!g_cancellable_is_cancelled(stop)) nng_send(a0, a1, a2, 0); /* want "nng_send blocks here.*likely" */
}

void wait_nng_recv(GCancellable *stop, nng_socket a0, void *a1, size_t *a2)
{
    if (!g_cancellable_is_cancelled(stop)) nng_recv(a0, a1, a2, 0); /* want "nng_recv blocks here.*likely" */
}

void wait_nng_sendmsg(GCancellable *stop, nng_socket a0, nng_msg *a1)
{
    if (!g_cancellable_is_cancelled(stop)) nng_sendmsg(a0, a1, 0); /* want "nng_sendmsg blocks here.*likely" */
}

void wait_nng_recvmsg(GCancellable *stop, nng_socket a0, nng_msg **a1)
{
    if (!g_cancellable_is_cancelled(stop)) nng_recvmsg(a0, a1, 0); /* want "nng_recvmsg blocks here.*likely" */
}

void wait_nng_aio_wait(GCancellable *stop, nng_aio *a0)
{
    if (!g_cancellable_is_cancelled(stop)) nng_aio_wait(a0); /* want "nng_aio_wait blocks here.*likely" */
}

void wait_nng_msleep(GCancellable *stop, nng_duration a0)
{
    if (!g_cancellable_is_cancelled(stop)) nng_msleep(a0); /* want "nng_msleep blocks here.*possible" */
}

void wait_nng_device(GCancellable *stop, nng_socket a0, nng_socket a1)
{
    if (!g_cancellable_is_cancelled(stop)) nng_device(a0, a1); /* want "nng_device blocks here.*likely" */
}

void wait_nng_thread_destroy(GCancellable *stop, nng_thread *a0)
{
    if (!g_cancellable_is_cancelled(stop)) nng_thread_destroy(a0); /* want "nng_thread_destroy blocks here.*likely" */
}

void wait_nng_mtx_lock(GCancellable *stop, nng_mtx *a0)
{
    if (!g_cancellable_is_cancelled(stop)) nng_mtx_lock(a0); /* want "nng_mtx_lock blocks here.*possible" */
}

void wait_nng_cv_wait(GCancellable *stop, nng_cv *a0)
{
    if (!g_cancellable_is_cancelled(stop)) nng_cv_wait(a0); /* want "nng_cv_wait blocks here.*likely" */
}

/* ---- a flag that says stop, and who sets it wakes the thread ---- */

struct pool {
    nng_mtx *lock;
    nng_cv *filled;
    int stop, n;
};

static void is_woken(void *arg)
{
    struct pool *p = arg;
    nng_mtx_lock(p->lock);
    while (!p->stop && !p->n) nng_cv_wait(p->filled);
    nng_mtx_unlock(p->lock);
}

int pool_start(struct pool *p, nng_thread **t)
{
    return nng_thread_create(t, is_woken, p);
}

void pool_stop(struct pool *p, nng_thread *t)
{
    nng_mtx_lock(p->lock);
    p->stop = 1;
    nng_cv_wake(p->filled);
    nng_mtx_unlock(p->lock);
    nng_thread_destroy(t);
}
