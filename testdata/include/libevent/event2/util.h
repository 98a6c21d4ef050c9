/* What the cases use of event2/util.h; not the real header. */
#ifndef STUB_EVENT2_UTIL_H
#define STUB_EVENT2_UTIL_H

#include "event2/event.h"
struct evutil_addrinfo;

int evutil_getaddrinfo(const char *p0, const char *p1, const struct evutil_addrinfo *p2, struct evutil_addrinfo **p3);
void evutil_freeaddrinfo(struct evutil_addrinfo *p0);

#endif
