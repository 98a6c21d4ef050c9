/* Stub of ev.h: what the cases use. */
#ifndef STUB_EV_H
#define STUB_EV_H

typedef double ev_tstamp;
struct ev_loop;

typedef struct ev_io {
    int active;
    int pending;
    void *data;
    void (*cb)(struct ev_loop *loop, struct ev_io *w, int revents);
} ev_io;
typedef struct ev_timer {
    int active;
    int pending;
    void *data;
    void (*cb)(struct ev_loop *loop, struct ev_timer *w, int revents);
} ev_timer;
typedef struct ev_periodic {
    int active;
    int pending;
    void *data;
    void (*cb)(struct ev_loop *loop, struct ev_periodic *w, int revents);
} ev_periodic;
typedef struct ev_signal {
    int active;
    int pending;
    void *data;
    void (*cb)(struct ev_loop *loop, struct ev_signal *w, int revents);
} ev_signal;
typedef struct ev_child {
    int active;
    int pending;
    void *data;
    void (*cb)(struct ev_loop *loop, struct ev_child *w, int revents);
} ev_child;
typedef struct ev_stat {
    int active;
    int pending;
    void *data;
    void (*cb)(struct ev_loop *loop, struct ev_stat *w, int revents);
} ev_stat;
typedef struct ev_idle {
    int active;
    int pending;
    void *data;
    void (*cb)(struct ev_loop *loop, struct ev_idle *w, int revents);
} ev_idle;
typedef struct ev_prepare {
    int active;
    int pending;
    void *data;
    void (*cb)(struct ev_loop *loop, struct ev_prepare *w, int revents);
} ev_prepare;
typedef struct ev_check {
    int active;
    int pending;
    void *data;
    void (*cb)(struct ev_loop *loop, struct ev_check *w, int revents);
} ev_check;
typedef struct ev_async {
    int active;
    int pending;
    void *data;
    void (*cb)(struct ev_loop *loop, struct ev_async *w, int revents);
} ev_async;
typedef struct ev_embed {
    int active;
    int pending;
    void *data;
    void (*cb)(struct ev_loop *loop, struct ev_embed *w, int revents);
} ev_embed;
typedef struct ev_fork {
    int active;
    int pending;
    void *data;
    void (*cb)(struct ev_loop *loop, struct ev_fork *w, int revents);
} ev_fork;
typedef struct ev_cleanup {
    int active;
    int pending;
    void *data;
    void (*cb)(struct ev_loop *loop, struct ev_cleanup *w, int revents);
} ev_cleanup;

struct ev_loop *ev_default_loop(unsigned int flags);
struct ev_loop *ev_loop_new(unsigned int flags);
void ev_loop_destroy(struct ev_loop *loop);
void ev_default_destroy(void);
int ev_run(struct ev_loop *loop, int flags);
int ev_loop(struct ev_loop *loop, int flags);
void ev_break(struct ev_loop *loop, int how);
void ev_unloop(struct ev_loop *loop, int how);
void ev_ref(struct ev_loop *loop);
void ev_unref(struct ev_loop *loop);
void ev_io_start(struct ev_loop *loop, ev_io *w);
void ev_io_stop(struct ev_loop *loop, ev_io *w);
void ev_timer_start(struct ev_loop *loop, ev_timer *w);
void ev_timer_again(struct ev_loop *loop, ev_timer *w);
void ev_timer_stop(struct ev_loop *loop, ev_timer *w);
void ev_periodic_start(struct ev_loop *loop, ev_periodic *w);
void ev_periodic_again(struct ev_loop *loop, ev_periodic *w);
void ev_periodic_stop(struct ev_loop *loop, ev_periodic *w);
void ev_signal_start(struct ev_loop *loop, ev_signal *w);
void ev_signal_stop(struct ev_loop *loop, ev_signal *w);
void ev_child_start(struct ev_loop *loop, ev_child *w);
void ev_child_stop(struct ev_loop *loop, ev_child *w);
void ev_stat_start(struct ev_loop *loop, ev_stat *w);
void ev_stat_stop(struct ev_loop *loop, ev_stat *w);
void ev_idle_start(struct ev_loop *loop, ev_idle *w);
void ev_idle_stop(struct ev_loop *loop, ev_idle *w);
void ev_prepare_start(struct ev_loop *loop, ev_prepare *w);
void ev_prepare_stop(struct ev_loop *loop, ev_prepare *w);
void ev_check_start(struct ev_loop *loop, ev_check *w);
void ev_check_stop(struct ev_loop *loop, ev_check *w);
void ev_async_start(struct ev_loop *loop, ev_async *w);
void ev_async_stop(struct ev_loop *loop, ev_async *w);
void ev_embed_start(struct ev_loop *loop, ev_embed *w);
void ev_embed_stop(struct ev_loop *loop, ev_embed *w);
void ev_fork_start(struct ev_loop *loop, ev_fork *w);
void ev_fork_stop(struct ev_loop *loop, ev_fork *w);
void ev_cleanup_start(struct ev_loop *loop, ev_cleanup *w);
void ev_cleanup_stop(struct ev_loop *loop, ev_cleanup *w);
void ev_async_send(struct ev_loop *loop, ev_async *w);
int ev_clear_pending(struct ev_loop *loop, void *w);
void ev_once(struct ev_loop *loop, int fd, int events, ev_tstamp timeout, void (*cb)(int revents, void *arg), void *arg);
void ev_sleep(ev_tstamp delay);

#define EV_READ 1
#define ev_io_init(w, callback, fd, events)                                                                            \
    do {                                                                                                               \
        (w)->active = (w)->pending = 0;                                                                                \
        (w)->cb = (callback);                                                                                          \
    } while (0)
#define ev_timer_init(w, callback, after, repeat)                                                                      \
    do {                                                                                                               \
        (w)->active = (w)->pending = 0;                                                                                \
        (w)->cb = (callback);                                                                                          \
    } while (0)

#endif
