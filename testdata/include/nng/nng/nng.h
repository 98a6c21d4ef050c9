/* Stub of nng/nng.h: what the cases use. */
#ifndef STUB_NNG_NNG_H
#define STUB_NNG_NNG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct nng_socket_s {
    uint32_t id;
} nng_socket;
typedef struct nng_ctx_s {
    uint32_t id;
} nng_ctx;
typedef struct nng_dialer_s {
    uint32_t id;
} nng_dialer;
typedef struct nng_listener_s {
    uint32_t id;
} nng_listener;
typedef struct nng_aio nng_aio;
typedef struct nng_msg nng_msg;
typedef struct nng_stream nng_stream;
typedef struct nng_stream_dialer nng_stream_dialer;
typedef struct nng_stream_listener nng_stream_listener;
typedef int32_t nng_duration;
typedef uint64_t nng_time;
typedef void (*nng_aio_cancelfn)(nng_aio *, void *, int);

#define NNG_FLAG_ALLOC 1
#define NNG_FLAG_NONBLOCK 2
#define NNG_DURATION_INFINITE (-1)

int nng_close(nng_socket);
int nng_socket_set_ms(nng_socket, const char *, nng_duration);
int nng_dial(nng_socket, const char *, nng_dialer *, int);
int nng_listen(nng_socket, const char *, nng_listener *, int);
int nng_dialer_create(nng_dialer *, nng_socket, const char *);
int nng_dialer_start(nng_dialer, int);
int nng_dialer_close(nng_dialer);
int nng_listener_create(nng_listener *, nng_socket, const char *);
int nng_listener_close(nng_listener);
int nng_send(nng_socket, void *, size_t, int);
int nng_recv(nng_socket, void *, size_t *, int);
int nng_sendmsg(nng_socket, nng_msg *, int);
int nng_recvmsg(nng_socket, nng_msg **, int);
int nng_msg_alloc(nng_msg **, size_t);
int nng_msg_dup(nng_msg **, const nng_msg *);
void nng_msg_free(nng_msg *);
void *nng_alloc(size_t);
void nng_free(void *, size_t);
void nng_strfree(char *s);
char *nng_strdup(const char *s);
int nng_ctx_open(nng_ctx *, nng_socket);
int nng_ctx_close(nng_ctx);
void nng_ctx_recv(nng_ctx, nng_aio *);
void nng_ctx_send(nng_ctx, nng_aio *);
int nng_ctx_recvmsg(nng_ctx ctx, nng_msg **msg, int flags);
int nng_ctx_sendmsg(nng_ctx ctx, nng_msg *msg, int flags);
int nng_aio_alloc(nng_aio **, void (*)(void *), void *);
void nng_aio_free(nng_aio *);
void nng_aio_reap(nng_aio *aio);
void nng_aio_stop(nng_aio *);
void nng_aio_cancel(nng_aio *);
void nng_aio_abort(nng_aio *, int);
void nng_aio_wait(nng_aio *);
int nng_aio_result(nng_aio *);
void nng_aio_set_timeout(nng_aio *, nng_duration);
void nng_aio_set_msg(nng_aio *, nng_msg *);
bool nng_aio_begin(nng_aio *);
void nng_aio_finish(nng_aio *, int);
void nng_aio_defer(nng_aio *, nng_aio_cancelfn, void *);
void nng_send_aio(nng_socket, nng_aio *);
void nng_recv_aio(nng_socket, nng_aio *);
void nng_sleep_aio(nng_duration, nng_aio *);
int nng_stream_dialer_alloc(nng_stream_dialer **dialer, const char *url);
void nng_stream_dialer_dial(nng_stream_dialer *dialer, nng_aio *aio);
void nng_stream_dialer_close(nng_stream_dialer *dialer);
void nng_stream_dialer_free(nng_stream_dialer *dialer);
int nng_stream_listener_alloc(nng_stream_listener **listener, const char *url);
void nng_stream_listener_accept(nng_stream_listener *listener, nng_aio *aio);
void nng_stream_listener_close(nng_stream_listener *listener);
void nng_stream_listener_free(nng_stream_listener *listener);
void nng_stream_recv(nng_stream *, nng_aio *);
void nng_stream_send(nng_stream *, nng_aio *);
void nng_stream_close(nng_stream *);
void nng_stream_free(nng_stream *);
int nng_device(nng_socket, nng_socket);
void nng_fini(void);
void *nng_aio_get_output(nng_aio *aio, unsigned index);

#endif
