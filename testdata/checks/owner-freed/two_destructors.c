/* Objects of one record with two destructors: the one for objects that never got a handle need not ask for it. */
#include <event2/event.h>
#include <stdlib.h>

struct monitor {
    struct event *io;
    char *seen;
    int read_only;
};

static void on_data(evutil_socket_t fd, short what, void *arg)
{
    ((struct monitor *)arg)->read_only = fd + what;
}

struct monitor *monitor_create(int read_only)
{
    struct monitor *m = calloc(1, sizeof *m);
    if (m) m->read_only = read_only;
    return m;
}

void monitor_print(struct monitor *m, const char *text)
{
    m->seen = realloc(m->seen, 1 + (size_t)text[0]);
}

void monitor_destroy(struct monitor *m)
{
    if (!m) return;
    free(m->seen);
    free(m);
}

struct monitor *monitor_open(struct event_base *base, int fd)
{
    struct monitor *m = monitor_create(0);
    if (!m) return NULL;
    m->io = event_new(base, fd, EV_READ, on_data, m);
    event_add(m->io, NULL);
    return m;
}

void monitor_close(struct monitor *m)
{
    event_free(m->io);
    free(m->seen);
    free(m);
}

int print_file(const char *text)
{
    struct monitor *m = monitor_create(1);
    if (!m) return -1;
    monitor_print(m, text);
    monitor_destroy(m);
    return 0;
}

/* ---- the same with objects that come from elsewhere ---- */

struct watch {
    struct event *io;
    char *seen;
};

struct watch *watch_create(void)
{
    return calloc(1, sizeof(struct watch));
}

void watch_destroy(struct watch *w)
{
    free(w->seen);
    free(w); /* want "owner-freed: .*'w->io'" */
}

struct watch *watch_open(struct event_base *base, int fd)
{
    struct watch *w = watch_create();
    if (!w) return NULL;
    w->io = event_new(base, fd, EV_READ, on_data, w);
    event_add(w->io, NULL);
    return w;
}

void watch_close(struct watch *w)
{
    event_free(w->io);
    w->io = NULL;
}

void watches_end(struct watch *w)
{
    watch_destroy(w);
}
