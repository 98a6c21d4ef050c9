/* Stub of amqp.h: what the cases use. */
#ifndef STUB_AMQP_H
#define STUB_AMQP_H

#include <stddef.h>
#include <stdint.h>
#include <sys/time.h>

typedef struct amqp_connection_state_t_ *amqp_connection_state_t;
typedef struct amqp_socket_t_ amqp_socket_t;
typedef uint16_t amqp_channel_t;
typedef struct amqp_frame_t_ amqp_frame_t;
typedef enum { AMQP_SASL_METHOD_PLAIN } amqp_sasl_method_enum;
typedef enum { AMQP_RESPONSE_NONE, AMQP_RESPONSE_NORMAL, AMQP_RESPONSE_LIBRARY_EXCEPTION } amqp_response_type_enum;
typedef struct amqp_rpc_reply_t_ {
    amqp_response_type_enum reply_type;
    int library_error;
} amqp_rpc_reply_t;
typedef struct amqp_message_t_ {
    size_t len;
    void *bytes;
} amqp_message_t;
typedef struct amqp_envelope_t_ {
    amqp_channel_t channel;
    amqp_message_t message;
} amqp_envelope_t;

amqp_connection_state_t amqp_new_connection(void);
int amqp_socket_open(amqp_socket_t *self, const char *host, int port);
int amqp_socket_open_noblock(amqp_socket_t *self, const char *host, int port, const struct timeval *timeout);
amqp_rpc_reply_t amqp_login(amqp_connection_state_t state, char const *vhost, int channel_max, int frame_max, int heartbeat, amqp_sasl_method_enum sasl_method, ...);
int amqp_set_handshake_timeout(amqp_connection_state_t state, const struct timeval *timeout);
int amqp_set_rpc_timeout(amqp_connection_state_t state, const struct timeval *timeout);
amqp_rpc_reply_t amqp_connection_close(amqp_connection_state_t state, int code);
int amqp_destroy_connection(amqp_connection_state_t state);
amqp_rpc_reply_t amqp_consume_message(amqp_connection_state_t state, amqp_envelope_t *envelope, const struct timeval *timeout, int flags);
void amqp_destroy_envelope(amqp_envelope_t *envelope);
amqp_rpc_reply_t amqp_read_message(amqp_connection_state_t state, amqp_channel_t channel, amqp_message_t *message, int flags);
void amqp_destroy_message(amqp_message_t *message);
int amqp_simple_wait_frame(amqp_connection_state_t state, amqp_frame_t *decoded_frame);
int amqp_simple_wait_frame_noblock(amqp_connection_state_t state, amqp_frame_t *decoded_frame, const struct timeval *tv);

#endif
