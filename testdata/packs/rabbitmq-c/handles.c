/* Every tracked kind of the pack: released on both ways out, and on one only. */
#include <amqp.h>

#include <stddef.h>

int step(int n);

int good_conn(int n)
{
    amqp_connection_state_t p = amqp_new_connection();

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        amqp_destroy_connection(p);
        return -1;
    }
    amqp_destroy_connection(p);
    return 0;
}

int bad_conn(int n)
{
    amqp_connection_state_t p = amqp_new_connection(); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    amqp_destroy_connection(p);
    return 0;
}

int good_envelope(amqp_connection_state_t c, int n)
{
    amqp_envelope_t e;
    
    amqp_rpc_reply_t r = amqp_consume_message(c, &e, NULL, 0);

    if (r.reply_type != AMQP_RESPONSE_NORMAL)
        return -1;
    if (step(n) < 0) {
        amqp_destroy_envelope(&e);
        return -1;
    }
    amqp_destroy_envelope(&e);
    return 0;
}

int bad_envelope(amqp_connection_state_t c, int n)
{
    amqp_envelope_t e;
    
    amqp_rpc_reply_t r = amqp_consume_message(c, &e, NULL, 0); /* want "lost-cancel" */

    if (r.reply_type != AMQP_RESPONSE_NORMAL)
        return -1;
    if (step(n) < 0)
        return -1;
    amqp_destroy_envelope(&e);
    return 0;
}

int good_message(amqp_connection_state_t c, int n)
{
    amqp_message_t m;
    
    amqp_rpc_reply_t r = amqp_read_message(c, 1, &m, 0);

    if (AMQP_RESPONSE_NORMAL != r.reply_type)
        return -1;
    if (step(n) < 0) {
        amqp_destroy_message(&m);
        return -1;
    }
    amqp_destroy_message(&m);
    return 0;
}

int bad_message(amqp_connection_state_t c, int n)
{
    amqp_message_t m;
    
    amqp_rpc_reply_t r = amqp_read_message(c, 1, &m, 0); /* want "lost-cancel" */

    if (AMQP_RESPONSE_NORMAL != r.reply_type)
        return -1;
    if (step(n) < 0)
        return -1;
    amqp_destroy_message(&m);
    return 0;
}
