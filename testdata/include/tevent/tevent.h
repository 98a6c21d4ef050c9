/* Stub of tevent.h: what the cases use. */
#ifndef STUB_TEVENT_H
#define STUB_TEVENT_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/time.h>
#include <talloc.h>

struct tevent_context;
struct tevent_fd;
struct tevent_timer;
struct tevent_immediate;
struct tevent_signal;
struct tevent_req;
struct tevent_queue;
struct tevent_threaded_context;

typedef void (*tevent_fd_handler_t)(struct tevent_context *ev, struct tevent_fd *fde, uint16_t flags, void *data);
typedef void (*tevent_timer_handler_t)(struct tevent_context *ev, struct tevent_timer *te, struct timeval now,
                                       void *data);
typedef void (*tevent_immediate_handler_t)(struct tevent_context *ctx, struct tevent_immediate *im, void *data);
typedef void (*tevent_signal_handler_t)(struct tevent_context *ev, struct tevent_signal *se, int signum, int count,
                                        void *info, void *data);
typedef void (*tevent_req_fn)(struct tevent_req *req);

struct tevent_context *tevent_context_init(TALLOC_CTX *mem_ctx);
struct tevent_fd *_tevent_add_fd(struct tevent_context *ev, TALLOC_CTX *mem_ctx, int fd, uint16_t flags,
                                 tevent_fd_handler_t handler, void *data, const char *name, const char *location);
struct tevent_timer *_tevent_add_timer(struct tevent_context *ev, TALLOC_CTX *mem_ctx, struct timeval next,
                                       tevent_timer_handler_t handler, void *data, const char *name,
                                       const char *location);
struct tevent_immediate *_tevent_create_immediate(TALLOC_CTX *mem_ctx, const char *location);
struct tevent_signal *_tevent_add_signal(struct tevent_context *ev, TALLOC_CTX *mem_ctx, int signum, int sa_flags,
                                         tevent_signal_handler_t handler, void *data, const char *name,
                                         const char *location);
struct tevent_req *_tevent_req_create(TALLOC_CTX *mem_ctx, void *pstate, size_t state_size, const char *type,
                                      const char *location);
struct tevent_req *tevent_wakeup_send(TALLOC_CTX *mem_ctx, struct tevent_context *ev, struct timeval wakeup_time);
bool tevent_wakeup_recv(struct tevent_req *req);
bool tevent_req_poll(struct tevent_req *req, struct tevent_context *ev);
void tevent_req_received(struct tevent_req *req);
void tevent_req_set_callback(struct tevent_req *req, tevent_req_fn fn, void *pvt);
struct tevent_queue *_tevent_queue_create(TALLOC_CTX *mem_ctx, const char *name, const char *location);
struct tevent_threaded_context *tevent_threaded_context_create(TALLOC_CTX *mem_ctx, struct tevent_context *ev);

#define tevent_add_fd(ev, mem_ctx, fd, flags, handler, data)                                                           \
    _tevent_add_fd(ev, mem_ctx, fd, flags, handler, data, #handler, __FILE__)
#define tevent_add_timer(ev, mem_ctx, next, handler, data)                                                             \
    _tevent_add_timer(ev, mem_ctx, next, handler, data, #handler, __FILE__)
#define tevent_create_immediate(mem_ctx) _tevent_create_immediate(mem_ctx, __FILE__)
#define tevent_add_signal(ev, mem_ctx, signum, sa_flags, handler, data)                                                \
    _tevent_add_signal(ev, mem_ctx, signum, sa_flags, handler, data, #handler, __FILE__)
#define tevent_req_create(mem_ctx, pstate, type) _tevent_req_create(mem_ctx, pstate, sizeof(type), #type, __FILE__)
#define tevent_queue_create(mem_ctx, name) _tevent_queue_create(mem_ctx, name, __FILE__)

#endif
