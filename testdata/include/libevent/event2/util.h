/* What the cases use of event2/util.h; not the real header. */
#ifndef STUB_EVENT2_UTIL_H
#define STUB_EVENT2_UTIL_H

#include "event2/event.h"
struct evutil_addrinfo;

int evutil_getaddrinfo(const char *p0, const char *p1, const struct evutil_addrinfo *p2, struct evutil_addrinfo **p3);
void evutil_freeaddrinfo(struct evutil_addrinfo *p0);
int evutil_closesocket(evutil_socket_t p0);
int evutil_socketpair(int p0, int p1, int p2, evutil_socket_t p3[2]);
int evutil_make_socket_nonblocking(evutil_socket_t p0);
#define EVUTIL_CLOSESOCKET(s) evutil_closesocket(s)

#endif
