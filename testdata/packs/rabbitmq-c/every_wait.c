/* Calls that wait without a limit while a context is at hand: each is told. */
// options: --checks=-*,blocking-without-context,null-context,select-without-done --confidence=possible
#define _GNU_SOURCE
#include <gio/gio.h>
#include <amqp.h>
#include <amqp_tcp_socket.h>
#include <stddef.h>

void wait_amqp_connection_close(GCancellable *stop, amqp_connection_state_t a0, int a1)
{
    if (!g_cancellable_is_cancelled(stop)) amqp_connection_close(a0, a1); /* want "amqp_connection_close blocks here.*likely" */
}

void wait_amqp_socket_open(GCancellable *stop, amqp_socket_t *a0, const char *a1, int a2)
{
    if (!g_cancellable_is_cancelled(stop)) amqp_socket_open(a0, a1, a2); /* want "amqp_socket_open blocks here.*likely" */
}

void wait_amqp_simple_wait_frame(GCancellable *stop, amqp_connection_state_t a0, amqp_frame_t *a1)
{
    if (!g_cancellable_is_cancelled(stop)) amqp_simple_wait_frame(a0, a1); /* want "amqp_simple_wait_frame blocks here.*likely" */
}

void wait_amqp_read_message(GCancellable *stop, amqp_connection_state_t a0, amqp_channel_t a1, amqp_message_t *a2, int a3)
{
    if (!g_cancellable_is_cancelled(stop)) amqp_read_message(a0, a1, a2, a3); /* want "amqp_read_message blocks here.*likely" */
}
