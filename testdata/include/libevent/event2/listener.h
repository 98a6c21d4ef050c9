/* What the cases use of event2/listener.h; not the real header. */
#ifndef STUB_EVENT2_LISTENER_H
#define STUB_EVENT2_LISTENER_H

#include "event2/event.h"
#include <sys/socket.h>
struct evconnlistener;
typedef void (*evconnlistener_cb)(struct evconnlistener *, evutil_socket_t, struct sockaddr *, int socklen, void *);
#define LEV_OPT_CLOSE_ON_FREE 2

struct evconnlistener *evconnlistener_new(struct event_base *p0, evconnlistener_cb p1, void *p2, unsigned p3, int p4,
                                          evutil_socket_t p5);
struct evconnlistener *evconnlistener_new_bind(struct event_base *p0, evconnlistener_cb p1, void *p2, unsigned p3,
                                               int p4, const struct sockaddr *p5, int p6);
void evconnlistener_free(struct evconnlistener *p0);
int evconnlistener_disable(struct evconnlistener *p0);

#endif
