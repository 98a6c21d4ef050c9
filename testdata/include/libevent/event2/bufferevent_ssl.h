/* What the cases use of event2/bufferevent_ssl.h; not the real header. */
#ifndef STUB_EVENT2_BUFFEREVENT_SSL_H
#define STUB_EVENT2_BUFFEREVENT_SSL_H

#include "event2/bufferevent.h"
struct ssl_st;
enum bufferevent_ssl_state { BUFFEREVENT_SSL_OPEN };

struct bufferevent *bufferevent_openssl_socket_new(struct event_base *p0, evutil_socket_t p1, struct ssl_st *p2,
                                                   enum bufferevent_ssl_state p3, int p4);

#endif
