/* Calls that wait without a limit while a context is at hand: each is told. */
// options: --checks=-*,blocking-without-context,null-context,select-without-done --confidence=possible
#define _GNU_SOURCE
#include <gio/gio.h>
#include <event2/event.h>
#include <event2/buffer.h>
#include <event2/util.h>
#include <event2/bufferevent.h>
#include <event2/bufferevent_compat.h>
#include <event2/bufferevent_ssl.h>
#include <event2/dns.h>
#include <event2/event_compat.h>
#include <event2/event_struct.h>
#include <event2/http.h>
#include <event2/listener.h>
#include <stddef.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

void wait_event_base_dispatch(GCancellable *stop, struct event_base *a0)
{
    if (!g_cancellable_is_cancelled(stop)) event_base_dispatch(a0); /* want "select-without-done: .*event_base_dispatch.*possible" */
}

void wait_event_base_loop(GCancellable *stop, struct event_base *a0)
{
    if (!g_cancellable_is_cancelled(stop)) event_base_loop(a0, 0); /* want "select-without-done: .*event_base_loop.*possible" */
}

void wait_evbuffer_read(GCancellable *stop, struct evbuffer *a0, evutil_socket_t a1, int a2)
{
    if (!g_cancellable_is_cancelled(stop)) evbuffer_read(a0, a1, a2); /* want "evbuffer_read blocks here.*possible" */
}

void wait_evbuffer_write(GCancellable *stop, struct evbuffer *a0, evutil_socket_t a1)
{
    if (!g_cancellable_is_cancelled(stop)) evbuffer_write(a0, a1); /* want "evbuffer_write blocks here.*possible" */
}

void wait_evutil_getaddrinfo(GCancellable *stop, const char *a0, const char *a1, const struct evutil_addrinfo *a2, struct evutil_addrinfo **a3)
{
    if (!g_cancellable_is_cancelled(stop)) evutil_getaddrinfo(a0, a1, a2, a3); /* want "evutil_getaddrinfo blocks here.*likely" */
}
