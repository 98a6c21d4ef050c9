/* Every tracked kind of the pack: released on both ways out, and on one only. */
#include <czmq.h>
#include <zmq.h>

#include <stddef.h>

int step(int n);

void run(void *arg);
void act(zsock_t *pipe, void *args);

int good_ctx(int n)
{
    void *p = zmq_ctx_new();

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        zmq_ctx_term(p);
        return -1;
    }
    zmq_ctx_term(p);
    return 0;
}

int bad_ctx(int n)
{
    void *p = zmq_ctx_new(); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    zmq_ctx_term(p);
    return 0;
}

int good_socket(void *ctx, int n)
{
    void *p = zmq_socket(ctx, ZMQ_REP);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        zmq_close(p);
        return -1;
    }
    zmq_close(p);
    return 0;
}

int bad_socket(void *ctx, int n)
{
    void *p = zmq_socket(ctx, ZMQ_REP); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    zmq_close(p);
    return 0;
}

int good_msg(int n)
{
    zmq_msg_t m;
    if (zmq_msg_init_size(&m, 10) != 0)
        return -1;
    if (step(n) < 0) {
        zmq_msg_close(&m);
        return -1;
    }
    zmq_msg_close(&m);
    return 0;
}

int bad_msg(int n)
{
    zmq_msg_t m;
    if (zmq_msg_init_size(&m, 10) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    zmq_msg_close(&m);
    return 0;
}

int good_thread(int n)
{
    void *p = zmq_threadstart(run, NULL);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        zmq_threadclose(p);
        return -1;
    }
    zmq_threadclose(p);
    return 0;
}

int bad_thread(int n)
{
    void *p = zmq_threadstart(run, NULL); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    zmq_threadclose(p);
    return 0;
}

int good_timers(int n)
{
    void *p = zmq_timers_new();

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        zmq_timers_destroy(&p);
        return -1;
    }
    zmq_timers_destroy(&p);
    return 0;
}

int bad_timers(int n)
{
    void *p = zmq_timers_new(); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    zmq_timers_destroy(&p);
    return 0;
}

int good_poller(int n)
{
    void *p = zmq_poller_new();

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        zmq_poller_destroy(&p);
        return -1;
    }
    zmq_poller_destroy(&p);
    return 0;
}

int bad_poller(int n)
{
    void *p = zmq_poller_new(); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    zmq_poller_destroy(&p);
    return 0;
}

int good_zactor(int n)
{
    zactor_t *p = zactor_new(act, NULL);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        zactor_destroy(&p);
        return -1;
    }
    zactor_destroy(&p);
    return 0;
}

int bad_zactor(int n)
{
    zactor_t *p = zactor_new(act, NULL); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    zactor_destroy(&p);
    return 0;
}

int good_zloop(int n)
{
    zloop_t *p = zloop_new();

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        zloop_destroy(&p);
        return -1;
    }
    zloop_destroy(&p);
    return 0;
}

int bad_zloop(int n)
{
    zloop_t *p = zloop_new(); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    zloop_destroy(&p);
    return 0;
}

int good_zpoller(int n)
{
    zpoller_t *p = zpoller_new(NULL);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        zpoller_destroy(&p);
        return -1;
    }
    zpoller_destroy(&p);
    return 0;
}

int bad_zpoller(int n)
{
    zpoller_t *p = zpoller_new(NULL); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    zpoller_destroy(&p);
    return 0;
}

int good_zsock(int n)
{
    zsock_t *p = zsock_new(ZMQ_REP);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        zsock_destroy(&p);
        return -1;
    }
    zsock_destroy(&p);
    return 0;
}

int bad_zsock(int n)
{
    zsock_t *p = zsock_new(ZMQ_REP); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    zsock_destroy(&p);
    return 0;
}

int good_zsock_pub(int n)
{
    zsock_t *p = zsock_new_pub("inproc://a");

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        zsock_destroy(&p);
        return -1;
    }
    zsock_destroy(&p);
    return 0;
}

int bad_zsock_pub(int n)
{
    zsock_t *p = zsock_new_pub("inproc://a"); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    zsock_destroy(&p);
    return 0;
}

int good_zmsg(int n)
{
    zmsg_t *p = zmsg_new();

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        zmsg_destroy(&p);
        return -1;
    }
    zmsg_destroy(&p);
    return 0;
}

int bad_zmsg(int n)
{
    zmsg_t *p = zmsg_new(); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    zmsg_destroy(&p);
    return 0;
}

int good_received(zsock_t *s, int n)
{
    zmsg_t *p = zmsg_recv(s);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        zmsg_destroy(&p);
        return -1;
    }
    zmsg_destroy(&p);
    return 0;
}

int bad_received(zsock_t *s, int n)
{
    zmsg_t *p = zmsg_recv(s); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    zmsg_destroy(&p);
    return 0;
}

int good_zframe(zmsg_t *m, int n)
{
    zframe_t *p = zmsg_pop(m);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        zframe_destroy(&p);
        return -1;
    }
    zframe_destroy(&p);
    return 0;
}

int bad_zframe(zmsg_t *m, int n)
{
    zframe_t *p = zmsg_pop(m); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    zframe_destroy(&p);
    return 0;
}
