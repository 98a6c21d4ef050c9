/* Stub of amqp_tcp_socket.h: what the cases use. */
#ifndef STUB_AMQP_TCP_SOCKET_H
#define STUB_AMQP_TCP_SOCKET_H

#include <amqp.h>

amqp_socket_t *amqp_tcp_socket_new(amqp_connection_state_t state);

#endif
