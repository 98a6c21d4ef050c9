/* Stub of czmq.h: what the cases use. */
#ifndef STUB_CZMQ_H
#define STUB_CZMQ_H

#include <zmq.h>

typedef struct _zactor_t zactor_t;
typedef struct _zloop_t zloop_t;
typedef struct _zpoller_t zpoller_t;
typedef struct _zsock_t zsock_t;
typedef struct _zmsg_t zmsg_t;
typedef struct _zframe_t zframe_t;
typedef void(zactor_fn)(zsock_t *pipe, void *args);
typedef int(zloop_timer_fn)(zloop_t *loop, int timer_id, void *arg);

zactor_t *zactor_new(zactor_fn task, void *args);
void zactor_destroy(zactor_t **self_p);
zloop_t *zloop_new(void);
void zloop_destroy(zloop_t **self_p);
int zloop_start(zloop_t *self);
int zloop_timer(zloop_t *self, size_t delay, size_t times, zloop_timer_fn handler, void *arg);
int zloop_timer_end(zloop_t *self, int timer_id);
zpoller_t *zpoller_new(void *reader, ...);
void zpoller_destroy(zpoller_t **self_p);
void *zpoller_wait(zpoller_t *self, int timeout);
zsock_t *zsock_new(int type);
zsock_t *zsock_new_pub(const char *endpoint);
zsock_t *zsock_new_req(const char *endpoint);
zsock_t *zsock_new_rep(const char *endpoint);
zsock_t *zsock_new_dealer(const char *endpoint);
zsock_t *zsock_new_router(const char *endpoint);
zsock_t *zsock_new_push(const char *endpoint);
zsock_t *zsock_new_pull(const char *endpoint);
zsock_t *zsock_new_xpub(const char *endpoint);
zsock_t *zsock_new_xsub(const char *endpoint);
zsock_t *zsock_new_pair(const char *endpoint);
zsock_t *zsock_new_stream(const char *endpoint);
zsock_t *zsock_new_sub(const char *endpoint, const char *subscribe);
void zsock_destroy(zsock_t **self_p);
zmsg_t *zmsg_new(void);
zmsg_t *zmsg_recv(void *source);
zmsg_t *zmsg_dup(zmsg_t *self);
int zmsg_send(zmsg_t **self_p, void *dest);
void zmsg_destroy(zmsg_t **self_p);
int zmsg_append(zmsg_t *self, zframe_t **frame_p);
int zmsg_prepend(zmsg_t *self, zframe_t **frame_p);
zframe_t *zmsg_pop(zmsg_t *self);
zframe_t *zframe_new(const void *data, size_t size);
zframe_t *zframe_recv(void *source);
zframe_t *zframe_dup(zframe_t *self);
int zframe_send(zframe_t **self_p, void *dest, int flags);
void zframe_destroy(zframe_t **self_p);
char *zstr_recv(void *source);
void zstr_free(char **string_p);
void zclock_sleep(int msecs);

#endif
