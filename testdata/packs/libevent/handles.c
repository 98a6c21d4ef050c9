/* Every tracked kind of the pack, and every call that makes one: released on both ways out, and on one only. */
#include <event2/buffer.h>
#include <event2/bufferevent.h>
#include <event2/bufferevent_compat.h>
#include <event2/bufferevent_ssl.h>
#include <event2/dns.h>
#include <event2/event.h>
#include <event2/http.h>
#include <event2/listener.h>
#include <event2/util.h>
#include <stddef.h>

int step(int n);

int good_event_base_new(int n)
{
    struct event_base *h = event_base_new();

    if (!h) return -1;
    if (step(n) < 0) {
        event_base_free(h);
        return -1;
    }
    event_base_free(h);
    return 0;
}

int bad_event_base_new(int n)
{
    struct event_base *h = event_base_new(); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    event_base_free(h);
    return 0;
}

int good_event_base_new_with_config(const struct event_config *a, int n)
{
    struct event_base *h = event_base_new_with_config(a);

    if (!h) return -1;
    if (step(n) < 0) {
        event_base_free(h);
        return -1;
    }
    event_base_free(h);
    return 0;
}

int bad_event_base_new_with_config(const struct event_config *a, int n)
{
    struct event_base *h = event_base_new_with_config(a); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    event_base_free(h);
    return 0;
}

int good_event_config_new(int n)
{
    struct event_config *h = event_config_new();

    if (!h) return -1;
    if (step(n) < 0) {
        event_config_free(h);
        return -1;
    }
    event_config_free(h);
    return 0;
}

int bad_event_config_new(int n)
{
    struct event_config *h = event_config_new(); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    event_config_free(h);
    return 0;
}

int good_event_new(struct event_base *a, void *b, int n)
{
    struct event *h = event_new(a, n, 0, NULL, b);

    if (!h) return -1;
    if (step(n) < 0) {
        event_free(h);
        return -1;
    }
    event_free(h);
    return 0;
}

int bad_event_new(struct event_base *a, void *b, int n)
{
    struct event *h = event_new(a, n, 0, NULL, b); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    event_free(h);
    return 0;
}

int good_event_add(const struct timeval *a, int n)
{
    struct event h;

    if (event_add(&h, a) < 0) return -1;
    if (step(n) < 0) {
        event_del(&h);
        return -1;
    }
    event_del(&h);
    return 0;
}

int bad_event_add(const struct timeval *a, int n)
{
    struct event h;

    if (event_add(&h, a) < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    event_del(&h);
    return 0;
}

int good_bufferevent_socket_new(struct event_base *a, int n)
{
    struct bufferevent *h = bufferevent_socket_new(a, n, 0);

    if (!h) return -1;
    if (step(n) < 0) {
        bufferevent_free(h);
        return -1;
    }
    bufferevent_free(h);
    return 0;
}

int bad_bufferevent_socket_new(struct event_base *a, int n)
{
    struct bufferevent *h = bufferevent_socket_new(a, n, 0); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    bufferevent_free(h);
    return 0;
}

int good_bufferevent_filter_new(struct bufferevent *a, void *b, int n)
{
    struct bufferevent *h = bufferevent_filter_new(a, NULL, NULL, 0, NULL, b);

    if (!h) return -1;
    if (step(n) < 0) {
        bufferevent_free(h);
        return -1;
    }
    bufferevent_free(h);
    return 0;
}

int bad_bufferevent_filter_new(struct bufferevent *a, void *b, int n)
{
    struct bufferevent *h = bufferevent_filter_new(a, NULL, NULL, 0, NULL, b); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    bufferevent_free(h);
    return 0;
}

int good_bufferevent_openssl_socket_new(struct event_base *a, struct ssl_st *b, enum bufferevent_ssl_state c, int n)
{
    struct bufferevent *h = bufferevent_openssl_socket_new(a, n, b, c, 0);

    if (!h) return -1;
    if (step(n) < 0) {
        bufferevent_free(h);
        return -1;
    }
    bufferevent_free(h);
    return 0;
}

int bad_bufferevent_openssl_socket_new(struct event_base *a, struct ssl_st *b, enum bufferevent_ssl_state c, int n)
{
    struct bufferevent *h = bufferevent_openssl_socket_new(a, n, b, c, 0); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    bufferevent_free(h);
    return 0;
}

int good_bufferevent_new(void *a, int n)
{
    struct bufferevent *h = bufferevent_new(n, NULL, NULL, NULL, a);

    if (!h) return -1;
    if (step(n) < 0) {
        bufferevent_free(h);
        return -1;
    }
    bufferevent_free(h);
    return 0;
}

int bad_bufferevent_new(void *a, int n)
{
    struct bufferevent *h = bufferevent_new(n, NULL, NULL, NULL, a); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    bufferevent_free(h);
    return 0;
}

int good_bufferevent_rate_limit_group_new(struct event_base *a, const struct ev_token_bucket_cfg *b, int n)
{
    struct bufferevent_rate_limit_group *h = bufferevent_rate_limit_group_new(a, b);

    if (!h) return -1;
    if (step(n) < 0) {
        bufferevent_rate_limit_group_free(h);
        return -1;
    }
    bufferevent_rate_limit_group_free(h);
    return 0;
}

int bad_bufferevent_rate_limit_group_new(struct event_base *a, const struct ev_token_bucket_cfg *b, int n)
{
    struct bufferevent_rate_limit_group *h = bufferevent_rate_limit_group_new(a, b); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    bufferevent_rate_limit_group_free(h);
    return 0;
}

int good_evbuffer_new(int n)
{
    struct evbuffer *h = evbuffer_new();

    if (!h) return -1;
    if (step(n) < 0) {
        evbuffer_free(h);
        return -1;
    }
    evbuffer_free(h);
    return 0;
}

int bad_evbuffer_new(int n)
{
    struct evbuffer *h = evbuffer_new(); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    evbuffer_free(h);
    return 0;
}

int good_evconnlistener_new(struct event_base *a, void *b, int n)
{
    struct evconnlistener *h = evconnlistener_new(a, NULL, b, 0, 0, n);

    if (!h) return -1;
    if (step(n) < 0) {
        evconnlistener_free(h);
        return -1;
    }
    evconnlistener_free(h);
    return 0;
}

int bad_evconnlistener_new(struct event_base *a, void *b, int n)
{
    struct evconnlistener *h = evconnlistener_new(a, NULL, b, 0, 0, n); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    evconnlistener_free(h);
    return 0;
}

int good_evconnlistener_new_bind(struct event_base *a, void *b, const struct sockaddr *c, int n)
{
    struct evconnlistener *h = evconnlistener_new_bind(a, NULL, b, 0, 0, c, 0);

    if (!h) return -1;
    if (step(n) < 0) {
        evconnlistener_free(h);
        return -1;
    }
    evconnlistener_free(h);
    return 0;
}

int bad_evconnlistener_new_bind(struct event_base *a, void *b, const struct sockaddr *c, int n)
{
    struct evconnlistener *h = evconnlistener_new_bind(a, NULL, b, 0, 0, c, 0); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    evconnlistener_free(h);
    return 0;
}

int good_evhttp_new(struct event_base *a, int n)
{
    struct evhttp *h = evhttp_new(a);

    if (!h) return -1;
    if (step(n) < 0) {
        evhttp_free(h);
        return -1;
    }
    evhttp_free(h);
    return 0;
}

int bad_evhttp_new(struct event_base *a, int n)
{
    struct evhttp *h = evhttp_new(a); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    evhttp_free(h);
    return 0;
}

struct good_evhttp_bind_socket_with_handle_owner {
    struct evhttp_bound_socket *h;
};

void good_evhttp_bind_socket_with_handle(struct good_evhttp_bind_socket_with_handle_owner *o, struct evhttp *a,
                                         ev_uint16_t b)
{
    o->h = evhttp_bind_socket_with_handle(a, "", b);
}

void good_evhttp_bind_socket_with_handle_end(struct good_evhttp_bind_socket_with_handle_owner *o, struct evhttp *a,
                                             ev_uint16_t b)
{
    evhttp_del_accept_socket(a, o->h);
    o->h = NULL;
}

struct bad_evhttp_bind_socket_with_handle_owner {
    struct evhttp_bound_socket *h;
};

void bad_evhttp_bind_socket_with_handle(struct bad_evhttp_bind_socket_with_handle_owner *o, struct evhttp *a,
                                        ev_uint16_t b)
{
    o->h = evhttp_bind_socket_with_handle(a, "", b); /* want "never-released" */
}

struct good_evhttp_accept_socket_with_handle_owner {
    struct evhttp_bound_socket *h;
};

void good_evhttp_accept_socket_with_handle(struct good_evhttp_accept_socket_with_handle_owner *o, struct evhttp *a,
                                           int n)
{
    o->h = evhttp_accept_socket_with_handle(a, n);
}

void good_evhttp_accept_socket_with_handle_end(struct good_evhttp_accept_socket_with_handle_owner *o, struct evhttp *a,
                                               int n)
{
    evhttp_del_accept_socket(a, o->h);
    o->h = NULL;
}

struct bad_evhttp_accept_socket_with_handle_owner {
    struct evhttp_bound_socket *h;
};

void bad_evhttp_accept_socket_with_handle(struct bad_evhttp_accept_socket_with_handle_owner *o, struct evhttp *a, int n)
{
    o->h = evhttp_accept_socket_with_handle(a, n); /* want "never-released" */
}

int good_evhttp_connection_base_new(struct event_base *a, struct evdns_base *b, ev_uint16_t c, int n)
{
    struct evhttp_connection *h = evhttp_connection_base_new(a, b, "", c);

    if (!h) return -1;
    if (step(n) < 0) {
        evhttp_connection_free(h);
        return -1;
    }
    evhttp_connection_free(h);
    return 0;
}

int bad_evhttp_connection_base_new(struct event_base *a, struct evdns_base *b, ev_uint16_t c, int n)
{
    struct evhttp_connection *h = evhttp_connection_base_new(a, b, "", c); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    evhttp_connection_free(h);
    return 0;
}

int good_evhttp_request_new(void *a, int n)
{
    struct evhttp_request *h = evhttp_request_new(NULL, a);

    if (!h) return -1;
    if (step(n) < 0) {
        evhttp_request_free(h);
        return -1;
    }
    evhttp_request_free(h);
    return 0;
}

int bad_evhttp_request_new(void *a, int n)
{
    struct evhttp_request *h = evhttp_request_new(NULL, a); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    evhttp_request_free(h);
    return 0;
}

int good_evdns_base_new(struct event_base *a, int n)
{
    struct evdns_base *h = evdns_base_new(a, 0);

    if (!h) return -1;
    if (step(n) < 0) {
        evdns_base_free(h, 0);
        return -1;
    }
    evdns_base_free(h, 0);
    return 0;
}

int bad_evdns_base_new(struct event_base *a, int n)
{
    struct evdns_base *h = evdns_base_new(a, 0); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    evdns_base_free(h, 0);
    return 0;
}

int good_evutil_getaddrinfo(const struct evutil_addrinfo *a, int n)
{
    struct evutil_addrinfo *h = NULL;

    if (evutil_getaddrinfo("", "", a, &h) != 0) return -1;
    if (step(n) < 0) {
        evutil_freeaddrinfo(h);
        return -1;
    }
    evutil_freeaddrinfo(h);
    return 0;
}

int bad_evutil_getaddrinfo(const struct evutil_addrinfo *a, int n)
{
    struct evutil_addrinfo *h = NULL;

    if (evutil_getaddrinfo("", "", a, &h) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    evutil_freeaddrinfo(h);
    return 0;
}
