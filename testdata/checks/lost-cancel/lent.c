/* Handles passed to functions that are not in view: whether those keep them, the rest of the code tells. */
#include <fcntl.h>
#include <gio/gio.h>
#include <stdbool.h>
#include <unistd.h>

int read_header(int fd);
gboolean parse_body(int fd);
int adopt_first(int fd);
struct conn *conn_new(int fd);
void conn_free(struct conn *c);
void watch(int fd, void (*ready)(int));
void log_fd(int fd);
int refresh(GCancellable *c, GError **error);
void store_take(GCancellable *c);
void untyped(void *p);

/* Released after both calls: they borrow. Their failures do not release it either. */
int header_then_body(const char *path)
{
    int fd = open(path, O_RDONLY); /* want "lost-cancel: 'fd' .*\[likely\]" */
    if (fd < 0) return -1;
    if (read_header(fd) != 0) return -2;
    if (!parse_body(fd)) {
        close(fd);
        return -3;
    }
    close(fd);
    return 0;
}

/* The release of one function tells about another's call. */
int header_only(const char *path)
{
    int fd = open(path, O_RDONLY); /* want "never-released: 'fd' .*\[likely\]" */
    if (fd < 0) return -1;
    log_fd(fd);
    return 0;
}

int logged(const char *path)
{
    int fd = open(path, O_RDONLY);
    if (fd < 0) return -1;
    log_fd(fd);
    close(fd);
    return 0;
}

/* A wrapper that only passes it on is looked through. */
static int logged_twice(int fd)
{
    log_fd(fd);
    return fd > 10;
}

int through_wrapper(const char *path, int x)
{
    int fd = open(path, O_RDONLY); /* want "lost-cancel: 'fd'" */
    if (fd < 0) return -1;
    if (logged_twice(fd)) return -2;
    close(fd);
    return x;
}

/* Released only where taking it over failed: it is the other's. */
int adopted(const char *path)
{
    int fd = open(path, O_RDONLY);
    if (fd < 0) return -1;
    if (adopt_first(fd) < 0) {
        close(fd);
        return -1;
    }
    return 0;
}

struct conn *connected(const char *path)
{
    int fd = open(path, O_RDONLY);
    if (fd < 0) return NULL;
    struct conn *c = conn_new(fd);
    if (!c) close(fd);
    return c;
}

/* Handed over with a callback: kept until that is called. */
static void ready(int fd)
{
    close(fd);
}

int watched(const char *path, int again)
{
    int fd = open(path, O_RDONLY);
    if (fd < 0) return -1;
    watch(fd, ready);
    if (again) return 1;
    return 0;
}

/* A GCancellable is lent to whoever takes one as a parameter, unless his name says something else. */
int cancelled(int x)
{
    GCancellable *c = g_cancellable_new(); /* want "lost-cancel: 'c' .*\[likely\]" */
    if (refresh(c, NULL) < 0) return -1;
    if (x) store_take(g_object_ref(c));
    g_object_unref(c);
    return 0;
}

void never(void)
{
    GCancellable *c = g_cancellable_new(); /* want "never-released: 'c'" */
    while (refresh(c, NULL) > 0)
        ;
}

void taken(void)
{
    GCancellable *c = g_cancellable_new();
    store_take(c);
}

void hidden(void)
{
    GCancellable *c = g_cancellable_new();
    untyped(c);
}

/* In a loop. */
void each(int n)
{
    GCancellable *c = NULL;
    for (int i = 0; i < n; i++) {
        c = g_cancellable_new(); /* want "overwritten-cancel: 'c'" */
        refresh(c, NULL);
    }
    g_clear_object(&c);
}

/* Kept in an object after having been lent: the object's from then on. */
struct session {
    int fd;
};

int kept(struct session *s, const char *path)
{
    int fd = open(path, O_RDONLY);
    if (fd < 0) return -1;
    parse_body(fd);
    s->fd = fd;
    return 0;
}
