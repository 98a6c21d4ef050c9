/* Calls that wait without a limit while a context is at hand: each is told. */
// options: --checks=-*,blocking-without-context,null-context,select-without-done --confidence=possible
#define _GNU_SOURCE
#include <gio/gio.h>
#include <zmq.h>
#include <czmq.h>
#include <stddef.h>
#include <stdlib.h>

void wait_zmq_ctx_term(GCancellable *stop, void *a0)
{
    if (!g_cancellable_is_cancelled(stop)) zmq_ctx_term(a0); /* want "zmq_ctx_term blocks here.*likely" */
}

void wait_zmq_recv(GCancellable *stop, void *a0, void *a1, size_t a2)
{
    if (!g_cancellable_is_cancelled(stop)) zmq_recv(a0, a1, a2, 0); /* want "zmq_recv blocks here.*likely" */
}

void wait_zmq_send(GCancellable *stop, void *a0, const void *a1, size_t a2)
{
    if (!g_cancellable_is_cancelled(stop)) zmq_send(a0, a1, a2, 0); /* want "zmq_send blocks here.*likely" */
}

void wait_zmq_msg_recv(GCancellable *stop, zmq_msg_t *a0, void *a1)
{
    if (!g_cancellable_is_cancelled(stop)) zmq_msg_recv(a0, a1, 0); /* want "zmq_msg_recv blocks here.*likely" */
}

void wait_zmq_msg_send(GCancellable *stop, zmq_msg_t *a0, void *a1)
{
    if (!g_cancellable_is_cancelled(stop)) zmq_msg_send(a0, a1, 0); /* want "zmq_msg_send blocks here.*likely" */
}

void wait_zmq_proxy(GCancellable *stop, void *a0, void *a1, void *a2)
{
    if (!g_cancellable_is_cancelled(stop)) zmq_proxy(a0, a1, a2); /* want "zmq_proxy blocks here.*likely" */
}

void wait_zmq_proxy_steerable(GCancellable *stop, void *a0, void *a1, void *a2, void *a3)
{
    if (!g_cancellable_is_cancelled(stop)) zmq_proxy_steerable(a0, a1, a2, a3); /* want "zmq_proxy_steerable blocks here.*likely" */
}

void wait_zmq_threadclose(GCancellable *stop, void *a0)
{
    if (!g_cancellable_is_cancelled(stop)) zmq_threadclose(a0); /* want "zmq_threadclose blocks here.*likely" */
}

void wait_zmq_sleep(GCancellable *stop, int a0)
{
    if (!g_cancellable_is_cancelled(stop)) zmq_sleep(a0); /* want "zmq_sleep blocks here.*possible" */
}

void wait_zactor_destroy(GCancellable *stop, zactor_t **a0)
{
    if (!g_cancellable_is_cancelled(stop)) zactor_destroy(a0); /* want "zactor_destroy blocks here.*likely" */
}

void wait_zloop_start(GCancellable *stop, zloop_t *a0)
{
    if (!g_cancellable_is_cancelled(stop)) zloop_start(a0); /* want "select-without-done: .*zloop_start.*possible" */
}

void wait_zmsg_recv(GCancellable *stop, void *a0)
{
    if (!g_cancellable_is_cancelled(stop)) zmsg_recv(a0); /* want "zmsg_recv blocks here.*likely" */
}

void wait_zstr_recv(GCancellable *stop, void *a0)
{
    if (!g_cancellable_is_cancelled(stop)) zstr_recv(a0); /* want "zstr_recv blocks here.*likely" */
}

void wait_zclock_sleep(GCancellable *stop, int a0)
{
    if (!g_cancellable_is_cancelled(stop)) zclock_sleep(a0); /* want "zclock_sleep blocks here.*possible" */
}
