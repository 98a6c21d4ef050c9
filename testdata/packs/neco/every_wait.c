/* Calls that wait without a limit while a context is at hand: each is told. */
// options: --checks=-*,blocking-without-context,null-context,select-without-done --confidence=possible
#define _GNU_SOURCE
#include <gio/gio.h>
#include <neco.h>
#include <stddef.h>
#include <unistd.h>

void wait_neco_join(GCancellable *stop, int64_t a0)
{
    if (!g_cancellable_is_cancelled(stop)) neco_join(a0); /* want "neco_join blocks here.*likely" */
}

void wait_neco_cancel(GCancellable *stop, int64_t a0)
{
    if (!g_cancellable_is_cancelled(stop)) neco_cancel(a0); /* want "neco_cancel blocks here.*likely" */
}

void wait_neco_sleep(GCancellable *stop, int64_t a0)
{
    if (!g_cancellable_is_cancelled(stop)) neco_sleep(a0); /* want "neco_sleep blocks here.*possible" */
}

void wait_neco_suspend(GCancellable *stop)
{
    if (!g_cancellable_is_cancelled(stop)) neco_suspend(); /* want "neco_suspend blocks here.*likely" */
}

void wait_neco_chan_send(GCancellable *stop, neco_chan *a0, void *a1)
{
    if (!g_cancellable_is_cancelled(stop)) neco_chan_send(a0, a1); /* want "neco_chan_send blocks here.*likely" */
}

void wait_neco_chan_recv(GCancellable *stop, neco_chan *a0, void *a1)
{
    if (!g_cancellable_is_cancelled(stop)) neco_chan_recv(a0, a1); /* want "neco_chan_recv blocks here.*likely" */
}

void wait_neco_chan_select(GCancellable *stop, int a0)
{
    if (!g_cancellable_is_cancelled(stop)) neco_chan_select(a0); /* want "select-without-done: .*neco_chan_select.*likely" */
}

void wait_neco_chan_selectv(GCancellable *stop, int a0)
{
    if (!g_cancellable_is_cancelled(stop)) neco_chan_selectv(a0, NULL); /* want "select-without-done: .*neco_chan_selectv.*likely" */
}

void wait_neco_gen_next(GCancellable *stop, neco_gen *a0, void *a1)
{
    if (!g_cancellable_is_cancelled(stop)) neco_gen_next(a0, a1); /* want "neco_gen_next blocks here.*likely" */
}

void wait_neco_mutex_lock(GCancellable *stop, neco_mutex *a0)
{
    if (!g_cancellable_is_cancelled(stop)) neco_mutex_lock(a0); /* want "neco_mutex_lock blocks here.*possible" */
}

void wait_neco_waitgroup_wait(GCancellable *stop, neco_waitgroup *a0)
{
    if (!g_cancellable_is_cancelled(stop)) neco_waitgroup_wait(a0); /* want "neco_waitgroup_wait blocks here.*likely" */
}

void wait_neco_cond_wait(GCancellable *stop, neco_cond *a0, neco_mutex *a1)
{
    if (!g_cancellable_is_cancelled(stop)) neco_cond_wait(a0, a1); /* want "neco_cond_wait blocks here.*likely" */
}

void wait_neco_read(GCancellable *stop, int a0, void *a1, size_t a2)
{
    if (!g_cancellable_is_cancelled(stop)) neco_read(a0, a1, a2); /* want "neco_read blocks here.*likely" */
}

void wait_neco_write(GCancellable *stop, int a0, const void *a1, size_t a2)
{
    if (!g_cancellable_is_cancelled(stop)) neco_write(a0, a1, a2); /* want "neco_write blocks here.*likely" */
}

void wait_neco_accept(GCancellable *stop, int a0, struct sockaddr *a1, socklen_t *a2)
{
    if (!g_cancellable_is_cancelled(stop)) neco_accept(a0, a1, a2); /* want "neco_accept blocks here.*likely" */
}

void wait_neco_connect(GCancellable *stop, int a0, const struct sockaddr *a1, socklen_t a2)
{
    if (!g_cancellable_is_cancelled(stop)) neco_connect(a0, a1, a2); /* want "neco_connect blocks here.*likely" */
}

void wait_neco_dial(GCancellable *stop, const char *a0, const char *a1)
{
    if (!g_cancellable_is_cancelled(stop)) neco_dial(a0, a1); /* want "neco_dial blocks here.*likely" */
}

void wait_neco_serve(GCancellable *stop, const char *a0, const char *a1)
{
    if (!g_cancellable_is_cancelled(stop)) neco_serve(a0, a1); /* want "neco_serve blocks here.*likely" */
}

void wait_neco_getaddrinfo(GCancellable *stop, const char *a0, const char *a1, const struct addrinfo *a2, struct addrinfo **a3)
{
    if (!g_cancellable_is_cancelled(stop)) neco_getaddrinfo(a0, a1, a2, a3); /* want "neco_getaddrinfo blocks here.*likely" */
}

void wait_neco_wait(GCancellable *stop, int a0, int a1)
{
    if (!g_cancellable_is_cancelled(stop)) neco_wait(a0, a1); /* want "neco_wait blocks here.*possible" */
}

void wait_neco_work(GCancellable *stop, int64_t a0, void *a2)
{
    if (!g_cancellable_is_cancelled(stop)) neco_work(a0, NULL, a2); /* want "neco_work blocks here.*likely" */
}

void wait_neco_signal_wait(GCancellable *stop)
{
    if (!g_cancellable_is_cancelled(stop)) neco_signal_wait(); /* want "neco_signal_wait blocks here.*likely" */
}
