/* A chain of links, structs with function pointers: one link hands on no context, and below it nothing can be stopped. */
// options: --checks=-*,null-context,select-without-done,blocking-without-context
#include <gio/gio.h>
#include <gio/waits.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

/* ---- GLib: through the next link's function ---- */

struct link {
    gboolean (*serve)(struct link *self, GResolver *names, GCancellable *cancellable, GError **error);
    struct link *next;
};

static gboolean end(struct link *self, GResolver *names, GCancellable *cancellable, GError **error)
{
    (void)self;
    return g_resolver_lookup_by_name(names, "db", cancellable, error) != NULL;
}

static gboolean logged(struct link *self, GResolver *names, GCancellable *cancellable, GError **error)
{
    if (g_cancellable_set_error_if_cancelled(cancellable, error)) return FALSE;
    return self->next->serve(self->next, names, NULL, error); /* want "null-context: end is given no context although 'cancellable' .* is at hand" */
}

static gboolean counted(struct link *self, GResolver *names, GCancellable *cancellable, GError **error)
{
    return self->next->serve(self->next, names, cancellable, error);
}

static struct link last = {end, NULL}, second = {counted, &last}, first = {logged, &second};

gboolean serve(GResolver *names, GCancellable *cancellable, GError **error)
{
    return first.serve(&first, names, cancellable, error);
}

/* ---- plain C: what says stop is a descriptor that goes along ---- */

struct conn {
    int fd, stop_fd;
};
struct stage {
    int (*run)(struct stage *s, struct conn *c);
    struct stage *next;
};

static int answers(struct stage *s, struct conn *c)
{
    struct pollfd p[2] = {{c->fd, POLLIN, 0}, {c->stop_fd, POLLIN, 0}};
    (void)s;
    return poll(p, 2, -1);
}

static int greets(struct stage *s, struct conn *c)
{
    struct pollfd p = {c->fd, POLLIN, 0};
    if (poll(&p, 1, -1) < 0) return -1; /* want "select-without-done: poll waits without limit, and 'stop_fd'" */
    return s->next->run(s->next, c);
}

int conn_begin(struct conn *c, int fd)
{
    c->fd = fd;
    c->stop_fd = eventfd(0, EFD_CLOEXEC);
    return c->stop_fd;
}

void conn_end(struct conn *c)
{
    close(c->stop_fd);
}

static struct stage stages[2] = {{greets, &stages[1]}, {answers, NULL}};

/* Told where the wait is, not once more where the chain begins. */
int go(struct conn *c)
{
    return stages[0].run(&stages[0], c);
}
