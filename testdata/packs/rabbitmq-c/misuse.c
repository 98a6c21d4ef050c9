/* Connections whose socket could not be opened, envelopes of each turn. */
#include <amqp.h>
#include <amqp_tcp_socket.h>

int step(int n);

amqp_connection_state_t left_when_opening_failed(void)
{
    amqp_connection_state_t c = amqp_new_connection(); /* want "lost-cancel" */
    amqp_socket_t *s = amqp_tcp_socket_new(c);

    if (s == NULL || amqp_socket_open(s, "localhost", 5672) != 0)
        return NULL;
    return c;
}

int only_closed(void)
{
    amqp_connection_state_t c = amqp_new_connection(); /* want "never-released" */

    amqp_connection_close(c, 200);
    return 0;
}

int envelope_of_each_turn(amqp_connection_state_t c)
{
    for (;;) {
        amqp_envelope_t e;
        amqp_rpc_reply_t r = amqp_consume_message(c, &e, NULL, 0);

        if (r.reply_type != AMQP_RESPONSE_NORMAL)
            return -1;
        step(e.channel);
        amqp_destroy_envelope(&e);
    }
}

int envelope_forgotten(amqp_connection_state_t c, int n)
{
    for (int i = 0; i < n; i++) {
        amqp_envelope_t e;
        amqp_rpc_reply_t r = amqp_consume_message(c, &e, NULL, 0); /* want "lost-cancel" */

        if (r.reply_type != AMQP_RESPONSE_NORMAL)
            return -1;
        if (step(e.channel) < 0)
            continue;
        amqp_destroy_envelope(&e);
    }
    return 0;
}
