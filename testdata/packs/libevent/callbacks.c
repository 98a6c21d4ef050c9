/* Connections that their own callbacks end, and those that lie in others. */
#include <event2/bufferevent.h>
#include <event2/event.h>
#include <stddef.h>

static void on_event(struct bufferevent *bev, short what, void *arg)
{
    if (what) bufferevent_free(bev);
}

static void on_read(struct bufferevent *bev, void *arg)
{
    bufferevent_enable(bev, (short)(arg != NULL));
}

static void on_quiet_event(struct bufferevent *bev, short what, void *arg)
{
    bufferevent_disable(bev, what);
}

void ends_itself(struct event_base *base, int fd)
{
    struct bufferevent *bev = bufferevent_socket_new(base, fd, BEV_OPT_CLOSE_ON_FREE);
    bufferevent_setcb(bev, on_read, NULL, on_event, NULL);
    bufferevent_enable(bev, 1);
}

void nobody_ends(struct event_base *base, int fd)
{
    struct bufferevent *bev = bufferevent_socket_new(base, fd, BEV_OPT_CLOSE_ON_FREE); /* want "never-released" */
    bufferevent_setcb(bev, on_read, NULL, on_quiet_event, NULL);
    bufferevent_enable(bev, 1);
}

void filter_has_it(struct event_base *base, int fd)
{
    struct bufferevent *bev = bufferevent_socket_new(base, fd, BEV_OPT_CLOSE_ON_FREE);
    bev = bufferevent_filter_new(bev, NULL, NULL, BEV_OPT_CLOSE_ON_FREE, NULL, NULL);
    bufferevent_free(bev);
}

void filter_leaves_it(struct event_base *base, int fd)
{
    struct bufferevent *bev = bufferevent_socket_new(base, fd, BEV_OPT_CLOSE_ON_FREE);
    bev = bufferevent_filter_new(bev, NULL, NULL, 0, NULL, NULL); /* want "overwritten-cancel" */
    bufferevent_free(bev);
}
