/* Messages that a send takes over, aios that are only cancelled, listeners that go with their socket. */
#include <nng/nng.h>
#include <nng/protocol/reqrep0/req.h>

int step(int n);
void on_aio(void *arg);

int message_not_freed_when_send_fails(nng_socket s)
{
    nng_msg *m;
    int rv;

    if ((rv = nng_msg_alloc(&m, 4)) != 0) /* want "lost-cancel" */
        return rv;
    if ((rv = nng_sendmsg(s, m, 0)) != 0)
        return rv;
    return 0;
}

int message_freed_when_send_fails(nng_socket s)
{
    nng_msg *m;
    int rv;

    if ((rv = nng_msg_alloc(&m, 4)) != 0)
        return rv;
    if ((rv = nng_sendmsg(s, m, 0)) != 0)
        nng_msg_free(m);
    return rv;
}

int freed_although_sent(nng_socket s, nng_msg *m)
{
    int rv = nng_sendmsg(s, m, 0);

    nng_msg_free(m);
    return rv;
}

int only_cancelled(void)
{
    nng_aio *aio;

    if (nng_aio_alloc(&aio, on_aio, NULL) != 0) /* want "never-released" */
        return -1;
    nng_sleep_aio(100, aio);
    step(1);
    nng_aio_cancel(aio);
    return 0;
}

int stopped_and_freed(void)
{
    nng_aio *aio;

    if (nng_aio_alloc(&aio, on_aio, NULL) != 0)
        return -1;
    nng_sleep_aio(100, aio);
    nng_aio_stop(aio);
    nng_aio_free(aio);
    return 0;
}

int used_after_free(nng_aio *aio)
{
    nng_aio_free(aio);
    nng_aio_wait(aio); /* want "use-after-cancel" */
    return 0;
}

int closed_with_its_socket(void)
{
    nng_socket s;
    nng_listener l;

    if (nng_req0_open(&s) != 0)
        return -1;
    if (nng_listen(s, "tcp://127.0.0.1:5555", &l, 0) != 0) {
        nng_close(s);
        return -1;
    }
    step(1);
    nng_close(s);
    return 0;
}

int socket_left_when_dialing_fails(nng_socket *out)
{
    nng_socket s;
    int rv;

    if ((rv = nng_req0_open(&s)) != 0) /* want "lost-cancel" */
        return rv;
    if ((rv = nng_dial(s, "tcp://127.0.0.1:5555", NULL, 0)) != 0)
        return rv;
    *out = s;
    return 0;
}

int buffer_not_asked_for(nng_socket s, char *buf, size_t len)
{
    return nng_recv(s, buf, &len, 0);
}

int listener_closed_twice(nng_socket s)
{
    nng_listener l;

    if (nng_listen(s, "tcp://127.0.0.1:5555", &l, 0) != 0)
        return -1;
    nng_listener_close(l);
    step(1);
    nng_listener_close(l); /* want "double-cancel" */
    return 0;
}
