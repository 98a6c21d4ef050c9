/* What the cases use of event2/http.h; not the real header. */
#ifndef STUB_EVENT2_HTTP_H
#define STUB_EVENT2_HTTP_H

#include "event2/event.h"
typedef unsigned short ev_uint16_t;
struct evhttp;
struct evhttp_bound_socket;
struct evhttp_connection;
struct evhttp_request;
struct evdns_base;
enum evhttp_cmd_type { EVHTTP_REQ_GET = 1 };

struct evhttp *evhttp_new(struct event_base *p0);
void evhttp_free(struct evhttp *p0);
struct evhttp_bound_socket *evhttp_bind_socket_with_handle(struct evhttp *p0, const char *p1, ev_uint16_t p2);
struct evhttp_bound_socket *evhttp_accept_socket_with_handle(struct evhttp *p0, evutil_socket_t p1);
void evhttp_del_accept_socket(struct evhttp *p0, struct evhttp_bound_socket *p1);
struct evhttp_connection *evhttp_connection_base_new(struct event_base *p0, struct evdns_base *p1, const char *p2,
                                                     ev_uint16_t p3);
void evhttp_connection_free(struct evhttp_connection *p0);
void evhttp_connection_set_timeout(struct evhttp_connection *p0, int p1);
struct evhttp_request *evhttp_request_new(void (*p0)(struct evhttp_request *, void *), void *p1);
void evhttp_request_free(struct evhttp_request *p0);
int evhttp_make_request(struct evhttp_connection *p0, struct evhttp_request *p1, enum evhttp_cmd_type p2,
                        const char *p3);
void evhttp_cancel_request(struct evhttp_request *p0);
void evhttp_request_own(struct evhttp_request *p0);

#endif
