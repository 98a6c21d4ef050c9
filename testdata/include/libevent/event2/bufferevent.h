/* What the cases use of event2/bufferevent.h; not the real header. */
#ifndef STUB_EVENT2_BUFFEREVENT_H
#define STUB_EVENT2_BUFFEREVENT_H

#include "event2/buffer.h"
#include "event2/event.h"
#include <sys/socket.h>
struct bufferevent;
struct evdns_base;
struct bufferevent_rate_limit_group;
struct ev_token_bucket_cfg;
enum bufferevent_filter_result { BEV_OK };
typedef void (*bufferevent_data_cb)(struct bufferevent *bev, void *ctx);
typedef void (*bufferevent_event_cb)(struct bufferevent *bev, short what, void *ctx);
typedef enum bufferevent_filter_result (*bufferevent_filter_cb)(struct evbuffer *src, struct evbuffer *dst,
                                                                long dst_limit, int mode, void *ctx);
#define BEV_OPT_CLOSE_ON_FREE 1

struct bufferevent *bufferevent_socket_new(struct event_base *p0, evutil_socket_t p1, int p2);
int bufferevent_pair_new(struct event_base *p0, int p1, struct bufferevent *p2[2]);
struct bufferevent *bufferevent_filter_new(struct bufferevent *p0, bufferevent_filter_cb p1, bufferevent_filter_cb p2,
                                           int p3, void (*p4)(void *), void *p5);
void bufferevent_free(struct bufferevent *p0);
void bufferevent_incref(struct bufferevent *p0);
int bufferevent_decref(struct bufferevent *p0);
void bufferevent_setcb(struct bufferevent *p0, bufferevent_data_cb p1, bufferevent_data_cb p2, bufferevent_event_cb p3,
                       void *p4);
int bufferevent_enable(struct bufferevent *p0, short p1);
int bufferevent_disable(struct bufferevent *p0, short p1);
int bufferevent_set_timeouts(struct bufferevent *p0, const struct timeval *p1, const struct timeval *p2);
int bufferevent_socket_connect(struct bufferevent *p0, const struct sockaddr *p1, int p2);
int bufferevent_socket_connect_hostname(struct bufferevent *p0, struct evdns_base *p1, int p2, const char *p3, int p4);
struct bufferevent_rate_limit_group *bufferevent_rate_limit_group_new(struct event_base *p0,
                                                                      const struct ev_token_bucket_cfg *p1);
void bufferevent_rate_limit_group_free(struct bufferevent_rate_limit_group *p0);

#endif
