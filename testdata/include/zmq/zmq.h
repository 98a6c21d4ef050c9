/* Stub of zmq.h: what the cases use. */
#ifndef STUB_ZMQ_H
#define STUB_ZMQ_H

#include <stddef.h>

typedef struct zmq_msg_t {
    unsigned char _[64];
} zmq_msg_t;
typedef struct zmq_pollitem_t {
    void *socket;
    int fd;
    short events;
    short revents;
} zmq_pollitem_t;
typedef struct zmq_poller_event_t zmq_poller_event_t;
typedef void(zmq_thread_fn)(void *);
typedef void(zmq_timer_fn)(int timer_id, void *arg);
typedef void(zmq_free_fn)(void *data, void *hint);

#define ZMQ_REP 4

void *zmq_ctx_new(void);
int zmq_ctx_shutdown(void *context_);
int zmq_ctx_term(void *context_);
void *zmq_socket(void *, int type_);
int zmq_close(void *s_);
int zmq_setsockopt(void *s_, int option_, const void *optval_, size_t optvallen_);
int zmq_send(void *s_, const void *buf_, size_t len_, int flags_);
int zmq_recv(void *s_, void *buf_, size_t len_, int flags_);
int zmq_poll(zmq_pollitem_t *items_, int nitems_, long timeout_);
int zmq_proxy(void *frontend_, void *backend_, void *capture_);
int zmq_proxy_steerable(void *frontend_, void *backend_, void *capture_, void *control_);
int zmq_msg_init(zmq_msg_t *msg_);
int zmq_msg_init_size(zmq_msg_t *msg_, size_t size_);
int zmq_msg_init_data(zmq_msg_t *msg_, void *data_, size_t size_, zmq_free_fn *ffn_, void *hint_);
int zmq_msg_close(zmq_msg_t *msg_);
int zmq_msg_send(zmq_msg_t *msg_, void *s_, int flags_);
int zmq_msg_recv(zmq_msg_t *msg_, void *s_, int flags_);
void *zmq_threadstart(zmq_thread_fn *func_, void *arg_);
void zmq_threadclose(void *thread_);
void *zmq_timers_new(void);
int zmq_timers_destroy(void **timers_p);
int zmq_timers_add(void *timers, size_t interval, zmq_timer_fn handler, void *arg);
int zmq_timers_cancel(void *timers, int timer_id);
int zmq_timers_execute(void *timers);
void *zmq_poller_new(void);
int zmq_poller_destroy(void **poller_p);
int zmq_poller_wait(void *poller, zmq_poller_event_t *event, long timeout);
void zmq_sleep(int seconds_);
int zmq_bind(void *s, const char *addr);

#endif
