/* The callback of an event gets its descriptor: who closes it is between the two. */
#include <event2/event.h>
#include <event2/event_struct.h>
#include <sys/socket.h>
#include <unistd.h>

struct server {
    struct event_base *base;
    struct event *listener;
    struct event embedded;
};

static void on_ready(evutil_socket_t fd, short what, void *arg)
{
    char c;
    if (!arg || what != EV_READ || read(fd, &c, 1) <= 0) close(fd);
}

int server_watch(struct server *s)
{
    int fd = socket(AF_INET, SOCK_DGRAM, 0);
    if (fd < 0) return -1;
    s->listener = event_new(s->base, fd, EV_READ | EV_PERSIST, on_ready, s);
    if (!s->listener) {
        close(fd);
        return -1;
    }
    return event_add(s->listener, NULL);
}

int server_assign(struct server *s)
{
    int fd = socket(AF_INET, SOCK_DGRAM, 0);
    if (fd < 0) return -1;
    return event_assign(&s->embedded, s->base, fd, EV_READ, on_ready, s);
}

void server_end(struct server *s)
{
    event_free(s->listener);
}
