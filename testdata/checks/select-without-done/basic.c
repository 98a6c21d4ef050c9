/* Select-like waits and the context at hand: what wakes them. */
#include <gio/gio.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/select.h>
#include <unistd.h>

int no_done(int fd, GCancellable *cancellable)
{
    struct pollfd p = {.fd = fd, .events = POLLIN};
    if (g_cancellable_is_cancelled(cancellable)) return -1;
    return poll(&p, 1, -1); /* want "select-without-done: poll waits without limit, and 'cancellable' .GCancellable. is not among what can wake it" */
}

int no_done_select(int fd, GCancellable *cancellable)
{
    fd_set set;
    FD_ZERO(&set);
    FD_SET(fd, &set);
    if (g_cancellable_is_cancelled(cancellable)) return -1;
    return select(fd + 1, &set, NULL, NULL, NULL); /* want "select waits without limit, and 'cancellable'" */
}

/* A worker with a descriptor that says stop: one loop waits for it, the other forgot it. */
struct worker {
    int data_fd, stop_fd;
};

struct worker *worker_new(int data_fd)
{
    struct worker *w = calloc(1, sizeof *w);
    if (!w) return NULL;
    w->data_fd = data_fd;
    w->stop_fd = eventfd(0, EFD_CLOEXEC);
    return w;
}

void worker_free(struct worker *w)
{
    close(w->stop_fd);
    free(w);
}

void worker_good(struct worker *w)
{
    struct pollfd p[2] = {{.fd = w->data_fd, .events = POLLIN}, {.fd = w->stop_fd, .events = POLLIN}};
    while (poll(p, 2, -1) > 0 && !p[1].revents) {
    }
}

void worker_bad(struct worker *w)
{
    struct pollfd p = {.fd = w->data_fd, .events = POLLIN};
    while (poll(&p, 1, -1) > 0) { /* want "poll waits without limit, and 'stop_fd' .file descriptor. is not among what can wake it" */
    }
}

/* ---- nothing to report ---- */

int fine_done_in_set(int fd, GCancellable *cancellable)
{
    GPollFD done;
    if (!g_cancellable_make_pollfd(cancellable, &done)) return -1;
    struct pollfd p[2] = {{.fd = fd, .events = POLLIN}, {.fd = done.fd, .events = POLLIN}};
    int r = poll(p, 2, -1);
    g_cancellable_release_fd(cancellable);
    return r;
}

int fine_limit(int fd, GCancellable *cancellable)
{
    struct pollfd p = {.fd = fd, .events = POLLIN};
    while (!g_cancellable_is_cancelled(cancellable))
        if (poll(&p, 1, 200) > 0) return 1;
    return 0;
}

int fine_no_context(int fd)
{
    struct pollfd p = {.fd = fd, .events = POLLIN};
    return poll(&p, 1, -1);
}

/* The descriptor of the context is asked for and then left out of the set. */
int asked_and_forgotten(int s, GCancellable *cancellable)
{
    fd_set set;
    int done = g_cancellable_get_fd(cancellable), r;
    FD_ZERO(&set);
    FD_SET(s, &set);
    r = select(s + 1, &set, NULL, NULL, NULL); /* want "select waits without limit, and 'cancellable'" */
    g_cancellable_release_fd(cancellable);
    return r;
}

int fine_asked_and_set(int s, GCancellable *cancellable)
{
    fd_set set;
    int done = g_cancellable_get_fd(cancellable), r;
    FD_ZERO(&set);
    FD_SET(s, &set);
    FD_SET(done, &set);
    r = select((s > done ? s : done) + 1, &set, NULL, NULL, NULL);
    g_cancellable_release_fd(cancellable);
    return r;
}

/* A pipe is a descriptor like any other, unless it is called by what it says. */
struct reader {
    int stop_pipe[2], out_pipe[2];
};

int reader_init(struct reader *r)
{
    if (pipe(r->stop_pipe) < 0) return -1;
    if (pipe(r->out_pipe) == 0) return 0;
    close(r->stop_pipe[0]);
    close(r->stop_pipe[1]);
    return -1;
}

void reader_end(struct reader *r)
{
    close(r->stop_pipe[0]);
    close(r->stop_pipe[1]);
    close(r->out_pipe[0]);
    close(r->out_pipe[1]);
}

int reader_bad(struct reader *r, int fd)
{
    struct pollfd p = {.fd = fd, .events = POLLIN};
    return poll(&p, 1, -1); /* want "poll waits without limit, and 'stop_pipe' .file descriptor. is not among what can wake it" */
}

int reader_good(struct reader *r, int fd)
{
    struct pollfd p[2] = {{.fd = fd, .events = POLLIN}, {.fd = r->stop_pipe[0], .events = POLLIN}};
    return poll(p, 2, -1);
}
