/* Pending name requests: owed while somebody keeps them to be able to cancel. */
#include <event2/dns.h>

#include <stddef.h>

int step(int n);

int good_request(struct evdns_base *base, evdns_callback_type done, int n)
{
    struct evdns_request *request = evdns_base_resolve_ipv4(base, "host", 0, done, NULL);

    if (!request)
        return -1;
    if (step(n) < 0) {
        evdns_cancel_request(base, request);
        return -1;
    }
    return 0;
}

/* the callback ends it */
void good_forgotten(struct evdns_base *base, evdns_callback_type done, evdns_getaddrinfo_cb found)
{
    evdns_base_resolve_ipv4(base, "host", 0, done, NULL);
    evdns_getaddrinfo(base, "host", NULL, NULL, found, NULL);
}

void bad_twice(struct evdns_base *base, evdns_getaddrinfo_cb found)
{
    struct evdns_getaddrinfo_request *request = evdns_getaddrinfo(base, "host", NULL, NULL, found, NULL);

    if (!request)
        return;
    evdns_getaddrinfo_cancel(request);
    evdns_getaddrinfo_cancel(request); /* want "double-cancel" */
}

void bad_request_twice(struct evdns_base *base, evdns_callback_type done)
{
    struct evdns_request *request = evdns_base_resolve_ipv4(base, "host", 0, done, NULL);

    if (!request)
        return;
    evdns_cancel_request(base, request);
    evdns_cancel_request(base, request); /* want "double-cancel" */
}
