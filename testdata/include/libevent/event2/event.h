/* What the cases use of event2/event.h; not the real header. */
#ifndef STUB_EVENT2_EVENT_H
#define STUB_EVENT2_EVENT_H

#include <sys/time.h>
typedef int evutil_socket_t;
struct event_base;
struct event_config;
struct event;
typedef void (*event_callback_fn)(evutil_socket_t, short, void *);
typedef void (*event_finalize_callback_fn)(struct event *, void *);
#define EV_READ                        2
#define EV_PERSIST                     16
#define evtimer_assign(ev, b, cb, arg) event_assign((ev), (b), -1, 0, (cb), (arg))
#define evtimer_add(ev, tv)            event_add((ev), (tv))
#define evtimer_del(ev)                event_del(ev)
#include "event2/event_struct.h"

struct event_base *event_base_new(void);
struct event_base *event_base_new_with_config(const struct event_config *p0);
void event_base_free(struct event_base *p0);
void event_base_free_nofinalize(struct event_base *p0);
int event_reinit(struct event_base *p0);
struct event_config *event_config_new(void);
void event_config_free(struct event_config *p0);
int event_base_dispatch(struct event_base *p0);
int event_base_loop(struct event_base *p0, int p1);
int event_base_loopexit(struct event_base *p0, const struct timeval *p1);
int event_base_loopbreak(struct event_base *p0);
void libevent_global_shutdown(void);
struct event *event_new(struct event_base *p0, evutil_socket_t p1, short p2, event_callback_fn p3, void *p4);
void event_free(struct event *p0);
int event_assign(struct event *p0, struct event_base *p1, evutil_socket_t p2, short p3, event_callback_fn p4, void *p5);
int event_add(struct event *p0, const struct timeval *p1);
int event_del(struct event *p0);
int event_initialized(const struct event *p0);
int event_del_noblock(struct event *p0);
int event_del_block(struct event *p0);
int event_remove_timer(struct event *p0);
int event_free_finalize(unsigned p0, struct event *p1, event_finalize_callback_fn p2);
int event_finalize(unsigned p0, struct event *p1, event_finalize_callback_fn p2);
void event_active(struct event *p0, int p1, short p2);
int event_pending(const struct event *p0, short p1, struct timeval *p2);
int event_base_once(struct event_base *p0, evutil_socket_t p1, short p2, event_callback_fn p3, void *p4,
                    const struct timeval *p5);
void event_debug_unassign(struct event *p0);

#endif
