/* Every tracked kind of the pack: released on both ways out, and on one only. */
#include <nng/nng.h>
#include <nng/protocol/pair0/pair.h>
#include <nng/protocol/reqrep0/req.h>
#include <nng/supplemental/util/platform.h>

#include <stddef.h>

int step(int n);

void run(void *arg);

int good_socket(int n)
{
    nng_socket s;
    if (nng_req0_open(&s) != 0)
        return -1;
    if (step(n) < 0) {
        nng_close(s);
        return -1;
    }
    nng_close(s);
    return 0;
}

int bad_socket(int n)
{
    nng_socket s;
    if (nng_req0_open(&s) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    nng_close(s);
    return 0;
}

int good_pair(int n)
{
    nng_socket s;
    if (nng_pair0_open(&s) != 0)
        return -1;
    if (step(n) < 0) {
        nng_close(s);
        return -1;
    }
    nng_close(s);
    return 0;
}

int bad_pair(int n)
{
    nng_socket s;
    if (nng_pair0_open(&s) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    nng_close(s);
    return 0;
}

int good_ctx(nng_socket s, int n)
{
    nng_ctx c;
    if (nng_ctx_open(&c, s) != 0)
        return -1;
    if (step(n) < 0) {
        nng_ctx_close(c);
        return -1;
    }
    nng_ctx_close(c);
    return 0;
}

int bad_ctx(nng_socket s, int n)
{
    nng_ctx c;
    if (nng_ctx_open(&c, s) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    nng_ctx_close(c);
    return 0;
}

int good_aio(int n)
{
    nng_aio *p;
    if (nng_aio_alloc(&p, NULL, NULL) != 0)
        return -1;
    if (step(n) < 0) {
        nng_aio_free(p);
        return -1;
    }
    nng_aio_free(p);
    return 0;
}

int bad_aio(int n)
{
    nng_aio *p;
    if (nng_aio_alloc(&p, NULL, NULL) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    nng_aio_free(p);
    return 0;
}

int good_reaped(int n)
{
    nng_aio *p;
    if (nng_aio_alloc(&p, NULL, NULL) != 0)
        return -1;
    if (step(n) < 0) {
        nng_aio_reap(p);
        return -1;
    }
    nng_aio_reap(p);
    return 0;
}

int bad_reaped(int n)
{
    nng_aio *p;
    if (nng_aio_alloc(&p, NULL, NULL) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    nng_aio_reap(p);
    return 0;
}

int good_msg(int n)
{
    nng_msg *p;
    if (nng_msg_alloc(&p, 0) != 0)
        return -1;
    if (step(n) < 0) {
        nng_msg_free(p);
        return -1;
    }
    nng_msg_free(p);
    return 0;
}

int bad_msg(int n)
{
    nng_msg *p;
    if (nng_msg_alloc(&p, 0) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    nng_msg_free(p);
    return 0;
}

int good_received(nng_socket s, int n)
{
    nng_msg *p;
    if (nng_recvmsg(s, &p, 0) != 0)
        return -1;
    if (step(n) < 0) {
        nng_msg_free(p);
        return -1;
    }
    nng_msg_free(p);
    return 0;
}

int bad_received(nng_socket s, int n)
{
    nng_msg *p;
    if (nng_recvmsg(s, &p, 0) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    nng_msg_free(p);
    return 0;
}

int good_copy(const nng_msg *m, int n)
{
    nng_msg *p;
    if (nng_msg_dup(&p, m) != 0)
        return -1;
    if (step(n) < 0) {
        nng_msg_free(p);
        return -1;
    }
    nng_msg_free(p);
    return 0;
}

int bad_copy(const nng_msg *m, int n)
{
    nng_msg *p;
    if (nng_msg_dup(&p, m) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    nng_msg_free(p);
    return 0;
}

int good_thread(int n)
{
    nng_thread *p;
    if (nng_thread_create(&p, run, NULL) != 0)
        return -1;
    if (step(n) < 0) {
        nng_thread_destroy(p);
        return -1;
    }
    nng_thread_destroy(p);
    return 0;
}

int bad_thread(int n)
{
    nng_thread *p;
    if (nng_thread_create(&p, run, NULL) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    nng_thread_destroy(p);
    return 0;
}

int good_mtx(int n)
{
    nng_mtx *p;
    if (nng_mtx_alloc(&p) != 0)
        return -1;
    if (step(n) < 0) {
        nng_mtx_free(p);
        return -1;
    }
    nng_mtx_free(p);
    return 0;
}

int bad_mtx(int n)
{
    nng_mtx *p;
    if (nng_mtx_alloc(&p) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    nng_mtx_free(p);
    return 0;
}

int good_cv(nng_mtx *m, int n)
{
    nng_cv *p;
    if (nng_cv_alloc(&p, m) != 0)
        return -1;
    if (step(n) < 0) {
        nng_cv_free(p);
        return -1;
    }
    nng_cv_free(p);
    return 0;
}

int bad_cv(nng_mtx *m, int n)
{
    nng_cv *p;
    if (nng_cv_alloc(&p, m) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    nng_cv_free(p);
    return 0;
}

int good_stream_dialer(int n)
{
    nng_stream_dialer *p;
    if (nng_stream_dialer_alloc(&p, "tcp://a") != 0)
        return -1;
    if (step(n) < 0) {
        nng_stream_dialer_free(p);
        return -1;
    }
    nng_stream_dialer_free(p);
    return 0;
}

int bad_stream_dialer(int n)
{
    nng_stream_dialer *p;
    if (nng_stream_dialer_alloc(&p, "tcp://a") != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    nng_stream_dialer_free(p);
    return 0;
}

int good_stream_listener(int n)
{
    nng_stream_listener *p;
    if (nng_stream_listener_alloc(&p, "tcp://a") != 0)
        return -1;
    if (step(n) < 0) {
        nng_stream_listener_free(p);
        return -1;
    }
    nng_stream_listener_free(p);
    return 0;
}

int bad_stream_listener(int n)
{
    nng_stream_listener *p;
    if (nng_stream_listener_alloc(&p, "tcp://a") != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    nng_stream_listener_free(p);
    return 0;
}
