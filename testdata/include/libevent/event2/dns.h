/* What the cases use of event2/dns.h; not the real header. */
#ifndef STUB_EVENT2_DNS_H
#define STUB_EVENT2_DNS_H

#include "event2/util.h"
struct evdns_base;
struct evdns_request;
struct evdns_getaddrinfo_request;
typedef void (*evdns_callback_type)(int result, char type, int count, int ttl, void *addresses, void *arg);
typedef void (*evdns_getaddrinfo_cb)(int result, struct evutil_addrinfo *res, void *arg);

struct evdns_base *evdns_base_new(struct event_base *p0, int p1);
void evdns_base_free(struct evdns_base *p0, int p1);
struct evdns_request *evdns_base_resolve_ipv4(struct evdns_base *p0, const char *p1, int p2, evdns_callback_type p3,
                                              void *p4);
struct evdns_request *evdns_base_resolve_ipv6(struct evdns_base *p0, const char *p1, int p2, evdns_callback_type p3,
                                              void *p4);
void evdns_cancel_request(struct evdns_base *p0, struct evdns_request *p1);
struct evdns_getaddrinfo_request *evdns_getaddrinfo(struct evdns_base *p0, const char *p1, const char *p2,
                                                    const struct evutil_addrinfo *p3, evdns_getaddrinfo_cb p4,
                                                    void *p5);
void evdns_getaddrinfo_cancel(struct evdns_getaddrinfo_request *p0);

#endif
