/* Calls that wait without a limit while a context is at hand: each is told. */
// options: --checks=-*,blocking-without-context,null-context,select-without-done --confidence=possible
#define _GNU_SOURCE
#include <gio/gio.h>
#include <apr-1.0/apr_file_io.h>
#include <apr-1.0/apr_network_io.h>
#include <apr-1.0/apr_pools.h>
#include <apr-1.0/apr_reslist.h>
#include <apr-1.0/apr_thread_proc.h>
#include <stddef.h>

void wait_apr_thread_join(GCancellable *stop, apr_status_t *a0, apr_thread_t *a1)
{
    if (!g_cancellable_is_cancelled(stop)) apr_thread_join(a0, a1); /* want "apr_thread_join blocks here.*likely" */
}

void wait_apr_socket_accept(GCancellable *stop, apr_socket_t **a0, apr_socket_t *a1, apr_pool_t *a2)
{
    if (!g_cancellable_is_cancelled(stop)) apr_socket_accept(a0, a1, a2); /* want "apr_socket_accept blocks here.*likely" */
}

void wait_apr_socket_connect(GCancellable *stop, apr_socket_t *a0, apr_sockaddr_t *a1)
{
    if (!g_cancellable_is_cancelled(stop)) apr_socket_connect(a0, a1); /* want "apr_socket_connect blocks here.*likely" */
}

void wait_apr_socket_recv(GCancellable *stop, apr_socket_t *a0, char *a1, apr_size_t *a2)
{
    if (!g_cancellable_is_cancelled(stop)) apr_socket_recv(a0, a1, a2); /* want "apr_socket_recv blocks here.*likely" */
}

void wait_apr_socket_send(GCancellable *stop, apr_socket_t *a0, const char *a1, apr_size_t *a2)
{
    if (!g_cancellable_is_cancelled(stop)) apr_socket_send(a0, a1, a2); /* want "apr_socket_send blocks here.*likely" */
}

void wait_apr_sockaddr_info_get(GCancellable *stop, apr_sockaddr_t **a0, const char *a1, apr_int32_t a2, apr_port_t a3, apr_int32_t a4, apr_pool_t *a5)
{
    if (!g_cancellable_is_cancelled(stop)) apr_sockaddr_info_get(a0, a1, a2, a3, a4, a5); /* want "apr_sockaddr_info_get blocks here.*likely" */
}

void wait_apr_file_read(GCancellable *stop, apr_file_t *a0, void *a1, apr_size_t *a2)
{
    if (!g_cancellable_is_cancelled(stop)) apr_file_read(a0, a1, a2); /* want "apr_file_read blocks here.*possible" */
}

void wait_apr_reslist_acquire(GCancellable *stop, apr_reslist_t *a0, void **a1)
{
    if (!g_cancellable_is_cancelled(stop)) apr_reslist_acquire(a0, a1); /* want "apr_reslist_acquire blocks here.*likely" */
}
