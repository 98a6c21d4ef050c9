/* What the cases use of event2/bufferevent_compat.h; not the real header. */
#ifndef STUB_EVENT2_BUFFEREVENT_COMPAT_H
#define STUB_EVENT2_BUFFEREVENT_COMPAT_H

#include "event2/bufferevent.h"

struct bufferevent *bufferevent_new(evutil_socket_t p0, bufferevent_data_cb p1, bufferevent_data_cb p2,
                                    bufferevent_event_cb p3, void *p4);

#endif
