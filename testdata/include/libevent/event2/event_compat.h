/* What the cases use of event2/event_compat.h; not the real header. */
#ifndef STUB_EVENT2_EVENT_COMPAT_H
#define STUB_EVENT2_EVENT_COMPAT_H

#include "event2/event.h"

struct event_base *event_init(void);
void event_set(struct event *p0, evutil_socket_t p1, short p2, void (*p3)(evutil_socket_t, short, void *), void *p4);
int event_once(evutil_socket_t p0, short p1, void (*p2)(evutil_socket_t, short, void *), void *p3,
               const struct timeval *p4);
int event_dispatch(void);
int event_loop(int p0);

#endif
