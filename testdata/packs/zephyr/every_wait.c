/* Calls that wait without a limit while a context is at hand: each is told. */
// options: --checks=-*,blocking-without-context,null-context,select-without-done --confidence=possible
#define _GNU_SOURCE
#include <gio/gio.h>
#include <zephyr/kernel.h>
#include <zephyr/net/socket.h>
#include <stddef.h>

void wait_k_work_cancel_sync(GCancellable *stop, struct k_work *a0, struct k_work_sync *a1)
{
    if (!g_cancellable_is_cancelled(stop)) k_work_cancel_sync(a0, a1); /* want "k_work_cancel_sync blocks here.*likely" */
}

void wait_k_work_cancel_delayable_sync(GCancellable *stop, struct k_work_delayable *a0, struct k_work_sync *a1)
{
    if (!g_cancellable_is_cancelled(stop)) k_work_cancel_delayable_sync(a0, a1); /* want "k_work_cancel_delayable_sync blocks here.*likely" */
}

void wait_zsock_connect(GCancellable *stop, int a0, const struct sockaddr *a1, socklen_t a2)
{
    if (!g_cancellable_is_cancelled(stop)) zsock_connect(a0, a1, a2); /* want "zsock_connect blocks here.*likely" */
}

void wait_zsock_accept(GCancellable *stop, int a0, struct sockaddr *a1, socklen_t *a2)
{
    if (!g_cancellable_is_cancelled(stop)) zsock_accept(a0, a1, a2); /* want "zsock_accept blocks here.*likely" */
}

void wait_zsock_sendto(GCancellable *stop, int a0, const void *a1, size_t a2, int a3, const struct sockaddr *a4, socklen_t a5)
{
    if (!g_cancellable_is_cancelled(stop)) zsock_sendto(a0, a1, a2, a3, a4, a5); /* want "zsock_sendto blocks here.*likely" */
}

void wait_zsock_recvfrom(GCancellable *stop, int a0, void *a1, size_t a2, int a3, struct sockaddr *a4, socklen_t *a5)
{
    if (!g_cancellable_is_cancelled(stop)) zsock_recvfrom(a0, a1, a2, a3, a4, a5); /* want "zsock_recvfrom blocks here.*likely" */
}

void wait_zsock_getaddrinfo(GCancellable *stop, const char *a0, const char *a1, const struct zsock_addrinfo *a2, struct zsock_addrinfo **a3)
{
    if (!g_cancellable_is_cancelled(stop)) zsock_getaddrinfo(a0, a1, a2, a3); /* want "zsock_getaddrinfo blocks here.*likely" */
}
