/* Sockets that keep zmq_ctx_term waiting, messages that change hands, timers that go with their set. */
#include <czmq.h>
#include <zmq.h>

int step(int n);
void on_timer(int id, void *arg);

int socket_left_on_error(void)
{
    void *ctx = zmq_ctx_new();

    if (ctx == NULL)
        return -1;
    void *s = zmq_socket(ctx, ZMQ_REP); /* want "lost-cancel" */
    if (s == NULL || zmq_bind(s, "tcp://*:5555") != 0) {
        zmq_ctx_term(ctx);
        return -1;
    }
    zmq_close(s);
    zmq_ctx_term(ctx);
    return 0;
}

int only_shut_down(void)
{
    void *ctx = zmq_ctx_new(); /* want "never-released" */

    if (ctx == NULL)
        return -1;
    step(1);
    return zmq_ctx_shutdown(ctx);
}

int message_not_closed_when_sending_failed(void *s)
{
    zmq_msg_t m;

    if (zmq_msg_init_size(&m, 10) != 0) /* want "lost-cancel" */
        return -1;
    if (zmq_msg_send(&m, s, 0) < 0)
        return -1;
    return 0;
}

int message_closed_when_sending_failed(void *s)
{
    zmq_msg_t m;

    if (zmq_msg_init_size(&m, 10) != 0)
        return -1;
    if (zmq_msg_send(&m, s, 0) < 0) {
        zmq_msg_close(&m);
        return -1;
    }
    return 0;
}

int timer_goes_with_its_set(void *arg)
{
    void *timers = zmq_timers_new();

    if (timers == NULL)
        return -1;
    int id = zmq_timers_add(timers, 100, on_timer, arg);
    step(id);
    zmq_timers_destroy(&timers);
    return 0;
}

int used_after_close(void *s, void *buf)
{
    zmq_close(s);
    return zmq_recv(s, buf, 10, 0); /* want "use-after-cancel" */
}

int frame_appended(zmsg_t *m)
{
    zframe_t *f = zframe_new("a", 1);

    if (f == NULL)
        return -1;
    return zmsg_append(m, &f);
}

int sent(zsock_t *s)
{
    zmsg_t *m = zmsg_new();

    if (m == NULL)
        return -1;
    if (zmsg_send(&m, s) != 0) {
        zmsg_destroy(&m);
        return -1;
    }
    return 0;
}

int not_sent(zsock_t *s)
{
    zmsg_t *m = zmsg_new(); /* want "lost-cancel" */

    if (m == NULL)
        return -1;
    if (zmsg_send(&m, s) != 0)
        return -1;
    return 0;
}

int cleared_by_destroy(void)
{
    zmsg_t *m = zmsg_new();

    zmsg_destroy(&m);
    zmsg_destroy(&m);
    return 0;
}
